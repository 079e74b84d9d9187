/** The small projection of a profile that lists, search, Today and the figures read. */
import type { EntryId, FieldId, MemberId, PersonId, ProfileId } from '../ids'
import { toPractice, type PracticeRow } from '../practice/row'
import { isTouch, type EntryType } from './entryTypes'
import { entriesOf, factOf, ownerOf, partsOf, textOf, type Profile } from './fold'
import type { Decides, ProfileKind, ValueAt } from './facts'
import type { Repeat, StepWay } from './factWords'
import { effectiveTime } from './order'
import { phoneKey } from './phone'
import { ROW_VERSION } from './rowVersion'

export { ROW_VERSION }

export interface RowPerson {
  id: PersonId
  name: string
  role: string
  decides: Decides | null
}

/** A next step that is not done: what an entry ended with, or a step of its own. */
export interface OpenStep {
  /** The entry's id, or that of `todo/<id>`. */
  entry: EntryId
  what: string
  who: MemberId
  /** YYYY-MM-DD */
  on: string
  /** Of a step of its own that was moved: the day it was first agreed for. What repeats is counted from it. */
  first?: string
  /** It stands by itself; no entry ended with it. */
  own?: true
  /** We gave our word to the client. */
  promise?: true
  as?: StepWay
  repeat?: Repeat
  /** HH:MM on the company's clock. */
  time?: string
}

/** What a client has under a field of the team's own: the text of the ledger, or the ids of several choices. */
export interface OwnValue {
  value: string | string[]
  /** When it was last said, ms since 1970 UTC. */
  at: number
}

/**
 * What is optional is absent in rows of version 1, which an update finds on the device until the worker has made
 * them anew, and where there is none of it: most rows stay small.
 */
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
  /** The last change of any kind, ms since 1970 UTC. */
  changed?: number
  own?: Record<FieldId, OwnValue>
  /** How often each type of entry stands in the timeline, and when last: ms since 1970 UTC. */
  entries?: Partial<Record<EntryType, { count: number; last: number }>>
  /** Known at all; what they say is for the client's page. */
  address?: true
  site?: true
  /** What the rules of the manager's day read (practice/row.ts). */
  practice?: PracticeRow
  /** It is no client but a member's own desk (facts.ts). */
  desk?: true
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
  const own = ownOf(profile)
  const practice = toPractice(profile)
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
    conflicts: conflictsIn(profile.facts.values()) + conflictsIn(profile.entries.values()),
    created: profile.created ?? 0,
    changed: profile.changed,
    ...(own === undefined ? {} : { own }),
    ...(entries.length === 0 ? {} : { entries: countsOf(entries) }),
    ...(textOf(profile, 'address') === '' ? {} : { address: true }),
    ...(textOf(profile, 'site') === '' ? {} : { site: true }),
    ...(practice === undefined ? {} : { practice }),
    ...(factOf(profile, 'desk') === undefined ? {} : { desk: true }),
  }
}

function conflictsIn(registers: Iterable<{ rivals: readonly unknown[] }>): number {
  let conflicts = 0
  for (const { rivals } of registers) if (rivals.length > 0) conflicts += 1
  return conflicts
}

/** `own/<field>` and `own/<field>/<choice>`; a choice that was taken back is also something that was said. */
function ownOf(profile: Profile): Row['own'] {
  let own: Record<string, OwnValue> | undefined
  for (const [path, { current }] of profile.facts) {
    if (!path.startsWith('own/')) continue
    const [, field = '', choice] = path.split('/')
    const before = own?.[field]
    const at = Math.max(effectiveTime(current), before?.at ?? 0)
    const chosen = Array.isArray(before?.value) ? before.value : []
    if (choice === undefined) {
      if (typeof current.value === 'string') (own ??= {})[field] = { value: current.value, at }
    } else if (before === undefined || Array.isArray(before.value)) {
      ;(own ??= {})[field] = { value: current.value === null ? chosen : [...chosen, choice].toSorted(), at }
    }
  }
  if (own === undefined) return undefined
  const filled = Object.entries(own).filter(([, { value }]) => value.length > 0)
  return filled.length === 0 ? undefined : Object.fromEntries(filled)
}

/** `entries` is newest first. */
function countsOf(entries: ReturnType<typeof entriesOf>): NonNullable<Row['entries']> {
  const counts: NonNullable<Row['entries']> = {}
  for (const { entry } of entries) {
    const known = counts[entry.type]
    if (known === undefined) counts[entry.type] = { count: 1, last: entry.when }
    else known.count += 1
  }
  return counts
}

/** By day, and in a day those of an hour by theirs. */
const whenOf = ({ on, time = '~' }: OpenStep): string => `${on} ${time}`

/** The next steps that are not done, soonest first, with who and when as last moved. */
export function stepsOf(profile: Profile): OpenStep[] {
  const done = doneSteps(profile)
  return [...stepsOfEntries(profile), ...ownSteps(profile)]
    .filter(({ entry }) => !done.has(entry))
    .map((step) => movedStep(profile, step))
    .toSorted((a, b) => (whenOf(a) < whenOf(b) ? -1 : whenOf(a) > whenOf(b) ? 1 : a.entry < b.entry ? -1 : 1))
}

const DONE = /^steps\/([^/]+)\/done$/

/** Found in one look at the facts: to ask for the path of each step takes longer. */
function doneSteps({ facts }: Profile): ReadonlySet<string> {
  const done = new Set<string>()
  for (const [path, { current }] of facts)
    if (current.value !== null && path.startsWith('steps/')) {
      const step = DONE.exec(path)?.[1]
      if (step !== undefined) done.add(step)
    }
  return done
}

function movedStep(profile: Profile, step: OpenStep): OpenStep {
  const who = textOf(profile, `steps/${step.entry}/who`) as MemberId | ''
  const on = textOf(profile, `steps/${step.entry}/on`)
  const time = textOf(profile, `steps/${step.entry}/at`)
  return {
    ...step,
    who: who || step.who,
    on: on || step.on,
    ...(step.own && on !== '' ? { first: step.on } : {}),
    ...(time === '' ? {} : { time }),
  }
}

function stepsOfEntries(profile: Profile): OpenStep[] {
  return entriesOf(profile).flatMap(({ id, entry: { type, next } }): OpenStep | OpenStep[] =>
    next === undefined
      ? []
      : {
          entry: id,
          what: next.what,
          who: next.who as MemberId,
          on: next.on,
          ...(type === 'promise' ? { promise: true } : {}),
        },
  )
}

function ownSteps(profile: Profile): OpenStep[] {
  return partsOf(profile, 'todo').map(({ id, value }) => ({
    entry: id as EntryId,
    own: true,
    ...(value as ValueAt<'todo/*'> & { who: MemberId }),
  }))
}
