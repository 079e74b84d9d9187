import { createEffect, createMemo, createResource, createSignal, For, Match, on, Show, Switch } from 'solid-js'
import IconDesk from '~icons/lucide/monitor'
import IconPhone from '~icons/lucide/smartphone'
import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import { formatMoment } from '../../i18n/format'
import type { OwnDevice } from '../../shared/api'
import { useNotebook } from '../../solid/notebook'
import { http, type HttpResult } from '../../sync/http'
import { Badge } from '../../ui/Badge'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ConfirmDialog } from '../../ui/Dialog'
import { List, ListItem } from '../../ui/List'
import { SectionHeader } from '../../ui/SectionHeader'
import { Spinner } from '../../ui/Spinner'
import { showToast } from '../../ui/toast'
import styles from './Settings.module.css'

/** Where this member is signed in; another device can be signed out from here. */
export function Devices() {
  const notebook = useNotebook()
  const [answer, { refetch }] = createResource<HttpResult<OwnDevice[]> | null>(
    () => http<OwnDevice[]>('GET', '/api/devices'),
    { initialValue: null },
  )
  const connection = createMemo(() => notebook.status().connection)
  createEffect(on(connection, () => void refetch(), { defer: true }))
  const [revoking, setRevoking] = createSignal<OwnDevice | null>(null)
  const devices = () => {
    const read = answer.latest
    return read?.ok
      ? read.value.toSorted((a, b) => Number(b.current) - Number(a.current) || b.lastSeen - a.lastSeen)
      : undefined
  }
  const error = () => {
    const read = answer.latest
    return read !== null && !read.ok ? read.error : undefined
  }
  async function revoke(device: OwnDevice) {
    const done = await http('DELETE', `/api/devices/${device.id}`)
    showToast(
      done.ok ? { text: t('settings.revoked'), kind: 'success' } : { text: apiErrorText(done.error), kind: 'error' },
    )
    void refetch()
  }
  return (
    <section class={styles.section}>
      <SectionHeader title={t('settings.devices')} hint={t('settings.devicesHint')} />
      <Switch
        fallback={
          <Card>
            <Spinner label={t('settings.devices')} />
          </Card>
        }
      >
        <Match when={devices()}>
          {(list) => (
            <Card flush>
              <List label={t('settings.devices')}>
                <For each={list()}>
                  {(device) => <DeviceLine device={device} onRevoke={() => setRevoking(device)} />}
                </For>
              </List>
            </Card>
          )}
        </Match>
        <Match when={error()}>
          {(code) => (
            <Banner
              tone={code() === 'offline' ? 'info' : 'danger'}
              action={
                <Button size="small" onClick={() => void refetch()}>
                  {t('common.retry')}
                </Button>
              }
            >
              {apiErrorText(code())}
            </Banner>
          )}
        </Match>
      </Switch>
      <ConfirmDialog
        open={revoking() !== null}
        title={t('settings.revokeTitle', { device: revoking()?.label ?? '' })}
        confirmLabel={t('settings.revoke')}
        cancelLabel={t('common.cancel')}
        danger
        onConfirm={() => {
          const device = revoking()
          if (device !== null) void revoke(device)
        }}
        onClose={() => setRevoking(null)}
      >
        {t('settings.revokeText')}
      </ConfirmDialog>
    </section>
  )
}

const isPhone = (label: string): boolean => /android|iphone|ipad|mobile/i.test(label)

function DeviceLine(props: { device: OwnDevice; onRevoke: () => void }) {
  return (
    <ListItem
      lead={isPhone(props.device.label) ? <IconPhone aria-hidden="true" /> : <IconDesk aria-hidden="true" />}
      detail={t('settings.deviceSeen', { when: formatMoment(props.device.lastSeen) })}
      badge={
        <Show when={props.device.current}>
          <Badge tone="accent">{t('settings.thisDevice')}</Badge>
        </Show>
      }
      end={
        <Show when={!props.device.current}>
          <Button
            size="small"
            aria-label={t('settings.revokeLabel', { device: props.device.label })}
            onClick={() => props.onRevoke()}
          >
            {t('settings.revoke')}
          </Button>
        </Show>
      }
    >
      {props.device.label}
    </ListItem>
  )
}
