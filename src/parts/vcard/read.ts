/** Contact cards of any program (vCard 2.1, 3.0 and 4.0) as contacts. Nothing in a file makes it throw. */
import ICAL from 'ical.js'
import { phoneKey } from '../../shared/profile/phone'
import { NO_CONTACT, saysNothing, type Contact, type ContactAddress, type ContactPhone } from './contact'
import { linesOf, type CardLine } from './lines'
import { photoOf } from './photo'
import { webAddress } from './webAddress'

export interface CardFile {
  contacts: Contact[]
  /** Cards that say nothing that could be used. */
  unread: number
  /** `notCards`: no card in it. `tooLarge`, `tooMany`: of a longer file the first `CARD_LIMITS.cards` are read. */
  problem: 'notCards' | 'tooLarge' | 'tooMany' | null
}

export const CARD_LIMITS = {
  /** Bytes of a file. */
  bytes: 25 * 1024 * 1024,
  cards: 5_000,
  /** Values of one kind in a card. */
  each: 20,
} as const
const LINE = 500
const NOTE = 5_000

/** Is this the beginning of a contact file? */
export const looksLikeCards = (start: string): boolean => /^[\s\ufeff\0]*BEGIN\s*:\s*VCARD/i.test(start)

/** Every contact of a file, in its order. */
export function readCards(input: string | Uint8Array): CardFile {
  if (input.length > CARD_LIMITS.bytes) return { contacts: [], unread: 0, problem: 'tooLarge' }
  const cards = cardsOf(linesOf(input))
  const contacts = cards.slice(0, CARD_LIMITS.cards).map(contactOf)
  const told = contacts.filter((contact) => !saysNothing(contact))
  return {
    contacts: told,
    unread: contacts.length - told.length,
    problem: cards.length === 0 ? 'notCards' : cards.length > CARD_LIMITS.cards ? 'tooMany' : null,
  }
}

/** The lines of each card. A card that does not end ends where the next begins; one inside another is left out. */
function cardsOf(lines: readonly CardLine[]): CardLine[][] {
  const cards: CardLine[][] = []
  let inside = 0
  let before: CardLine | undefined
  for (const line of lines) {
    const isCard = /^\s*VCARD\s*$/i.test(line.value)
    if (line.name === 'BEGIN' && isCard) {
      // The only card within a card is that of an assistant.
      const nested = inside > 0 && before?.name === 'AGENT' && before.value.trim() === ''
      inside = nested ? inside + 1 : 1
      if (!nested) cards.push([])
    } else if (line.name === 'END' && isCard) inside = Math.max(0, inside - 1)
    else if (inside === 1) cards.at(-1)?.push(line)
    before = line
  }
  return cards
}

/** One property with its values parted and its escapes undone. */
interface Property extends CardLine {
  values: string[]
  types: ReadonlySet<string>
}

function propertyOf(line: CardLine, isOld: boolean): Property | undefined {
  const types = new Set((line.params.get('TYPE') ?? []).map((type) => type.toUpperCase()))
  if (line.name === 'PHOTO') return { ...line, values: [line.value], types }
  // Before 3.0 a comma was a comma.
  const commas = isOld ? line.value.replaceAll(/\\?,/g, '\\,') : line.value
  const value = commas.replaceAll(/\r\n?|\n/g, '\\n').replaceAll('\0', '')
  try {
    // The types are read above: the library need not know what other programs put there.
    const jcal = ICAL.parse.property(`${line.name}:${value}`, ICAL.design.vcard3) as unknown[]
    const values = jcal.slice(3).flatMap((part) => (Array.isArray(part) ? (part as unknown[]) : [part]))
    return { ...line, values: values.map((part) => clean(Array.isArray(part) ? part.join(', ') : String(part))), types }
  } catch {
    return undefined
  }
}

const clean = (text: string): string =>
  text
    .replaceAll(/\\([;,:\\])/g, '$1')
    .replaceAll(/\\[nN]/g, '\n')
    .replaceAll(/[\0-\x08\x0b-\x1f\x7f]/g, '')
    .normalize('NFC')
    .trim()

const line = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, LINE)

function contactOf(lines: readonly CardLine[]): Contact {
  const isOld = lines.some(({ name, value }) => name === 'VERSION' && /^\s*2/.test(value))
  const properties = lines.slice(0, 1_000).flatMap((one) => propertyOf(one, isOld) ?? [])
  const all = (...names: string[]) => properties.filter(({ name }) => names.includes(name)).toSorted(preferredFirst)
  const first = (name: string): string =>
    line(
      all(name)
        .find(({ values }) => values.join('') !== '')
        ?.values.join(' ') ?? '',
    )
  const labels = new Map(all('X-ABLABEL').map(({ group, values }) => [group, (values[0] ?? '').toLowerCase()]))
  const org = all('ORG')[0]?.values.map(line).filter(Boolean) ?? []
  const name = first('FN') || nameOf(all('N')[0]?.values ?? []) || first('NICKNAME')
  const isCompany = first('X-ABSHOWAS').toUpperCase() === 'COMPANY' || (org[0] !== undefined && name === org[0])
  const handles = handlesOf(
    all('X-SOCIALPROFILE', 'IMPP', 'URL', 'X-TELEGRAM', 'X-WHATSAPP', 'X-SKYPE-USERNAME', 'X-QQ'),
    labels,
  )
  const birthday = birthdayOf(all('BDAY')[0])
  const photo = photoOf(all('PHOTO')[0])
  return {
    ...NO_CONTACT,
    name: isCompany ? '' : name,
    org: org[0] ?? (isCompany ? name : ''),
    title: first('TITLE') || first('ROLE') || (org[1] ?? ''),
    phones: phonesOf(all('TEL')),
    emails: unique(all('EMAIL').map(({ values }) => line(values[0] ?? '').replace(/^mailto:/i, ''))).filter((email) =>
      /^[^\s@<>]+@[^\s@<>]+$/.test(email),
    ),
    urls: unique(all('URL').map(({ values }) => webAddress(values[0] ?? ''))).filter(
      (url) => url !== '' && !isHandle(url),
    ),
    addresses: all('ADR')
      .slice(0, CARD_LIMITS.each)
      .map(addressOf)
      .filter(({ street, city, country }) => street + city + country !== ''),
    ...(birthday === undefined ? {} : { birthday }),
    note: all('NOTE')
      .map(({ values }) => values.join(', '))
      .join('\n')
      .slice(0, NOTE),
    ...handles,
    ...(photo === undefined ? {} : { photo }),
  }
}

const preferredFirst = (a: Property, b: Property): number => rank(a) - rank(b)
/** `PREF=1` is 4.0, `TYPE=pref` is older. */
function rank({ params, types }: Property): number {
  const pref = Number(params.get('PREF')?.[0] ?? Number.NaN)
  return types.has('PREF') ? 0 : Number.isFinite(pref) ? pref : 101
}

const unique = (texts: readonly string[]): string[] =>
  [...new Map(texts.filter(Boolean).map((text) => [text.toLowerCase(), text])).values()].slice(0, CARD_LIMITS.each)

/** Family name, given name, middle name; prefixes and suffixes are no part of a name here. */
const nameOf = ([family = '', given = '', middle = '']: readonly string[]): string =>
  line([given, middle, family].filter(Boolean).join(' '))

function phonesOf(properties: readonly Property[]): ContactPhone[] {
  const byKey = new Map<string, ContactPhone>()
  for (const { values, types } of properties) {
    const [number = '', ...parameters] = values.join(';').split(';')
    const extension = parameters.find((one) => /^ext=/i.test(one))?.slice(4)
    const text = line(`${number.replace(/^tel:/i, '')}${extension === undefined ? '' : ` ext ${extension}`}`).slice(
      0,
      100,
    )
    const key = phoneKey(text)
    const known = byKey.get(key)
    if (key.length >= 3 && (known === undefined || known.kind === 'fax'))
      byKey.set(key, { text, kind: phoneKind(types) })
  }
  return [...byKey.values()].slice(0, CARD_LIMITS.each)
}

function phoneKind(types: ReadonlySet<string>): ContactPhone['kind'] {
  if (types.has('CELL') || types.has('MOBILE') || types.has('IPHONE')) return 'mobile'
  if (types.has('FAX') || types.has('PAGER')) return 'fax'
  if (types.has('WORK') || types.has('MAIN')) return 'work'
  return types.has('HOME') ? 'home' : 'other'
}

/** Post box, extended, street, city, region, postcode, country. */
function addressOf({ values }: Property): ContactAddress {
  const [, extended = '', line1 = '', city = '', region = '', postcode = '', country = ''] = values.map(line)
  // A region that is the city too is said once.
  const street = [postcode, region === city ? '' : region, line1, extended].filter(Boolean).join(', ')
  return { street: line(street), city, country }
}

const TELEGRAM = /^(?:https?:\/\/)?(?:www\.)?(?:t|telegram)\.me\/(?!\+|joinchat)@?(\w{3,64})\/?$/i
const WHATSAPP = /^(?:https?:\/\/)?(?:wa\.me\/|(?:api|www)\.whatsapp\.com\/send\?phone=)\+?(\d{7,15})\b/i
const isHandle = (url: string): boolean => TELEGRAM.test(url) || WHATSAPP.test(url)

/** A messenger's name stands in the type, the service, the label or the address, as each program likes. */
function handlesOf(
  properties: readonly Property[],
  labels: ReadonlyMap<string, string>,
): Pick<Contact, 'telegram' | 'whatsapp'> {
  const found = { telegram: '', whatsapp: '' }
  for (const { name, values, types, params, group } of properties) {
    const value = line(values.join(';'))
    const user = line(params.get('X-USER')?.[0] ?? '') || value.replace(/^(?:x-apple|telegram|whatsapp|tg|im):/i, '')
    const service = [
      ...types,
      name,
      ...(params.get('X-SERVICE-TYPE') ?? []),
      labels.get(group) ?? '',
      value.split(':')[0]!,
    ]
      .join(' ')
      .toLowerCase()
    const telegram = TELEGRAM.exec(value)?.[1] ?? (/telegram|\btg\b/.test(service) ? user.replace(/^@/, '') : '')
    const whatsapp = WHATSAPP.exec(value)?.[1] ?? (/whatsapp/.test(service) ? user : '')
    if (telegram !== '' && !telegram.includes('/')) found.telegram ||= telegram
    if (whatsapp !== '') found.whatsapp ||= /^\d{11,15}$/.test(whatsapp) ? `+${whatsapp}` : whatsapp
  }
  return found
}

/** Apple writes this year where none is known. */
const NO_YEAR = '1604'

/** As cards of all versions write a day; undefined for what is no day. */
function birthdayOf(property: Property | undefined): string | undefined {
  const text = property?.value.trim() ?? ''
  const iso = /^(\d{4}|-)-?(\d{2})-?(\d{2})(?:$|[T ])/.exec(text)
  const local = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const [year, month, day] = iso !== null ? iso.slice(1) : local !== null ? [local[3], local[2], local[1]] : []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const omitted = year === '-' || year === NO_YEAR || property?.params.get('X-APPLE-OMIT-YEAR')?.[0] === year
  const date = new Date(Date.UTC(omitted ? 2000 : Number(year), Number(month) - 1, Number(day)))
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day) || Number(day) < 1) return undefined
  if (!omitted && (Number(year) < 1880 || Number(year) > 2100)) return undefined
  const two = (part: string) => part.padStart(2, '0')
  return `${omitted ? '-' : year}-${two(month)}-${two(day)}`
}
