/** Today as its page shows it: which lines are whose and when, and what stays the same object while it is the same. */
import { addDays } from '../../shared/dates'
import { isId, type MemberId } from '../../shared/ids'
import type { PracticeContext, Signal } from '../../shared/practice/signal'
import { stepSignals } from '../../shared/practice/steps'
import { A_DAY, isFor, type Chosen, type Item, type Whose } from '../../shared/practice/today'
import { stable } from '../../shared/profile/fold'
import type { Row } from '../../shared/profile/row'

/** What is due of next steps alone: shown before the rules of all else are here. */
export const dueSteps = (rows: readonly Row[], context: PracticeContext): Signal[] =>
  rows.flatMap((row) => (row.steps.length === 0 ? [] : stepSignals(row, context)))

/** By day, and in a day those of an hour by theirs. */
const whenOf = ({ on, reason }: Signal): string =>
  `${on} ${((reason.kind === 'step' || reason.kind === 'promise') && reason.step.time) || '~'}`

export interface Ahead {
  week: Item[]
  later: Item[]
}

/** What lies ahead, soonest first: steps, and days to remember of the next seven days. */
export function aheadOf(
  rows: readonly Row[],
  signals: readonly Signal[],
  context: PracticeContext,
  whose: Whose,
): Ahead {
  const { today, doer } = context
  const weekEnds = addDays(today, 7)
  const dates = signals.filter(({ kind, on }) => kind === 'date' && on > today && on <= weekEnds)
  const steps = rows.flatMap((row) =>
    row.steps
      .filter(({ on }) => on > today)
      .map((step): Signal => {
        const kind = step.promise ? 'promise' : 'step'
        const who = doer === undefined ? step.who : doer(row, step)
        return { id: `${kind}/${row.id}/${step.entry}`, kind, row, on: step.on, who, reason: { kind, step } }
      }),
  )
  const items = [...dates, ...steps]
    .filter((signal) => isFor(signal, whose))
    .toSorted((a, b) => (whenOf(a) < whenOf(b) ? -1 : whenOf(a) > whenOf(b) ? 1 : a.id < b.id ? -1 : 1))
    .map((signal): Item => ({ id: signal.id, signal, also: [] }))
  const isWeek = ({ signal }: Item): boolean => signal.on <= weekEnds
  return { week: items.filter(isWeek), later: items.filter((item) => !isWeek(item)) }
}

/** One object for one line as long as it says the same, so that the line on the screen stays, with the focus in it. */
export function keepSame(before: readonly Item[], next: readonly Item[]): Item[] {
  const known = new Map(before.map((item) => [item.id, item]))
  return next.map((item) => {
    const same = known.get(item.id)
    return same !== undefined && isSame(same, item) ? same : item
  })
}

const isSame = (a: Item, b: Item): boolean =>
  isSameSignal(a.signal, b.signal) &&
  a.also.length === b.also.length &&
  a.also.every((signal, index) => isSameSignal(signal, b.also[index]!))
const isSameSignal = (a: Signal, b: Signal): boolean =>
  a.id === b.id && a.row === b.row && a.on === b.on && a.who === b.who && stable(a.reason) === stable(b.reason)

/** Whose list a day was chosen from. */
export type List = 'mine' | 'everybody'
const keyOf = (member: MemberId, list: List): string => `kartoteka.day.${list}/${member}`

/** The day's lines as this device chose them (today.ts, TD5): ids and times, no word of a client. */
export function readDay(member: MemberId, list: List): Chosen | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(member, list)) ?? 'null')
    if (kept === null || typeof kept !== 'object') return undefined
    const { day, at, ids } = kept as Partial<Chosen>
    const isWhole = typeof day === 'string' && typeof at === 'number' && Array.isArray(ids)
    return isWhole ? { day, at, ids: ids.filter(isItemId).slice(0, A_DAY) } : undefined
  } catch {
    return undefined
  }
}

/** Kind, client and thing. */
const isItemId = (id: unknown): id is string =>
  typeof id === 'string' && id.split('/').length > 1 && isId(id.split('/')[1]!)

export function keepDay(member: MemberId, list: List, chosen: Chosen): void {
  try {
    localStorage.setItem(keyOf(member, list), JSON.stringify(chosen))
  } catch {
    // A browser that keeps nothing chooses anew with each visit.
  }
}
