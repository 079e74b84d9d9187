/** A contact as what a client's page knows: the steps that add a person, complete one, or begin a client. */
import { newId, type PartId, type PersonId } from '../../shared/ids'
import { partsOf, textOf, type Profile } from '../../shared/profile/fold'
import { phoneKey } from '../../shared/profile/phone'
import type { ChangeInput } from '../../solid/notebook'
import type { Contact } from '../vcard/contact'

const fact = (path: string, value: string | true): ChangeInput => ({ kind: 'fact', path, value })
const line = (text: string, most = 500): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, most)

/** The facts of one set that are not there yet, told apart by `key`. */
function missing(path: string, values: readonly string[], known: readonly string[], key: (text: string) => string) {
  const seen = new Set(known.map(key))
  return values.flatMap((value) => {
    const text = line(value)
    if (text === '' || seen.has(key(text))) return []
    seen.add(key(text))
    return [fact(`${path}/${newId<PartId>()}`, text)]
  })
}

const lower = (text: string): string => text.toLowerCase()
const numbers = ({ phones }: Contact): string[] => phones.filter(({ kind }) => kind !== 'fax').map(({ text }) => text)

/** Steps that write a contact to a person: what is said there already stays as it is. */
export function personSteps(contact: Contact, id: PersonId, profile?: Profile): ChangeInput[] {
  const path = `people/${id}`
  const has = (part: string): boolean => profile !== undefined && textOf(profile, `${path}/${part}`) !== ''
  const values = (part: string): string[] =>
    profile === undefined ? [] : partsOf(profile, `${path}/${part}`).map(({ value }) => String(value))
  const isThere = profile !== undefined && partsOf(profile, 'people').some((one) => one.id === id)
  const { name, title, birthday, telegram, whatsapp } = contact
  const facts = { name, role: title, birthday: birthday ?? '', telegram: telegram && `@${telegram}`, whatsapp }
  return [
    ...(isThere ? [] : [fact(path, true)]),
    ...Object.entries(facts).flatMap(([part, text]) =>
      line(text) === '' || has(part) ? [] : [fact(`${path}/${part}`, line(text))],
    ),
    ...missing(`${path}/phones`, numbers(contact), values('phones'), phoneKey),
    ...missing(`${path}/emails`, contact.emails, values('emails'), lower),
  ]
}

/** The person of a client that a contact is: the same phone, e-mail or name. */
export function samePerson(profile: Profile, contact: Contact): PersonId | undefined {
  const phones = new Set(contact.phones.map(({ text }) => phoneKey(text)))
  const emails = new Set(contact.emails.map(lower))
  const people = partsOf(profile, 'people')
  const values = (path: string, part: string) => partsOf(profile, `${path}/${part}`).map(({ value }) => String(value))
  const found =
    people.find(
      ({ path }) =>
        values(path, 'phones').some((phone) => phones.has(phoneKey(phone))) ||
        values(path, 'emails').some((email) => emails.has(lower(email))),
    ) ??
    people.find(
      ({ path }) => contact.name !== '' && lower(textOf(profile, `${path}/name`)) === lower(line(contact.name)),
    )
  return found?.id as PersonId | undefined
}

/**
 * Steps that begin a client: its name and place, and the people at it. A contact without an organisation is a
 * private person, whose numbers are the client's own.
 */
export function clientSteps(name: string, contacts: readonly Contact[]): ChangeInput[] {
  const address = contacts.flatMap(({ addresses }) => addresses)[0]
  const site = contacts.flatMap(({ urls }) => urls)[0]
  const steps = [fact('name', line(name))]
  const set = (path: string, text: string | undefined): void => {
    if (text !== undefined && line(text) !== '') steps.push(fact(path, line(text)))
  }
  set('city', address?.city)
  set('address', address?.street)
  set('site', site)
  if (contacts.length === 1 && contacts[0]!.org === '' && isClient(contacts[0]!, name)) set('kind', 'private')
  for (const contact of contacts)
    steps.push(...(isClient(contact, name) ? ownSteps(contact) : personSteps(contact, newId<PersonId>())))
  return steps
}

const isClient = (contact: Contact, name: string): boolean => contact.name === '' || line(contact.name) === line(name)

/** The numbers of a contact are the client's own; what only a person can have needs a person all the same. */
function ownSteps(contact: Contact): ChangeInput[] {
  const { name, title, birthday = '', telegram, whatsapp } = contact
  const personal = name !== '' && [title, birthday, telegram, whatsapp].some((text) => text !== '')
  return [
    ...missing('phones', numbers(contact), [], phoneKey),
    ...missing('emails', contact.emails, [], lower),
    ...(personal ? personSteps({ ...contact, phones: [], emails: [] }, newId<PersonId>()) : []),
  ]
}
