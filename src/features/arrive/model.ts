/** What arrived, sorted: contacts, pictures, tables, other files, text; and what the member makes of it. */
import * as v from 'valibot'
import { personSteps, clientSteps, samePerson } from '../../parts/contact/person'
import { QUICK_TYPES } from '../../parts/steps/quickTypes'
import { recognise } from '../../parts/contact/recognise'
import { isCardFile } from '../../parts/arrived/take'
import { NO_CONTACT, saysNothing, type Contact } from '../../parts/vcard/contact'
import { looksLikeCards, readCards } from '../../parts/vcard/read'
import { isId, newId, type EntryId, type PersonId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import type { Profile } from '../../shared/profile/fold'
import type { ChangeInput } from '../../solid/notebook'
import type { Arrival } from '../../sync/arrived'

export interface Material {
  contacts: Contact[]
  /** Cards that could not be used. */
  unread: number
  /** Pictures, recordings, documents: what a client or an entry keeps. */
  files: File[]
  /** What the import reads. */
  tables: File[]
  text: string
  inn: string
}

const isTable = ({ name }: File): boolean => /\.(csv|xlsx)$/i.test(name)

export async function materialOf(arrival: Arrival): Promise<Material> {
  const cards = arrival.files.filter(isCardFile)
  const read = await Promise.all(cards.map(async (file) => readCards(new Uint8Array(await file.arrayBuffer()))))
  const shared = textOf(arrival)
  const isCard = looksLikeCards(shared)
  if (isCard) read.push(readCards(shared))
  const contacts = read.flatMap((file) => file.contacts)
  const text = isCard ? '' : shared
  const { inn, ...recognised } = recognise(text)
  return {
    contacts: contacts.length > 0 || saysNothing(recognised) ? contacts : [recognised],
    unread: read.reduce((sum, file) => sum + file.unread, 0) + read.filter(({ problem }) => problem !== null).length,
    files: arrival.files.filter((file) => !isCardFile(file) && !isTable(file)),
    tables: arrival.files.filter(isTable),
    text,
    inn,
  }
}

/** Title, text and address, each said once: browsers put the address into the text too. */
function textOf({ title, text, url }: Arrival): string {
  const parts = [title, text, url].map((part) => part.trim()).filter(Boolean)
  return parts
    .filter(
      (part, index) =>
        !parts.some((other, at) => at !== index && other.includes(part) && (other !== part || at < index)),
    )
    .join('\n')
}

const id = v.custom<string>((input) => typeof input === 'string' && isId(input))
const line = v.pipe(v.string(), v.maxLength(500))
const draftSchema = v.strictObject({
  way: v.picklist(['new', 'existing']),
  name: line,
  person: line,
  role: line,
  phone: line,
  email: line,
  city: line,
  profile: v.nullable(id),
  withPerson: v.boolean(),
  text: v.pipe(v.string(), v.maxLength(20_000)),
  type: v.picklist(QUICK_TYPES),
  /** Given at the beginning, so that storing twice writes one. */
  entry: id,
  newPerson: id,
  /** What was stored already when the app was closed in between. */
  stored: v.nullable(v.strictObject({ profile: id, files: v.number() })),
})
export type Draft = v.InferOutput<typeof draftSchema>

export function emptyDraft(material: Material): Draft {
  const contact = material.contacts[0] ?? NO_CONTACT
  const cut = (text: string) => text.slice(0, 500)
  return {
    way: 'new',
    name: cut(contact.org || contact.name),
    person: cut(contact.org === '' ? '' : contact.name),
    role: cut(contact.title),
    phone: cut(contact.phones[0]?.text ?? ''),
    email: cut(contact.emails[0] ?? ''),
    city: cut(contact.addresses[0]?.city ?? ''),
    profile: null,
    withPerson: contact.name + contact.org !== '',
    text: [material.text, contact.note].filter(Boolean).join('\n').slice(0, 20_000),
    type: 'note',
    entry: newId<EntryId>(),
    newPerson: newId<PersonId>(),
    stored: null,
  }
}

export function parseDraft(stored: string | null): Draft | undefined {
  try {
    const result = v.safeParse(draftSchema, JSON.parse(stored ?? 'null'))
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}

export type DraftProblem = 'name' | 'profile' | 'email' | 'nothing'

/** What has to be mended before it can be stored. */
export function problemOf(draft: Draft, material: Material): DraftProblem | undefined {
  if (draft.way === 'new') {
    if (draft.name.trim() === '') return 'name'
    return draft.email.trim() !== '' && !/^[^\s@]+@[^\s@]+$/.test(draft.email.trim()) ? 'email' : undefined
  }
  if (draft.profile === null) return 'profile'
  const says = draft.text.trim() !== '' || material.files.length > 0 || draft.withPerson
  return says ? undefined : 'nothing'
}

/** The contact with what the member put right in the fields. */
function mended(draft: Draft, contact: Contact): Contact {
  const person = draft.person.trim()
  const [, ...phones] = contact.phones
  const [, ...emails] = contact.emails
  const address = contact.addresses[0]
  const city = draft.city.trim()
  const isPrivate = person === '' && contact.org === '' && contact.name !== ''
  return {
    ...contact,
    // Without a person of its own, the contact of a private client is the client.
    name: isPrivate ? draft.name.trim() : person,
    org: isPrivate ? '' : draft.name.trim(),
    title: draft.role.trim(),
    phones: [
      ...(draft.phone.trim() === '' ? [] : [{ text: draft.phone.trim(), kind: contact.phones[0]?.kind ?? 'other' }]),
      ...phones,
    ],
    emails: [...(draft.email.trim() === '' ? [] : [draft.email.trim()]), ...emails],
    addresses: city === '' && address === undefined ? [] : [{ street: '', country: '', ...address, city }],
  }
}

/** The entry that the text becomes. */
export function entrySteps(draft: Draft, now: number): ChangeInput[] {
  const text = draft.text.trim()
  if (text === '') return []
  const value: Entry = { type: draft.type, when: now, text }
  return [{ kind: 'entry', entry: draft.entry as EntryId, value }]
}

/** Steps that begin the client. */
export function newClientSteps(draft: Draft, material: Material, now: number): ChangeInput[] {
  const contact = mended(draft, material.contacts[0] ?? NO_CONTACT)
  const legal = newId()
  return [
    ...clientSteps(draft.name, [contact]),
    ...(material.inn === ''
      ? []
      : ([
          { kind: 'fact', path: `legal/${legal}`, value: true },
          { kind: 'fact', path: `legal/${legal}/inn`, value: material.inn },
        ] satisfies ChangeInput[])),
    ...entrySteps(draft, now),
  ]
}

/** Steps that add to a client as it is now: a person who is there is completed, nobody is written down twice. */
export function additionSteps(draft: Draft, material: Material, profile: Profile, now: number): ChangeInput[] {
  const [contact] = material.contacts
  const person =
    contact === undefined || !draft.withPerson ? undefined : { ...contact, name: contact.name || contact.org }
  return [
    ...(person === undefined
      ? []
      : personSteps(person, samePerson(profile, person) ?? (draft.newPerson as PersonId), profile)),
    ...entrySteps(draft, now),
  ]
}

/** Several contacts as clients: those of one organisation together. */
export function groupsOf(contacts: readonly Contact[]): { name: string; contacts: Contact[] }[] {
  const groups = new Map<string, { name: string; contacts: Contact[] }>()
  for (const [index, contact] of contacts.entries()) {
    const key = contact.org === '' ? `#${index}` : contact.org.toLowerCase()
    const group = groups.get(key) ?? {
      name: contact.org || contact.name || contact.phones[0]?.text || contact.emails[0] || '',
      contacts: [],
    }
    group.contacts.push(contact)
    groups.set(key, group)
  }
  return [...groups.values()].filter(({ name }) => name !== '')
}

/** The steps that begin each group's client, ready for the notebook. */
export const groupSteps = (contacts: readonly Contact[]): ChangeInput[][] =>
  groupsOf(contacts).map((group) => clientSteps(group.name, group.contacts))
