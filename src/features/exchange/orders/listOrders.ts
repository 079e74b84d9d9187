/** The lines of one client as its orders: lines with one number are one order. */
import { stable } from '../../../shared/profile/fold'
import type { ValueAt } from '../../../shared/profile/facts'
import type { Delivery } from '../../../shared/profile/factWords'
import type { OrderLine } from './readOrders'

export type GoodsLine = ValueAt<'orders/*/lines'>[number]

export interface ListOrder {
  /** The first line of the file in which it stands. */
  row: number
  /** YYYY-MM-DD */
  day: string
  number?: string
  /** In the smallest unit. */
  amount?: number
  currency?: string
  /** In the order of the file; empty where the list says nothing of goods. */
  lines: GoodsLine[]
  line?: string
  deliveryOn?: string
  state?: Delivery
}

/** Numbers are compared without spaces, case and the sign before them. */
export const numberKey = (number: string): string => number.replaceAll(/[\s№#]/g, '').toUpperCase()

/** What an order holds at most (facts.ts). */
const MOST_LINES = 200

/** Accounting systems number anew each year: the same number in another year is another order. */
export function ordersOf(lines: readonly OrderLine[]): ListOrder[] {
  const groups = new Map<string, OrderLine[]>()
  for (const line of lines) {
    const key = line.number === undefined ? `row ${line.row}` : `${line.day.slice(0, 4)} ${numberKey(line.number)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [line])
    else group.push(line)
  }
  return [...groups.values()].map(orderOf)
}

function orderOf(lines: OrderLine[]): ListOrder {
  const sum = amountOf(lines)
  const order: ListOrder = {
    row: Math.min(...lines.map(({ row }) => row)),
    // Of several days the first, of promised ones the last: then all of it is there.
    day: lines.map(({ day }) => day).toSorted()[0]!,
    lines: goodsOf(lines),
  }
  const number = lines[0]!.number
  if (number !== undefined) order.number = number
  if (sum !== undefined) Object.assign(order, sum)
  const productLine = biggest(lines)
  if (productLine !== undefined) order.line = productLine
  const deliveryOn = latest(lines.flatMap((one) => one.deliveryOn ?? []))
  if (deliveryOn !== undefined) order.deliveryOn = deliveryOn
  const state = stateOf(lines.flatMap((one) => one.state ?? []))
  if (state !== undefined) order.state = state
  return order
}

/** In the currency of most lines; what is in another one cannot be added up. */
function amountOf(lines: OrderLine[]): { amount: number; currency: string } | undefined {
  const totals = lines.flatMap(({ total, currency }) =>
    total === undefined || currency === undefined ? [] : [{ amount: total, currency }],
  )
  if (totals.length > 0) return totals.toSorted((a, b) => b.amount - a.amount)[0]
  const sums = new Map<string, { amount: number; count: number }>()
  for (const { amount, currency } of lines) {
    if (amount === undefined || currency === undefined) continue
    const sum = sums.get(currency) ?? { amount: 0, count: 0 }
    sums.set(currency, { amount: sum.amount + amount, count: sum.count + 1 })
  }
  const [first] = [...sums].toSorted(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
  return first === undefined ? undefined : { amount: first[1].amount, currency: first[0] }
}

function goodsOf(lines: OrderLine[]): GoodsLine[] {
  const goods = lines
    .toSorted((a, b) => a.row - b.row)
    .flatMap(({ what, quantity, unit, amount }): GoodsLine[] =>
      what === undefined
        ? []
        : [
            {
              what,
              ...(quantity === undefined ? {} : { quantity }),
              ...(unit === undefined ? {} : { unit }),
              ...(amount === undefined || amount < 0 ? {} : { amount }),
            },
          ],
    )
  // Of too many always the same ones, in whatever order the file has them.
  return goods.length <= MOST_LINES ? goods : inOneOrder(goods).slice(0, MOST_LINES)
}

export const inOneOrder = (goods: readonly GoodsLine[]): GoodsLine[] =>
  goods.toSorted((a, b) => (stable(a) < stable(b) ? -1 : 1))

/**
 * Does the list say of these goods what is known of them? A list that knows less, as one without units, says nothing
 * else.
 */
export function sameGoods(listed: readonly GoodsLine[], known: readonly GoodsLine[]): boolean {
  if (listed.length !== known.length) return false
  const said = new Set(listed.flatMap((line) => Object.keys(line)))
  const asFar = known.map((line) => Object.fromEntries(Object.entries(line).filter(([part]) => said.has(part))))
  return stable(inOneOrder(listed)) === stable(inOneOrder(asFar as GoodsLine[]))
}

const latest = (days: string[]): string | undefined => days.toSorted().at(-1)

/** The product line that makes up most of it. */
function biggest(lines: OrderLine[]): string | undefined {
  const sums = new Map<string, number>()
  for (const { line, amount = 0 } of lines) if (line !== undefined) sums.set(line, (sums.get(line) ?? 0) + amount)
  return [...sums].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0]
}

/** All of it is only as far as what is least far; what was called off does not count beside what was not. */
function stateOf(states: Delivery[]): Delivery | undefined {
  return (['planned', 'sent', 'delivered', 'cancelled'] as const).find((state) => states.includes(state))
}

/** What an entry says of its goods in one line; the lines themselves are facts. */
export function goodsText(lines: readonly GoodsLine[]): string {
  let text = ''
  for (const what of new Set(lines.map((one) => one.what))) {
    const longer = text === '' ? what : `${text}, ${what}`
    if (longer.length > LONGEST) return text === '' ? `${what.slice(0, LONGEST)}…` : `${text}…`
    text = longer
  }
  return text
}
const LONGEST = 300
