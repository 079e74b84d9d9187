/** Next steps as Today shows them, and what one tap does to them. */
import type { HandoverCard } from '../../shared/api'
import { addDays } from '../../shared/dates'
import type { MemberId, ProfileId } from '../../shared/ids'
import { mayOnProfile, reachOf } from '../../shared/access'
import type { OpenStep, Row } from '../../shared/profile/row'
import type { AccessGrant, TeamMember } from '../../shared/protocol'
import type { ChangeInput } from '../../solid/notebook'

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

/** What tells who can do a step: the team, and who else may see a client. */
export interface Sight {
  members: readonly TeamMember[]
  grantsOf: (profile: ProfileId) => readonly AccessGrant[]
  /** YYYY-MM-DD */
  today: string
}

type Colleague = Pick<TeamMember, 'id' | 'role'> & { disabled?: boolean }

/** May this colleague do a next step of this client: open it and write there? */
export function mayDo(row: Row, { id, role, disabled = false }: Colleague, { grantsOf, today }: Sight): boolean {
  const grant = grantsOf(row.id).find(({ member }) => member === id) ?? null
  const reach = reachOf({ role, member: id, owner: row.owner ?? '', grant, today })
  return !disabled && mayOnProfile(role, reach, 'write')
}

/**
 * Who does a step now. One of somebody who can no longer write in the client, as after a handover, falls to
 * whoever is responsible: nothing that was promised is lost.
 */
export function doerOf(row: Row, step: OpenStep, sight: Sight): MemberId | null {
  const member = sight.members.find(({ id }) => id === step.who)
  return step.who === row.owner || (member !== undefined && mayDo(row, member, sight)) ? step.who : row.owner
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

/** What one tap does to a next step. */
export type Move = { type: 'done'; today: string } | { type: 'postpone'; to: string } | { type: 'passOn'; to: MemberId }

export function stepMove(step: OpenStep, move: Move): ChangeInput {
  const fact = (name: 'done' | 'on' | 'who', value: string | null): ChangeInput => ({
    kind: 'fact',
    path: `steps/${step.entry}/${name}`,
    value,
  })
  switch (move.type) {
    case 'done':
      return fact('done', move.today)
    case 'postpone':
      return fact('on', move.to)
    case 'passOn':
      return fact('who', move.to)
  }
}

/** How long a handover stays on Today, in ms. */
const RECENT = 14 * 86_400_000

/** What was handed to a member lately, newest first. */
export const handedTo = (cards: readonly HandoverCard[], me: MemberId, now: number): HandoverCard[] =>
  cards.filter(({ to, at }) => to === me && now - at < RECENT).toSorted((a, b) => b.at - a.at)

/** Clients with a conflict that this member can settle: a head's are all, others' their own. */
export const toSettle = (rows: readonly Row[], me: MemberId, isHead: boolean): Row[] =>
  rows.filter((row) => row.conflicts > 0 && (isHead || row.owner === me))
