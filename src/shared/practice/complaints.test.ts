import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId, type ChangeId, type EntryId, type MemberId, type ProfileId } from '../ids'
import type { Draft } from '../profile/change'
import { fold } from '../profile/fold'
import { aRow } from '../profile/testRow'
import { complaintSignals, dueOf, whyComplaint } from './complaints'
import { raisesComplaint } from './raises'
import { toPractice } from './row'
import { at, makeStory, OLGA } from './testStory'

const ANNA = newId<MemberId>()
const COMPLAINT = newId<EntryId>()

function complained() {
  const story = makeStory()
  const written = story.entry('complaint', '2026-11-02', { id: COMPLAINT, text: 'Scratched fronts' })
  return { ...story, written }
}

describe('a complaint', () => {
  it('is for whoever is responsible, within three days, until somebody is named [CO1] [CO2]', () => {
    const story = complained()
    // Written on 2 November: the third day after it is the 5th.
    expect(complaintSignals(story.row(), at('2026-11-03'))).toMatchObject([
      { kind: 'complaint', on: '2026-11-05', who: OLGA, aside: COMPLAINT, reason: { text: 'Scratched fronts' } },
    ])
    story.fact(`complaints/${COMPLAINT}/owner`, ANNA, '2026-11-03')
    story.fact(`complaints/${COMPLAINT}/due`, '2026-11-10', '2026-11-03')
    expect(complaintSignals(story.row(), at('2026-11-03'))).toMatchObject([{ on: '2026-11-10', who: ANNA }])
  })

  it('without a day of its own is due on the third day after it came in the company’s zone [CO2]', () => {
    // 22:30 in UTC is 1:30 of the next day in Moscow.
    const when = Date.parse('2026-11-02T22:30:00Z')
    expect(dueOf({ when }, {})).toBe('2026-11-05')
    expect(dueOf({ when }, { zone: 'Europe/Moscow' })).toBe('2026-11-06')
    expect(dueOf({ when, due: '2026-11-03' }, { zone: 'Europe/Moscow' })).toBe('2026-11-03')
  })

  it('that was passed up is nobody’s, and of the day on which it was [CO3]', () => {
    const story = complained()
    story.fact(`complaints/${COMPLAINT}/owner`, ANNA, '2026-11-03')
    story.fact(`complaints/${COMPLAINT}/raised`, { on: '2026-11-03', text: '' }, '2026-11-03')
    expect(complaintSignals(story.row(), at('2026-11-03'))).toMatchObject([
      { on: '2026-11-03', who: null, reason: { raised: true, owner: ANNA } },
    ])
    // A head takes it.
    story.fact(`complaints/${COMPLAINT}/raised`, null, '2026-11-04')
    expect(complaintSignals(story.row(), at('2026-11-04'))).toMatchObject([{ who: ANNA, reason: { raised: false } }])
  })

  it('passed up is the heads’ at once: also a day ahead of the company, and whatever was put off before [CO3]', () => {
    // Raised in Vladivostok on the 4th, when it is the 3rd in Moscow.
    const story = complained()
    story.fact(`aside/${COMPLAINT}`, { until: '2026-11-20' }, '2026-11-02')
    story.fact(`complaints/${COMPLAINT}/raised`, { on: '2026-11-04', text: '' }, '2026-11-03')
    expect(complaintSignals(story.row(), at('2026-11-03'))).toMatchObject([{ on: '2026-11-03', who: null }])
    // A head puts it off.
    story.fact(`aside/${COMPLAINT}`, { until: '2026-11-05' }, '2026-11-04')
    expect(complaintSignals(story.row(), at('2026-11-05'))).toEqual([])
    expect(complaintSignals(story.row(), at('2026-11-06'))).toHaveLength(1)
  })

  it('is put off, comes back, and is passed on like other reminders', () => {
    const story = complained()
    story.fact(`aside/${COMPLAINT}`, { until: '2026-11-06' }, '2026-11-04')
    expect(complaintSignals(story.row(), at('2026-11-06'))).toEqual([])
    expect(complaintSignals(story.row(), at('2026-11-07'))).toHaveLength(1)
    story.fact(`aside/${COMPLAINT}`, { until: '2026-11-06', who: ANNA }, '2026-11-05')
    expect(complaintSignals(story.row(), at('2026-11-05'))).toMatchObject([{ who: ANNA }])
  })

  it('is settled by the answer, or by the step it ended with, unless it was passed up [CO4]', () => {
    const answered = complained()
    answered.fact(`complaints/${COMPLAINT}/answer`, { text: 'New ones on Friday', on: '2026-11-04' }, '2026-11-04')
    expect(complaintSignals(answered.row(), at('2026-11-20'))).toEqual([])
    const done = complained()
    done.fact(`steps/${COMPLAINT}/done`, '2026-11-04', '2026-11-04')
    expect(complaintSignals(done.row(), at('2026-11-20'))).toEqual([])
    done.fact(`complaints/${COMPLAINT}/raised`, { on: '2026-11-05', text: '' }, '2026-11-05')
    expect(complaintSignals(done.row(), at('2026-11-20'))).toHaveLength(1)
  })

  it('is known from its entry and all that was said of it, the latest first', () => {
    const story = complained()
    const owner = story.fact(`complaints/${COMPLAINT}/owner`, ANNA, '2026-11-03')
    const raised = story.fact(`complaints/${COMPLAINT}/raised`, { on: '2026-11-04', text: '' }, '2026-11-04')
    story.fact(`complaints/${newId()}/owner`, ANNA, '2026-11-04')
    expect(whyComplaint(story.profile(), COMPLAINT)).toEqual([raised, owner, story.written])
  })
})

it('rows of a client of whom nothing is known have no complaint', () => {
  expect(complaintSignals(aRow(), at('2026-11-03'))).toEqual([])
})

const days = fc.integer({ min: 0, max: 9 }).map((day) => `2026-11-0${day + 1}`)
const said = fc.record({
  owner: fc.option(fc.constantFrom(ANNA, OLGA), { nil: undefined }),
  due: fc.option(days, { nil: undefined }),
  raised: fc.option(days, { nil: undefined }),
})

it('says the same whatever the order in which changes arrived', () => {
  fc.assert(
    fc.property(said, fc.infiniteStream(fc.nat()), ({ owner, due, raised }, chance) => {
      const story = complained()
      if (owner !== undefined) story.fact(`complaints/${COMPLAINT}/owner`, owner, '2026-11-03')
      if (due !== undefined) story.fact(`complaints/${COMPLAINT}/due`, due, '2026-11-04')
      if (raised !== undefined) story.fact(`complaints/${COMPLAINT}/raised`, { on: raised, text: '' }, '2026-11-05')
      const shuffled = story.changes
        .map((change) => ({ change, by: chance.next().value as number }))
        .toSorted((a, b) => a.by - b.by)
        .map(({ change }) => change)
      expect(toPractice(fold(story.id, shuffled))).toEqual(toPractice(story.profile()))
    }),
  )
})

it('only a change that passes a complaint up goes before others', () => {
  const profile = newId<ProfileId>()
  const change = (path: string, value: unknown) =>
    ({ kind: 'fact', id: newId<ChangeId>(), profile, at: 1, after: [], path, value }) as Draft
  const raised = `complaints/${COMPLAINT}/raised`
  expect(raisesComplaint(change(raised, { on: '2026-11-03', text: '' }))).toBe(true)
  expect(raisesComplaint(change(raised, null))).toBe(false)
  expect(raisesComplaint(change(`complaints/${COMPLAINT}/owner`, ANNA))).toBe(false)
  expect(raisesComplaint(change('name', 'complaints/raised'))).toBe(false)
})
