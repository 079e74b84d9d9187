import { createMemo, For, onCleanup, Show } from 'solid-js'
import IconFile from '~icons/lucide/file'
import IconSound from '~icons/lucide/mic'
import { t } from '../../i18n'
import { formatBirthday } from './words'
import type { Arrival } from '../../sync/arrived'
import type { Contact } from '../../parts/vcard/contact'
import { Avatar } from '../../ui/Avatar'
import { Card } from '../../ui/Card'
import styles from './Arrive.module.css'
import type { Material } from './model'

/** What came, as it is: a contact as a card, pictures to be looked at, text to be read. */
export function Seen(props: { arrival: Arrival; material: Material }) {
  /** What was only read out of the text below says nothing that does not stand there, unless it says who it is. */
  const one = (): Contact | undefined => {
    const [contact, ...more] = props.material.contacts
    const isNew = props.material.text === '' || (contact?.name ?? '') + (contact?.org ?? '') !== ''
    return more.length === 0 && isNew ? contact : undefined
  }
  const pictures = () => props.material.files.filter(({ type }) => type.startsWith('image/'))
  const others = () => [
    ...props.material.files.filter(({ type }) => !type.startsWith('image/')),
    ...props.material.tables,
  ]
  return (
    <Card aria-label={t('arrive.what')} class={styles.seen}>
      <Show when={one()}>{(contact) => <ContactCard contact={contact()} />}</Show>
      <Show when={pictures().length > 0}>
        <ul class={styles.pictures} role="list">
          <For each={pictures()}>{(file) => <Picture file={file} />}</For>
        </ul>
      </Show>
      <For each={others()}>
        {(file) => (
          <p class={styles.file}>
            {file.type.startsWith('audio/') ? <IconSound aria-hidden="true" /> : <IconFile aria-hidden="true" />}
            <span>{file.name}</span>
          </p>
        )}
      </For>
      <Show when={props.material.text}>
        <blockquote class={styles.quote}>{props.material.text}</blockquote>
      </Show>
    </Card>
  )
}

function Picture(props: { file: File }) {
  const url = createMemo(() => {
    const made = URL.createObjectURL(props.file)
    onCleanup(() => URL.revokeObjectURL(made))
    return made
  })
  return (
    <li>
      <img class={styles.picture} src={url()} alt={t('arrive.picture', { name: props.file.name })} />
    </li>
  )
}

function ContactCard(props: { contact: Contact }) {
  const name = (): string => props.contact.name || props.contact.org
  const about = (): string =>
    [props.contact.title, props.contact.name === '' ? '' : props.contact.org].filter(Boolean).join(', ')
  const lines = (): string[] => {
    const { phones, emails, urls, telegram, whatsapp, addresses } = props.contact
    return [
      ...phones.map(({ text }) => text),
      ...emails,
      ...urls.map((url) => url.replace(/^https?:\/\//, '')),
      ...(telegram === '' ? [] : [`Telegram @${telegram}`]),
      ...(whatsapp === '' ? [] : [`WhatsApp ${whatsapp}`]),
      ...addresses.map(({ street, city, country }) => [country, city, street].filter(Boolean).join(', ')),
    ]
  }
  return (
    <div class={styles.contact}>
      <Show when={name() !== ''}>
        <Avatar name={name()} size="large" />
      </Show>
      <div class={styles.about}>
        <Show when={name() !== ''}>
          <strong class={styles.name}>{name()}</strong>
        </Show>
        <Show when={about() !== ''}>
          <span class={styles.quiet}>{about()}</span>
        </Show>
        <ul class={styles.numbers} role="list" aria-label={t('arrive.numbers')}>
          <For each={lines()}>{(text) => <li>{text}</li>}</For>
          <Show when={props.contact.birthday}>
            {(day) => <li>{t('arrive.birthday', { day: formatBirthday(day()) })}</li>}
          </Show>
        </ul>
      </div>
    </div>
  )
}
