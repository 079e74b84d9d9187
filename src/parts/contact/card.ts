/** A person of a client as a contact that other programs read. */
import { partsOf, textOf, type Profile } from '../../shared/profile/fold'
import { NO_CONTACT, type Contact } from '../vcard/contact'
import { webAddress } from '../vcard/webAddress'
import { writeCard } from '../vcard/write'

/** The person as a file, and a name for it that every system takes. */
export function cardFileOf(profile: Profile, path: string): { file: Blob; name: string } {
  const contact = contactOfPerson(profile, path)
  const name = contact.name
    .replaceAll(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 80)
  return { file: new Blob([writeCard(contact)], { type: 'text/vcard' }), name: `${name || 'contact'}.vcf` }
}

/** `path` is the person's, `people/<id>`. The company's own numbers stay with the company. */
export function contactOfPerson(profile: Profile, path: string): Contact {
  const values = (part: string): string[] => partsOf(profile, `${path}/${part}`).map(({ value }) => String(value))
  const text = (part: string): string => textOf(profile, `${path}/${part}`)
  const birthday = text('birthday')
  const site = webAddress(textOf(profile, 'site'))
  const [street, city] = [textOf(profile, 'address'), textOf(profile, 'city')]
  return {
    ...NO_CONTACT,
    name: text('name'),
    org: textOf(profile, 'name') === text('name') ? '' : textOf(profile, 'name'),
    title: text('role'),
    phones: values('phones').map((phone) => ({ text: phone, kind: 'other' })),
    emails: values('emails'),
    urls: site === '' ? [] : [site],
    addresses: street + city === '' ? [] : [{ street, city, country: '' }],
    ...(birthday === '' ? {} : { birthday }),
    telegram: text('telegram').replace(/^(?:https?:\/\/)?(?:t\.me\/|telegram\.me\/)?@?/i, ''),
    whatsapp: text('whatsapp'),
  }
}
