import { Show } from 'solid-js'
import { t } from '../../../i18n'
import { Banner } from '../../../ui/Banner'
import { TextField } from '../../../ui/TextField'
import { useClient } from '../client'
import { createForm } from './draft'
import { FormDialog } from './FormDialog'
import { parseForm, raiseSteps, type RaiseForm } from './forms'
import type { Complaint } from './told'
import styles from './Trouble.module.css'

/** "I cannot settle this": the head has it from now on, and hears of it before anything else. */
export function RaiseDialog(props: { complaint: Complaint; onClose: () => void }) {
  const client = useClient()
  // eslint-disable-next-line solid/reactivity -- made anew for each complaint
  const { entry, text } = props.complaint
  const { form, set, save, drop } = createForm<RaiseForm>(`raise/${entry}`, (stored) => parseForm('raise', stored), {
    text: '',
  })
  const isOnline = () => client.notebook.status().connection === 'online'
  const raise = (): boolean => {
    const done = isOnline() ? t('trouble.complaint.raiseDone') : t('trouble.complaint.raiseWaits')
    const steps = raiseSteps(client.view.profile(), entry, client.defaults().today, form.text)
    void save(steps, done)
    return true
  }
  return (
    <FormDialog
      title={t('trouble.complaint.raiseTitle')}
      saveLabel={t('trouble.complaint.raiseDo')}
      onSave={raise}
      onDrop={drop}
      onClose={() => props.onClose()}
    >
      <Show when={text !== ''}>
        <p class={styles.text}>{text}</p>
      </Show>
      <TextField
        label={t('trouble.complaint.raiseText')}
        value={form.text}
        onInput={(typed) => set('text', typed)}
        multiline
        rows={3}
        maxLength={5_000}
        hint={t('trouble.complaint.raiseHint')}
        autofocus
      />
      <Show when={!isOnline()}>
        <Banner tone="info">{t('trouble.complaint.raiseOffline')}</Banner>
      </Show>
    </FormDialog>
  )
}
