/**
 * Deliveries to ask about (P2).
 *
 * [DL1] A delivery is asked about from its day on until it is said to be delivered, or cancelled.
 * [DL2] One of which nobody ever said anything is asked about for a week: whoever writes down no deliveries is not asked
 *       about each of them for ever, and those of long ago have arrived.
 */
import { addDays } from '../dates'
import type { ChangeId, EntryId } from '../ids'
import type { Profile } from '../profile/fold'
import type { Row } from '../profile/row'
import { changesBehind } from './behind'
import type { RowOrder } from './row'
import { isAside, passedTo, type PracticeContext, type Signal } from './signal'

/** [DL2] */
export const ASKED_DAYS = 7

/** One for each delivery whose day has come, due on that day. */
export function deliverySignals(row: Row, { today }: PracticeContext): Signal[] {
  const since = askedSince(today)
  return (row.practice?.orders ?? []).flatMap((order): Signal[] => {
    const { entry, deliveryOn, money } = order
    if (deliveryOn === undefined || !isToAsk(order, today, since) || isAside(row, entry, today)) return []
    return [
      {
        id: `delivery/${row.id}/${entry}`,
        kind: 'delivery',
        row,
        on: deliveryOn,
        who: passedTo(row, entry, today) ?? row.owner,
        aside: entry,
        reason: { kind: 'delivery', ...(money === undefined ? {} : { money }) },
      },
    ]
  })
}

const askedSince = (today: string): string => addDays(today, -ASKED_DAYS)

/** Has the day come, and nobody said that it arrived [DL1, DL2]? Who asks of many orders says `since` once. */
export function isToAsk(
  { deliveryOn, delivery }: Pick<RowOrder, 'deliveryOn' | 'delivery'>,
  today: string,
  since = askedSince(today),
): boolean {
  if (deliveryOn === undefined || deliveryOn > today) return false
  return delivery === undefined ? deliveryOn >= since : delivery !== 'delivered' && delivery !== 'cancelled'
}

/** The changes that a delivery is known from, latest first. */
export const whyDelivery = (profile: Profile, order: EntryId): ChangeId[] =>
  changesBehind(profile, `orders/${order}/delivery`, order)
