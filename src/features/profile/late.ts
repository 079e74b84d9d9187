/** Late contributions in words: what was written on a device that had not heard of the handover. */
import type { Draft, Known } from '../../shared/profile/change'
import type { LateContribution } from '../../shared/protocol'
import { describeChange, type Words, type WordsContext } from './words'

/** When it was made: the first of its changes, or the passage. ms since 1970 UTC. */
export const madeAt = ({ content, arrived }: LateContribution): number =>
  content.type === 'passage' ? content.at : Math.min(arrived, ...content.changes.map(({ at }) => at))

/**
 * Each of its changes in words, with the value that its author saw: one of the ledger's, or one
 * that the same contribution made before.
 */
export function lateWords(changes: readonly Draft[], ledger: Iterable<Known>, context: WordsContext): Words[] {
  const byId = new Map<string, Known>()
  for (const change of ledger) byId.set(change.id, change)
  for (const change of changes) byId.set(change.id, change)
  return changes.map((change) =>
    describeChange(
      change,
      change.after.flatMap((id) => byId.get(id) ?? []),
      context,
    ),
  )
}

/** Newest arrival first. */
export const latestFirst = (late: readonly LateContribution[]): LateContribution[] =>
  late.toSorted((a, b) => b.arrived - a.arrived || (a.id < b.id ? 1 : -1))
