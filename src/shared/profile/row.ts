/** The small projection of a profile that lists, search, Today and the figures read. */
import type { EntryId, MemberId, PersonId, ProfileId } from '../ids'
import { isTouch, type EntryType } from './entryTypes'
import { entriesOf, factOf, ownerOf, partsOf, textOf, type Profile } from './fold'
import type { Decides, ProfileKind } from './facts'
import { phoneKey } from './phone'

/** Raised when toRow gives more or something else: rows of an older version are made again. */
export const ROW_VERSION = 1

export interface RowPerson {
  id: PersonId
  name: string
  role: string
  decides: Decides | null
}

/** A next step that is not done. */
export interface OpenStep {
  entry: EntryId
  what: string
  who: MemberId
  /** YYYY-MM-DD */
  on: string
}

export interface Row {
  id: ProfileId
  v: number
  /** How many changes it was made from. */
  made: number
  name: string
  kind: ProfileKind
  city: string
  segment: string
  source: string
  tags: string[]
  owner: MemberId | null
  people: RowPerson[]
  /** Keys of all phones, company's and people's (phone.ts). */
  phones: string[]
  emails: string[]
  inns: string[]
  /** Names of the legal entities. */
  legal: string[]
  /** The last conversation. */
  touched: { when: number; type: EntryType } | null
  ordered: { when: number; count: number } | null
  steps: OpenStep[]
  /** Things that two members changed without knowing of each other. */
  conflicts: number
  /** ms since 1970 UTC */
  created: number
}

export function toRow(profile: Profile): Row {
  const people = partsOf(profile, 'people').map(({ id, path }) => ({
    id: id as PersonId,
    path,
    name: textOf(profile, `${path}/name`),
    role: textOf(profile, `${path}/role`),
    decides: (factOf(profile, `${path}/decides`) as Decides | undefined) ?? null,
    moved: factOf(profile, `${path}/movedTo`) !== undefined,
  }))
  const contacts = (part: 'phones' | 'emails') =>
    [part, ...people.map(({ path }) => `${path}/${part}`)].flatMap((prefix) =>
      partsOf(profile, prefix).map(({ value }) => String(value)),
    )
  const legal = partsOf(profile, 'legal')
  const ofLegal = (name: string) => legal.map(({ path }) => textOf(profile, `${path}/${name}`)).filter(Boolean)
  const entries = entriesOf(profile)
  const touch = entries.find(({ entry }) => isTouch(entry))
  const orders = entries.filter(({ entry }) => entry.type === 'order')
  return {
    id: profile.id,
    v: ROW_VERSION,
    made: profile.size,
    name: textOf(profile, 'name'),
    kind: (factOf(profile, 'kind') as ProfileKind | undefined) ?? 'organisation',
    city: textOf(profile, 'city'),
    segment: textOf(profile, 'segment'),
    source: textOf(profile, 'source'),
    tags: partsOf(profile, 'tags').map(({ value }) => String(value)),
    owner: ownerOf(profile) ?? null,
    people: people.filter(({ moved }) => !moved).map(({ id, name, role, decides }) => ({ id, name, role, decides })),
    phones: [...new Set(contacts('phones').map(phoneKey).filter(Boolean))],
    emails: [...new Set(contacts('emails').map((email) => email.toLowerCase()))],
    inns: ofLegal('inn'),
    legal: ofLegal('name'),
    touched: touch === undefined ? null : { when: touch.entry.when, type: touch.entry.type },
    ordered: orders.length === 0 ? null : { when: orders[0]!.entry.when, count: orders.length },
    steps: stepsOf(profile),
    conflicts: [...profile.facts.values(), ...profile.entries.values()].filter(({ rivals }) => rivals.length > 0)
      .length,
    created: profile.created ?? 0,
  }
}

/** The next steps that are not done, soonest first, with who and when as last moved. */
export function stepsOf(profile: Profile): OpenStep[] {
  return entriesOf(profile)
    .flatMap(({ id, entry }) => {
      if (entry.next === undefined || factOf(profile, `steps/${id}/done`) !== undefined) return []
      const on = textOf(profile, `steps/${id}/on`) || entry.next.on
      const who = (textOf(profile, `steps/${id}/who`) || entry.next.who) as MemberId
      return [{ entry: id, what: entry.next.what, who, on }]
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.entry < b.entry ? -1 : 1))
}
