import { addDays } from '../../shared/dates'
import type { MemberId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import { doerOf, type Sight } from './doer'

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
