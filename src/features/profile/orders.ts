/** Orders are entries of that type; sums are by year and currency, in the smallest unit. */
import type { EntryId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import { entriesOf, type Profile } from '../../shared/profile/fold'

export interface Order {
  id: EntryId
  entry: Entry
}

export interface OrderYear {
  year: number
  orders: Order[]
  sums: { currency: string; amount: number }[]
}

/** Newest year first; orders without an amount are listed and add nothing. */
export function orderYears(profile: Profile): OrderYear[] {
  const years = new Map<number, Order[]>()
  for (const { id, entry } of entriesOf(profile)) {
    if (entry.type !== 'order') continue
    const year = new Date(entry.when).getFullYear()
    years.set(year, [...(years.get(year) ?? []), { id, entry }])
  }
  return [...years].toSorted(([a], [b]) => b - a).map(([year, orders]) => ({ year, orders, sums: sumsOf(orders) }))
}

/** Largest first. */
function sumsOf(orders: Order[]): OrderYear['sums'] {
  const sums = new Map<string, number>()
  for (const { entry } of orders)
    if (entry.amount !== undefined && entry.currency !== undefined)
      sums.set(entry.currency, (sums.get(entry.currency) ?? 0) + entry.amount)
  return [...sums].map(([currency, amount]) => ({ currency, amount })).toSorted((a, b) => b.amount - a.amount)
}

/** The currency of the client's last order; for a first one, that of the company's language. */
export function usualCurrency(profile: Profile, locale: 'en' | 'ru'): string {
  const last = entriesOf(profile).find(({ entry }) => entry.currency !== undefined)?.entry.currency
  return last ?? (locale === 'ru' ? 'RUB' : 'EUR')
}

export const CURRENCIES = ['RUB', 'EUR', 'USD', 'KZT', 'BYN', 'CNY', 'GBP'] as const
