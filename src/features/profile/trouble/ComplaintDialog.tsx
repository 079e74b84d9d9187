import { Show } from 'solid-js'
import { t } from '../../../i18n'
import { formatDay } from '../../../i18n/format'
import { ownerOf } from '../../../shared/profile/fold'
import { DateField } from '../../../ui/DateField'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { useClient } from '../client'
import { createForm } from './draft'
import { FormDialog } from './FormDialog'
import { complaintFormOf, complaintSteps, parseForm, type ComplaintForm } from './forms'
import type { Complaint } from './told'
import styles from './Trouble.module.css'

/** Who answers until when, what was decided, and what the client was told: with that it is settled. */
export function ComplaintDialog(props: { complaint: Complaint; at: 'answer' | undefined; onClose: () => void }) {
  const client = useClient()
  // eslint-disable-next-line solid/reactivity -- made anew for each complaint
  const complaint = props.complaint
  const { form, set, save, drop } = createForm<ComplaintForm>(
    `complaint/${complaint.entry}`,
    (stored) => parseForm('complaint', stored),
    complaintFormOf(complaint, client.defaults().today),
  )
  const owner = () => client.notebook.memberName(ownerOf(client.view.profile()))
  const members = () =>
    client.notebook
      .team()
      .members.filter(({ id, disabled, role }) => id === form.owner || (!disabled && role !== 'viewer'))
      .map(({ id, name }) => ({ value: id as string, label: name }))
  return (
    <FormDialog
      title={t('trouble.complaint.title', { day: formatDay(complaint.when) })}
      onSave={() => {
        void save(complaintSteps(client.view.profile(), complaint, form), t('trouble.complaint.saved'))
        return true
      }}
      onDrop={drop}
      onClose={() => props.onClose()}
    >
      <Show when={complaint.text !== ''}>
        <p class={styles.text}>{complaint.text}</p>
      </Show>
      <div class={styles.row}>
        <div class={styles.wide}>
          <Select
            label={t('trouble.complaint.owner')}
            value={form.owner}
            options={[{ value: '', label: t('trouble.complaint.clientOwner', { name: owner() }) }, ...members()]}
            onChange={(member) => set('owner', member)}
          />
        </div>
        <DateField
          label={t('trouble.complaint.dueDay')}
          value={form.due}
          onChange={(day) => set('due', day)}
          hint={form.due === '' ? t('trouble.complaint.dueHint') : undefined}
        />
      </div>
      <TextField
        label={t('trouble.complaint.decision')}
        value={form.decision}
        onInput={(text) => set('decision', text)}
        multiline
        rows={3}
        maxLength={5_000}
      />
      <TextField
        label={t('trouble.complaint.answer')}
        value={form.answer}
        onInput={(text) => set('answer', text)}
        multiline
        rows={3}
        maxLength={5_000}
        hint={t('trouble.complaint.answerHint')}
        autofocus={props.at === 'answer'}
      />
      <Show when={form.answer.trim() !== ''}>
        <DateField
          label={t('trouble.complaint.answeredDay')}
          value={form.answerOn}
          max={client.defaults().today}
          onChange={(day) => set('answerOn', day || client.defaults().today)}
        />
      </Show>
    </FormDialog>
  )
}
