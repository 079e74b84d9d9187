/**
 * Late contributions on a device: what was decided about them here, before the server has said so.
 *
 * [LC1] What was accepted is folded at once, under its author and with its times.
 * [LC2] What waits is what the server listed, less what the ledger and the outbox say was decided since; the first
 *       decision on a change stands, one that came behind it (void) moves nothing.
 */
import type { LateContribution } from '../protocol'
import type { Draft, Known, LateChange, LateDraft } from './change'

/** The changes that a decision brings into the fold. [LC1] */
export function acceptedBy(decision: LateDraft, late: readonly LateContribution[]): Known[] {
  const one = late.find(({ id }) => id === decision.late)
  if (decision.accepted !== true || one === undefined || one.content.type !== 'changes') return []
  const { by, device, arrived } = one
  return one.content.changes
    .filter(({ id }) => decision.changes?.includes(id) ?? true)
    .map((draft) => ({ ...draft, by, device, arrived }))
}

/** Those of the drafts that are decisions, with what they bring. */
export const broughtBy = (drafts: readonly Draft[], late: readonly LateContribution[]): Known[] =>
  drafts.flatMap((draft) => (draft.kind === 'late' ? acceptedBy(draft, late) : []))

type Decision = LateChange | (LateDraft & { seq?: number; void?: true })

/** What still waits to be decided. [LC2] */
export function openLate(late: readonly LateContribution[], changes: Iterable<Known>): LateContribution[] {
  if (late.length === 0) return []
  const decisions: Decision[] = []
  for (const change of changes) if (change.kind === 'late') decisions.push(change)
  if (decisions.length === 0) return [...late]
  decisions.sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || (a.id < b.id ? -1 : 1))
  return late.flatMap((one) =>
    waitingOf(
      one,
      decisions.filter((decision) => decision.late === one.id && !decision.void),
    ),
  )
}

function waitingOf(late: LateContribution, decisions: Decision[]): LateContribution[] {
  const { content } = late
  if (decisions.length === 0) return [late]
  if (content.type === 'passage') return decisions.at(-1)!.accepted === null ? [late] : []
  const settled = new Set<string>()
  for (const { accepted, changes } of decisions)
    for (const id of changes ?? content.changes.map((draft) => draft.id))
      if (accepted === null) settled.delete(id)
      else settled.add(id)
  const changes = content.changes.filter(({ id }) => !settled.has(id))
  return changes.length === 0 ? [] : [{ ...late, content: { ...content, changes } }]
}
