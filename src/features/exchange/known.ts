/** Clients that are there already: found by ИНН, telephone or e-mail, and completed without overwriting. */
import type { ProfileId } from '../../shared/ids'
import { tagKey } from '../../shared/profile/facts'
import { entriesOf, factOf, partsOf, textOf, type Profile } from '../../shared/profile/fold'
import { phoneKey } from '../../shared/profile/phone'
import type { Row } from '../../shared/profile/row'
import type { ChangeInput } from '../../solid/notebook'
import { newId, type PartId } from '../../shared/ids'
import { ownPath } from '../../shared/team/ownValues'
import { legalToChanges, noteToChange, ownChange, personToChanges, type Card, type CardPerson } from './rows'

/** What tells one client from another, by rank: an ИНН says more than a telephone. */
export const IDENTITIES = ['inn', 'phone', 'email'] as const
export type Identity = (typeof IDENTITIES)[number]

/** What of a row is needed to know a client again. */
export type KnownClient = Pick<Row, 'id' | 'inns' | 'phones' | 'emails'>

export interface Match<Where> {
  where: Where
  by: Identity
  value: string
}

/** Keys of a card; the same client has at least one in common. */
function keysOf(card: Card): [Identity, string][] {
  const phones = [...card.phones, ...(card.person?.phones ?? [])].map(phoneKey)
  const emails = [...card.emails, ...(card.person?.emails ?? [])].map((email) => email.toLowerCase())
  return [
    ...(card.legal?.inn === undefined ? [] : ([['inn', card.legal.inn]] as [Identity, string][])),
    ...phones.map((key): [Identity, string] => ['phone', key]),
    ...emails.map((key): [Identity, string] => ['email', key]),
  ]
}

/** Which client stands under a key. */
export class KnownIndex<Where> {
  readonly #byKey = new Map<string, Where>()

  add(identity: Identity, value: string, where: Where): void {
    const key = `${identity} ${value}`
    if (!this.#byKey.has(key)) this.#byKey.set(key, where)
  }

  addCard(card: Card, where: Where): void {
    for (const [identity, value] of keysOf(card)) this.add(identity, value, where)
  }

  /** The strongest match of a card; undefined when nothing of it is known. */
  find(card: Card, isSame: (where: Where, by: Identity) => boolean = () => true): Match<Where> | undefined {
    for (const [by, value] of keysOf(card)) {
      const where = this.#byKey.get(`${by} ${value}`)
      if (where !== undefined && isSame(where, by)) return { where, by, value }
    }
    return undefined
  }
}

export function indexClients(clients: readonly KnownClient[]): KnownIndex<ProfileId> {
  const index = new KnownIndex<ProfileId>()
  for (const { id, inns, phones, emails } of clients) {
    for (const inn of inns) index.add('inn', inn, id)
    for (const phone of phones) index.add('phone', phone, id)
    for (const email of emails) index.add('email', email, id)
  }
  return index
}

/**
 * The changes that add to a client what the card knows and the client does not. Facts that are set stay
 * as they are; a legal entity is completed when its ИНН agrees, a person when the name does.
 */
export function missingChanges(card: Card, profile: Profile, now: number): ChangeInput[] {
  return [
    ...missingFacts(profile, '', scalarsOf(card)),
    ...missingTags(card, profile),
    ...missingContacts(profile, '', card),
    ...missingLegal(card, profile),
    ...(card.person === undefined ? [] : missingPerson(card.person, profile)),
    ...missingOwn(card, profile),
    ...missingNote(card, profile, now),
  ]
}

function scalarsOf(card: Card): Record<string, string | undefined> {
  const { name, kind, city, address, segment, source, site, about } = card
  return { name, kind, city, address, segment, source, site, about }
}

function missingFacts(profile: Profile, prefix: string, facts: Record<string, string | undefined>): ChangeInput[] {
  return Object.entries(facts).flatMap(([name, value]): ChangeInput[] => {
    const path = prefix + name
    if (value === undefined || value === '' || factOf(profile, path) !== undefined) return []
    return [{ kind: 'fact', path, value }]
  })
}

const missingTags = (card: Card, profile: Profile): ChangeInput[] =>
  card.tags
    .map((tag): ChangeInput => ({ kind: 'fact', path: `tags/${tagKey(tag)}`, value: tag }))
    .filter((change) => change.kind === 'fact' && factOf(profile, change.path) === undefined)

/** Telephones and e-mails that stand nowhere in the client, neither with the company nor with a person. */
function missingContacts(
  profile: Profile,
  prefix: string,
  { phones, emails }: { phones: string[]; emails: string[] },
): ChangeInput[] {
  const known = contactKeys(profile)
  const add = (part: 'phones' | 'emails', value: string): ChangeInput => ({
    kind: 'fact',
    path: `${prefix}${part}/${newId<PartId>()}`,
    value,
  })
  return [
    ...phones.filter((phone) => !known.has(phoneKey(phone))).map((phone) => add('phones', phone)),
    ...emails.filter((email) => !known.has(email.toLowerCase())).map((email) => add('emails', email)),
  ]
}

function contactKeys(profile: Profile): Set<string> {
  const keys = new Set<string>()
  for (const [path, { current }] of profile.facts) {
    if (typeof current.value !== 'string') continue
    if (/(^|\/)phones\/[^/]+$/.test(path)) keys.add(phoneKey(current.value))
    if (/(^|\/)emails\/[^/]+$/.test(path)) keys.add(current.value.toLowerCase())
  }
  return keys
}

function missingLegal({ legal }: Card, profile: Profile): ChangeInput[] {
  if (legal === undefined) return []
  const entities = partsOf(profile, 'legal')
  if (entities.length === 0) return legalToChanges(legal)
  const same = entities.find(({ path }) =>
    legal.inn === undefined
      ? legal.name !== undefined && sameText(textOf(profile, `${path}/name`), legal.name)
      : textOf(profile, `${path}/inn`) === legal.inn,
  )
  return same === undefined ? [] : missingFacts(profile, `${same.path}/`, { ...legal })
}

function missingPerson(person: CardPerson, profile: Profile): ChangeInput[] {
  const { name, role, telegram, whatsapp, birthday } = person
  const same = partsOf(profile, 'people').find(({ path }) => sameText(textOf(profile, `${path}/name`), person.name))
  if (same === undefined) return personToChanges(withoutKnownContacts(person, profile))
  return [
    ...missingFacts(profile, `${same.path}/`, { name, role, telegram, whatsapp, birthday }),
    ...missingContacts(profile, `${same.path}/`, person),
  ]
}

function withoutKnownContacts(person: CardPerson, profile: Profile): CardPerson {
  const known = contactKeys(profile)
  return {
    ...person,
    phones: person.phones.filter((phone) => !known.has(phoneKey(phone))),
    emails: person.emails.filter((email) => !known.has(email.toLowerCase())),
  }
}

/** A field under which the client has anything stays as it is. */
const missingOwn = ({ own = [] }: Card, profile: Profile): ChangeInput[] =>
  own.filter(({ field }) => !hasOwn(profile, ownPath(field))).flatMap(({ facts }) => facts.map(ownChange))

const hasOwn = (profile: Profile, path: string): boolean =>
  [...profile.facts].some(
    ([known, { current }]) => (known === path || known.startsWith(`${path}/`)) && current.value !== null,
  )

function missingNote({ note }: Card, profile: Profile, now: number): ChangeInput[] {
  if (note === undefined || entriesOf(profile).some(({ entry }) => entry.text === note)) return []
  return [noteToChange(note, now)]
}

const sameText = (a: string, b: string): boolean => tagKey(a) === tagKey(b)
