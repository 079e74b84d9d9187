/** Clients that a colleague handed over lately (P75): whoever has them now looks at them, and makes themselves known. */
import { addDays } from '../dates'
import type { Row } from '../profile/row'
import { dayOn, isAside, passedTo, type PracticeContext, type Signal } from './signal'

/** Days for which a handover is news. */
export const HANDED_DAYS = 14

/** A client that was handed over within the last two weeks, until it was set aside or somebody talked with it since. */
export function handedSignals(row: Row, context: PracticeContext): Signal[] {
  const { today } = context
  const handed = row.practice?.handed
  if (handed === undefined || isAside(row, 'handed', today)) return []
  const on = dayOn(handed.when, context)
  if (addDays(on, HANDED_DAYS) <= today || (row.touched?.when ?? 0) > handed.when) return []
  return [
    {
      id: `handed/${row.id}`,
      kind: 'handed',
      row,
      on,
      who: passedTo(row, 'handed', today) ?? row.owner,
      aside: 'handed',
      reason: { kind: 'handed', ...handed },
    },
  ]
}
