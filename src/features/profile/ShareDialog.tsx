import { createSignal, createUniqueId, For, Show } from 'solid-js'
import IconTrash from '~icons/lucide/trash-2'
import { t } from '../../i18n'
import { formatDate } from '../../i18n/format'
import type { ApiErrorCode } from '../../shared/api'
import { dayOf } from '../../shared/dates'
import type { MemberId } from '../../shared/ids'
import type { AccessGrant } from '../../shared/protocol'
import { http } from '../../sync/http'
import { Avatar } from '../../ui/Avatar'
import { Banner } from '../../ui/Banner'
import { Button, IconButton } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { Dialog } from '../../ui/Dialog'
import { List, ListItem } from '../../ui/List'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { showToast, type Toast } from '../../ui/toast'
import { useClient } from './client'
import styles from './People.module.css'
import { sharesOf, takersOf, type Share } from './sharing'

/** Who else may open this client, and until when. Needs the network: rights are the server's. */
export function ShareDialog(props: { open: boolean; onClose: () => void }) {
  return (
    <Show when={props.open}>
      <Sharing onClose={() => props.onClose()} />
    </Show>
  )
}

function refusalText(error: ApiErrorCode | 'offline'): string {
  if (error === 'offline') return t('profile.share.offline')
  return error === 'noAccess' ? t('profile.share.noAccess') : t('profile.share.failed')
}

function Sharing(props: { onClose: () => void }) {
  const form = createUniqueId()
  const client = useClient()
  const { notebook, view } = client
  const zone = () => notebook.me().workspace.zone
  const [member, setMember] = createSignal<MemberId | ''>('')
  const [level, setLevel] = createSignal<AccessGrant['level']>('write')
  const [until, setUntil] = createSignal('')
  const [refusal, setRefusal] = createSignal<string>()
  const [waiting, setWaiting] = createSignal(false)
  const shares = () => sharesOf(view.grants(), dayOf(Date.now(), zone()))
  const takers = () => takersOf(notebook.team().members, view.row()?.owner ?? null)

  async function ask(method: 'PUT' | 'DELETE', whom: MemberId, done: Toast, body?: unknown): Promise<boolean> {
    setWaiting(true)
    setRefusal(undefined)
    const answer = await http<unknown>(method, `/api/profiles/${view.id}/grants/${whom}`, body)
    setWaiting(false)
    if (answer.ok) showToast({ kind: 'success', ...done })
    else setRefusal(refusalText(answer.error))
    return answer.ok
  }
  /** Gives back the access that was taken by one tap. */
  async function giveBack({ member, level, until }: AccessGrant): Promise<void> {
    const answer = await http<unknown>('PUT', `/api/profiles/${view.id}/grants/${member}`, { level, until })
    showToast(
      answer.ok
        ? { kind: 'success', text: t('profile.share.given', { name: notebook.memberName(member) }) }
        : { kind: 'error', text: refusalText(answer.error) },
    )
  }
  async function take(share: Share): Promise<void> {
    const done = t('profile.share.taken', { name: notebook.memberName(share.member) })
    const action = { label: t('common.undo'), run: () => void giveBack(share) }
    // Access that had ended was none: there is nothing to give back.
    await ask('DELETE', share.member, share.ended ? { text: done } : { text: done, action })
  }
  async function give(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const whom = member()
    if (whom === '') return
    const name = notebook.memberName(whom)
    const body = { level: level(), until: until() === '' ? null : until() }
    if (await ask('PUT', whom, { text: t('profile.share.given', { name }) }, body)) setMember('')
  }
  return (
    <Dialog
      open
      title={t('profile.share.title')}
      closeLabel={t('common.close')}
      onClose={() => props.onClose()}
      actions={
        takers().length > 0 ? (
          <Button type="submit" form={form} variant="primary" disabled={member() === '' || waiting()}>
            {t('profile.share.give')}
          </Button>
        ) : undefined
      }
    >
      <div class={styles.form}>
        <p class={styles.quiet}>{t('profile.share.hint')}</p>
        <Show when={refusal()}>{(text) => <Banner tone="danger">{text()}</Banner>}</Show>
        <Show when={shares().length > 0} fallback={<p>{t('profile.share.empty')}</p>}>
          <List>
            <For each={shares()}>
              {(share) => (
                <ListItem
                  lead={<Avatar name={notebook.memberName(share.member)} seed={share.member} size="small" />}
                  detail={
                    share.until === null
                      ? t('profile.share.line', { level: share.level })
                      : share.ended
                        ? t('profile.share.lineEnded', { day: formatDate(share.until) })
                        : t('profile.share.lineUntil', { level: share.level, day: formatDate(share.until) })
                  }
                  end={
                    <IconButton
                      icon={IconTrash}
                      label={t('profile.share.take', { name: notebook.memberName(share.member) })}
                      disabled={waiting()}
                      onClick={() => void take(share)}
                    />
                  }
                >
                  {notebook.memberName(share.member)}
                </ListItem>
              )}
            </For>
          </List>
        </Show>
        <Show when={takers().length > 0} fallback={<p class={styles.quiet}>{t('profile.share.nobodyLeft')}</p>}>
          <form id={form} class={styles.form} onSubmit={(event) => void give(event)}>
            <Select
              label={t('profile.share.colleague')}
              autofocus
              value={member()}
              options={[
                { value: '', label: t('profile.share.choose') },
                ...takers().map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={setMember}
            />
            <Segmented
              label={t('profile.share.level')}
              value={level()}
              options={[
                { value: 'write', label: t('profile.share.write') },
                { value: 'read', label: t('profile.share.read') },
              ]}
              onChange={setLevel}
            />
            <DateField
              label={t('profile.share.until')}
              value={until()}
              min={dayOf(Date.now(), zone())}
              onChange={setUntil}
              hint={t('profile.share.untilHint')}
            />
          </form>
        </Show>
      </div>
    </Dialog>
  )
}
