/** [F5] Folding on from what was folded: what an edit costs on a client of thousands of changes. Loaded with the first client. */
import type { EntryId, ProfileId } from '../ids'
import type { Known } from './change'
import {
  byId,
  changesOf,
  entriesByFold,
  fold,
  inOrder,
  newestFirst,
  partsByFold,
  settle,
  standing,
  type KnownEntry,
  type KnownFact,
  type Profile,
  type Register,
} from './fold'
import { compareChanges, effectiveTime } from './order'

/** The same as `inOrder` of both, where `ordered` is in order: what was done just now stands behind all else. */
export function withMore(ordered: readonly Known[], added: readonly Known[]): Known[] {
  const all = [...ordered, ...added]
  return isBehind(ordered, added) ? all : inOrder(all)
}

/** Do these follow, one after the other, and is none of them known by its id? */
function isBehind(ordered: readonly Known[], added: readonly Known[]): boolean {
  let last = ordered.at(-1)
  for (const one of added) {
    if (last !== undefined && compareChanges(last, one) >= 0) return false
    last = one
  }
  const ids = new Set(added.map(({ id }) => id))
  return ids.size === added.length && !ordered.some(({ id }) => ids.has(id))
}

/**
 * [F5] The same as `fold(id, changes)`, in a tenth of the time where `changes` are those that `before` was folded from
 * and a few more behind them, as after an edit.
 */
export function foldOn(before: Profile | undefined, id: ProfileId, changes: readonly Known[]): Profile {
  const known = before?.id === id ? changesOf.get(before) : undefined
  if (before === undefined || known === undefined || !beginsWith(changes, known)) return fold(id, changes)
  const added = changes.slice(known.length)
  if (added.length === 0) return before
  const isSimple = added.length <= MOST_ADDED && added.every(({ kind }) => kind === 'fact' || kind === 'entry')
  if (!isSimple || !isBehind(known, added)) return fold(id, changes)
  const profile: Profile = { ...before, size: changes.length, changed: effectiveTime(added.at(-1)!) }
  const paths = new Set(added.flatMap((one) => (one.kind === 'fact' ? one.path : [])))
  if (paths.size > 0) {
    profile.facts = settledAnew(before.facts, paths, (path) =>
      changes.filter((one): one is KnownFact => one.kind === 'fact' && one.path === path),
    )
    keepParts(before, profile, paths)
  }
  const entries = new Set(added.flatMap((one) => (one.kind === 'entry' ? one.entry : [])))
  if (entries.size > 0) {
    profile.entries = settledAnew(before.entries, entries, (entry) =>
      changes.filter((one): one is KnownEntry => one.kind === 'entry' && one.entry === entry),
    )
    keepEntries(before, profile, entries)
  }
  changesOf.set(profile, [...changes])
  return profile
}

/** More at once, as an import brings, are folded as a whole: each is looked for among all. */
const MOST_ADDED = 16

const beginsWith = (changes: readonly Known[], first: readonly Known[]): boolean =>
  first.length <= changes.length && first.every((one, at) => one === changes[at])

/** The registers of before, of which these are settled anew from all that is about them. */
function settledAnew<Key, One extends KnownFact | KnownEntry>(
  before: ReadonlyMap<Key, Register<One>>,
  keys: Iterable<Key>,
  about: (key: Key) => One[],
): Map<Key, Register<One>> {
  const now = new Map(before)
  for (const key of keys) now.set(key, settle(about(key)))
  return now
}

/** The sets of a profile that differs from `before` at these paths. */
function keepParts(before: Profile, { facts }: Profile, paths: Iterable<string>): void {
  const known = partsByFold.get(before.facts)
  if (known === undefined) return
  const parts = new Map(known)
  for (const path of paths) {
    const end = path.lastIndexOf('/')
    if (end < 0) continue
    const [prefix, id, value] = [path.slice(0, end), path.slice(end + 1), facts.get(path)!.current.value]
    const others = (parts.get(prefix) ?? []).filter((part) => part.id !== id)
    const now = value === null ? others : [...others, { id, path, value }].toSorted(byId)
    if (now.length > 0) parts.set(prefix, now)
    else parts.delete(prefix)
  }
  partsByFold.set(facts, parts)
}

/** The timeline of a profile that differs from `before` in these entries. */
function keepEntries(before: Profile, { entries }: Profile, changed: ReadonlySet<EntryId>): void {
  const known = entriesByFold.get(before.entries)
  if (known === undefined) return
  const now = [...changed].flatMap((id) => standing(id, entries.get(id)!))
  entriesByFold.set(entries, [...known.filter(({ id }) => !changed.has(id)), ...now].toSorted(newestFirst))
}
