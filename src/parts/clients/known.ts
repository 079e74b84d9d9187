/** Is this client here already? Signs by which one is recognised before a second one is made of it. */
import { phoneKey } from '../../shared/profile/phone'
import type { Row } from '../../shared/profile/row'
import { wordsOf } from '../../shared/search'

/** A client that is there already, and by what it was recognised. */
export interface Known {
  row: Row
  by: 'inn' | 'phone' | 'email' | 'name'
}

/** Words that say what sort of company it is and not which. */
const LEGAL_FORMS = new Set([
  'ооо',
  'оао',
  'зао',
  'пао',
  'ао',
  'нао',
  'ип',
  'тоо',
  'тд',
  'пк',
  'нко',
  'ано',
  'чп',
  'одо',
  'уп',
  'чуп',
  'гк',
  'llc',
  'llp',
  'ltd',
  'inc',
  'corp',
  'co',
  'gmbh',
  'ag',
  'sa',
  'srl',
  'oy',
  'plc',
  'limited',
  'company',
])

/** One key for «Ладога», ООО and Ладога; '' when nothing is left. */
export function nameKey(name: string): string {
  const words = wordsOf(name)
  const telling = words.filter((word) => !LEGAL_FORMS.has(word))
  return (telling.length === 0 ? words : telling).toSorted().join(' ')
}

const namesOfRow = new WeakMap<Row, string[]>()

/** The keys of a client's names; made once a row, for they are looked at with each key typed. */
function nameKeys(row: Row): string[] {
  let keys = namesOfRow.get(row)
  if (keys === undefined) namesOfRow.set(row, (keys = [row.name, ...row.legal].map(nameKey)))
  return keys
}

/** What is known of somebody who may be a client already; what is not known is empty. */
export interface Sought {
  name: string
  inn: string
  phones: readonly string[]
  emails: readonly string[]
}

/** The clients that this points to, the surest sign first; one line a client, at most three. */
export function knownClients(rows: readonly Row[], sought: Sought): Known[] {
  const inn = sought.inn.replaceAll(/\s/g, '')
  // Shorter ones are inner numbers and half-typed ones.
  const phones = new Set(sought.phones.map(phoneKey).filter((phone) => phone.length >= 7))
  const emails = new Set(sought.emails.map((email) => email.trim().toLowerCase()).filter(Boolean))
  const name = nameKey(sought.name)
  const by = (row: Row): Known['by'] | undefined => {
    if (inn !== '' && row.inns.includes(inn)) return 'inn'
    if (phones.size > 0 && row.phones.some((phone) => phones.has(phone))) return 'phone'
    if (emails.size > 0 && row.emails.some((email) => emails.has(email))) return 'email'
    if (name !== '' && nameKeys(row).includes(name)) return 'name'
    return undefined
  }
  const known = rows.flatMap((row) => {
    const sign = by(row)
    return sign === undefined ? [] : [{ row, by: sign }]
  })
  return known.toSorted((a, b) => SIGNS.indexOf(a.by) - SIGNS.indexOf(b.by)).slice(0, 3)
}
const SIGNS = ['inn', 'phone', 'email', 'name']
