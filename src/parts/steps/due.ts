import { addDays } from '../../shared/dates'
import type { MemberId } from '../../shared/ids'
import { A_DAY } from '../../shared/practice/today'
import type { Row } from '../../shared/profile/row'
import { doerOf, type Sight } from '../../shared/practice/doer'

/**
 * The number on the icon on each of the coming days: what Today has now, and the steps that come due by then. A day is
 * no more than its lines (today.ts, TD5).
 * @param now the lines that Today has today
 * @param steps of dueByDay, from today on
 */
export function badgeByDay(now: number, steps: Readonly<Record<string, number>>): Record<string, number> {
  const days = Object.keys(steps).toSorted()
  const first = steps[days[0]!] ?? 0
  return Object.fromEntries(days.map((day) => [day, Math.min(A_DAY, now + steps[day]! - first)]))
}

type ByDay = Readonly<Record<string, number>>

/** Do these days have the same numbers? */
export function sameDays(a: ByDay | undefined, b: ByDay | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  const days = Object.keys(a)
  return days.length === Object.keys(b).length && days.every((day) => a[day] === b[day])
}

/**
 * How many steps of a member are due on each of the coming days, from today on: overdue ones count on every day.
 * @returns by day, YYYY-MM-DD
 */
export function dueByDay(rows: readonly Row[], who: MemberId, sight: Sight, days: number): Record<string, number> {
  const all = Array.from({ length: days }, (_, index) => addDays(sight.today, index))
  const due: Record<string, number> = Object.fromEntries(all.map((day) => [day, 0]))
  for (const row of rows)
    for (const step of row.steps)
      if (step.on <= all.at(-1)! && doerOf(row, step, sight) === who)
        for (const day of all) if (step.on <= day) due[day]! += 1
  return due
}
