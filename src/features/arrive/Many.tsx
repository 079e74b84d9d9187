import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, For, Show, type JSX } from 'solid-js'
import { t } from '../../i18n'
import { knownClients } from '../../parts/clients/known'
import type { Contact } from '../../parts/vcard/contact'
import { useNotebook } from '../../solid/notebook'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Checkbox } from '../../ui/Checkbox'
import { SectionHeader } from '../../ui/SectionHeader'
import { showToast } from '../../ui/toast'
import styles from './Arrive.module.css'
import { groupsOf, groupSteps } from './model'

interface Props {
  contacts: readonly Contact[]
  onStored: () => Promise<void>
  drop: JSX.Element
}

/** Many contacts: those who are clients are ticked, the rest goes. Nobody is ticked who is here already. */
export function Many(props: Props) {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const lines = createMemo(() =>
    props.contacts.map((contact) => ({
      contact,
      known: knownClients(notebook.rows(), {
        name: contact.org || contact.name,
        inn: '',
        phones: contact.phones.map(({ text }) => text),
        emails: contact.emails,
      })[0]?.row.name,
    })),
  )
  const fresh = () => lines().flatMap(({ contact, known }) => (known === undefined ? [contact] : []))
  const [ticked, setTicked] = createSignal<ReadonlySet<Contact>>(new Set())
  const [progress, setProgress] = createSignal<number>()
  const chosen = () => props.contacts.filter((contact) => ticked().has(contact))
  const count = () => groupsOf(chosen()).length
  const tick = (contact: Contact, on: boolean): void => {
    const next = new Set(ticked())
    if (on) next.add(contact)
    else next.delete(contact)
    setTicked(next)
  }

  async function save(): Promise<void> {
    const all = groupSteps(chosen())
    setProgress(0)
    try {
      await notebook.createMany(all, setProgress)
      await props.onStored()
      showToast({ kind: 'success', text: t('arrive.many.saved', { count: all.length }) })
      navigate('/clients', { replace: true })
    } catch {
      setProgress(undefined)
      showToast({ kind: 'error', text: t('arrive.failed') })
    }
  }

  return (
    <section class={styles.form}>
      <SectionHeader
        title={t('arrive.many.title', { count: props.contacts.length })}
        hint={t('arrive.many.text')}
        action={
          <Button size="small" variant="quiet" onClick={() => setTicked(new Set(ticked().size > 0 ? [] : fresh()))}>
            {ticked().size > 0 ? t('arrive.many.none') : t('arrive.many.all')}
          </Button>
        }
      />
      <Card flush>
        <ul role="list" class={styles.many}>
          <For each={lines()}>
            {({ contact, known }) => (
              <li class={styles.contactLine}>
                <Checkbox
                  label={contact.name || contact.org || contact.phones[0]?.text || contact.emails[0] || ''}
                  hint={[
                    contact.name === '' ? '' : contact.org,
                    contact.title,
                    contact.phones[0]?.text,
                    known === undefined ? '' : t('arrive.many.known', { client: known }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  checked={ticked().has(contact)}
                  onChange={(on) => tick(contact, on)}
                />
              </li>
            )}
          </For>
        </ul>
      </Card>
      <div class={styles.actions}>
        <Button
          variant="primary"
          size="large"
          class={styles.save}
          disabled={count() === 0 || progress() !== undefined}
          onClick={() => void save()}
        >
          <Show when={progress()} fallback={t('arrive.many.save', { count: count() })}>
            {(done) => t('arrive.many.progress', { done: done(), total: count() })}
          </Show>
        </Button>
        {props.drop}
      </div>
    </section>
  )
}
