import { createEffect, createSignal, Show } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import { t } from '../../i18n'
import { dropDraft, keepDraft, readDraft, type DraftPlace } from '../../parts/drafts'
import { AttachFiles } from '../../parts/files/EntryFiles'
import { offerUndo } from '../../parts/undo'
import { newId, type EntryId } from '../../shared/ids'
import type { EntryType } from '../../shared/profile/entry'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import { showToast } from '../../ui/toast'
import { whenAsked } from './asked'
import type { Client } from './client'
import styles from './Entry.module.css'
import { EntryFields, focusProblem, TypeTiles } from './EntryFields'
import {
  emptyForm,
  entryOf,
  isUntouched,
  nextTime,
  orderSteps,
  parseForm,
  type EntryForm,
  type EntryProblem,
} from './entryForm'
import { makeThreshold } from './orderThreshold'

/**
 * The entry that is being written, kept on the device until it is stored. One for a client's page, whichever
 * tab shows it.
 */
export function makeComposer(client: Client) {
  const place: DraftPlace = { member: client.notebook.me().member.id, profile: client.view.id, place: 'entry' }
  const kept = parseForm(readDraft(place))
  const [form, setForm] = createStore<EntryForm>({ ...(kept ?? emptyForm('call', client.defaults())) })
  const [isOpen, setOpen] = createSignal(kept !== undefined)
  const [problem, setProblem] = createSignal<EntryProblem>()
  const threshold = makeThreshold(client, form)

  createEffect(() => {
    const now = JSON.stringify(form)
    if (!isOpen()) return
    if (isUntouched(form)) dropDraft(place)
    else keepDraft(place, now)
  })
  const begin = (type: EntryType): void => {
    if (!isOpen()) setForm({ ...emptyForm(type, client.defaults()) })
    else setForm('type', type)
    setProblem(undefined)
    setOpen(true)
  }
  const clear = (): void => {
    setOpen(false)
    setProblem(undefined)
    dropDraft(place)
  }
  return {
    view: client.view,
    form,
    setForm,
    isOpen,
    problem,
    below: threshold.below,
    /** Was it found on the device, from before a reload? */
    wasKept: kept !== undefined,
    begin,
    discard() {
      const typed: EntryForm = { ...unwrap(form) }
      const worthIt = !isUntouched(typed)
      clear()
      if (!worthIt) return
      showToast({
        text: t('profile.entry.discarded'),
        action: {
          label: t('common.undo'),
          run: () => {
            setForm(typed)
            setOpen(true)
          },
        },
      })
    },
    /** The form closes at once; what was typed stays on the device until the entry is stored there. */
    async save(): Promise<void> {
      const typed: EntryForm = { ...unwrap(form) }
      const made = entryOf(typed, Date.now())
      setProblem('problem' in made ? made.problem : undefined)
      if ('problem' in made || !threshold.passes(made.value)) return
      setOpen(false)
      setForm('entry', newId<EntryId>())
      const step = await client.notebook.act(client.view.id, [
        { kind: 'entry', entry: typed.entry, value: made.value },
        ...orderSteps(typed),
        ...nextTime(typed),
      ])
      await step.stored
      if (!isOpen()) dropDraft(place)
      offerUndo(client.notebook, step, t('profile.entry.saved'))
    },
  }
}
export type ComposerModel = ReturnType<typeof makeComposer>

/** One thumb: what it was, a few words, save. */
export function Composer(props: { model: ComposerModel }) {
  let card: HTMLElement | undefined
  // A form that was open already takes the focus too.
  whenAsked('write', () => queueMicrotask(() => card?.querySelector('textarea')?.focus()))
  /** The form with the focus in it is gone: the next entry begins where this one did, and the page shows that place. */
  const goOn = (): void => {
    if (!props.model.isOpen()) card?.querySelector('button')?.focus()
  }
  const save = (): void => {
    void props.model.save()
    if (card !== undefined) focusProblem(card)
    goOn()
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    save()
  }
  const discard = (): void => {
    props.model.discard()
    goOn()
  }
  return (
    <Card ref={(element) => (card = element)} aria-labelledby="composer-title">
      <SectionHeader id="composer-title" title={t('profile.entry.new')} />
      <Show when={props.model.isOpen()} fallback={<TypeTiles onChoose={(type) => props.model.begin(type)} />}>
        <form
          class={styles.form}
          onSubmit={submit}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
          }}
        >
          <Show when={props.model.wasKept}>
            <p class={styles.caption}>{t('profile.entry.draftKept')}</p>
          </Show>
          <EntryFields
            form={props.model.form}
            set={props.model.setForm}
            problem={props.model.problem()}
            below={props.model.below()}
            autofocus={!props.model.wasKept}
          />
          <AttachFiles view={props.model.view} entry={props.model.form.entry} />
          <div class={styles.actions}>
            <Button type="submit" variant="primary" size="large" class={styles.save}>
              {props.model.below()?.then === 'warn' ? t('orders.below.anyway') : t('profile.entry.save')}
            </Button>
            <Button size="large" variant="quiet" onClick={discard}>
              {t('profile.entry.discard')}
            </Button>
          </div>
        </form>
      </Show>
    </Card>
  )
}
