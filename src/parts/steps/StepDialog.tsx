import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import IconDrop from '~icons/lucide/trash'
import { t } from '../../i18n'
import { formatDate } from '../../i18n/format'
import { addDays } from '../../shared/dates'
import type { ProfileId } from '../../shared/ids'
import { mayDo } from '../../shared/practice/doer'
import { stepMoves } from '../../shared/practice/steps'
import { STEP_WAYS } from '../../shared/profile/factWords'
import { useNotebook, type ChangeInput } from '../../solid/notebook'
import { Button } from '../../ui/Button'
import { Chip } from '../../ui/Chip'
import { DateField } from '../../ui/DateField'
import { Dialog } from '../../ui/Dialog'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { TimeField } from '../../ui/TimeField'
import { showToast } from '../../ui/toast'
import { ClientPicker } from '../clients/ClientPicker'
import { dropDraft, keepDraft, readDraft, type DraftPlace } from '../drafts'
import { createToday } from '../today'
import { offerUndo } from '../undo'
import type { Adding } from './adding'
import { actOnDesk } from './desk'
import styles from './StepDialog.module.css'
import {
  changesOf,
  comesBack,
  emptyForm,
  formOf,
  parseStepForm,
  problemsOf,
  repeatKey,
  repeatOf,
  USUAL_REPEATS,
  type StepForm,
  type StepProblem,
} from './stepForm'
import { repeatWords } from './stepWords'

interface Props {
  adding: Adding
  onClose: () => void
}

/** A next step: what, what kind, for whom, who does it, when, and does it come again. */
export default function StepDialog(props: Props) {
  const notebook = useNotebook()
  const today = createToday()
  const me = notebook.me().member.id
  // Made anew for each step.
  const { profile, step: before } = props.adding
  const isNew = before === undefined
  /** What an entry ended with says its words there. */
  const isMoved = before !== undefined && before.own !== true
  const place: DraftPlace = {
    member: me,
    profile: profile ?? 'desk',
    place: before === undefined ? 'step' : `step/${before.entry}`,
  }
  const standing = (): StepForm =>
    before === undefined ? emptyForm(me, today(), profile ?? null) : formOf(before, profile!)
  const [form, set] = createStore<StepForm>(parseStepForm(readDraft(place), today()) ?? standing())
  const [tried, setTried] = createSignal(false)
  const [saving, setSaving] = createSignal(false)
  const [choosing, setChoosing] = createSignal(false)
  createEffect(
    on(
      () => JSON.stringify(form),
      (text) => keepDraft(place, text),
      { defer: true },
    ),
  )

  const row = () => (form.profile === null ? undefined : notebook.row(form.profile as ProfileId))
  const isOfClient = (): boolean => form.profile !== null && row()?.desk !== true
  const sight = createMemo(() => ({ members: notebook.team().members, grantsOf: notebook.grants, today: today() }))
  /** A step on one's own desk is nobody else's. */
  const doers = createMemo(() => {
    const of = row()
    if (of === undefined) return []
    return sight()
      .members.filter((member) => member.id === form.who || mayDo(of, member, sight()))
      .map(({ id, name }) => ({ value: id as string, label: name }))
  })
  const error = (problem: StepProblem): string | undefined =>
    tried() && problemsOf(form).includes(problem)
      ? problem === 'what'
        ? t('steps.problem.what')
        : t('steps.problem.on')
      : undefined

  const choose = (id: ProfileId | null): void => {
    setChoosing(false)
    const chosen = id === null ? undefined : notebook.row(id)
    const mayStay =
      chosen !== undefined && sight().members.some((one) => one.id === form.who && mayDo(chosen, one, sight()))
    set({ profile: id, ...(mayStay ? {} : { who: me }) })
  }

  async function save(element: HTMLFormElement): Promise<void> {
    setTried(true)
    if (problemsOf(form).length > 0) return element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    if (saving()) return
    const changes = changesOf(unwrap(form), before)
    if (changes.length === 0) return drop()
    setSaving(true)
    try {
      const made = await act(changes)
      offerUndo(notebook, made, said())
      props.onClose()
      await made.stored
      dropDraft(place)
    } catch {
      setSaving(false)
      showToast({ kind: 'error', text: t('steps.failed') })
    }
  }
  async function remove(): Promise<void> {
    if (before === undefined || saving()) return
    setSaving(true)
    try {
      offerUndo(notebook, await act(stepMoves(before, { type: 'drop' })), t('steps.saidDropped', { what: before.what }))
      drop()
    } catch {
      setSaving(false)
      showToast({ kind: 'error', text: t('common.changeFailed') })
    }
  }
  const act = (changes: ChangeInput[]) =>
    form.profile === null ? actOnDesk(notebook, changes) : notebook.act(form.profile as ProfileId, changes)
  const said = (): string => {
    if (!isNew) return t('steps.changed')
    const day = formatDate(form.on)
    return form.promise && isOfClient() ? t('steps.addedPromise', { day }) : t('steps.added', { day })
  }
  /** Closing by Escape or a tap beside the dialog may be a slip: only this throws away what was typed. */
  const drop = (): void => {
    dropDraft(place)
    props.onClose()
  }

  const id = createUniqueId()
  return (
    <Dialog
      open
      wide
      title={
        isMoved
          ? t('steps.move')
          : isNew
            ? profile === undefined
              ? t('steps.new')
              : t('steps.next')
            : t('steps.change')
      }
      closeLabel={t('common.close')}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={drop}>{t('common.cancel')}</Button>
          <Button type="submit" form={id} variant="primary" disabled={saving()}>
            {isNew ? t('steps.add') : t('common.save')}
          </Button>
        </>
      }
    >
      <form
        id={id}
        class={styles.form}
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void save(event.currentTarget)
        }}
      >
        <Show when={!isMoved} fallback={<p class={styles.moved}>{form.what}</p>}>
          <Show when={isOfClient()}>
            <Segmented
              hideLabel
              wide
              label={t('steps.kind')}
              value={form.promise ? 'promise' : 'todo'}
              onChange={(kind) => set('promise', kind === 'promise')}
              options={[
                { value: 'todo', label: t('steps.kind.todo') },
                { value: 'promise', label: t('steps.kind.promise') },
              ]}
            />
          </Show>
          <TextField
            label={form.promise && isOfClient() ? t('steps.promised') : t('steps.what')}
            autofocus
            spellcheck
            maxLength={500}
            value={form.what}
            onInput={(what) => set('what', what)}
            error={error('what')}
          />
        </Show>
        <Show when={isNew && profile === undefined}>
          <div class={styles.group} role="group" aria-label={t('steps.client')}>
            <Show when={!choosing()}>
              <span class={styles.caption} aria-hidden="true">
                {t('steps.client')}
              </span>
            </Show>
            <Show
              when={choosing() || form.profile !== null}
              fallback={
                <div class={styles.nobody}>
                  <p>
                    {t('steps.noClient')}
                    <span class={styles.hint}>{t('steps.noClientHint')}</span>
                  </p>
                  <Button size="small" onClick={() => setChoosing(true)}>
                    {t('steps.chooseClient')}
                  </Button>
                </div>
              }
            >
              <ClientPicker
                label={t('steps.client')}
                chosen={form.profile as ProfileId | null}
                onChoose={(chosen) => {
                  choose(chosen)
                  if (chosen === null) setChoosing(true)
                }}
                autofocus
              />
              <Show when={form.profile === null}>
                <div>
                  <Button size="small" variant="quiet" onClick={() => setChoosing(false)}>
                    {t('steps.without')}
                  </Button>
                </div>
              </Show>
            </Show>
          </div>
        </Show>
        <Show when={!isMoved}>
          <div class={styles.chips} role="group" aria-label={t('steps.way')}>
            <For each={STEP_WAYS}>
              {(way) => (
                <Chip pressed={form.as === way} onClick={() => set('as', form.as === way ? '' : way)}>
                  {t(`steps.way.${way}`)}
                </Chip>
              )}
            </For>
          </div>
        </Show>
        <fieldset class={styles.when}>
          <legend class={styles.caption}>{t('steps.when')}</legend>
          <div class={styles.chips}>
            <For each={quickDays(today())}>
              {({ label, day }) => (
                <Chip pressed={form.on === day} onClick={() => set('on', day)}>
                  {label}
                </Chip>
              )}
            </For>
          </div>
          <div class={styles.row}>
            <DateField label={t('steps.on')} value={form.on} onChange={(day) => set('on', day)} error={error('on')} />
            <TimeField label={t('steps.at')} value={form.at} onChange={(at) => set('at', at)} />
            <Show when={!isMoved}>
              <Select
                label={t('steps.repeat')}
                value={form.repeat}
                onChange={(repeat) => set('repeat', repeat)}
                hint={returns(form)}
                options={repeatOptions(form.repeat)}
              />
            </Show>
          </div>
        </fieldset>
        <Show when={doers().length > 1}>
          <Select label={t('steps.who')} value={form.who} onChange={(who) => set('who', who)} options={doers()} />
        </Show>
        <Show when={before?.own}>
          <div>
            <Button size="small" variant="quiet" icon={IconDrop} disabled={saving()} onClick={() => void remove()}>
              {t('steps.drop')}
            </Button>
          </div>
        </Show>
      </form>
    </Dialog>
  )
}

const quickDays = (today: string) => [
  { label: t('steps.today'), day: today },
  { label: t('steps.tomorrow'), day: addDays(today, 1) },
  { label: t('steps.inThreeDays'), day: addDays(today, 3) },
  { label: t('steps.inAWeek'), day: addDays(today, 7) },
]

/** With the one that stands, whatever it is. */
function repeatOptions(now: string) {
  const standing = repeatOf(now)
  const isUsual = standing === undefined || USUAL_REPEATS.some((one) => repeatKey(one) === now)
  return [
    { value: '', label: t('steps.repeat.none') },
    ...[...USUAL_REPEATS, ...(isUsual ? [] : [standing])].map((repeat) => ({
      value: repeatKey(repeat),
      label: repeatWords(repeat),
    })),
  ]
}

function returns(form: StepForm): string | undefined {
  const day = comesBack(form)
  return day === undefined ? undefined : t('steps.repeatHint', { day: formatDate(day) })
}
