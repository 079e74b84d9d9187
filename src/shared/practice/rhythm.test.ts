import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId, type MemberId } from '../ids'
import { aRow } from '../profile/testRow'
import type { RhythmSetting } from '../team/rules'
import { contactInterval, contactOf, rhythmSignals, whyRhythm } from './rhythm'
import { at, makeStory, noon, OLGA } from './testStory'

const AGREED: RhythmSetting = { id: 'rhythm', days: 30, segments: [{ segment: 'Салоны связи', days: 14 }] }
const talked = (day: string) => ({ when: noon(day), type: 'call' as const })
const on = (today: string, rhythm: RhythmSetting = AGREED) => at(today, { rhythm })

describe('how often one talks with a client [RH1]', () => {
  const { settings } = on('2026-11-22')
  it('is what was agreed with it, else for its segment, else for everybody', () => {
    expect(contactInterval(aRow({ segment: 'Салоны связи', practice: { rhythm: 7 } }), settings)).toEqual({
      days: 7,
      from: 'client',
    })
    expect(contactInterval(aRow({ segment: 'Салоны связи' }), settings)).toEqual({ days: 14, from: 'segment' })
    expect(contactInterval(aRow({ segment: 'Опт' }), settings)).toEqual({ days: 30, from: 'team' })
    expect(contactInterval(aRow(), settings)).toEqual({ days: 30, from: 'team' })
  })
  it('knows a segment whatever its case and spaces', () => {
    expect(contactInterval(aRow({ segment: ' САЛОНЫ  связи' }), settings)).toMatchObject({ from: 'segment' })
  })
  it('is nothing where nothing was agreed', () => {
    expect(contactInterval(aRow({ segment: 'Опт' }), at('2026-11-22').settings)).toBeUndefined()
    expect(contactInterval(aRow(), on('2026-11-22', { ...AGREED, days: null }).settings)).toBeUndefined()
  })
})

describe('an overdue client', () => {
  it('is one that nobody talked with for longer than agreed, due on the day since when', () => {
    // Talked on 1 October; every 30 days: due on 31 October. On 5 November that is 5 days ago, 35 after the call.
    const row = aRow({ owner: OLGA, touched: talked('2026-10-01') })
    expect(rhythmSignals(row, on('2026-10-30'))).toEqual([])
    expect(rhythmSignals(row, on('2026-10-31'))).toMatchObject([{ on: '2026-10-31' }])
    expect(rhythmSignals(row, on('2026-11-05'))).toMatchObject([
      {
        id: `rhythm/${row.id}`,
        on: '2026-10-31',
        who: OLGA,
        aside: 'rhythm',
        reason: { kind: 'rhythm', days: 35, every: 30, from: 'team', last: noon('2026-10-01') },
      },
    ])
  })
  it('of whom nobody has talked yet is counted from the day it was written down [RH2]', () => {
    const row = aRow({ created: noon('2026-10-01') })
    expect(rhythmSignals(row, on('2026-11-05'))).toMatchObject([{ reason: { days: 35, last: null } }])
  })
  it('rests while it is put off, and is back the day after; passed on it is for the other', () => {
    const boris = newId<MemberId>()
    const row = (aside: { until: string; who?: MemberId }) =>
      aRow({ touched: talked('2026-10-01'), practice: { aside: { rhythm: aside } } })
    expect(rhythmSignals(row({ until: '2026-11-10' }), on('2026-11-10'))).toEqual([])
    expect(rhythmSignals(row({ until: '2026-11-10' }), on('2026-11-11'))).toHaveLength(1)
    expect(rhythmSignals(row({ until: '2026-11-10', who: boris }), on('2026-11-05'))).toMatchObject([{ who: boris }])
  })
  it('is neither one that left nor a desk [RH3]', () => {
    const losses = [{ id: newId(), on: '2026-10-20' }] as never
    expect(rhythmSignals(aRow({ practice: { losses } }), on('2026-11-05'))).toEqual([])
    expect(rhythmSignals(aRow({ desk: true }), on('2026-11-05'))).toEqual([])
  })
  it('was never waiting for less than no days, whatever the clocks say', () => {
    const moment = fc.integer({ min: noon('2026-01-01'), max: noon('2027-12-31') })
    fc.assert(
      fc.property(fc.option(moment), moment, fc.integer({ min: 1, max: 730 }), (when, created, days) => {
        const row = aRow({ created, touched: when === null ? null : { when, type: 'call' } })
        const context = on('2026-11-22', { ...AGREED, days })
        expect(contactOf(row, context)?.since).toBeGreaterThanOrEqual(0)
        for (const signal of rhythmSignals(row, context)) expect(signal.on <= context.today).toBe(true)
      }),
    )
  })
})

it('its why is the last conversation in which somebody was reached, and what was agreed', () => {
  const story = makeStory()
  const segment = story.fact('segment', 'салоны связи')
  const call = story.entry('call', '2026-10-01')
  story.entry('call', '2026-10-15', { outcome: 'noAnswer' })
  expect(whyRhythm(story.profile(), on('2026-11-22'))).toEqual([call, segment])
  const own = story.fact('rhythm', { days: 7 })
  expect(whyRhythm(story.profile(), on('2026-11-22'))).toEqual([call, own])
  expect(story.row().touched?.when).toBe(noon('2026-10-01'))
})
