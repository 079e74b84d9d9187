/** Orders are entries of that type, with more of each in facts; sums are by year and currency, in the smallest unit. */
import { belowThreshold } from '../../shared/practice/threshold'
import type { DealId, EntryId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import type { Delivery, Money } from '../../shared/profile/factWords'
import type { ValueAt } from '../../shared/profile/facts'
import { entriesOf, factOf, textOf, type Profile } from '../../shared/profile/fold'
import type { OrderRules } from '../../shared/team/rules'

export type OrderLine = ValueAt<'orders/*/lines'>[number]

/** What stands at `orders/<entry>`; '' where it is not said. */
export interface OrderMore {
  number: string
  /** The product line. */
  line: string
  lines: OrderLine[]
  delivery: Delivery | undefined
  deal: DealId | ''
}

export interface Order {
  id: EntryId
  entry: Entry
  more: OrderMore
}

export function moreOf(profile: Profile, id: EntryId): OrderMore {
  const at = `orders/${id}`
  const delivery = factOf(profile, `${at}/delivery`) as ValueAt<'orders/*/delivery'> | undefined
  return {
    number: textOf(profile, `${at}/number`),
    line: textOf(profile, `${at}/line`),
    lines: (factOf(profile, `${at}/lines`) as OrderLine[] | undefined) ?? [],
    delivery: delivery?.state,
    deal: textOf(profile, `${at}/deal`) as DealId | '',
  }
}

export const moneyOf = ({ amount, currency }: Pick<Entry, 'amount' | 'currency'>): Money | undefined =>
  amount === undefined || currency === undefined ? undefined : { amount, currency }

/** Orders that were not called off, newest first: what figures are made from. */
export const boughtOf = (profile: Profile): { id: EntryId; entry: Entry }[] =>
  entriesOf(profile).filter(({ id, entry }) => entry.type === 'order' && moreOf(profile, id).delivery !== 'cancelled')

/** Orders under the smallest one that was agreed: imported, or entered all the same. They are facts, and shown (P19). */
export function smallOrders(profile: Profile, rules: OrderRules | undefined): ReadonlySet<EntryId> {
  const orders = boughtOf(profile)
  // Newest first: the last one is the trial.
  const first = orders.at(-1)?.entry
  const small = orders
    .slice(0, -1)
    .filter(({ entry }) => belowThreshold({ when: entry.when, money: moneyOf(entry) }, [first ?? entry], rules))
  return new Set(small.map(({ id }) => id))
}

export interface OrderYear {
  year: number
  orders: Order[]
  sums: { currency: string; amount: number }[]
}

/** Newest year first; orders that were called off or have no amount are listed and add nothing. */
export function orderYears(profile: Profile): OrderYear[] {
  const years = new Map<number, Order[]>()
  for (const { id, entry } of entriesOf(profile)) {
    if (entry.type !== 'order') continue
    const year = new Date(entry.when).getFullYear()
    years.set(year, [...(years.get(year) ?? []), { id, entry, more: moreOf(profile, id) }])
  }
  return [...years].toSorted(([a], [b]) => b - a).map(([year, orders]) => ({ year, orders, sums: sumsOf(orders) }))
}

/** Largest first. */
function sumsOf(orders: Order[]): OrderYear['sums'] {
  const sums = new Map<string, number>()
  for (const { entry, more } of orders)
    if (more.delivery !== 'cancelled' && entry.amount !== undefined && entry.currency !== undefined)
      sums.set(entry.currency, (sums.get(entry.currency) ?? 0) + entry.amount)
  return [...sums].map(([currency, amount]) => ({ currency, amount })).toSorted((a, b) => b.amount - a.amount)
}

/** The currency of the client's last order; for a first one, that of the company's language. */
export function usualCurrency(profile: Profile, locale: 'en' | 'ru'): string {
  const last = entriesOf(profile).find(({ entry }) => entry.currency !== undefined)?.entry.currency
  return last ?? (locale === 'ru' ? 'RUB' : 'EUR')
}

export interface OrderMonth {
  /** ms since 1970 UTC: a moment in that month, on this device's calendar. */
  time: number
  amount: number
}

/** Months that a chart shows at most; fewer than `LEAST` say nothing. */
const MOST = 24
const LEAST = 3

/**
 * The last months of orders in the currency that most was ordered in, one after the other, those without orders too.
 * Undefined when there is too little to compare.
 */
export function orderMonths(profile: Profile): { currency: string; months: OrderMonth[] } | undefined {
  const orders = boughtOf(profile).flatMap(({ entry: { when, amount, currency } }) =>
    amount !== undefined && currency !== undefined ? [{ when, amount, currency }] : [],
  )
  const byCurrency = new Map<string, number>()
  for (const { currency } of orders) byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + 1)
  const currency = [...byCurrency].toSorted(([, a], [, b]) => b - a)[0]?.[0]
  if (currency === undefined) return undefined
  const sums = new Map<number, number>()
  for (const order of orders)
    if (order.currency === currency)
      sums.set(monthNumber(order.when), (sums.get(monthNumber(order.when)) ?? 0) + order.amount)
  const last = Math.max(...sums.keys())
  const first = Math.max(Math.min(...sums.keys()), last - MOST + 1)
  if ([...sums.keys()].filter((month) => month >= first).length < LEAST) return undefined
  const months = Array.from({ length: last - first + 1 }, (_, index) => ({
    time: new Date(Math.floor((first + index) / 12), (first + index) % 12, 15).getTime(),
    amount: sums.get(first + index) ?? 0,
  }))
  return { currency, months }
}

function monthNumber(time: number): number {
  const date = new Date(time)
  return date.getFullYear() * 12 + date.getMonth()
}

export { currencyOptions } from '../../parts/money'
