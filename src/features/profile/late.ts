/** Late contributions in words: what was written on a device that had not heard of the handover. */
import type { Draft, Known } from '../../shared/profile/change'
import { stable, type KnownEntry, type KnownFact, type Profile } from '../../shared/profile/fold'
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

/**
 * What stands where a change would go, when its author did not know of it and it says something else. Both stand side
 * by side once that change is accepted.
 */
export function standing(change: Draft, profile: Profile): KnownFact | KnownEntry | undefined {
  if (change.kind !== 'fact' && change.kind !== 'entry') return undefined
  const { current } =
    (change.kind === 'fact' ? profile.facts.get(change.path) : profile.entries.get(change.entry)) ?? {}
  if (current === undefined || current.id === change.id || change.after.includes(current.id)) return undefined
  return stable(current.value) === stable(change.value) ? undefined : current
}

/** What came after a handover, and what colleagues wrote for a client that never was theirs; neither is empty. */
export const byOrigin = (
  late: readonly LateContribution[],
): { origin: 'handover' | 'colleague'; late: LateContribution[] }[] =>
  (['handover', 'colleague'] as const)
    .map((origin) => ({
      origin,
      late: latestFirst(late.filter(({ colleague }) => (colleague === true) === (origin === 'colleague'))),
    }))
    .filter((group) => group.late.length > 0)
