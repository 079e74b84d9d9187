import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconCopy from '~icons/lucide/copy'
import IconMail from '~icons/lucide/mail'
import IconMap from '~icons/lucide/map-pin'
import IconMessage from '~icons/lucide/message-circle'
import IconPhone from '~icons/lucide/phone'
import IconSend from '~icons/lucide/send'
import IconSms from '~icons/lucide/message-square-text'
import { t } from '../../i18n'
import { ContactAnchor } from '../../parts/contact/ContactAnchor'
import {
  emailLink,
  mapLink,
  phoneLink,
  smsLink,
  telegramLink,
  whatsappLink,
  type ContactLink,
} from '../../parts/contact/links'
import { spelledPhone } from '../../parts/contact/phones'
import type { PersonId } from '../../shared/ids'
import { partsOf } from '../../shared/profile/fold'
import { IconButton } from '../../ui/Button'
import type { Icon } from '../../ui/icon'
import { useClient } from './client'
import { copyText } from './copy'
import styles from './People.module.css'

interface Tile {
  icon: Icon
  text: string
  link: ContactLink
  label: string
}

/** Everything by which a person is reached: large tiles into the device's own apps, the addresses below to read and copy. */
export function Reach(props: { id: PersonId; name: string }) {
  const client = useClient()
  const path = () => `people/${props.id}`
  const setOf = (set: string) => partsOf(client.view.profile(), `${path()}/${set}`).map(({ value }) => String(value))
  const phones = () => setOf('phones')
  const emails = () => setOf('emails')
  const tiles = () => {
    const [phone, email] = [phones()[0], emails()[0]]
    const [telegram, whatsapp] = [client.text(`${path()}/telegram`), client.text(`${path()}/whatsapp`)]
    const address = client.text('address')
    const place = [client.text('city'), address].filter(Boolean).join(', ')
    const found: (Omit<Tile, 'link'> & { link: ContactLink | undefined })[] = []
    if (phone !== undefined) {
      const spelled = spelledPhone(phone)
      found.push(
        {
          icon: IconPhone,
          text: t('profile.person.call'),
          link: phoneLink(phone),
          label: t('profile.call', { phone: spelled }),
        },
        {
          icon: IconSms,
          text: t('profile.person.sms'),
          link: smsLink(phone),
          label: t('profile.person.smsTo', { phone: spelled }),
        },
      )
    }
    const write = (to: string) => t('profile.write', { address: to })
    if (telegram !== '')
      found.push({
        icon: IconSend,
        text: 'Telegram',
        link: telegramLink(telegram),
        label: write(`Telegram ${telegram}`),
      })
    if (whatsapp !== '')
      found.push({
        icon: IconMessage,
        text: 'WhatsApp',
        link: whatsappLink(whatsapp),
        label: write(`WhatsApp ${whatsapp}`),
      })
    if (email !== undefined)
      found.push({ icon: IconMail, text: t('profile.person.email'), link: emailLink(email), label: write(email) })
    if (address !== '')
      found.push({
        icon: IconMap,
        text: t('profile.person.map'),
        link: mapLink(place, navigator.userAgent),
        label: t('profile.openMap'),
      })
    return found.flatMap(({ link, ...rest }): Tile[] => (link === undefined ? [] : [{ ...rest, link }]))
  }
  const lines = () => [
    ...phones().map((phone, index) => ({ text: spelledPhone(phone), link: index > 0 ? phoneLink(phone) : undefined })),
    ...emails().map((email, index) => ({ text: email, link: index > 0 ? emailLink(email) : undefined })),
  ]
  const anchor = (link: ContactLink) => ({
    link,
    profile: client.view.id,
    person: props.id,
    name: props.name || t('profile.person.unnamed'),
    ask: client.may(),
  })
  return (
    <>
      <Show when={tiles().length > 0}>
        <div class={styles.reach}>
          <For each={tiles()}>
            {(tile) => (
              <ContactAnchor {...anchor(tile.link)} label={tile.label} class={styles.tile}>
                <Dynamic component={tile.icon} aria-hidden="true" />
                {tile.text}
              </ContactAnchor>
            )}
          </For>
        </div>
      </Show>
      <Show when={lines().length > 0}>
        <ul role="list" class={styles.lines}>
          <For each={lines()}>
            {(line) => (
              <li>
                <Show when={line.link} fallback={<span>{line.text}</span>}>
                  {(link) => (
                    <ContactAnchor {...anchor(link())} class={styles.also}>
                      {line.text}
                    </ContactAnchor>
                  )}
                </Show>
                <IconButton
                  icon={IconCopy}
                  size="small"
                  label={t('profile.person.copy', { value: line.text })}
                  onClick={() => void copyText(line.text)}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  )
}
