import { createSignal } from 'solid-js'
import { t } from '../../../i18n'
import { newId, type EntryId } from '../../../shared/ids'
import { DateField } from '../../../ui/DateField'
import { TextField } from '../../../ui/TextField'
import { useClient } from '../client'
import { createForm } from './draft'
import { FormDialog } from './FormDialog'
import { failureFormOf, failureSteps, parseForm, type FailureForm } from './forms'
import { complaintAt, type Failure } from './told'
import styles from './Trouble.module.css'

interface Props {
  /** Undefined: a new one. */
  failure: Failure | undefined
  /** The complaint that it came by. */
  entry: EntryId | undefined
  onClose: () => void
}

/** Where we failed them, and how it was made good: a failure handled well is what they rely on us for. */
export function FailureDialog(props: Props) {
  const client = useClient()
  const { profile } = client.view
  // eslint-disable-next-line solid/reactivity -- made anew for each failure
  const { failure, entry = failure?.entry } = props
  const id = failure?.id ?? newId()
  const complaint = entry === undefined ? undefined : complaintAt(profile(), entry)
  const { form, set, save, drop } = createForm<FailureForm>(
    `failure/${failure?.id ?? entry ?? 'new'}`,
    (stored) => parseForm('failure', stored),
    failureFormOf(failure, complaint?.text ?? '', client.defaults().today),
  )
  const [missing, setMissing] = createSignal(false)
  return (
    <FormDialog
      title={t('trouble.failure.do')}
      onSave={() => {
        const steps = failureSteps(profile(), id, entry, form)
        setMissing(steps === undefined)
        if (steps !== undefined) void save(steps, t('trouble.failure.saved'))
        return steps !== undefined
      }}
      onDrop={drop}
      onClose={() => props.onClose()}
    >
      <p class={styles.by}>{t('trouble.failure.hint')}</p>
      <TextField
        label={t('trouble.failure.what')}
        value={form.what}
        onInput={(text) => set('what', text)}
        multiline
        rows={3}
        maxLength={5_000}
        required
        autofocus={form.what === ''}
        error={missing() ? t('trouble.failure.needed') : undefined}
      />
      <TextField
        label={t('trouble.failure.madeGood')}
        value={form.madeGood}
        onInput={(text) => set('madeGood', text)}
        multiline
        rows={3}
        maxLength={5_000}
        autofocus={form.what !== ''}
        hint={t('trouble.failure.madeGoodHint')}
      />
      <DateField
        label={t('trouble.failure.on')}
        value={form.on}
        max={client.defaults().today}
        onChange={(day) => set('on', day || client.defaults().today)}
      />
    </FormDialog>
  )
}
