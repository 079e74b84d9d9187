import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../dates'
import { newId, type EntryId, type LossId, type MemberId } from '../ids'
import { aRow } from '../profile/testRow'
import type { Row } from '../profile/row'
import { NO_SETTINGS } from '../team/noSettings'
import {
  knownDay,
  knownUntil,
  ordersKnownTo,
  purchaseOutlook,
  purchasesOf,
  purchaseSignals,
  usualInterval,
  volumeFall,
  volumeSignals,
  type Bought,
} from './purchases'
import type { PracticeContext } from './signal'
import { makeStory } from './testStory'

const DAY = 86_400_000
const OLGA = newId<MemberId>()
const ANNA = newId<MemberId>()

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`)
const order = (when: number, rubles?: number, currency = 'RUB'): Bought => ({
  entry: newId<EntryId>(),
  when,
  ...(rubles === undefined ? {} : { money: { amount: rubles * 100, currency } }),
})
/** Orders from `first`, each so many days after the one before. */
const waits = (first: string, ...days: number[]): Bought[] => {
  let day = noon(first)
  return [order(day), ...days.map((wait) => order((day += wait * DAY)))]
}
const aClient = (orders: Bought[], practice: Row['practice'] = {}): Row =>
  aRow({ owner: OLGA, practice: { ...practice, orders: orders.toReversed() } })
const on = (today: string, known?: string): PracticeContext => ({
  now: noon(today),
  today,
  settings: NO_SETTINGS,
  ordersKnownTo: (owner) => (owner === OLGA ? known : undefined),
})

describe('the usual interval', () => {
  it('is the median of the waits, whatever one-off order came between [PU2]', () => {
    // Waits 30 31 29 12 18 30 31: the median is 30, the median absolute deviation 1, scaled 1.48; the finest is 10% of
    // 30 = 3, so waits beyond 30 ± 7.5 are left out: 12 and 18. The median of 30 31 29 30 31 is 30, the tolerance 2.5 × 3.
    const usual = usualInterval(waits('2026-01-10', 30, 31, 29, 12, 18, 30, 31))!
    expect(usual).toMatchObject({ days: 30, tolerance: 7.5 })
    expect(usual.waits.filter(({ ordinary }) => !ordinary).map(({ days }) => days)).toEqual([12, 18])
  })

  it('is moved by no pause of a season [PU2]', () => {
    // 14 14 15 13 160 14 14: the median is 14, the deviations 0 0 1 1 146 0 0 make 0, the finest 1.4: 160 is out.
    expect(usualInterval(waits('2025-04-01', 14, 14, 15, 13, 160, 14, 14))!.days).toBe(14)
  })

  it('follows the last twelve waits: who ordered monthly for years and now weekly, orders weekly [PU2]', () => {
    const weekly = Array.from({ length: 12 }, () => 7)
    expect(usualInterval(waits('2024-01-10', 30, 30, 30, 30, 30, 30, ...weekly))!.days).toBe(7)
  })

  it('needs three waits [PU2]', () => {
    expect(usualInterval(waits('2026-01-10', 30, 30))).toBeUndefined()
    expect(usualInterval(waits('2026-01-10', 30, 30, 30))!.days).toBe(30)
  })

  it('does not count an order that was called off [PU1]', () => {
    const called: Bought = { ...order(noon('2026-02-01')), delivery: 'cancelled' }
    expect(purchasesOf([...waits('2026-01-10', 30), called]).map(({ at }) => at)).toEqual([
      noon('2026-01-10'),
      noon('2026-02-09'),
    ])
  })

  it('counts orders of one day once [PU1]', () => {
    const split = waits('2026-01-10', 30, 30, 30).flatMap((one) => [one, order(one.when + DAY / 4)])
    expect(usualInterval(split)!.days).toBe(30)
    // Two orders within a day are one purchase: three purchases, two waits.
    expect(usualInterval(waits('2026-01-10', 30, 0.5, 29.5))).toBeUndefined()
    expect(purchasesOf(split).map(({ orders }) => orders.length)).toEqual([2, 2, 2, 2])
  })

  it('is none where orders come as they come [PU3]', () => {
    // 5 60 20 90 10: the median is 20, the deviations 15 40 0 70 10 make 15, scaled 22.2: more than half of 20.
    expect(usualInterval(waits('2026-01-10', 5, 60, 20, 90, 10))).toBeUndefined()
  })

  it('is wider where the waits themselves differ [PU4]', () => {
    // 20 40 30 35 25: the median is 30, the deviations 10 10 0 5 5 make 5, scaled 7.41; 2.5 of them are 18.5 days.
    expect(usualInterval(waits('2026-01-10', 20, 40, 30, 35, 25))!.tolerance).toBeCloseTo(18.53)
  })
})

describe('a purchase that is late', () => {
  /** Bought on 10 January, 9 February, 11 March and 10 April: every 30 days, give or take 7.5. */
  const regular = waits('2026-01-10', 30, 30, 30)

  it('is told of when more than the ordinary has passed, with the day it was usual [PU4]', () => {
    // The last was on 10 April; 30 days later is 10 May; 7.5 more end on 18 May at midnight.
    expect(purchaseSignals(aClient(regular), on('2026-05-17'))).toEqual([])
    const [signal] = purchaseSignals(aClient(regular), on('2026-05-18'))
    expect(signal).toMatchObject({
      kind: 'purchase',
      who: OLGA,
      on: '2026-05-10',
      aside: 'purchase',
      reason: { kind: 'purchase', days: 38, usual: 30, orders: 4, last: noon('2026-04-10') },
    })
    expect(signal!.reason).not.toHaveProperty('knownTo')
  })

  it('waits for the list that would tell [PU6]', () => {
    // On 1 June the orders are known to 15 May only: 35 days, within 37.5.
    expect(purchaseSignals(aClient(regular), on('2026-06-01', '2026-05-15'))).toEqual([])
    // The next list says that there were none to 20 May either.
    const [signal] = purchaseSignals(aClient(regular), on('2026-06-01', '2026-05-20'))
    expect(signal!.reason).toMatchObject({ days: 40, knownTo: '2026-05-20' })
  })

  it('is of no client that was lost, and not told of while it is put off [PU8]', () => {
    const lost = { losses: [{ id: newId<LossId>(), on: '2026-05-01' }] }
    expect(purchaseSignals(aClient(regular, lost), on('2026-06-01'))).toEqual([])
    const aside = { aside: { purchase: { until: '2026-06-05' } } }
    expect(purchaseSignals(aClient(regular, aside), on('2026-06-05'))).toEqual([])
    expect(purchaseSignals(aClient(regular, aside), on('2026-06-06'))).toHaveLength(1)
    const passedOn = { aside: { purchase: { until: '2026-06-05', who: ANNA } } }
    expect(purchaseSignals(aClient(regular, passedOn), on('2026-06-01'))[0]).toMatchObject({ who: ANNA })
  })

  it('is no purchase of a season that has not come yet [PU5]', () => {
    // Every four weeks from April to October; the pause from 14 October 2025 to 14 April 2026 has 182 days.
    const year = [28, 28, 28, 28, 28, 28, 28]
    const builder = waits('2025-04-01', ...year, 182, ...year)
    const last = builder.at(-1)!.when
    expect(new Date(last).toISOString().slice(0, 10)).toBe('2026-10-27')
    // A year before, the pause began on 14 October 2025, within 28 + 7 days of 27 October: it ended on 14 April 2026,
    // so 52 weeks later, on 13 April 2027, they are expected.
    const outlook = purchaseOutlook(builder, noon('2026-12-20'))!
    expect(outlook).toMatchObject({ days: 28, season: true, late: false, due: noon('2027-04-13') })
    expect(purchaseOutlook(builder, noon('2027-04-19'))!.late).toBe(false)
    expect(purchaseOutlook(builder, noon('2027-04-21'))!.late).toBe(true)
    // In the midst of the season nobody waits for winter: the order of 8 July 2026 is followed by one 28 days later.
    const july = builder.slice(0, -4)
    expect(purchaseOutlook(july, noon('2026-08-20'))).toMatchObject({ season: false, late: true })
  })

  it('is not excused by a pause that only one of two years had [PU5]', () => {
    // Monthly for three years but for one pause of 84 days from 30 November 2024.
    const orders = [order(noon('2023-10-07'))]
    const add = (...days: number[]) => days.forEach((wait) => orders.push(order(orders.at(-1)!.when + wait * DAY)))
    add(...Array.from({ length: 15 }, () => 28))
    expect(new Date(orders.at(-1)!.when).toISOString().slice(0, 10)).toBe('2024-11-30')
    add(84, ...Array.from({ length: 10 }, () => 28))
    expect(new Date(orders.at(-1)!.when).toISOString().slice(0, 10)).toBe('2025-11-29')
    // One year before, the pause stands; two years before (2 December 2023) there was none.
    expect(purchaseOutlook(orders, noon('2026-01-10'))).toMatchObject({ season: false, late: true })
  })
})

describe('volume', () => {
  const monthly = (first: string, ...rubles: number[]): Bought[] =>
    rubles.map((amount, index) => order(noon(first) + index * 30 * DAY, amount))

  it('has fallen when the last three are small and make less a day [PU7]', () => {
    // Medians: 60 of 60 70 50 against 100 of 100 90 110: 60 ≤ 70. A day: 180 in 90 days against 200 in 60.
    const fallen = monthly('2026-01-10', 100, 90, 110, 60, 70, 50)
    expect(volumeFall(fallen)).toMatchObject({
      now: { amount: 60_00, currency: 'RUB' },
      before: { amount: 100_00, currency: 'RUB' },
    })
    // The last was on 9 June, a day that the signal names.
    const [signal] = volumeSignals(aClient(fallen), on('2026-06-15'))
    expect(signal).toMatchObject({ kind: 'volume', on: '2026-06-09', aside: 'volume', reason: { orders: 3 } })
    // Late with the next one: one reminder is enough.
    expect(volumeSignals(aClient(fallen), on('2026-08-15'))).toEqual([])
  })

  it('has not fallen by one small order, nor after one large', () => {
    expect(volumeFall(monthly('2026-01-10', 100, 90, 110, 100, 20, 100))).toBeUndefined()
    // The median before is 100, not the 1000 of one project.
    expect(volumeFall(monthly('2026-01-10', 100, 1000, 100, 90, 100, 95))).toBeUndefined()
  })

  it('has not fallen when half as much comes twice as often [PU7]', () => {
    const before = monthly('2026-01-10', 100, 100, 100)
    const after = [15, 30, 45].map((days) => order(before.at(-1)!.when + days * DAY, 50))
    expect(volumeFall([...before, ...after])).toBeUndefined()
  })

  it('is compared with the same season where it is known [PU7]', () => {
    // Each winter they buy 40 instead of 100: a fall against autumn, none against the winter before.
    const year = [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 40, 40, 40]
    const orders = [...year, ...year].map((amount, index) => order(noon('2024-03-10') + index * 28 * DAY, amount))
    expect(volumeFall(orders)).toBeUndefined()
    expect(volumeFall(orders.slice(13))).toBeDefined()
  })

  it('is of one currency: that of the last order', () => {
    const rubles = monthly('2026-01-10', 100, 90, 110)
    const euros = [1, 2, 3].map((index) => order(rubles.at(-1)!.when + index * 30 * DAY, 1, 'EUR'))
    expect(volumeFall([...rubles, ...euros])).toBeUndefined()
    expect(volumeFall([])).toBeUndefined()
    expect(volumeFall([order(noon('2026-01-01'))])).toBeUndefined()
  })
})

const until = (context: PracticeContext) => knownUntil(context, context.ordersKnownTo(OLGA))

describe('orders known to a day', () => {
  it('of a client that was handed over say nothing of the others of whoever has it now', () => {
    const story = makeStory()
    story.fact('ordersKnown', '2026-01-31', '2026-02-01')
    expect(ordersKnownTo([story.row()])(story.row().owner)).toBe('2026-01-31')
    story.handover('2026-02-10', ANNA)
    const row = story.row()
    // Anna's other clients have their orders typed as they come: known to this day.
    const knownTo = ordersKnownTo([row, aRow({ owner: ANNA })])
    expect(knownTo(ANNA)).toBeUndefined()
    // Of the client itself nothing is known beyond the list.
    expect(knownDay(row, { ordersKnownTo: knownTo })).toBe('2026-01-31')
    story.fact('ordersKnown', '2026-02-28', '2026-03-01')
    expect(ordersKnownTo([story.row()])(ANNA)).toBe('2026-02-28')
  })

  it('is the latest that a list said of any client of the same owner', () => {
    const known = ordersKnownTo([
      aRow({ owner: OLGA, practice: { known: '2026-10-01' } }),
      aRow({ owner: OLGA, practice: { known: '2026-10-12' } }),
      aRow({ owner: OLGA }),
      aRow({ owner: ANNA, practice: {} }),
    ])
    expect(known(OLGA)).toBe('2026-10-12')
    expect(known(ANNA)).toBeUndefined()
    expect(known(null)).toBeUndefined()
  })

  it('is now for whoever types orders by hand, and for a list that says a day to come', () => {
    expect(until(on('2026-10-20'))).toBe(noon('2026-10-20'))
    expect(until(on('2026-10-20', '2026-12-31'))).toBe(noon('2026-10-20'))
    expect(until(on('2026-10-20', '2026-10-12'))).toBe(noon('2026-10-12'))
  })
})

/** Histories of up to three years: regular ones, seasonal ones, and any. */
const histories = fc.oneof(
  fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 40 }),
  fc
    .tuple(fc.integer({ min: 2, max: 90 }), fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 40 }))
    .map(([usual, jitter]) => jitter.map((percent) => usual * (1 + percent / 100))),
  fc
    .tuple(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 3, max: 8 }), fc.integer({ min: 60, max: 200 }))
    .map(([usual, times, pause]) => [0, 1, 2].flatMap(() => [...Array.from({ length: times }, () => usual), pause])),
)
const ordersFrom = (days: number[]): Bought[] => waits('2023-05-02', ...days)
const aLook = fc.record({ after: fc.integer({ min: 0, max: 500 }), known: fc.option(fc.integer({ min: 0, max: 300 })) })
/** `after` days since the last order, with orders known to `known` days before. */
const contextOf = (orders: Bought[], { after, known }: { after: number; known: number | null }) => {
  const now = orders.at(-1)!.when + after * DAY
  const today = new Date(now).toISOString().slice(0, 10)
  const to = known === null ? undefined : addDays(today, -known)
  return { now, today, settings: NO_SETTINGS, ordersKnownTo: () => to }
}

describe('whatever they bought', () => {
  it('an interval and a tolerance are positive, and no alert is about days to come', () => {
    fc.assert(
      fc.property(histories, aLook, (days, look) => {
        const orders = ordersFrom(days)
        const usual = usualInterval(orders)
        if (usual !== undefined) {
          expect(usual.days).toBeGreaterThan(0)
          expect(usual.tolerance).toBeGreaterThan(0)
        }
        const context = contextOf(orders, look)
        const row = aClient(orders)
        for (const { on: day, reason } of [...purchaseSignals(row, context), ...volumeSignals(row, context)]) {
          expect(day <= context.today).toBe(true)
          if (reason.kind !== 'purchase') continue
          expect(reason.days).toBeGreaterThan(0)
          expect(reason.usual).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('the order in which orders became known changes nothing', () => {
    const shuffled = histories.chain((days) => {
      const orders = ordersFrom(days)
      return fc.tuple(fc.constant(orders), fc.shuffledSubarray(orders, { minLength: orders.length }))
    })
    fc.assert(
      fc.property(shuffled, aLook, ([orders, mixed], look) => {
        const context = contextOf(orders, look)
        const said = (list: Bought[]) => {
          const row = { ...aClient([]), id: aRow().id, practice: { orders: list } }
          return [...purchaseSignals(row, context), ...volumeSignals(row, context)].map(({ kind, reason }) => ({
            kind,
            reason,
          }))
        }
        expect(said(mixed)).toEqual(said(orders))
      }),
    )
  })

  it('the zone changes nothing: the same hours of the same days say the same in each', () => {
    fc.assert(
      fc.property(histories, aLook, fc.integer({ min: -14, max: 12 }), (days, look, hours) => {
        const orders = ordersFrom(days)
        const context = contextOf(orders, look)
        const moved = orders.map((one) => ({ ...one, when: one.when + hours * 3_600_000 }))
        // Etc/GMT+3 is three hours behind.
        const zone = `Etc/GMT${hours < 0 ? '' : '+'}${hours}`
        const there = { ...context, zone, now: context.now + hours * 3_600_000 }
        const reasonsOf = (list: Bought[], at: PracticeContext) =>
          purchaseSignals(aClient(list), at).map(({ on: day, reason }) => ({ ...reason, last: 0, on: day }))
        expect(reasonsOf(moved, there)).toEqual(reasonsOf(orders, context))
      }),
    )
  })

  it('an order on the usual date silences the alert of the day it would have begun', () => {
    fc.assert(
      fc.property(histories, (days) => {
        const orders = ordersFrom(days)
        const outlook = purchaseOutlook(orders, Number.MAX_SAFE_INTEGER)
        if (outlook === undefined) return
        const begins = outlook.due + outlook.tolerance * DAY + 1
        expect(purchaseOutlook(orders, begins)!.late).toBe(true)
        expect(purchaseOutlook([...orders, order(outlook.due)], begins)?.late ?? false).toBe(false)
      }),
      { numRuns: 1_000 },
    )
  })

  it('no alert speaks of days beyond the one up to which orders are known [PU6]', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 300 }), (days, after, ago) => {
        const orders = ordersFrom(days)
        const context = contextOf(orders, { after, known: ago })
        // What was known then is all that is said now: the same as if the day were that day.
        const then = contextOf(orders, { after: after - ago, known: null })
        const reasonsOf = (at: PracticeContext) =>
          purchaseSignals(aClient(orders), at).map(({ on: day, reason }) => ({ ...reason, knownTo: '', on: day }))
        expect(reasonsOf(context)).toEqual(reasonsOf(then))
      }),
    )
  })
})
