/**
 * What a member sees of a profile: pure functions over its changes, with no Yjs in them.
 *
 * [F1] The fold is a union by change id: any order, grouping or repetition gives the same profile.
 * [F2] Changes that no other change to the same thing names in `after` are heads; of several heads
 *      the latest stands (order.ts) and the others are its rivals, unless they say the same. Of what
 *      is said again and again (`isLastWord`) nobody has to choose: the latest stands alone.
 * [F3] A change that names all heads settles the conflict. Nothing is rewritten.
 * [F4] A change of an unknown kind is kept and counted, and changes nothing else.
 * [F5] What comes behind all that was folded asks only for the things it is about (foldOn.ts).
 */
import type { EntryId, MemberId, ProfileId } from '../ids'
import type { Change, Draft, Known } from './change'
import type { Entry } from './entry'
import type { FactValue } from './facts'
import { noProfile } from './noProfile'
import { compareChanges, effectiveTime } from './order'
import { thingOf } from './thing'

export type KnownFact = Extract<Known, { kind: 'fact' }>
export type KnownEntry = Extract<Known, { kind: 'entry' }>

/** One thing: the change that stands, and those that were made without knowing of it, latest first. */
export interface Register<C> {
  current: C
  rivals: C[]
}

export interface OwnerSpan {
  member: MemberId
  /** ms since 1970 UTC; `until` is null for the one responsible now. */
  since: number
  until: number | null
  note: string
}

export interface Profile {
  id: ProfileId
  /** By path. A register whose value is null was cleared. */
  facts: Map<string, Register<KnownFact>>
  entries: Map<EntryId, Register<KnownEntry>>
  /** First to last; empty only when the record of creation is missing. */
  owners: OwnerSpan[]
  /** When the profile was created, ms since 1970 UTC. */
  created: number | null
  /** The highest schema of the notes' editor that the ledger names; null before the server stored the profile. */
  notesSchema: number | null
  /** How many changes it was folded from. */
  size: number
  /** When the last of them was made, ms since 1970 UTC; 0 = there is none. */
  changed: number
}

/** The union by id, in order. A record of the ledger replaces the draft that it was made from. */
export function inOrder(changes: Iterable<Known>): Known[] {
  const byId = new Map<string, Known>()
  for (const change of changes) {
    const known = byId.get(change.id)
    if (known === undefined || known.seq === undefined) byId.set(change.id, change)
  }
  return [...byId.values()].toSorted(compareChanges)
}

/** What each profile was folded from, in order. */
export const changesOf = new WeakMap<Profile, readonly Known[]>()

/** Folds a profile from its ledger and what this device has not sent yet, in any order. */
export function fold(id: ProfileId, changes: Iterable<Known>): Profile {
  const ordered = inOrder(changes)
  const profile = noProfile(id)
  profile.size = ordered.length
  if (ordered.length > 0) profile.changed = effectiveTime(ordered.at(-1)!)
  const byThing = new Map<string, Known[]>()
  for (const change of ordered) {
    const thing = thingOf(change)
    if (thing === undefined) applyServerRecord(profile, change)
    else if (byThing.has(thing)) byThing.get(thing)!.push(change)
    else byThing.set(thing, [change])
  }
  for (const [thing, about] of byThing) {
    const register = settle(about as (KnownFact | KnownEntry)[])
    if (register.current.kind === 'fact') profile.facts.set(thing, register as Register<KnownFact>)
    else profile.entries.set(register.current.entry, register as Register<KnownEntry>)
  }
  changesOf.set(profile, ordered)
  return profile
}

function applyServerRecord(profile: Profile, change: Known): void {
  const { owners } = profile
  if (change.kind === 'created') {
    const owner = 'owner' in change ? change.owner : change.by
    profile.created = effectiveTime(change)
    if ('notes' in change) raiseNotesSchema(profile, change.notes)
    if (owner !== undefined)
      owners.unshift({ member: owner, since: profile.created, until: owners[0]?.since ?? null, note: '' })
  } else if (change.kind === 'handover') {
    const since = effectiveTime(change)
    const before = owners.at(-1)
    if (before !== undefined) before.until = since
    owners.push({ member: change.to, since, until: null, note: change.note })
  } else if (change.kind === 'notes') raiseNotesSchema(profile, change.schema)
}

function raiseNotesSchema(profile: Profile, schema: number): void {
  profile.notesSchema = Math.max(profile.notesSchema ?? 0, schema)
}

/** `about` is ascending and not empty. */
export function settle<C extends KnownFact | KnownEntry>(about: C[]): Register<C> {
  if (about.length === 1) return { current: about[0]!, rivals: [] }
  const replaced = new Set(about.flatMap((change) => change.after))
  const heads = about.filter((change) => !replaced.has(change.id))
  // Changes that name each other in a circle are no honest history; the latest still stands.
  const current = heads.pop() ?? about.at(-1)!
  if (current.kind === 'fact' && isLastWord(current.path)) return { current, rivals: [] }
  const said = new Set([stable(current.value)])
  const rivals: C[] = []
  for (const head of heads.toReversed()) {
    const value = stable(head.value)
    if (said.has(value)) continue
    said.add(value)
    rivals.push(head)
  }
  return { current, rivals }
}

/** A reminder that was set aside, a step that was done, up to which day orders are known: two who said it have no quarrel. */
const isLastWord = (path: string): boolean => /^(aside\/|ordersKnown$|steps\/[^/]+\/(done|did)$)/.test(path)

/** JSON with sorted keys: equal values give equal text. */
export function stable(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/**
 * The ids that a new change to `thing` names in `after`: every head that its author can see,
 * so that writing over a conflict settles it.
 */
export function headsOf(changes: Iterable<Known>, thing: string): Draft['after'] {
  const about = inOrder(changes).filter((change) => thingOf(change) === thing)
  const replaced = new Set(about.flatMap((change) => change.after))
  return about.filter((change) => !replaced.has(change.id)).map((change) => change.id)
}

/** The value that stands at a path; undefined when never set or cleared. */
export function factOf(profile: Profile, path: string): FactValue | undefined {
  return profile.facts.get(path)?.current.value ?? undefined
}

/** A fact that is text, or ''. */
export function textOf(profile: Profile, path: string): string {
  const value = factOf(profile, path)
  return typeof value === 'string' ? value : ''
}

export interface Part {
  id: string
  path: string
  value: FactValue
}

export interface TimelineEntry {
  id: EntryId
  entry: Entry
  register: Register<KnownEntry>
}

// A fold does not change: what is asked of one again and again is put in order once.
export const partsByFold = new WeakMap<Profile['facts'], Map<string, Part[]>>()
export const entriesByFold = new WeakMap<Profile['entries'], TimelineEntry[]>()

/** The elements of a set at `prefix` (`people`, `people/<id>/phones`), in the order they were first added. */
export function partsOf(profile: Profile, prefix: string): Part[] {
  let parts = partsByFold.get(profile.facts)
  if (parts === undefined) partsByFold.set(profile.facts, (parts = allParts(profile)))
  return [...(parts.get(prefix) ?? [])]
}

function allParts({ facts }: Profile): Map<string, Part[]> {
  const all = new Map<string, Part[]>()
  for (const [path, { current }] of facts) {
    const end = path.lastIndexOf('/')
    if (end < 0 || current.value === null) continue
    const prefix = path.slice(0, end)
    const part = { id: path.slice(end + 1), path, value: current.value }
    const known = all.get(prefix)
    if (known === undefined) all.set(prefix, [part])
    else known.push(part)
  }
  return new Map([...all].map(([prefix, parts]) => [prefix, parts.toSorted(byId)]))
}

export const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

/** Entries that were not withdrawn, newest first. */
export function entriesOf(profile: Profile): TimelineEntry[] {
  let entries = entriesByFold.get(profile.entries)
  if (entries === undefined) entriesByFold.set(profile.entries, (entries = allEntries(profile)))
  return [...entries]
}

function allEntries(profile: Profile): TimelineEntry[] {
  return [...profile.entries].flatMap(([id, register]) => standing(id, register)).toSorted(newestFirst)
}

export const standing = (id: EntryId, register: Register<KnownEntry>): TimelineEntry[] =>
  register.current.value === null ? [] : [{ id, entry: register.current.value, register }]

export const newestFirst = (a: TimelineEntry, b: TimelineEntry): number =>
  b.entry.when - a.entry.when || (a.id < b.id ? 1 : -1)

/** The member responsible now. */
export const ownerOf = (profile: Profile): MemberId | undefined => profile.owners.at(-1)?.member

export const isChange = (known: Known): known is Change => known.seq !== undefined
