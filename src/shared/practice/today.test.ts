import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '../dates'
import { newId, type DealId, type EntryId, type LossId, type MemberId, type StageId } from '../ids'
import { NO_SETTINGS, type TeamSettings } from '../team/settings'
import { aRow } from '../profile/testRow'
import type { Row } from '../profile/row'
import { QUIET_DAYS } from './deals'
import type { PracticeRow } from './row'
import type { PracticeContext, Signal } from './signal'
import { signalsOf } from './signals'
import { A_DAY, chooseDay, goOnWithDay, isFor, itemsOf, orderedInYear, splitDay, weigh, type Whose } from './today'

const DAY = 86_400_000
const today = '2026-11-05'
const now = Date.parse('2026-11-05T09:00:00Z')
const context: PracticeContext = { now, today, settings: NO_SETTINGS, ordersKnownTo: () => undefined }
const [me, olga, gone] = [newId<MemberId>(), newId<MemberId>(), newId<MemberId>()]
const mine: Whose = { member: me, isHead: false, mayDo: (_row, member) => member !== gone }
const everybody: Whose = { ...mine, member: null }

const order = (daysAgo: number, amount: number, currency = 'RUB') => ({
  entry: newId<EntryId>(),
  when: now - daysAgo * DAY,
  money: { amount, currency },
})
const step = (on: string, more: object = {}) => ({ entry: newId<EntryId>(), what: 'Позвонить', who: me, on, ...more })
const client = (name: string, practice: PracticeRow = {}, more: Partial<Row> = {}): Row =>
  aRow({ name, owner: me, practice, ...more })
const complaint = (more: object = {}) => ({ entry: newId<EntryId>(), when: now - 9 * DAY, text: 'Скол', ...more })

const names = (rows: Row[], whose = mine): string[] =>
  itemsOf(
    rows.flatMap((row) => signalsOf(row, context)),
    context,
    whose,
  ).map(({ signal }) => `${signal.kind} ${signal.row.name}`)

describe('weigh', () => {
  test('what is at stake goes first: a promise before a complaint, a step, a deal, a late order, and conflicts last', () => {
    // Three orders every 30 days, the last 100 days ago: late.
    const late = [100, 130, 160, 190, 220].map((days) => order(days, 1_00))
    const rows = [
      client('Г', { orders: late }),
      client('Д', {}, { conflicts: 2 }),
      client('В', { deals: [{ id: newId<DealId>(), what: 'Линия', month: '2026-09', moved: now }] }),
      client('Б', { complaints: [complaint()] }),
      client('А', {}, { steps: [step('2026-11-05'), step('2026-11-04', { promise: true })] }),
    ]
    expect(names(rows)).toEqual(['promise А', 'complaint Б', 'step А', 'deal В', 'purchase Г', 'conflict Д'])
  })

  test('[TD2] what a colleague could not settle is before everything, for heads alone', () => {
    const rows = [
      client('А', {}, { steps: [step('2026-11-04', { promise: true })] }),
      client('Б', { complaints: [complaint({ raised: '2026-11-05', owner: olga })] }, { owner: olga }),
    ]
    expect(names(rows, { ...mine, isHead: true })).toEqual(['complaint Б', 'promise А'])
    expect(names(rows)).toEqual(['promise А'])
  })

  test('within one kind more money goes first, then what has been due longer', () => {
    // Ordered within a year: А 300, Б 100 + 250 = 350, В nothing in a year (the order is 400 days old), Г nothing at all.
    const rows = [
      client('А', { orders: [order(10, 300)] }, { steps: [step('2026-11-01')] }),
      client('Б', { orders: [order(10, 100), order(200, 250)] }, { steps: [step('2026-11-05')] }),
      client('В', { orders: [order(400, 9_999)] }, { steps: [step('2026-10-20')] }),
      client('Г', {}, { steps: [step('2026-10-01')] }),
    ]
    expect(names(rows)).toEqual(['step Б', 'step А', 'step Г', 'step В'])
  })

  test('what was agreed for an hour of today comes first among steps, in the order of the hours', () => {
    const rows = [
      client('А', { orders: [order(1, 9_000)] }, { steps: [step(today)] }),
      client('Б', {}, { steps: [step(today, { time: '15:00' })] }),
      client('В', {}, { steps: [step(today, { time: '09:30' })] }),
      // Its hour is past: it is like any other that is overdue.
      client('Г', {}, { steps: [step('2026-11-04', { time: '08:00' })] }),
      client('Д', {}, { steps: [step('2026-11-04', { promise: true })] }),
    ]
    expect(names(rows)).toEqual(['promise Д', 'step В', 'step Б', 'step А', 'step Г'])
  })

  test('a deal weighs its own money, not what was ordered before', () => {
    const deal = (amount: number) => ({
      id: newId<DealId>(),
      what: 'Линия',
      month: '2026-09',
      moved: now,
      stage: newId<StageId>(),
      money: { amount, currency: 'RUB' },
    })
    const rows = [client('А', { orders: [order(1, 9_000)], deals: [deal(100)] }), client('Б', { deals: [deal(500)] })]
    expect(names(rows)).toEqual(['deal Б', 'deal А'])
  })

  test('sums are compared within a currency; the one that most orders are in comes first', () => {
    // Two orders in roubles, one in euros: 5 EUR is behind 1 RUB, since nothing tells what is more.
    const rows = [
      client('А', { orders: [order(5, 500, 'EUR')] }, { steps: [step(today)] }),
      client('Б', { orders: [order(5, 100)] }, { steps: [step(today)] }),
      client('В', { orders: [order(5, 200)] }, { steps: [step(today)] }),
    ]
    expect(names(rows)).toEqual(['step В', 'step Б', 'step А'])
  })

  test('the order never depends on the one in which clients became known', () => {
    const aSignal = fc.record({
      kind: fc.constantFrom('rhythm', 'stale', 'handed'),
      amount: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
      currency: fc.constantFrom('RUB', 'EUR'),
      late: fc.integer({ min: 0, max: 2 }),
    })
    fc.assert(
      fc.property(
        fc
          .array(aSignal, { maxLength: 12 })
          .chain((parts) =>
            fc.tuple(fc.constant(parts), fc.shuffledSubarray([...parts.keys()], { minLength: parts.length })),
          ),
        ([parts, shuffled]) => {
          const signals = parts.map(({ kind, amount, currency, late }): Signal => {
            const row = client(kind, amount === undefined ? {} : { orders: [order(1, amount, currency)] })
            const reason: Signal['reason'] = { kind: 'stale', facts: [] }
            return { id: row.id, kind, row, on: addDays(today, -late), who: me, reason }
          })
          const other = shuffled.map((index) => signals[index]!)
          expect(weigh(other, now)).toEqual(weigh(signals, now))
        },
      ),
    )
  })

  test('what was ordered in a year is in the currency of the last order', () => {
    const row = client('А', { orders: [order(3, 100, 'EUR'), order(30, 70), order(40, 20, 'EUR')] })
    expect(orderedInYear(row, now)).toEqual({ amount: 120, currency: 'EUR' })
    expect(orderedInYear(client('Б', { orders: [order(366, 70)] }), now)).toBeUndefined()
    // One that was called off is no money.
    const off = { ...order(2, 999), delivery: 'cancelled' as const }
    expect(orderedInYear(client('В', { orders: [off, order(3, 5)] }), now)).toEqual({ amount: 5, currency: 'RUB' })
  })
})

describe('whose and when', () => {
  test('[TD1] a step of tomorrow is not for now', () => {
    expect(names([client('А', {}, { steps: [step('2026-11-06')] })])).toEqual([])
  })

  test('[TD2] what a member had who can do nothing any more is for the heads, not for nobody', () => {
    const rows = [client('А', { complaints: [complaint()] }, { owner: gone, steps: [step(today, { who: gone })] })]
    expect(names(rows, { ...mine, isHead: true })).toEqual(['complaint А', 'step А'])
    expect(names(rows)).toEqual([])
  })

  test('[TD2] a thing is for whoever does it, and for whoever is responsible once that member cannot any more', () => {
    const on = (who: MemberId | null, row = client('А')) => ({ who, row })
    expect(isFor(on(me), mine)).toBe(true)
    expect(isFor(on(olga), mine)).toBe(false)
    expect(isFor(on(gone), mine)).toBe(true)
    expect(isFor(on(gone, client('А', {}, { owner: olga })), mine)).toBe(false)
    expect(isFor(on(null), mine)).toBe(false)
    expect(isFor(on(null), { ...mine, isHead: true })).toBe(true)
    expect(isFor(on(olga), everybody)).toBe(true)
  })

  test('what was passed on is the other’s, whatever it is', () => {
    const passed = { until: '2026-12-05', who: olga }
    const row = client(
      'А',
      { handed: { from: olga, when: now - DAY }, aside: { handed: passed, conflict: passed } },
      { conflicts: 1 },
    )
    expect(signalsOf(row, context).map(({ kind, who }) => [kind, who])).toEqual([
      ['handed', olga],
      ['conflict', olga],
    ])
  })

  test('a desk has its steps and nothing else', () => {
    const desk = client('', { complaints: [complaint()] }, { desk: true, conflicts: 1, steps: [step(today)] })
    expect(signalsOf(desk, context).map(({ kind }) => kind)).toEqual(['step'])
  })
})

describe('[TD3] what belongs together is one line', () => {
  const signal = (kind: 'purchase' | 'rhythm' | 'stale' | 'step', row: Row): Signal => ({
    id: `${kind}/${row.id}`,
    kind,
    row,
    on: today,
    who: me,
    reason: { kind: 'stale', facts: [] },
  })

  test('reasons to call one client are one line, the weightiest; its steps are lines of their own', () => {
    const [a, b] = [client('А'), client('Б')]
    const signals = [
      signal('stale', a),
      signal('rhythm', a),
      signal('purchase', a),
      signal('step', a),
      signal('stale', b),
    ]
    const items = itemsOf(signals, context, mine)
    expect(items.map((item) => [item.signal.kind, item.also.map(({ kind }) => kind)])).toEqual([
      ['step', []],
      ['purchase', ['rhythm', 'stale']],
      ['stale', []],
    ])
  })

  test('clients that one colleague handed over on one day are one line', () => {
    const handed = (name: string, from: MemberId, days: number) =>
      client(name, { handed: { from, when: now - days * DAY } })
    const rows = [handed('А', olga, 1), handed('Б', olga, 1), handed('В', olga, 3), handed('Г', gone, 1)]
    const items = itemsOf(
      rows.flatMap((row) => signalsOf(row, context)),
      context,
      mine,
    )
    expect(items.map(({ also }) => also.length).toSorted((a, b) => a - b)).toEqual([0, 0, 1])
  })

  test('what is due stands under the company’s day of it, the whole day long', () => {
    const signals = (now: string, zone = 'UTC') => {
      const at = Date.parse(now)
      const settings: TeamSettings = {
        ...NO_SETTINGS,
        rhythm: { id: 'rhythm', days: 30, segments: [] },
        standards: { id: 'standards', entryHours: 24, ages: { phones: 180 } },
      }
      const here = { ...context, settings, zone, now: at, today: dayOf(at, zone) }
      const evening = Date.parse('2026-11-04T20:30:00Z')
      const bought = (days: number) => ({ entry: newId<EntryId>(), when: evening - days * DAY })
      const rows = [
        client('А', { handed: { from: olga, when: evening } }),
        client('Б', { met: { count: 5, last: evening } }),
        client('В', { deals: [{ id: newId<DealId>(), what: 'Кухни', moved: evening - QUIET_DAYS * DAY }] }),
        client('Г', {}, { touched: { when: evening - 30 * DAY, type: 'call' } }),
        client('Д', { said: { phones: evening - 180 * DAY } }),
        client('Е', { entered: { entry: newId<EntryId>(), when: evening - 2 * DAY, at: evening } }),
        client('Ж', { orders: [130, 230, 330, 430, 530].map(bought) }),
      ]
      return rows.flatMap((row) => signalsOf(row, here)).map(({ kind, on }) => `${kind} ${on}`)
    }
    const EVENING = ['handed', 'decider', 'deal', 'rhythm', 'stale', 'lateEntry']
    const kinds = (day: string) => EVENING.map((kind) => `${kind} ${day}`)
    const inUtc = ['2026-11-05T01:00:00Z', '2026-11-05T20:00:00Z', '2026-11-05T23:00:00Z'].map((now) => signals(now))
    for (const told of inUtc) expect(told).toEqual(expect.arrayContaining(kinds('2026-11-04')))
    expect(inUtc[0]).toContain('purchase 2026-10-05')
    expect(new Set(inUtc.map(String)).size).toBe(1)
    // There it is half past six in the morning of the next day.
    const inTheEast = ['2026-11-05T01:00:00Z', '2026-11-05T13:00:00Z'].map((now) => signals(now, 'Asia/Vladivostok'))
    for (const told of inTheEast) expect(told).toEqual(expect.arrayContaining(kinds('2026-11-05')))
    expect(new Set(inTheEast.map(String)).size).toBe(1)
  })

  test('a handover is told of for two weeks, until somebody talked with the client or it was set aside', () => {
    const kinds = (row: Row) => signalsOf(row, context).map(({ kind }) => kind)
    const handed = (days: number) => ({ handed: { from: olga, when: now - days * DAY } })
    expect(kinds(client('А', handed(13)))).toEqual(['handed'])
    expect(kinds(client('А', handed(14)))).toEqual([])
    expect(kinds(client('А', handed(2), { touched: { when: now - DAY, type: 'call' } }))).toEqual([])
    expect(kinds(client('А', { ...handed(2), aside: { handed: { until: today, done: true } } }))).toEqual([])
  })

  test('nothing is lost and nothing is said twice by putting together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('purchase', 'rhythm', 'stale', 'step'), fc.nat({ max: 3 })), {
          maxLength: 20,
        }),
        (parts) => {
          const rows = Array.from({ length: 4 }, (_, index) => client(`${index}`))
          const signals = parts.map(([kind, index], at) => ({
            ...signal(kind as 'purchase', rows[index]!),
            id: `${at}`,
          }))
          const items = itemsOf(signals, context, everybody)
          const told = items.flatMap(({ signal: first, also }) => [first, ...also].map(({ id }) => id))
          expect(told.toSorted()).toEqual(signals.map(({ id }) => id).toSorted())
        },
      ),
    )
  })
})

describe('[TD5] a day that can be finished', () => {
  const items = (rows: Row[]) =>
    itemsOf(
      rows.flatMap((row) => signalsOf(row, context)),
      context,
      mine,
    )
  const late = (id: EntryId) => ({ entry: id, what: 'Позвонить', who: me, on: '2026-11-01' })

  test('a day is the weightiest dozen; the rest waits and is counted', () => {
    const all = items(
      Array.from({ length: 20 }, (_, index) =>
        client(`${index}`, { orders: [order(1, index)] }, { steps: [late(entryOf(index, -DAY))] }),
      ),
    )
    const { day, rest } = splitDay(all, chooseDay(all, today, now))
    expect([day.length, rest.length]).toEqual([A_DAY, 8])
    expect(day.map(({ signal }) => signal.row.name)).toEqual(Array.from({ length: 12 }, (_, index) => `${19 - index}`))
  })

  test('at most four of one kind of reminder are in it while others wait', () => {
    // 9 deliveries and 6 stale deals, all due: 4 + 4, and the day is filled up with the next deliveries.
    const rows = Array.from({ length: 9 }, (_, index) =>
      client(`${index}`, {
        orders: [{ ...order(9, 100 - index), deliveryOn: '2026-11-01' }],
        ...(index < 6 ? { deals: [{ id: newId<DealId>(), what: 'Линия', month: '2026-09', moved: now }] } : {}),
      }),
    )
    const all = items(rows)
    const kinds = splitDay(all, chooseDay(all, today, now)).day.map(({ signal: { kind } }) => kind)
    const count = (wanted: string) => kinds.filter((kind) => kind === wanted).length
    expect([count('delivery'), count('deal'), kinds.length]).toEqual([8, 4, A_DAY])
    const few = items(rows.slice(0, 7))
    const chosen = chooseDay(few, today, now).ids
    // 4 of each; of the 5 others that fill up the dozen 3 more are deliveries, which weigh more, and one is a deal.
    expect(chosen.filter((id) => id.startsWith('delivery'))).toHaveLength(7)
  })

  test('what is done does not let the next one in: the day ends', () => {
    const rows = Array.from({ length: 15 }, (_, index) =>
      client(`${index}`, {}, { steps: [late(entryOf(index, -DAY))] }),
    )
    const chosen = chooseDay(items(rows), today, now)
    const done = new Set(chosen.ids)
    const left = items(
      rows.map((row) => (done.has(`step/${row.id}/${row.steps[0]!.entry}`) ? { ...row, steps: [] } : row)),
    )
    expect(splitDay(left, chosen)).toEqual({ day: [], rest: left })
    expect(left).toHaveLength(3)
  })

  test('a day with nothing to do has not begun: what comes later is in it at once', () => {
    expect(goOnWithDay(undefined, [], today, now)).toBeUndefined()
    const all = items([client('потом', {}, { steps: [late(entryOf(1, -DAY))] })])
    // As this device may have kept it, too: chosen while nothing was there.
    for (const empty of [undefined, { day: today, at: now, ids: [] }]) {
      const day = goOnWithDay(empty, all, today, now)
      expect(splitDay(all, day!)).toEqual({ day: all, rest: [] })
    }
  })

  test('a short day takes what comes due until it has a dozen; then all else waits', () => {
    const rows = Array.from({ length: 15 }, (_, index) =>
      client(`${index}`, {}, { steps: [late(entryOf(index, -DAY))] }),
    )
    const all = items(rows)
    const few = all.slice(0, 3)
    const began = goOnWithDay(undefined, few, today, now)!
    expect(goOnWithDay(began, few, today, now + 1)).toBe(began)
    // One of the three is done: it counts, and 9 more have room.
    const left = all.slice(1)
    const filled = goOnWithDay(began, left, today, now + 2)!
    expect(filled).toMatchObject({ day: today, at: now, ids: all.slice(0, A_DAY).map(({ id }) => id) })
    const { day, rest } = splitDay(left, filled)
    expect([day.length, rest.length]).toEqual([A_DAY - 1, 3])
    expect(goOnWithDay(filled, left, today, now + 3)).toBe(filled)
  })

  test('what was passed up, and what was written down since the day began, joins it', () => {
    const chosen = { at: now, ids: [] }
    const rows = [
      client('новый шаг', {}, { steps: [late(entryOf(1, 1))] }),
      client('старый шаг', {}, { steps: [late(entryOf(2, -1))] }),
      client('новая жалоба', { complaints: [complaint({ entry: entryOf(3, 1) })] }),
      client('старая жалоба', { complaints: [complaint({ entry: entryOf(4, -1) })] }),
    ]
    expect(splitDay(items(rows), chosen).day.map(({ signal }) => signal.row.name)).toEqual([
      'новая жалоба',
      'новый шаг',
    ])
    const raised = client('наверх', { complaints: [complaint({ entry: entryOf(5, -1), raised: today })] })
    const head = itemsOf(signalsOf(raised, context), context, { ...mine, isHead: true })
    expect(splitDay(head, chosen).day).toHaveLength(1)
  })

  /** An id made so many ms after the day began. */
  function entryOf(number: number, after: number): EntryId {
    const time = (now + after).toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(number).padStart(12, '0')}` as EntryId
  }
})

test('a loss is asked about until one reason is known', () => {
  const loss = () => ({ id: newId<LossId>(), on: '2026-11-01' })
  const rows = [client('А', { losses: [{ ...loss(), given: 'price' }] }), client('Б', { losses: [loss()] })]
  expect(names(rows)).toEqual(['loss Б'])
})
