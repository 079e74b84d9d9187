import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId, type EntryId, type MemberId } from '../ids'
import { aRow } from '../profile/testRow'
import { AGED_FACTS } from '../team/agedFacts'
import type { Standards } from '../team/rules'
import { breaches, lateEntrySignals, staleFacts, staleSignals, whyLateEntry, whyStale } from './freshness'
import { at, makeStory, noon, OLGA } from './testStory'

const STANDARD: Standards = { id: 'standards', entryHours: 24, ages: { phones: 180, people: 365, address: 365 } }
const on = (today: string) => at(today, { standards: STANDARD })
const aClient = (said: Partial<Record<(typeof AGED_FACTS)[number], string>>, owner = OLGA) =>
  aRow({
    owner,
    practice: { said: Object.fromEntries(Object.entries(said).map(([fact, day]) => [fact, noon(day)])) },
  })

describe('facts that grew old', () => {
  it('are named with the oldest first, due since the first of them was too old', () => {
    // Phones of 1 March are too old from 28 August (180 days); people of 1 June 2025 from 1 June 2026 (365 days).
    const row = aClient({ phones: '2026-03-01', people: '2025-06-01', likes: '2020-01-01' })
    expect(staleSignals(row, on('2026-05-31'))).toEqual([])
    expect(staleSignals(row, on('2026-06-01'))).toMatchObject([{ on: '2026-06-01', reason: { facts: ['people'] } }])
    expect(staleSignals(row, on('2026-09-01'))).toMatchObject([
      { on: '2026-06-01', who: OLGA, aside: 'stale', reason: { kind: 'stale', facts: ['people', 'phones'] } },
    ])
  })
  it('are none where the client has nothing of the kind, the team no standard, or somebody put it off', () => {
    expect(staleSignals(aRow(), on('2026-09-01'))).toEqual([])
    expect(staleSignals(aClient({ phones: '2020-01-01' }), at('2026-09-01'))).toEqual([])
    const row = aClient({ phones: '2020-01-01' })
    row.practice!.aside = { stale: { until: '2026-09-01' } }
    expect(staleSignals(row, on('2026-09-01'))).toEqual([])
    expect(staleSignals(row, on('2026-09-02'))).toHaveLength(1)
  })
  it('have an age that is never negative, and come oldest first', () => {
    const said = fc.dictionary(fc.constantFrom(...AGED_FACTS), fc.integer({ min: 0, max: noon('2030-01-01') }))
    fc.assert(
      fc.property(said, (times) => {
        const context = on('2026-11-22')
        const stale = staleFacts({ practice: { said: times } }, context)
        expect(stale).toEqual(stale.toSorted((a, b) => a.at - b.at))
        for (const { at: time, due } of stale) expect(time < due && due <= context.now).toBe(true)
      }),
    )
  })
  it('are known from the changes by which they were last said', () => {
    const story = makeStory()
    const [phone, person] = [newId(), newId()]
    story.fact(`phones/${phone}`, '+7 921', '2024-01-05')
    const name = story.fact(`people/${person}/name`, 'Иван', '2024-01-02')
    const phoneNow = story.fact(`phones/${phone}`, '+7 922', '2024-01-06')
    const [signal] = staleSignals(story.row(), on('2026-11-22'))
    expect(signal?.reason).toEqual({ kind: 'stale', facts: ['people', 'phones'] })
    expect(whyStale(story.profile(), ['people', 'phones'])).toEqual([name, phoneNow])
  })
})

describe('a conversation entered late', () => {
  const entered = (when: number, entry = newId<EntryId>()) =>
    aRow({ owner: OLGA, practice: { entered: { entry, when, at: noon('2026-11-20') } } })
  const HOUR = 3_600_000
  it('is one that was entered after more hours than agreed', () => {
    expect(lateEntrySignals(entered(noon('2026-11-20') - 24 * HOUR), on('2026-11-22'))).toEqual([])
    const row = entered(noon('2026-11-20') - 30 * HOUR)
    expect(lateEntrySignals(row, on('2026-11-22'))).toMatchObject([
      { on: '2026-11-20', who: OLGA, reason: { kind: 'lateEntry', hours: 30, within: 24 } },
    ])
    expect(lateEntrySignals(row, at('2026-11-22'))).toEqual([])
  })
  it('is news for a month', () => {
    const row = entered(noon('2026-11-01'))
    expect(lateEntrySignals(row, on('2026-12-19'))).toHaveLength(1)
    expect(lateEntrySignals(row, on('2026-12-20'))).toEqual([])
  })
  it('is known from its entry', () => {
    const story = makeStory()
    const call = story.entry('call', '2026-11-20', { when: noon('2026-11-15') })
    expect(lateEntrySignals(story.row(), on('2026-11-20'))).toHaveLength(1)
    expect(whyLateEntry(story.profile())).toEqual([call])
  })
})

it('the board names who does not keep the standard, most first, and nobody who answered', () => {
  const boris = newId<MemberId>()
  const answered = aClient({ phones: '2020-01-01' }, boris)
  answered.practice!.aside = { stale: { until: '2027-01-01', done: true } }
  const putOff = aClient({ phones: '2020-01-01' }, boris)
  putOff.practice!.aside = { stale: { until: '2027-01-01' } }
  const [one, two] = [aClient({ phones: '2020-01-01' }), aClient({ people: '2020-01-01' })]
  expect(breaches([one, answered, putOff, two, aRow()], on('2026-11-22'))).toEqual([
    {
      member: OLGA,
      stale: [
        { row: one, facts: ['phones'] },
        { row: two, facts: ['people'] },
      ],
      late: [],
    },
    { member: boris, stale: [{ row: putOff, facts: ['phones'] }], late: [] },
  ])
})
