import { createResource, createSignal, For, Show } from 'solid-js'
import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import { formatMoment } from '../../i18n/format'
import type { OfferedClient } from '../../shared/api'
import type { MemberId } from '../../shared/ids'
import { useNotebook } from '../../solid/notebook'
import { http } from '../../sync/http'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ConfirmDialog } from '../../ui/Dialog'
import { List, ListItem } from '../../ui/List'
import { SectionHeader } from '../../ui/SectionHeader'
import { showToast } from '../../ui/toast'
import styles from './TeamPage.module.css'

/** What devices still held of the time that a restored server lost; nothing on a server that lost nothing. */
export function Restored() {
  const notebook = useNotebook()
  const [answer, { refetch }] = createResource(() => http<OfferedClient[]>('GET', '/api/offered'), {
    initialValue: { ok: true, value: [] },
  })
  const [declining, setDeclining] = createSignal<OfferedClient | null>(null)
  const clients = () => (answer.latest.ok ? answer.latest.value : [])
  const nameOf = ({ profile, name }: OfferedClient) => notebook.row(profile)?.name || name || t('team.restoredUnnamed')
  async function settle({ profile }: OfferedClient, accept: boolean) {
    const done = await http('POST', '/api/offered', { profile, accept })
    showToast(done.ok ? { text: t('team.saved'), kind: 'success' } : { text: apiErrorText(done.error), kind: 'error' })
    await refetch()
  }
  return (
    <Show when={clients().length > 0}>
      <section class={styles.restored}>
        <SectionHeader title={t('team.restored')} hint={t('team.restoredText')} />
        <Card flush>
          <List label={t('team.restored')}>
            <For each={clients()}>
              {(client) => (
                <ListItem
                  badge={
                    <Show when={client.begins && !client.isHere}>
                      <Badge tone="accent">{t('team.restoredBegins')}</Badge>
                    </Show>
                  }
                  detail={
                    <>
                      {detailOf(client, (id) => notebook.memberName(id))}
                      <span class={styles.decide}>
                        <Show when={client.isHere || client.begins}>
                          <Button size="small" variant="primary" onClick={() => void settle(client, true)}>
                            {t('team.restoredAccept')}
                          </Button>
                        </Show>
                        <Button size="small" onClick={() => setDeclining(client)}>
                          {t('team.restoredDecline')}
                        </Button>
                      </span>
                    </>
                  }
                >
                  {nameOf(client)}
                </ListItem>
              )}
            </For>
          </List>
        </Card>
      </section>
      <Show when={declining()}>
        {(client) => (
          <ConfirmDialog
            open
            title={t('team.restoredDeclineTitle', { name: nameOf(client()) })}
            confirmLabel={t('team.restoredDecline')}
            cancelLabel={t('common.cancel')}
            danger
            onConfirm={() => void settle(client(), false)}
            onClose={() => setDeclining(null)}
          >
            {t('team.restoredDeclineText', { count: client().changes })}
          </ConfirmDialog>
        )}
      </Show>
    </Show>
  )
}

function detailOf(
  { changes, by, offeredBy, last, isHere, begins }: OfferedClient,
  name: (id: MemberId) => string,
): string {
  const names = (ids: MemberId[]) => ids.map(name).filter(Boolean).join(', ')
  const detail = t('team.restoredDetail', {
    count: changes,
    by: names(by),
    from: names(offeredBy),
    when: formatMoment(last),
  })
  return isHere || begins ? detail : `${detail} ${t('team.restoredNoBeginning')}`
}
