import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { newId, type ChangeId, type EntryId, type MemberId, type ProfileId } from '../ids'
import type { Known } from '../profile/change'
import type { FactValue } from '../profile/facts'
import { fold } from '../profile/fold'
import { toRow } from '../profile/row'
import { handed, handedOver, KEPT_ORDERS, toPractice } from './row'
import { signalsOf } from './signals'
import { at, idAt, makeStory, noon, OLGA } from './testStory'

const id = () => newId()
const practiceOf = (story: ReturnType<typeof makeStory>) => toPractice(story.profile())

describe('the practice part of a row', () => {
  test('is absent where there is nothing to say, and small where there is little', () => {
    const story = makeStory()
    story.fact('name', 'Ладога')
    expect(practiceOf(story)).toBeUndefined()
    story.fact('rhythm', { days: 14 })
    expect(practiceOf(story)).toEqual({ rhythm: 14 })
    story.fact('rhythm', null)
    expect(practiceOf(story)).toBeUndefined()
  })

  test('keeps the last orders, newest first, and when the first of all was', () => {
    const story = makeStory()
    for (let month = 0; month < KEPT_ORDERS + 5; month++) {
      const day = `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`
      story.entry('order', day, { amount: month, currency: 'RUB' })
    }
    const practice = practiceOf(story)
    expect(practice?.orders).toHaveLength(KEPT_ORDERS)
    expect(practice?.orders?.[0]).toMatchObject({ money: { amount: KEPT_ORDERS + 4, currency: 'RUB' } })
    expect(practice?.firstOrder).toBe(noon('2020-01-15'))
  })

  test('an order has what was said of it beside its entry', () => {
    const story = makeStory()
    const [order, deal] = [id() as EntryId, id()]
    story.entry('order', '2026-10-01', { id: order, amount: 5, currency: 'EUR', deliveryOn: '2026-10-20' })
    story.fact(`orders/${order}/number`, '17')
    story.fact(`orders/${order}/line`, 'ДСП')
    story.fact(`orders/${order}/delivery`, { state: 'sent', on: '2026-10-19' })
    story.fact(`orders/${order}/deal`, deal)
    story.fact('ordersKnown', '2026-10-12')
    expect(practiceOf(story)).toMatchObject({
      known: '2026-10-12',
      orders: [
        {
          entry: order,
          when: noon('2026-10-01'),
          money: { amount: 5, currency: 'EUR' },
          number: '17',
          line: 'ДСП',
          deliveryOn: '2026-10-20',
          delivery: 'sent',
          deal,
        },
      ],
    })
  })

  test('a deal is open until it has an outcome; the first that was won stays known', () => {
    const story = makeStory()
    const [one, two, three] = [id(), id(), id()]
    story.fact(`deals/${one}`, true, '2026-01-10')
    story.fact(`deals/${one}/what`, 'Стеллажи', '2026-03-10')
    story.fact(`deals/${two}`, true)
    story.fact(`deals/${two}/outcome`, { result: 'won', on: '2026-05-05' })
    story.fact(`deals/${three}`, true)
    story.fact(`deals/${three}/outcome`, { result: 'won', on: '2025-05-05' })
    const practice = practiceOf(story)
    expect(practice?.deals).toEqual([{ id: one, what: 'Стеллажи', moved: noon('2026-03-10') }])
    expect(practice?.firstWon).toBe('2025-05-05')
    story.fact(`deals/${one}/outcome`, { result: 'lost', on: '2026-06-01' })
    expect(practiceOf(story)).toEqual({ firstWon: '2025-05-05' })
  })

  test('the first order is the first that was not called off', () => {
    const story = makeStory()
    const [first, second] = [id() as EntryId, id() as EntryId]
    story.entry('order', '2025-03-01', { id: first })
    story.entry('order', '2025-06-01', { id: second })
    expect(practiceOf(story)?.firstOrder).toBe(noon('2025-03-01'))
    story.fact(`orders/${first}/delivery`, { state: 'cancelled', on: '2025-03-02' })
    expect(practiceOf(story)?.firstOrder).toBe(noon('2025-06-01'))
  })

  test('a handover hides nothing of itself that was set aside before it, and the row says what folding says', () => {
    const story = makeStory()
    const [anna, boris] = [newId<MemberId>(), newId<MemberId>()]
    story.fact('ordersKnown', '2026-01-31', '2026-02-01')
    story.handover('2026-02-10', anna)
    story.fact('aside/handed', { until: '2026-02-24', done: true }, '2026-02-11')
    story.fact('aside/rhythm', { until: '2026-03-24', done: true }, '2026-02-11')
    const before = practiceOf(story)
    expect(before?.aside).toHaveProperty('handed')
    story.handover('2026-02-15', boris, anna)
    const after = practiceOf(story)
    expect(after?.aside).toEqual({ rhythm: { until: '2026-03-24', done: true } })
    expect(after).toEqual(handedOver(before, handed(anna, noon('2026-02-15'), '')))
  })

  test('complaints without an answer, losses without a return', () => {
    const story = makeStory()
    const [complaint, loss] = [id() as EntryId, id()]
    story.entry('complaint', '2026-10-01', { id: complaint, text: 'я'.repeat(300) })
    story.fact(`complaints/${complaint}/owner`, OLGA)
    story.fact(`complaints/${complaint}/due`, '2026-10-05')
    story.fact(`complaints/${complaint}/raised`, { on: '2026-10-02', text: '' })
    story.fact(`losses/${loss}`, { on: '2026-10-03' })
    story.fact(`losses/${loss}/given`, { why: 'price', text: '' })
    story.fact(`losses/${loss}/learned`, { why: 'rudeness', text: '' })
    story.fact(`losses/${loss}/terms`, 'no')
    expect(practiceOf(story)).toMatchObject({
      complaints: [{ entry: complaint, text: 'я'.repeat(200), owner: OLGA, due: '2026-10-05', raised: '2026-10-02' }],
      losses: [{ id: loss, on: '2026-10-03', given: 'price', learned: 'rudeness', terms: 'no' }],
    })
    story.fact(`complaints/${complaint}/answer`, { text: '', on: '2026-10-06' })
    story.fact(`losses/${loss}/back`, '2026-10-07')
    expect(practiceOf(story)).toBeUndefined()
  })

  test('contracts with their renewal, birthdays of who is still there, days of their own', () => {
    const story = makeStory()
    const [contract, here, gone, day] = [id(), id(), id(), id()]
    story.fact(`contracts/${contract}`, { what: 'Поставка', from: '2025-01-01', until: '2026-12-31' })
    story.fact(`contracts/${contract}/renewal`, { state: 'agreed', on: '2026-11-20' })
    for (const person of [here, gone]) {
      story.fact(`people/${person}`, true)
      story.fact(`people/${person}/birthday`, '--02-29')
    }
    story.fact(`people/${here}/name`, 'Иван')
    story.fact(`people/${gone}/movedTo`, { profile: id(), person: id(), on: '2026-01-01' })
    story.fact(`dates/${day}`, { what: 'Юбилей склада', on: '2006-06-01' })
    expect(practiceOf(story)).toMatchObject({
      contracts: [
        {
          id: contract,
          what: 'Поставка',
          from: '2025-01-01',
          until: '2026-12-31',
          renewal: 'agreed',
          renewedOn: '2026-11-20',
        },
      ],
      dates: [
        { id: here, on: '--02-29', what: 'Иван', birthday: true },
        { id: day, on: '2006-06-01', what: 'Юбилей склада' },
      ],
    })
  })

  test('meetings that took place are counted; the last conversation knows when it was entered', () => {
    const story = makeStory()
    story.entry('meeting', '2026-01-10')
    story.entry('meeting', '2026-02-10')
    story.entry('meeting', '2026-03-10', { outcome: 'noAnswer' })
    // Talked on 1 March, written down on the 4th: the id was made then.
    const call = idAt<EntryId>(noon('2026-03-04'))
    story.entry('call', '2026-03-04', { id: call, when: noon('2026-03-01') })
    expect(practiceOf(story)).toEqual({
      met: { count: 2, last: noon('2026-02-10') },
      entered: { entry: call, when: noon('2026-03-01'), at: noon('2026-03-04') },
    })
  })

  test('knows when each kind of fact was last said, also that one was taken away, while something of it stands', () => {
    const story = makeStory()
    const [one, two, person] = [id(), id(), id()]
    story.fact(`phones/${one}`, '+7 921', '2026-01-01')
    story.fact(`people/${person}`, true, '2026-01-02')
    story.fact(`people/${person}/phones/${two}`, '+7 922', '2026-02-01')
    story.fact(`people/${person}/phones/${two}`, null, '2026-03-01')
    expect(practiceOf(story)?.said).toEqual({ phones: noon('2026-03-01'), people: noon('2026-01-02') })
    story.fact(`phones/${one}`, null, '2026-04-01')
    expect(practiceOf(story)?.said).toEqual({ people: noon('2026-01-02') })
  })

  test('what was set aside is known by word and by thing, and no more once that was taken back', () => {
    const story = makeStory()
    const date = id()
    story.fact('aside/rhythm', { until: '2026-10-01' })
    story.fact(`aside/${date}`, { until: '2026-10-02', done: true })
    expect(practiceOf(story)?.aside).toEqual({
      rhythm: { until: '2026-10-01' },
      [date]: { until: '2026-10-02', done: true },
    })
    story.fact('aside/rhythm', null)
    story.fact(`aside/${date}`, null)
    expect(practiceOf(story)).toBeUndefined()
  })
})

describe('for any history', () => {
  const ids = Array.from({ length: 4 }, () => newId())
  const anId = fc.constantFrom(...ids)
  const day = fc.constantFrom('2024-02-29', '2025-12-31', '2026-01-01', '2026-11-20')
  const anyFact = fc.oneof(
    fc.record({ path: fc.constant('rhythm'), value: fc.record({ days: fc.integer({ min: 1, max: 730 }) }) }),
    fc.record({ path: fc.constant('segment'), value: fc.constantFrom('Салоны', 'САЛОНЫ ', 'Опт') }),
    fc.record({ path: fc.constant('ordersKnown'), value: day }),
    fc.record({ path: anId.map((of) => `deals/${of}`), value: fc.constant(true as const) }),
    fc.record({
      path: anId.map((of) => `deals/${of}/outcome`),
      value: fc.record({ result: fc.constantFrom('won' as const, 'lost' as const), on: day }),
    }),
    fc.record({ path: anId.map((of) => `orders/${of}/line`), value: fc.constantFrom('ДСП', 'ЦСП') }),
    fc.record({
      path: anId.map((of) => `contracts/${of}`),
      value: fc.record({ what: fc.constant('Поставка'), from: day, until: day }),
    }),
    fc.record({ path: anId.map((of) => `people/${of}`), value: fc.constant(true as const) }),
    fc.record({ path: anId.map((of) => `people/${of}/birthday`), value: fc.constantFrom('--02-29', '1976-11-24') }),
    fc.record({ path: anId.map((of) => `phones/${of}`), value: fc.constantFrom('+7 921', '+7 922') }),
    fc.record({ path: anId.map((of) => `aside/${of}`), value: fc.record({ until: day }) }),
  ) as fc.Arbitrary<{ path: string; value: FactValue }>
  /** Moments around midnight somewhere: where a zone would tell. */
  const moment = fc
    .record({ day, hours: fc.integer({ min: -14, max: 38 }) })
    .map(({ day: on, hours }) => Date.parse(`${on}T00:00:00Z`) + hours * 3_600_000)
  const anyEntry = fc.record({
    entry: anId,
    type: fc.constantFrom('order' as const, 'meeting' as const, 'call' as const, 'complaint' as const),
    when: moment,
  })
  const profile = newId<ProfileId>()
  const anyHistory: fc.Arbitrary<Known[]> = fc
    .array(
      fc.record({
        what: fc.oneof(anyFact, anyEntry),
        at: moment,
        cleared: fc.boolean(),
        sees: fc.array(fc.nat(20), { maxLength: 3 }),
      }),
      { maxLength: 40 },
    )
    .map((all) => {
      const made: Known[] = []
      for (const { what, at: time, cleared, sees } of all) {
        const after = sees.flatMap((index) => made[index]?.id ?? [])
        const head = { id: newId<ChangeId>(), profile, at: time, by: OLGA, after }
        if ('path' in what) made.push({ ...head, kind: 'fact', path: what.path, value: cleared ? null : what.value })
        else
          made.push({
            ...head,
            kind: 'entry',
            entry: what.entry as EntryId,
            value: { type: what.type, when: what.when, text: '', amount: 1, currency: 'RUB' },
          })
      }
      return made
    })
  const zone = process.env.TZ
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  test('the order in which changes became known changes nothing', () => {
    const shuffled = anyHistory.chain((changes) =>
      fc.record({ changes: fc.constant(changes), other: fc.shuffledSubarray(changes, { minLength: changes.length }) }),
    )
    fc.assert(
      fc.property(shuffled, ({ changes, other }) => {
        expect(toPractice(fold(profile, other))).toEqual(toPractice(fold(profile, changes)))
      }),
    )
  })

  test('neither the row nor what the rules say of it depends on the zone of the device', () => {
    const settings = {
      rhythm: { id: 'rhythm' as const, days: 30, segments: [{ segment: 'салоны', days: 7 }] },
      standards: { id: 'standards' as const, entryHours: 24, ages: { phones: 180, people: 365 } },
    }
    const said = (changes: Known[]) => {
      const row = { ...toRow(fold(profile, changes)), owner: OLGA }
      return [
        row.practice,
        ...['2026-11-22', '2027-02-28'].map((today) =>
          signalsOf(row, { ...at(today, settings), zone: 'Europe/Moscow' }),
        ),
      ]
    }
    fc.assert(
      fc.property(anyHistory, (changes) => {
        process.env.TZ = 'Pacific/Kiritimati'
        const east = said(changes)
        process.env.TZ = 'Pacific/Pago_Pago'
        expect(new Date(0).getTimezoneOffset()).toBe(660)
        expect(said(changes)).toEqual(east)
      }),
    )
  })
})
