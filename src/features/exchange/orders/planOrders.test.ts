import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../shared/dates'
import { newId, type ChangeId, type EntryId, type ProfileId } from '../../../shared/ids'
import type { Draft } from '../../../shared/profile/change'
import { entriesOf, factOf, fold, type Profile } from '../../../shared/profile/fold'
import { parseDraft } from '../../../shared/profile/change'
import type { ChangeInput } from '../../../solid/notebook'
import { ordersOf } from './listOrders'
import { planOrders, type PlanOptions } from './planOrders'
import type { OrderLine } from './readOrders'

const OPTIONS: PlanOptions = {
  zone: 'Asia/Kamchatka',
  known: '2026-10-12',
  today: '2026-10-20',
  productLines: ['Плита'],
}
const id = newId<ProfileId>()

/** A client whose changes were made one after the other. */
function clientOf(...steps: ChangeInput[][]): { profile: () => Profile; make: (changes: ChangeInput[]) => void } {
  const drafts: Draft[] = []
  let at = 0
  const make = (changes: ChangeInput[]) => {
    for (const change of changes) {
      const same = drafts.filter((one) =>
        change.kind === 'fact'
          ? one.kind === 'fact' && one.path === change.path
          : one.kind === 'entry' && one.entry === change.entry,
      )
      const draft = {
        ...change,
        id: newId<ChangeId>(),
        profile: id,
        at: ++at,
        after: same.slice(-1).map((one) => one.id),
      }
      // What the server would refuse is no plan.
      expect(parseDraft(draft)).toBeDefined()
      drafts.push(draft)
    }
  }
  for (const step of steps) make(step)
  return { profile: () => fold(id, drafts), make }
}
const line = (given: Partial<OrderLine> = {}): OrderLine => ({
  row: 1,
  day: '2026-10-12',
  number: '0000-000123',
  amount: 100_000,
  currency: 'RUB',
  ...given,
})
const orders = (profile: Profile) => entriesOf(profile).filter(({ entry }) => entry.type === 'order')

function onlyOrder(profile: Profile) {
  const [only, ...more] = orders(profile)
  if (only === undefined || more.length > 0) throw new Error('not one order')
  return only
}

describe('an order of the list', () => {
  it('is written as an entry at noon in the company, with its number, goods, product line and state', () => {
    const { profile, make } = clientOf()
    const goods = line({
      what: 'ЛДСП',
      quantity: 10,
      unit: 'лист',
      line: 'плита',
      state: 'sent',
      deliveryOn: '2026-10-11',
    })
    const plan = planOrders(profile(), [goods], OPTIONS)
    expect(plan).toMatchObject({ fresh: 1, updated: 0, unchanged: 0, added: [{ amount: 100_000, currency: 'RUB' }] })
    make(plan.changes)
    const { id: entry, entry: value } = onlyOrder(profile())
    // Kamchatka is twelve hours ahead of UTC: its noon is midnight there.
    expect(value).toEqual({
      type: 'order',
      when: Date.UTC(2026, 9, 12, 0),
      text: 'ЛДСП',
      amount: 100_000,
      currency: 'RUB',
      deliveryOn: '2026-10-11',
    })
    const at = (part: string) => factOf(profile(), `orders/${entry}/${part}`)
    expect([at('number'), at('line'), at('delivery')]).toEqual([
      '0000-000123',
      'Плита',
      { state: 'sent', on: '2026-10-11' },
    ])
    expect(at('lines')).toEqual([{ what: 'ЛДСП', quantity: 10, unit: 'лист', amount: 100_000 }])
    expect(factOf(profile(), 'ordersKnown')).toBe('2026-10-12')
  })

  it('found again by its number is updated in place: amount, day and state, nothing doubled', () => {
    const { profile, make } = clientOf(planFor([line({ state: 'planned' })]))
    const before = orders(profile())[0]!
    const later = { ...OPTIONS, known: '2026-10-19' }
    const plan = planOrders(profile(), [line({ day: '2026-10-14', amount: 90_000, state: 'delivered' })], later)
    expect(plan).toMatchObject({ fresh: 0, updated: 1 })
    make(plan.changes)
    expect(
      orders(profile()).map(({ id: entry, entry: { amount, when } }) => [entry, amount, dayOf(when, OPTIONS.zone)]),
    ).toEqual([[before.id, 90_000, '2026-10-14']])
    expect(factOf(profile(), `orders/${before.id}/delivery`)).toEqual({ state: 'delivered', on: '2026-10-19' })
  })

  it('of another year with the same number is another order', () => {
    const { profile, make } = clientOf(planFor([line({ day: '2025-10-12' })]))
    make(planOrders(profile(), [line()], OPTIONS).changes)
    expect(orders(profile())).toHaveLength(2)
  })

  it('that a member typed before the list knew it gets its number and keeps the words and the hour', () => {
    const entry = newId<EntryId>()
    const typed = {
      type: 'order',
      when: Date.UTC(2026, 9, 12, 3, 30),
      text: 'Просили привезти утром',
      amount: 100_000,
      currency: 'RUB',
    } as const
    const { profile, make } = clientOf([{ kind: 'entry', entry, value: typed }])
    const plan = planOrders(profile(), [line({ what: 'ЛДСП' })], OPTIONS)
    expect(plan).toMatchObject({ fresh: 0, updated: 1 })
    make(plan.changes)
    expect(orders(profile()).map(({ id: one, entry: value }) => [one, value])).toEqual([[entry, typed]])
    expect(factOf(profile(), `orders/${entry}/number`)).toBe('0000-000123')
  })

  it('keeps the words that a member wrote over those of the list', () => {
    const { profile, make } = clientOf(planFor([line({ what: 'ЛДСП' })]))
    const { id: entry, entry: value } = onlyOrder(profile())
    make([{ kind: 'entry', entry, value: { ...value, text: 'ЛДСП, везти после шести' } }])
    make(planOrders(profile(), [line({ what: 'МДФ', amount: 1 })], OPTIONS).changes)
    expect(orders(profile()).map(({ entry: one }) => [one.text, one.amount])).toEqual([['ЛДСП, везти после шести', 1]])
  })

  it('that was removed here comes back under its own id', () => {
    const { profile, make } = clientOf(planFor([line()]))
    const { id: entry } = onlyOrder(profile())
    make([{ kind: 'entry', entry, value: null }])
    const plan = planOrders(profile(), [line()], OPTIONS)
    expect(plan).toMatchObject({ fresh: 1, updated: 0 })
    make(plan.changes)
    expect(orders(profile()).map((one) => one.id)).toEqual([entry])
  })

  it('below nothing is not written: it is a return', () => {
    const { profile } = clientOf()
    const plan = planOrders(profile(), [line({ amount: -1, row: 7 })], { ...OPTIONS, known: undefined })
    expect(plan).toMatchObject({ fresh: 0, negative: [7], changes: [] })
  })

  it('keeps a state that was said of a later day than the list knows', () => {
    const { profile, make } = clientOf(planFor([line()]))
    const { id: entry } = onlyOrder(profile())
    make([{ kind: 'fact', path: `orders/${entry}/delivery`, value: { state: 'delivered', on: '2026-10-13' } }])
    expect(planOrders(profile(), [line({ state: 'planned' })], OPTIONS).changes).toEqual([])
  })
})

const planFor = (lines: OrderLine[]): ChangeInput[] => planOrders(fold(id, []), lines, OPTIONS).changes

it('the day up to which orders are known only moves forward', () => {
  const { profile } = clientOf([{ kind: 'fact', path: 'ordersKnown', value: '2026-10-15' }])
  const known = (day: string) => planOrders(profile(), [], { ...OPTIONS, known: day }).changes
  expect([known('2026-10-14'), known('2026-10-15')]).toEqual([[], []])
  expect(known('2026-10-16')).toEqual([{ kind: 'fact', path: 'ordersKnown', value: '2026-10-16' }])
})

const someDay = fc.constantFrom('2026-10-01', '2026-10-02', '2026-10-12', '2025-12-30', '2026-01-05')
const someLine = fc.record(
  {
    day: someDay,
    number: fc.constantFrom('1', '2', '0000-000003'),
    amount: fc.integer({ min: 0, max: 3 }),
    currency: fc.constantFrom('RUB', 'EUR'),
    what: fc.constantFrom('ЛДСП', 'МДФ', 'Кромка'),
    quantity: fc.integer({ min: 0, max: 2 }),
    line: fc.constantFrom('Плита', 'плита', 'Кромка'),
    deliveryOn: someDay,
    state: fc.constantFrom('planned', 'sent', 'delivered', 'cancelled'),
  },
  { requiredKeys: ['day', 'amount', 'currency'] },
)
const someList = fc
  .array(someLine, { maxLength: 12 })
  .map((all) => all.map((one, index): OrderLine => ({ ...one, row: index + 1 })))

it('a list that is read in twice changes nothing the second time, whatever the order of its lines', () => {
  fc.assert(
    fc.property(someList, someList, fc.infiniteStream(fc.nat()), (before, list, places) => {
      const { profile, make } = clientOf(planFor(before))
      const first = planOrders(profile(), list, OPTIONS)
      make(first.changes)
      const shuffled = list
        .map((one) => ({ one, place: places.next().value as number }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ one }, index): OrderLine => ({ ...one, row: index + 1 }))
      const again = planOrders(profile(), shuffled, OPTIONS)
      expect(again.changes).toEqual([])
      expect(again).toMatchObject({ fresh: 0, updated: 0, unchanged: first.fresh + first.updated + first.unchanged })
    }),
    { numRuns: 300 },
  )
})

it('of equal orders without a number, one that says more finds itself again', () => {
  const bare = { day: '2026-10-01', amount: 0, currency: 'RUB' }
  const list = (...all: Partial<OrderLine>[]) =>
    all.map((one, index): OrderLine => ({ ...bare, ...one, row: index + 1 }))
  const { profile } = clientOf(planFor(list({}, { state: 'planned' })))
  expect(planOrders(profile(), list({ state: 'planned' }, {}), OPTIONS).changes).toEqual([])
  expect(planOrders(profile(), list({}, { state: 'planned' }), OPTIONS).changes).toEqual([])
})

it('the zone of whoever imports does not matter: only the zone of the company does', () => {
  fc.assert(
    fc.property(someList, fc.constantFrom('Europe/Moscow', 'America/St_Johns', 'Pacific/Kiritimati'), (list, zone) => {
      const { profile, make } = clientOf()
      make(planOrders(profile(), list, { ...OPTIONS, zone }).changes)
      const days = orders(profile()).map(({ entry }) => dayOf(entry.when, zone))
      expect(days.toSorted()).toEqual(
        ordersOf(list)
          .map(({ day }) => day)
          .toSorted(),
      )
      expect(planOrders(profile(), list, { ...OPTIONS, zone }).changes).toEqual([])
    }),
    { numRuns: 50 },
  )
})

it('a long list that is read in again looks at no more than what each order may be', () => {
  const count = 300
  const lines = Array.from({ length: count }, (_, row) =>
    line({ row, number: `${row}`, day: `2026-09-${1 + (row % 30)}`.replace(/-(\d)$/, '-0$1') }),
  )
  const client = clientOf()
  client.make(planOrders(client.profile(), lines, OPTIONS).changes)
  const profile = client.profile()
  let looks = 0
  const get = profile.facts.get.bind(profile.facts)
  profile.facts.get = (path) => {
    looks += 1
    return get(path)
  }
  expect(planOrders(profile, lines, OPTIONS)).toMatchObject({ changes: [], unchanged: count })
  // Each order with each would be 90,000 pairs.
  expect(looks).toBeLessThan(20 * count)
})
