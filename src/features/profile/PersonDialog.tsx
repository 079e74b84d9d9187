import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { t } from '../../i18n'
import { isKnownPhone, needPhones, spelledPhone } from '../../parts/contact/phones'
import { dropDraft, keepDraft, readDraft, type DraftPlace } from '../../parts/drafts'
import type { PersonId } from '../../shared/ids'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/TextField'
import { useClient } from './client'
import styles from './People.module.css'
import { addPerson, parseNewPerson, type NewPerson } from './people'

interface Props {
  open: boolean
  onClose: () => void
  onAdded: (id: PersonId) => void
}

/** A new person: a name is enough. */
export function PersonDialog(props: Props) {
  return (
    <Show when={props.open}>
      <NewPersonForm onClose={() => props.onClose()} onAdded={(id) => props.onAdded(id)} />
    </Show>
  )
}

function NewPersonForm(props: Omit<Props, 'open'>) {
  const client = useClient()
  const place: DraftPlace = { member: client.notebook.me().member.id, profile: client.view.id, place: 'person' }
  const [form, setForm] = createStore<NewPerson>(parseNewPerson(readDraft(place)))
  const [missing, setMissing] = createSignal(false)
  const type = (part: keyof NewPerson) => (text: string) => {
    setForm(part, text)
    keepDraft(place, JSON.stringify(form))
  }
  /** Closing by Escape or a tap beside the dialog may be a slip: only this button throws away what was typed. */
  const cancel = (): void => {
    dropDraft(place)
    props.onClose()
  }
  function save(event: SubmitEvent): void {
    event.preventDefault()
    const phone = form.phone.trim() === '' ? '' : spelledPhone(form.phone)
    const made = addPerson({ ...form, phone })
    setMissing(made === undefined)
    if (made === undefined) return
    props.onClose()
    props.onAdded(made.id)
    void client.change(made.steps).then(() => dropDraft(place))
  }
  return (
    <Dialog
      open
      title={t('profile.people.add')}
      closeLabel={t('common.close')}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={cancel}>{t('common.cancel')}</Button>
          <Button type="submit" form="person-form" variant="primary">
            {t('common.add')}
          </Button>
        </>
      }
    >
      <form id="person-form" class={styles.form} onSubmit={save}>
        <TextField
          label={t('profile.person.name')}
          value={form.name}
          onInput={type('name')}
          required
          autofocus
          error={missing() ? t('profile.person.nameNeeded') : undefined}
        />
        <TextField label={t('profile.person.role')} value={form.role} onInput={type('role')} />
        <TextField
          label={t('profile.fact.phone')}
          type="tel"
          value={form.phone}
          onInput={type('phone')}
          onFocus={needPhones}
          hint={form.phone.length > 6 && !isKnownPhone(form.phone) ? t('profile.phoneUnknown') : undefined}
        />
        <TextField label={t('profile.fact.email')} type="email" value={form.email} onInput={type('email')} />
      </form>
    </Dialog>
  )
}
