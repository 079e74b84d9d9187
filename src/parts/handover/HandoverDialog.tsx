import { createEffect, createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import { t } from '../../i18n'
import type { ApiErrorCode } from '../../shared/api'
import type { MemberId, ProfileId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import { useNotebook } from '../../solid/notebook'
import { http } from '../../sync/http'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Chip } from '../../ui/Chip'
import { Dialog } from '../../ui/Dialog'
import { Select } from '../../ui/Select'
import { Spinner } from '../../ui/Spinner'
import { TextField } from '../../ui/TextField'
import { showToast } from '../../ui/toast'
import styles from './HandoverDialog.module.css'
import { byOwner, desksGoing, takersOf, unsentOf, whatNow } from './model'

interface Props {
  /** Those that this member may hand over. */
  profiles: readonly ProfileId[]
  open: boolean
  onClose: () => void
  onDone?: () => void
}

type Refusal = ApiErrorCode | 'offline'

/** More than this many names say less than their number. */
const NAMED = 8

/** Hands one or many clients to a colleague. What was chosen and written stays until it is done. */
export function HandoverDialog(props: Props) {
  const notebook = useNotebook()
  const [to, setTo] = createSignal<MemberId | ''>('')
  const [note, setNote] = createSignal('')
  const [step, setStep] = createSignal<'idle' | 'sending' | 'posting'>('idle')
  const [refusal, setRefusal] = createSignal<Refusal>()

  const chosen = createMemo(() => props.profiles.flatMap((id) => notebook.row(id) ?? []))
  /** A leaver's own steps, which are of no client. */
  const desks = createMemo(() => {
    if (!props.open) return []
    const who = { role: notebook.role(), me: notebook.me().member.id }
    return desksGoing(who, chosen(), { rows: notebook.rows(), desks: notebook.desks() })
  })
  const [withDesks, setWithDesks] = createSignal(true)
  const going = (): Row[] => [...chosen(), ...(withDesks() ? desks() : [])]
  const ids = (): ProfileId[] => [...new Set([...props.profiles, ...going().map(({ id }) => id)])]
  const takers = createMemo(() => (props.open ? takersOf(notebook.team(), notebook.rows(), chosen()) : []))
  const unsent = (): number => unsentOf(notebook.status().unsentByProfile, ids())
  const isOnline = (): boolean => notebook.status().connection === 'online'

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    if (to() === '' || step() !== 'idle') return
    setRefusal(undefined)
    setStep('sending')
  }

  createEffect(() => {
    if (step() !== 'sending') return
    const now = whatNow(unsent(), notebook.status().connection)
    if (now === 'post') void post()
    else if (now === 'offline') stop('offline')
  })

  function stop(why: Refusal): void {
    setStep('idle')
    setRefusal(why)
    if (why === 'offline') notebook.reconnect()
  }

  async function post(): Promise<void> {
    setStep('posting')
    const member = to() as MemberId
    const before = byOwner(going())
    const answer = await http<{ handed: number }>('POST', '/api/handovers', {
      profiles: ids(),
      to: member,
      note: note().trim(),
    })
    if (!answer.ok) return stop(answer.error)
    setStep('idle')
    const text = t('handover.done', { count: answer.value.handed, name: notebook.memberName(member) })
    // Who handed over what was theirs has no say any more; a head has.
    const action =
      notebook.role() === 'head' ? { label: t('common.undo'), run: () => void handBack(before) } : undefined
    showToast({ kind: 'success', text, ...(action && { action }) })
    setTo('')
    setNote('')
    props.onClose()
    props.onDone?.()
  }

  const progress = (): string => (step() === 'sending' && unsent() > 0 ? t('handover.sending') : t('handover.working'))

  const form = createUniqueId()
  return (
    <Dialog
      open={props.open}
      title={t('handover.handOver', { count: props.profiles.length })}
      closeLabel={t('common.close')}
      onClose={() => {
        // A request that is under way cannot be called back; one that waits for sending can.
        if (step() === 'sending') setStep('idle')
        if (step() !== 'posting') props.onClose()
      }}
      actions={
        <Button variant="primary" type="submit" form={form} disabled={to() === '' || step() !== 'idle'}>
          {t('handover.confirm')}
        </Button>
      }
    >
      <form id={form} class={styles.form} onSubmit={submit}>
        <Show when={chosen().length <= NAMED}>
          <div class={styles.names}>
            <For each={chosen()}>{(row) => <Chip>{row.name || t('clients.noName')}</Chip>}</For>
          </div>
        </Show>
        <Show when={desks().length > 0}>
          <Checkbox
            label={t('steps.handOver', {
              count: desks().reduce((sum, desk) => sum + desk.steps.length, 0),
              name: notebook.memberName(desks()[0]?.owner),
            })}
            checked={withDesks()}
            onChange={setWithDesks}
            disabled={step() !== 'idle'}
          />
        </Show>
        <Show when={takers().length > 0} fallback={<p>{t('handover.nobody')}</p>}>
          <Select
            label={t('handover.to')}
            autofocus
            value={to()}
            onChange={setTo}
            disabled={step() !== 'idle'}
            options={[
              { value: '', label: t('handover.choose') },
              ...takers().map(({ member, clients }) => ({
                value: member.id,
                label: t('handover.taker', { name: member.name, count: clients }),
              })),
            ]}
          />
          <TextField
            label={t('handover.note')}
            hint={t('handover.noteHint')}
            multiline
            rows={3}
            maxLength={5_000}
            value={note()}
            onInput={setNote}
            disabled={step() !== 'idle'}
          />
        </Show>
        <p class={styles.consequence}>
          {chosen().every((row) => row.owner === notebook.me().member.id) && notebook.role() !== 'head'
            ? t('handover.consequence')
            : t('handover.consequenceHead')}
        </p>
        <Show when={unsent() > 0 && step() === 'idle'}>
          <Banner tone="warning">
            {isOnline() ? t('handover.unsent', { count: unsent() }) : t('handover.unsentOffline', { count: unsent() })}
          </Banner>
        </Show>
        <Show when={refusal()}>{(why) => <Banner tone="danger">{refusalText(why())}</Banner>}</Show>
        <Show when={step() !== 'idle'}>
          <p class={styles.progress}>
            <Spinner small label={progress()} />
            <span aria-hidden="true">{progress()}</span>
          </p>
        </Show>
      </form>
    </Dialog>
  )
}

/** A slip: everything goes back to whom it was with, which is a handover too. */
async function handBack(before: ReadonlyMap<MemberId, ProfileId[]>): Promise<void> {
  for (const [to, profiles] of before) {
    const answer = await http('POST', '/api/handovers', { profiles, to, note: t('handover.backNote') })
    if (!answer.ok) return void showToast({ kind: 'error', text: t('handover.backFailed') })
  }
  showToast({ kind: 'success', text: t('handover.backDone') })
}

function refusalText(why: Refusal): string {
  switch (why) {
    case 'offline':
      return t('handover.needsNetwork')
    case 'noAccess':
      return t('handover.error.noAccess')
    case 'sameOwner':
      return t('handover.error.sameOwner')
    case 'memberDisabled':
      return t('handover.error.memberDisabled')
    case 'signIn':
      return t('handover.error.signIn')
    default:
      return t('handover.error.other')
  }
}
