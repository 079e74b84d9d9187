/** The changes that something said of a client was worked out from: for "why". */
import type { ChangeId, EntryId } from '../ids'
import type { Profile } from '../profile/fold'
import { compareChanges } from '../profile/order'

/** Those that stand at and below a path, and those of these entries, latest first. That something was cleared is one too. */
export function changesBehind(profile: Profile, path: string, ...entries: EntryId[]): ChangeId[] {
  const facts = [...profile.facts].flatMap(([at, { current }]) =>
    at === path || at.startsWith(`${path}/`) ? [current] : [],
  )
  const written = entries.flatMap((entry) => profile.entries.get(entry)?.current ?? [])
  return [...facts, ...written].toSorted((a, b) => compareChanges(b, a)).map(({ id }) => id)
}
