/** Every change of a profile, newest first, with the values it replaced. */
import type { Known } from './change'
import { thingOf } from './thing'
import { inOrder } from './fold'

export interface HistoryLine {
  change: Known
  /** What the author saw there before: usually one change, several when a conflict was settled, none when new. */
  replaced: Known[]
}

export function historyOf(changes: Iterable<Known>): HistoryLine[] {
  const ordered = inOrder(changes)
  const byId = new Map(ordered.map((change) => [change.id, change]))
  return ordered
    .map((change) => ({
      change,
      replaced: change.after.flatMap((id) => {
        const before = byId.get(id)
        return before !== undefined && thingOf(before) === thingOf(change) ? [before] : []
      }),
    }))
    .toReversed()
}
