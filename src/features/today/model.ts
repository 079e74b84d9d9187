/** Next steps as Today shows them, and what one tap does to them. */
import type { HandoverCard } from '../../shared/api'
import { addDays } from '../../shared/dates'
import type { MemberId } from '../../shared/ids'
import type { OpenStep, Row } from '../../shared/profile/row'
import { doerOf, type Sight } from '../../shared/practice/doer'

export { stepMoves, type StepMove as Move } from '../../shared/practice/steps'

export interface Step {
  row: Row
  step: OpenStep
}

export const GROUPS = ['overdue', 'today', 'week', 'later'] as const
export type Group = (typeof GROUPS)[number]

function groupOf(on: string, today: string, weekEnds: string): Group {
  if (on < today) return 'overdue'
  if (on === today) return 'today'
  return on <= weekEnds ? 'week' : 'later'
}

/** The open next steps of one member, or of everybody (null), soonest first. The week is the next seven days. */
export function groupSteps(rows: readonly Row[], who: MemberId | null, sight: Sight): Record<Group, Step[]> {
  const { today } = sight
  const groups: Record<Group, Step[]> = { overdue: [], today: [], week: [], later: [] }
  const weekEnds = addDays(today, 7)
  for (const row of rows)
    for (const step of row.steps)
      if (who === null || doerOf(row, step, sight) === who)
        groups[groupOf(step.on, today, weekEnds)].push(asStep(row, step))
  for (const group of GROUPS) groups[group].sort(bySoonest)
  return groups
}

const steps = new WeakMap<OpenStep, Step>()

/** One object for one step of one row, so that a line on the screen is kept while its row stays. */
function asStep(row: Row, step: OpenStep): Step {
  const known = steps.get(step)
  if (known?.row === row) return known
  const made = { row, step }
  steps.set(step, made)
  return made
}

const bySoonest = (a: Step, b: Step): number =>
  a.step.on < b.step.on ? -1 : a.step.on > b.step.on ? 1 : a.step.entry < b.step.entry ? -1 : 1

/** How long a handover stays on Today, in ms. */
const RECENT = 14 * 86_400_000

/** What was handed to a member lately, newest first. */
export const handedTo = (cards: readonly HandoverCard[], me: MemberId, now: number): HandoverCard[] =>
  cards.filter(({ to, at }) => to === me && now - at < RECENT).toSorted((a, b) => b.at - a.at)

/** Clients with a conflict that this member can settle: a head's are all, others' their own. */
export const toSettle = (rows: readonly Row[], me: MemberId, isHead: boolean): Row[] =>
  rows.filter((row) => row.conflicts > 0 && (isHead || row.owner === me))
