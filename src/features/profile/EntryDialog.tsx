import { createEffect, createSignal, on, Show } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import { t } from '../../i18n'
import { dropDraft, keepDraft, readDraft, type DraftPlace } from '../../parts/drafts'
import type { DealId, EntryId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import { stable } from '../../shared/profile/fold'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useClient } from './client'
import styles from './Entry.module.css'
import { EntryFields, focusProblem } from './EntryFields'
import {
  entryOf,
  formOf,
  nextSteps,
  nextTime,
  orderSteps,
  parseForm,
  type EntryForm,
  type EntryProblem,
} from './entryForm'
import { moreOf } from './orders'
import { makeThreshold } from './orderThreshold'

export interface Edited {
  id: EntryId
  entry: Entry
  /** Not there yet: what was begun and not saved comes back when one begins again. */
  isNew?: boolean
  /** The deal that a new order joins. */
  deal?: DealId
}

interface Props {
  /** The entry as it stood when the dialog was opened; undefined = closed. */
  editing: Edited | undefined
  onClose: () => void
}

/** Changes an entry; what was typed outlives a reload, as in the composer. */
export function EntryDialog(props: Props) {
  return (
    <Show when={props.editing} keyed>
      {(editing) => <Editing editing={editing} onClose={() => props.onClose()} />}
    </Show>
  )
}

function Editing(props: { editing: Edited; onClose: () => void }) {
  const client = useClient()
  const { id, entry, isNew = false, deal = '' } = props.editing
  const place: DraftPlace = {
    member: client.notebook.me().member.id,
    profile: client.view.id,
    place: isNew ? `new/${entry.type}${deal && `/${deal}`}` : `entry/${id}`,
  }
  const standing = moreOf(client.view.profile(), id)
  const time = isNew ? '' : client.text(`steps/${id}/at`)
  const [form, setForm] = createStore<EntryForm>({
    ...(parseForm(readDraft(place)) ?? {
      ...formOf(id, entry, client.defaults(), isNew ? { ...standing, deal } : standing),
      nextAt: time,
    }),
  })
  const threshold = makeThreshold(client, form)
  const [problem, setProblem] = createSignal<EntryProblem>()

  createEffect(
    on(
      () => JSON.stringify(form),
      (text) => keepDraft(place, text),
      { defer: true },
    ),
  )
  const close = (): void => {
    dropDraft(place)
    props.onClose()
  }
  function save(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
    event.preventDefault()
    const made = entryOf(unwrap(form), Date.now(), isNew ? undefined : entry.when)
    setProblem('problem' in made ? made.problem : undefined)
    if ('problem' in made || !threshold.passes(made.value, isNew ? undefined : entry))
      return focusProblem(event.currentTarget)
    props.onClose()
    const isSame = !isNew && stable(made.value) === stable(entry)
    const more = [
      ...orderSteps(unwrap(form), isNew ? undefined : standing),
      ...nextTime(unwrap(form), time),
      ...nextSteps(form.entry, isNew ? undefined : entry.next, made.value.next, client.fact),
    ]
    if (isSame && more.length === 0) return dropDraft(place)
    const written = isSame ? [] : [{ kind: 'entry', entry: form.entry, value: made.value } as const]
    void client.change([...written, ...more]).then(() => dropDraft(place))
  }
  return (
    <Dialog
      open
      wide
      title={isNew ? t('profile.orders.add') : t('profile.entry.edit')}
      closeLabel={t('common.close')}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button type="submit" form={`entry-form-${id}`} variant="primary">
            {threshold.below()?.then === 'warn' ? t('orders.below.anyway') : t('common.save')}
          </Button>
        </>
      }
    >
      <form id={`entry-form-${id}`} class={styles.form} onSubmit={save}>
        <EntryFields form={form} set={setForm} problem={problem()} below={threshold.below()} autofocus />
      </form>
    </Dialog>
  )
}
