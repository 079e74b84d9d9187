/**
 * The team's standard of upkeep (P4): how old facts may grow, and how soon a conversation is entered.
 *
 * [FR1] A kind of fact is as old as the last thing that was said of it: who changes one phone has looked at the phones.
 *       Of what a client has nothing of, nothing grows old.
 * [FR2] "Still right" is an answer: a reminder that was done is no breach until the day it was done for.
 * [FR3] Only the last conversation is looked at, and only while its breach is news: what is said here is for mending,
 *       not for a file on somebody.
 */
import { addDays } from '../dates'
import type { ChangeId, MemberId } from '../ids'
import { isTouch } from '../profile/entryTypes'
import { entriesOf, type Profile } from '../profile/fold'
import { compareChanges, effectiveTime } from '../profile/order'
import type { Row } from '../profile/row'
import { AGED_FACTS, agedKind, type AgedFact } from '../team/agedFacts'
import { lostOf } from './losses'
import { dayOn, isAside, passedTo, type PracticeContext, type Signal } from './signal'

const DAY = 86_400_000
const HOUR = 3_600_000
/** Days for which a conversation that was entered late is news [FR3]. */
export const LATE_NEWS = 30

export interface StaleFact {
  fact: AgedFact
  /** When it was last said, ms since 1970 UTC. */
  at: number
  /** Since when it is too old, ms since 1970 UTC. */
  due: number
}

/** The kinds of facts that are older than the team's standard, the oldest first [FR1]. */
export function staleFacts(
  row: Pick<Row, 'practice' | 'desk'>,
  { now, settings }: Pick<PracticeContext, 'now' | 'settings'>,
): StaleFact[] {
  const ages = settings.standards?.ages
  const said = row.practice?.said
  if (ages === undefined || said === undefined || row.desk) return []
  return AGED_FACTS.flatMap((fact): StaleFact[] => {
    const [age, at] = [ages[fact], said[fact]]
    if (age === undefined || at === undefined) return []
    const due = at + age * DAY
    return due <= now ? [{ fact, at, due }] : []
  }).toSorted((a, b) => a.at - b.at)
}

/** Facts that are to be asked again: one reminder of a client that did not leave, due since the first of them was. */
export function staleSignals(row: Row, context: PracticeContext): Signal[] {
  const stale = staleFacts(row, context)
  if (stale.length === 0 || lostOf(row) !== undefined || isAside(row, 'stale', context.today)) return []
  const due = Math.min(...stale.map((one) => one.due))
  return [
    {
      id: `stale/${row.id}`,
      kind: 'stale',
      row,
      on: dayOn(due, context),
      who: passedTo(row, 'stale', context.today) ?? row.owner,
      aside: 'stale',
      reason: { kind: 'stale', facts: stale.map(({ fact }) => fact) },
    },
  ]
}

/** The last conversation, where it was entered later than agreed [FR3]. It is done: it can be known, not mended. */
export function lateEntrySignals(row: Row, context: PracticeContext): Signal[] {
  const { today, settings } = context
  const within = settings.standards?.entryHours
  const entered = row.practice?.entered
  if (within === undefined || within === null || entered === undefined || row.desk) return []
  const { entry, when, at } = entered
  // Nearly every row is asked and few are late: the calendar is for those.
  if (at - when <= within * HOUR) return []
  const on = dayOn(at, context)
  if (addDays(on, LATE_NEWS) <= today) return []
  return [
    {
      id: `lateEntry/${row.id}/${entry}`,
      kind: 'lateEntry',
      row,
      on,
      who: row.owner,
      reason: { kind: 'lateEntry', hours: Math.floor((at - when) / HOUR), within },
    },
  ]
}

/** Where one member does not keep the standard. */
export interface Breaches {
  /** null = clients that nobody is responsible for. */
  member: MemberId | null
  stale: { row: Row; facts: AgedFact[] }[]
  late: { row: Row; hours: number }[]
}

/** By whoever is responsible, those with most clients first; who keeps the standard is not named. */
export function breaches(rows: Iterable<Row>, context: PracticeContext): Breaches[] {
  const byMember = new Map<MemberId | null, Breaches>()
  for (const row of rows) {
    const stale = isAnswered(row, context.today) ? [] : staleFacts(row, context)
    const late = lateEntrySignals(row, context)
    if (stale.length === 0 && late.length === 0) continue
    let of = byMember.get(row.owner)
    if (of === undefined) byMember.set(row.owner, (of = { member: row.owner, stale: [], late: [] }))
    if (stale.length > 0) of.stale.push({ row, facts: stale.map(({ fact }) => fact) })
    for (const { reason } of late) if (reason.kind === 'lateEntry') of.late.push({ row, hours: reason.hours })
  }
  const size = ({ stale, late }: Breaches): number => stale.length + late.length
  return [...byMember.values()].toSorted((a, b) => size(b) - size(a) || ((a.member ?? '') < (b.member ?? '') ? -1 : 1))
}

/** [FR2] */
function isAnswered({ practice }: Row, today: string): boolean {
  const set = practice?.aside?.stale
  return set?.done === true && today <= set.until
}

/** The changes by which the old facts were last said, the oldest first. */
export function whyStale(profile: Profile, facts: readonly string[]): ChangeId[] {
  const last = new Map<AgedFact, { id: ChangeId; time: number }>()
  const changes = [...profile.facts].map(([path, { current }]) => ({ kind: agedKind(path), current }))
  for (const { kind, current } of changes.toSorted((a, b) => compareChanges(a.current, b.current)))
    if (kind !== undefined) last.set(kind, { id: current.id, time: effectiveTime(current) })
  return AGED_FACTS.flatMap((fact) => (facts.includes(fact) ? (last.get(fact) ?? []) : []))
    .toSorted((a, b) => a.time - b.time)
    .map(({ id }) => id)
}

/** The conversation that was entered late. */
export function whyLateEntry(profile: Profile): ChangeId[] {
  const touch = entriesOf(profile).find(({ entry }) => isTouch(entry))
  return touch === undefined ? [] : [touch.register.current.id]
}
