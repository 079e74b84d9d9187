/**
 * A contact as a file: vCard 3.0 (RFC 2426), which iPhone, Android and Outlook all read. UTF-8, lines of at
 * most 75 bytes, CRLF. A birthday without its year is `--05-14`, as 4.0 has it and phones read it.
 */
import type { Contact, ContactPhone } from './contact'

const KINDS: Record<ContactPhone['kind'], string> = {
  mobile: 'CELL',
  work: 'WORK,VOICE',
  home: 'HOME,VOICE',
  fax: 'FAX',
  other: 'VOICE',
}

/** One card; several of them one after another are a file of several. */
export function writeCard(contact: Contact): string {
  const { name, org, title, phones, emails, urls, addresses, birthday, note, telegram, whatsapp } = contact
  const [given, ...rest] = name.split(' ')
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${escaped(name || org)}`,
    // Which word is the family name is not known: the whole stands as it is shown.
    name === '' ? `N:${escaped(org)};;;;` : `N:${escaped(rest.join(' '))};${escaped(given ?? '')};;;`,
    ...(org === '' ? [] : [`ORG:${escaped(org)}`]),
    ...(name === '' ? ['X-ABShowAs:COMPANY'] : []),
    ...(title === '' ? [] : [`TITLE:${escaped(title)}`]),
    ...phones.map(({ text, kind }) => `TEL;TYPE=${KINDS[kind]}:${escaped(text)}`),
    ...emails.map((email) => `EMAIL;TYPE=INTERNET:${escaped(email)}`),
    ...urls.map((url) => `URL:${url.replaceAll(/\s/g, '')}`),
    ...(telegram === '' ? [] : [`X-SOCIALPROFILE;TYPE=telegram:https://t.me/${encodeURIComponent(telegram)}`]),
    ...(whatsapp === '' ? [] : [`X-SOCIALPROFILE;TYPE=whatsapp:https://wa.me/${whatsapp.replaceAll(/\D/g, '')}`]),
    ...addresses.map(
      ({ street, city, country }) => `ADR;TYPE=WORK:;;${escaped(street)};${escaped(city)};;;${escaped(country)}`,
    ),
    ...(birthday === undefined ? [] : [`BDAY:${birthday}`]),
    ...(note === '' ? [] : [`NOTE:${escaped(note)}`]),
    'END:VCARD',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/[\0-\x08\x0b-\x1f]/g, '')

const MOST = 75

/** Broken between characters, never within one. */
function folded(line: string): string {
  const encoder = new TextEncoder()
  let out = ''
  let length = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (length + size > MOST) {
      out += '\r\n '
      length = 1
    }
    out += character
    length += size
  }
  return out
}
