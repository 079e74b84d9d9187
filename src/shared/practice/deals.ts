/**
 * Deals that somebody should move (P3).
 *
 * [DE1] A deal whose expected month has passed is to be closed or given another month; due on the first day after it.
 * [DE2] A deal of which nothing was said for 21 days, by a change to it or an order that joined it, is to be taken up again.
 * [DE3] A deal with an outcome is over and asks for nothing.
 */
import { addDays } from '../dates'
import type { ChangeId, DealId } from '../ids'
import { entriesOf, factOf, type Profile } from '../profile/fold'
import type { Row } from '../profile/row'
import { changesBehind } from './behind'
import type { RowDeal } from './row'
import { dayOn, isAside, passedTo, type PracticeContext, type Signal } from './signal'

const DAY = 86_400_000
/** [DE2] */
export const QUIET_DAYS = 21

/** One for each deal to move, due when it first was [DE1, DE2]. */
export function dealSignals(row: Row, context: PracticeContext): Signal[] {
  return (row.practice?.deals ?? []).flatMap((deal): Signal[] => {
    const quietSince = movedAt(row, deal)
    const on = dueOf(deal, quietSince, context)
    if (on === undefined || isAside(row, deal.id, context.today)) return []
    return [
      {
        id: `deal/${row.id}/${deal.id}`,
        kind: 'deal',
        row,
        on,
        who: passedTo(row, deal.id, context.today) ?? row.owner,
        aside: deal.id,
        reason: {
          kind: 'deal',
          what: deal.what,
          ...(deal.money === undefined ? {} : { money: deal.money }),
          ...(deal.month === undefined ? {} : { month: deal.month }),
          quietDays: Math.max(0, Math.floor((context.now - quietSince) / DAY)),
        },
      },
    ]
  })
}

/** When the deal last moved, ms since 1970 UTC: a change to it, or an order that joined it [DE2]. */
function movedAt(row: Row, { id, moved }: RowDeal): number {
  const joined = (row.practice?.orders ?? []).filter(({ deal }) => deal === id).map(({ when }) => when)
  return Math.max(moved, ...joined)
}

function dueOf({ month }: RowDeal, quietSince: number, context: PracticeContext): string | undefined {
  const { now, today } = context
  const after = month === undefined ? undefined : firstAfter(month)
  const late = after !== undefined && after <= today ? after : undefined
  const quiet = quietSince + QUIET_DAYS * DAY
  const silent = quiet <= now ? dayOn(quiet, context) : undefined
  return late === undefined || (silent !== undefined && silent < late) ? silent : late
}

/** The first day after a month, YYYY-MM-DD. */
const firstAfter = (month: string): string => `${addDays(`${month}-28`, 4).slice(0, 7)}-01`

/** The changes that a deal is known from, its orders among them, latest first. */
export function whyDeal(profile: Profile, deal: DealId): ChangeId[] {
  const orders = entriesOf(profile).filter(
    ({ id, entry }) => entry.type === 'order' && factOf(profile, `orders/${id}/deal`) === deal,
  )
  return changesBehind(profile, `deals/${deal}`, ...orders.map(({ id }) => id))
}
