import { describe, expect, it } from 'vitest'
import { newId, type EntryId } from '../../shared/ids'
import type { Entry } from '../../shared/profile/entry'
import { moreOf, orderMonths, orderYears, smallOrders, usualCurrency } from './orders'
import { makeLedger } from './testing'

const on = (day: string) => new Date(`${day}T12:00:00`).getTime()

describe('orders by year', () => {
  const ledger = makeLedger()
  const add = (rest: Partial<Entry>, entry = newId<EntryId>()) => {
    ledger.entry(entry, { type: 'order', when: on('2026-03-01'), text: '', ...rest })
    return entry
  }
  add({ amount: 100_00, currency: 'RUB' })
  add({ amount: 250_00, currency: 'RUB', when: on('2026-05-01') })
  add({ amount: 9_00, currency: 'EUR' })
  add({})
  add({ amount: 70_00, currency: 'RUB', when: on('2025-12-31') })
  add({ type: 'call', text: 'no order' })
  const withdrawn = add({ amount: 1_000_00, currency: 'RUB' })
  ledger.entry(withdrawn, null)

  it('sums each year and currency, without calls and without what was withdrawn', () => {
    expect(orderYears(ledger.profile()).map(({ year, orders, sums }) => [year, orders.length, sums])).toEqual([
      [
        2026,
        4,
        [
          { currency: 'RUB', amount: 350_00 },
          { currency: 'EUR', amount: 9_00 },
        ],
      ],
      [2025, 1, [{ currency: 'RUB', amount: 70_00 }]],
    ])
  })

  it('offers the currency of the last order', () => {
    expect(usualCurrency(ledger.profile(), 'en')).toBe('RUB')
    expect(usualCurrency(makeLedger().profile(), 'en')).toBe('EUR')
  })
})

describe('orders by month', () => {
  const order = (ledger: ReturnType<typeof makeLedger>, day: string, amount: number, currency = 'RUB') =>
    ledger.entry(newId<EntryId>(), { type: 'order', when: on(day), text: '', amount, currency })

  it('go without a gap from the first to the last, in the currency of most orders', () => {
    const ledger = makeLedger()
    order(ledger, '2025-11-30', 100)
    order(ledger, '2026-01-01', 20)
    order(ledger, '2026-01-31', 30)
    order(ledger, '2026-02-01', 7)
    order(ledger, '2026-02-01', 9_000, 'EUR')
    const { currency, months } = orderMonths(ledger.profile())!
    expect(currency).toBe('RUB')
    expect(months.map(({ time, amount }) => [new Date(time).getMonth(), amount])).toEqual([
      [10, 100],
      [11, 0],
      [0, 50],
      [1, 7],
    ])
  })

  it('are the last two years at most, and nothing where there is little to compare', () => {
    const ledger = makeLedger()
    order(ledger, '2020-01-01', 1)
    order(ledger, '2026-01-01', 1)
    order(ledger, '2026-02-01', 1)
    expect(orderMonths(ledger.profile())).toBeUndefined()
    order(ledger, '2024-03-01', 1)
    expect(orderMonths(ledger.profile())!.months).toHaveLength(24)
    expect(orderMonths(makeLedger().profile())).toBeUndefined()
  })
})

describe('more of an order', () => {
  it('is read from its facts', () => {
    const ledger = makeLedger()
    const order = newId<EntryId>()
    ledger.entry(order, { type: 'order', when: on('2026-03-01'), text: '' })
    const nothing = { number: '', line: '', lines: [], delivery: undefined, deal: '' }
    expect(moreOf(ledger.profile(), order)).toEqual(nothing)
    ledger.fact(`orders/${order}/number`, '45-Ж')
    ledger.fact(`orders/${order}/lines`, [{ what: 'ЛДСП', quantity: 12 }])
    ledger.fact(`orders/${order}/delivery`, { state: 'sent', on: '2026-03-04' })
    expect(orderYears(ledger.profile())[0]!.orders[0]!.more).toEqual({
      ...nothing,
      number: '45-Ж',
      lines: [{ what: 'ЛДСП', quantity: 12 }],
      delivery: 'sent',
    })
  })

  it('adds nothing to any figure when it was called off, and stays in the list', () => {
    const ledger = makeLedger()
    const orders = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'].map((day) => {
      const id = newId<EntryId>()
      ledger.entry(id, { type: 'order', when: on(day), text: '', amount: 100, currency: 'RUB' })
      return id
    })
    ledger.fact(`orders/${orders[0]}/delivery`, { state: 'cancelled', on: '2026-01-05' })
    const [year] = orderYears(ledger.profile())
    expect([year!.orders.length, year!.sums]).toEqual([4, [{ currency: 'RUB', amount: 300 }]])
    expect(orderMonths(ledger.profile())!.months).toHaveLength(3)
    // The next one is the trial then.
    const rules = {
      id: 'orderRules' as const,
      least: { amount: 200, currency: 'RUB' },
      below: 'stop' as const,
      lines: [],
    }
    expect([...smallOrders(ledger.profile(), rules)]).toEqual([orders[3], orders[2]])
  })

  it('is small under the smallest one that was agreed, but for the first', () => {
    const ledger = makeLedger()
    const order = (day: string, amount: number) => {
      const id = newId<EntryId>()
      ledger.entry(id, { type: 'order', when: on(day), text: '', amount, currency: 'RUB' })
      return id
    }
    order('2026-01-01', 10)
    const small = order('2026-02-01', 99)
    order('2026-03-01', 100)
    const rules = { id: 'orderRules', least: { amount: 100, currency: 'RUB' }, below: 'stop', lines: [] } as const
    expect([...smallOrders(ledger.profile(), { ...rules, lines: [] })]).toEqual([small])
    expect(smallOrders(ledger.profile(), undefined).size).toBe(0)
  })
})
