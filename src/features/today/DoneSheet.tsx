import { useNavigate } from '@solidjs/router'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { formatMonth } from '../../i18n/format'
import { t } from '../../i18n'
import { dropDraft, keepDraft, readDraft, type DraftPlace } from '../../parts/drafts'
import { actOn, write } from '../../parts/practice/act'
import { addDays } from '../../shared/dates'
import { newId, type EntryId, type LossId, type StageId } from '../../shared/ids'
import { settleAsItStands } from '../../shared/practice/conflicts'
import { nextRenewals } from '../../shared/practice/contracts'
import { LOSS_REASONS, type LossReason, type Renewal } from '../../shared/profile/factWords'
import { useNotebook, type ChangeInput } from '../../solid/notebook'
import { Button } from '../../ui/Button'
import { Chip } from '../../ui/Chip'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/TextField'
import { showToast } from '../../ui/toast'
import { About } from './About'
import type { SheetProps } from './Sheets'
import styles from './Sheets.module.css'

/** Days for which a renewal that goes on is not asked about again. */
const RENEWAL_RESTS = 14

/** What came of it: a conversation, an answer, a reason, a stage. That is what ends the reminder. */
export function DoneSheet(props: SheetProps) {
  const kind = () => props.item.signal.kind
  return (
    <Switch fallback={<Talk {...props} />}>
      <Match when={kind() === 'complaint'}>
        <Answer {...props} />
      </Match>
      <Match when={kind() === 'loss'}>
        <Reason {...props} />
      </Match>
      <Match when={kind() === 'contract'}>
        <ContractRenewal {...props} />
      </Match>
      <Match when={kind() === 'deal'}>
        <DealMove {...props} />
      </Match>
      <Match when={kind() === 'conflict'}>
        <Conflict {...props} />
      </Match>
    </Switch>
  )
}

/** What is typed is kept on the device until it is stored. */
function createTyped(props: SheetProps) {
  const notebook = useNotebook()
  const place: DraftPlace = {
    member: notebook.me().member.id,
    profile: props.item.signal.row.id,
    place: `today/${props.item.signal.kind}`,
  }
  const [text, setText] = createSignal(readDraft(place) ?? '')
  const type = (next: string): void => {
    setText(next)
    keepDraft(place, next)
  }
  return { text, type, drop: () => dropDraft(place) }
}

function createWrite(props: SheetProps) {
  const notebook = useNotebook()
  return (changes: ChangeInput[], said: string): void => {
    void write(notebook, new Map([[props.item.signal.row.id, changes]]), said)
    props.onClose()
  }
}
const fact = (path: string, value: Extract<ChangeInput, { kind: 'fact' }>['value']): ChangeInput => ({
  kind: 'fact',
  path,
  value,
})

/** What is a conversation: a note ends no silence. */
const TALKS = ['call', 'meeting', 'message'] as const

function Talk(props: SheetProps) {
  const notebook = useNotebook()
  const typed = createTyped(props)
  const [type, setType] = createSignal<(typeof TALKS)[number]>('call')
  const send = createWrite(props)
  function save(): void {
    const value = { type: type(), when: Date.now(), text: typed.text().trim() }
    typed.drop()
    send([{ kind: 'entry', entry: newId<EntryId>(), value }, ...rests()], t('practice.said.talk'))
  }
  /** What a conversation does not end by itself is answered by it all the same. */
  const rests = (): ChangeInput[] =>
    [props.item.signal, ...props.item.also].flatMap(({ kind, aside }) =>
      aside !== undefined && kind !== 'rhythm'
        ? fact(`aside/${aside}`, { until: addDays(props.context.today, AFTER_TALK), done: true })
        : [],
    )
  function justDone(): void {
    void actOn(notebook, props.item, { type: 'done' }, props.context, t('today.saidDone'))
    props.onClose()
  }
  return (
    <Dialog
      open
      title={t('practice.done.talk')}
      closeLabel={t('common.close')}
      onClose={props.onClose}
      actions={
        <>
          <Button variant="quiet" onClick={justDone}>
            {t('practice.done.justDone')}
          </Button>
          <Button variant="primary" onClick={save}>
            {t('practice.done.saveTalk')}
          </Button>
        </>
      }
    >
      <About item={props.item} context={props.context} />
      <div class={styles.chips} role="group" aria-label={t('practice.done.type')}>
        <For each={TALKS}>
          {(one) => (
            <Chip pressed={type() === one} onClick={() => setType(one)}>
              {t(`arrive.type.${one}`)}
            </Chip>
          )}
        </For>
      </div>
      <TextField
        label={t('practice.done.text')}
        multiline
        rows={3}
        maxLength={20_000}
        hint={t('practice.done.talkHint')}
        value={typed.text()}
        onInput={typed.type}
      />
    </Dialog>
  )
}
/** Days after a conversation for which nothing else is asked of the client. */
const AFTER_TALK = 14

function Answer(props: SheetProps) {
  const typed = createTyped(props)
  const [tried, setTried] = createSignal(false)
  const send = createWrite(props)
  function save(): void {
    setTried(true)
    const text = typed.text().trim()
    if (text === '') return
    typed.drop()
    send(
      [fact(`complaints/${props.item.signal.aside}/answer`, { text, on: props.context.today })],
      t('practice.said.answered'),
    )
  }
  return (
    <Dialog
      open
      title={t('practice.done.complaint')}
      closeLabel={t('common.close')}
      onClose={props.onClose}
      actions={
        <Button variant="primary" onClick={save}>
          {t('practice.done.complaintSave')}
        </Button>
      }
    >
      <About item={props.item} context={props.context} />
      <TextField
        label={t('practice.done.complaintText')}
        multiline
        rows={3}
        maxLength={5_000}
        value={typed.text()}
        onInput={typed.type}
        error={tried() && typed.text().trim() === '' ? t('practice.done.error') : undefined}
        autofocus
      />
    </Dialog>
  )
}

function Reason(props: SheetProps) {
  const typed = createTyped(props)
  const send = createWrite(props)
  function save(why: LossReason): void {
    const text = typed.text().trim()
    typed.drop()
    send([fact(`losses/${props.item.signal.aside}/given`, { why, text })], t('practice.said.reason'))
  }
  return (
    <Dialog open title={t('practice.done.loss')} closeLabel={t('common.close')} onClose={props.onClose}>
      <About item={props.item} context={props.context} />
      <TextField label={t('practice.done.lossText')} maxLength={5_000} value={typed.text()} onInput={typed.type} />
      <div class={styles.choices}>
        <For each={LOSS_REASONS}>
          {(why) => (
            <button type="button" class={styles.choice} onClick={() => save(why)}>
              {t('trouble.reason', { why })}
            </button>
          )}
        </For>
      </div>
    </Dialog>
  )
}

function ContractRenewal(props: SheetProps) {
  const send = createWrite(props)
  const contract = () => props.item.signal.row.practice?.contracts?.find(({ id }) => id === props.item.signal.aside)
  const reason = () => props.item.signal.reason
  const state = (): Renewal | undefined => {
    const known = reason()
    return known.kind === 'contract' ? (known.renewal as Renewal | undefined) : undefined
  }
  function save(next: Renewal): void {
    const { today } = props.context
    const isOver = next === 'signed' || next === 'refused'
    send(
      [
        fact(`contracts/${contract()?.id}/renewal`, { state: next, on: today }),
        ...(isOver ? [] : [fact(`aside/${contract()?.id}`, { until: addDays(today, RENEWAL_RESTS), done: true })]),
      ],
      t('practice.said.renewal'),
    )
  }
  return (
    <Dialog
      open
      title={t('practice.done.contract')}
      closeLabel={t('common.close')}
      closeOnBackdrop
      onClose={props.onClose}
    >
      <About item={props.item} context={props.context} />
      <div class={styles.choices}>
        <For each={nextRenewals(state())}>
          {(next) => (
            <button type="button" class={styles.choice} onClick={() => save(next)}>
              {t(`know.renewal.${next}`)}
            </button>
          )}
        </For>
      </div>
    </Dialog>
  )
}

function DealMove(props: SheetProps) {
  const notebook = useNotebook()
  const send = createWrite(props)
  const id = () => props.item.signal.aside!
  const deal = () => props.item.signal.row.practice?.deals?.find((one) => one.id === id())
  const stages = () => (props.context.settings.stages ?? []).filter(({ archived }) => !archived)
  const months = () => Array.from({ length: 4 }, (_, index) => monthAfter(props.context.today, index))
  const [stage, setStage] = createSignal<StageId | undefined>(deal()?.stage)
  const [month, setMonth] = createSignal<string | undefined>(deal()?.month)
  const moved = (): ChangeInput[] => [
    ...(stage() !== undefined && stage() !== deal()?.stage ? [fact(`deals/${id()}/stage`, stage()!)] : []),
    ...(month() !== undefined && month() !== deal()?.month ? [fact(`deals/${id()}/month`, month()!)] : []),
  ]
  function save(): void {
    if (moved().length > 0) return send(moved(), t('practice.said.moved'))
    void actOn(notebook, props.item, { type: 'done' }, props.context, t('today.saidDone'))
    props.onClose()
  }
  const end = (result: 'won' | 'lost'): void => {
    const on = props.context.today
    send(
      [
        fact(`deals/${id()}/outcome`, { result, on }),
        ...(result === 'lost' ? [fact(`losses/${newId<LossId>()}`, { on, deal: id() })] : []),
      ],
      t(result === 'won' ? 'practice.said.won' : 'practice.said.lost'),
    )
  }
  return (
    <Dialog
      open
      title={t('practice.done.deal')}
      closeLabel={t('common.close')}
      onClose={props.onClose}
      actions={
        <Button variant="primary" onClick={save}>
          {t(moved().length > 0 ? 'practice.done.dealSave' : 'practice.done.dealStill')}
        </Button>
      }
    >
      <About item={props.item} context={props.context} />
      <Show when={stages().length > 0}>
        <fieldset class={styles.group}>
          <legend class={styles.legend}>{t('practice.done.dealStage')}</legend>
          <div class={styles.chips}>
            <For each={stages()}>
              {(one) => (
                <Chip pressed={stage() === one.id} onClick={() => setStage(one.id)}>
                  {one.name}
                </Chip>
              )}
            </For>
          </div>
        </fieldset>
      </Show>
      <fieldset class={styles.group}>
        <legend class={styles.legend}>{t('practice.done.dealMonth')}</legend>
        <div class={styles.chips}>
          <For each={months()}>
            {(one) => (
              <Chip pressed={month() === one} onClick={() => setMonth(one)}>
                {formatMonth(Date.parse(`${one}-15T12:00:00`))}
              </Chip>
            )}
          </For>
        </div>
      </fieldset>
      <div class={styles.buttons}>
        <Button onClick={() => end('won')}>{t('practice.done.dealWon')}</Button>
        <Button onClick={() => end('lost')}>{t('practice.done.dealLost')}</Button>
      </div>
    </Dialog>
  )
}

/** YYYY-MM, `count` months after that of a day. */
function monthAfter(day: string, count: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const all = year * 12 + month - 1 + count
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`
}

function Conflict(props: SheetProps) {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const send = createWrite(props)
  const profile = () => props.item.signal.row.id
  async function keep(): Promise<void> {
    try {
      send(settleAsItStands(await notebook.profileOf(profile())), t('practice.said.settled'))
    } catch {
      showToast({ kind: 'error', text: t('common.changeFailed') })
    }
  }
  return (
    <Dialog
      open
      title={t('practice.done.conflict')}
      closeLabel={t('common.close')}
      closeOnBackdrop
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => void keep()}>{t('practice.done.conflictKeep')}</Button>
          <Button
            variant="primary"
            data-autofocus
            onClick={() => {
              props.onClose()
              navigate(`/clients/${profile()}`)
            }}
          >
            {t('practice.done.conflictOpen')}
          </Button>
        </>
      }
    >
      <About item={props.item} context={props.context} />
      <p>{t('practice.done.conflictText')}</p>
    </Dialog>
  )
}
