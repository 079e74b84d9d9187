/** Clients that a colleague handed over lately (P75): whoever has them now looks at them, and makes themselves known. */
import { addDays } from '../dates'
import type { Row } from '../profile/row'
import { isAside, passedTo, type PracticeContext, type Signal } from './signal'

const DAY = 86_400_000
/** Days for which a handover is news. */
export const HANDED_DAYS = 14

/** A client that was handed over within the last two weeks, until it was set aside or somebody talked with it since. */
export function handedSignals(row: Row, { now, today }: PracticeContext): Signal[] {
  const handed = row.practice?.handed
  if (handed === undefined || isAside(row, 'handed', today)) return []
  const days = Math.max(0, Math.floor((now - handed.when) / DAY))
  if (days >= HANDED_DAYS || (row.touched?.when ?? 0) > handed.when) return []
  return [
    {
      id: `handed/${row.id}`,
      kind: 'handed',
      row,
      on: addDays(today, -days),
      who: passedTo(row, 'handed', today) ?? row.owner,
      aside: 'handed',
      reason: { kind: 'handed', ...handed },
    },
  ]
}
