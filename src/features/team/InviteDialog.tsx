import { createSignal, Show } from 'solid-js'
import IconCopy from '~icons/lucide/copy'
import IconShare from '~icons/lucide/share-2'
import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import type { Role } from '../../shared/access'
import type { ApiErrorCode } from '../../shared/api'
import { useNotebook } from '../../solid/notebook'
import { http } from '../../sync/http'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { showToast } from '../../ui/toast'
import { RoleChoice } from './RoleChoice'

interface Props {
  open: boolean
  onClose: () => void
  onMade: () => void
}

/** Makes an invitation and shows its link, this once. */
export function InviteDialog(props: Props) {
  const [made, setMade] = createSignal<{ name: string; link: string } | null>(null)
  const close = () => {
    props.onClose()
    setMade(null)
  }
  return (
    <Show when={props.open}>
      <Show
        when={made()}
        fallback={
          <AskDialog
            onClose={close}
            onMade={(name, link) => {
              setMade({ name, link })
              props.onMade()
            }}
          />
        }
      >
        {(invitation) => <LinkDialog name={invitation().name} link={invitation().link} onClose={close} />}
      </Show>
    </Show>
  )
}

const DAYS = ['1', '3', '7', '14', '30'] as const

function AskDialog(props: { onClose: () => void; onMade: (name: string, link: string) => void }) {
  const [name, setName] = createSignal('')
  const [role, setRole] = createSignal<Role>('manager')
  const [days, setDays] = createSignal<(typeof DAYS)[number]>('7')
  const [missing, setMissing] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<ApiErrorCode | 'offline' | null>(null)

  async function make() {
    if (busy()) return
    setMissing(name().trim() === '')
    if (missing()) return
    setBusy(true)
    const body = { name: name().trim(), role: role(), days: Number(days()) }
    const answer = await http<{ id: string; link: string }>('POST', '/api/invitations', body)
    setBusy(false)
    if (answer.ok) props.onMade(body.name, answer.value.link)
    else setError(answer.error)
  }
  return (
    <Dialog
      open
      title={t('team.inviteTitle')}
      closeLabel={t('common.close')}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button variant="primary" aria-disabled={busy()} onClick={() => void make()}>
            {t('team.inviteMake')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('team.inviteName')}
        value={name()}
        onInput={setName}
        onKeyDown={(event) => event.key === 'Enter' && !event.isComposing && void make()}
        error={missing() ? t('team.inviteNameMissing') : undefined}
        required
        autofocus
        maxLength={200}
      />
      <RoleChoice value={role()} onChange={setRole} />
      <Select
        label={t('team.inviteDays')}
        value={days()}
        options={DAYS.map((value) => ({ value, label: t('team.days', { count: Number(value) }) }))}
        onChange={setDays}
      />
      <Show when={error()}>{(code) => <Banner tone="danger">{apiErrorText(code())}</Banner>}</Show>
    </Dialog>
  )
}

function LinkDialog(props: { name: string; link: string; onClose: () => void }) {
  const notebook = useNotebook()
  async function copy() {
    try {
      await navigator.clipboard.writeText(props.link)
      showToast({ text: t('team.copied'), kind: 'success' })
    } catch {
      showToast({ text: t('team.copyFailed'), kind: 'error' })
    }
  }
  async function share() {
    const text = t('team.shareText', { company: notebook.team().workspace.name })
    // Who closes the share sheet changed their mind; the link is still here.
    await navigator.share({ text, url: props.link }).catch(() => undefined)
  }
  return (
    <Dialog
      open
      title={t('team.linkTitle', { name: props.name })}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('team.done')}</Button>
          <Show when={'share' in navigator}>
            <Button icon={IconShare} onClick={() => void share()}>
              {t('team.share')}
            </Button>
          </Show>
          <Button variant="primary" icon={IconCopy} data-autofocus onClick={() => void copy()}>
            {t('team.copy')}
          </Button>
        </>
      }
    >
      <p>{t('team.linkText')}</p>
      <TextField label={t('team.link')} value={props.link} readOnly multiline rows={2} />
    </Dialog>
  )
}
