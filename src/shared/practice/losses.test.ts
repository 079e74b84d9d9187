import { describe, expect, it } from 'vitest'
import { newId, type DealId, type LossId } from '../ids'
import { aRow } from '../profile/testRow'
import { lossSignals, lostOf, reasonOf, recoverable, whyLoss } from './losses'
import { at, makeStory, OLGA } from './testStory'

const LOSS = newId<LossId>()
const DEAL = newId<DealId>()
const price = { why: 'price', text: 'Too dear' } as const
const rudeness = { why: 'rudeness', text: 'The fitter shouted' } as const

describe('a loss', () => {
  it('is asked about from its day on until a reason is known, given or learned [LO1]', () => {
    const story = makeStory()
    story.fact(`losses/${LOSS}`, { on: '2026-03-03' }, '2026-03-03')
    const [signal] = lossSignals(story.row(), at('2026-03-20'))
    expect(signal).toMatchObject({ kind: 'loss', on: '2026-03-03', who: OLGA, aside: LOSS, reason: { deal: false } })
    story.fact(`losses/${LOSS}/learned`, rudeness, '2026-03-21')
    expect(lossSignals(story.row(), at('2026-03-22'))).toEqual([])
    story.fact(`losses/${LOSS}/learned`, null, '2026-03-23')
    story.fact(`losses/${LOSS}/given`, price, '2026-03-23')
    expect(lossSignals(story.row(), at('2026-03-24'))).toEqual([])
  })

  it('of a deal is asked about too, and the client is ours all the same', () => {
    const story = makeStory()
    story.fact(`losses/${LOSS}`, { on: '2026-03-03', deal: DEAL }, '2026-03-03')
    expect(lossSignals(story.row(), at('2026-03-04'))).toMatchObject([{ reason: { kind: 'loss', deal: true } }])
    expect(lostOf(story.row())).toBeUndefined()
  })

  it('of a deal that goes on after all, or was won as another device said, is none', () => {
    const story = makeStory()
    story.fact(`deals/${DEAL}/outcome`, { result: 'lost', on: '2026-03-03' }, '2026-03-03')
    story.fact(`losses/${LOSS}`, { on: '2026-03-03', deal: DEAL }, '2026-03-03')
    expect(lossSignals(story.row(), at('2026-03-04'))).toHaveLength(1)
    story.fact(`deals/${DEAL}/outcome`, { result: 'won', on: '2026-03-03' }, '2026-03-04')
    expect(lossSignals(story.row(), at('2026-03-04'))).toEqual([])
    story.fact(`deals/${DEAL}/outcome`, null, '2026-03-05')
    expect(lossSignals(story.row(), at('2026-03-05'))).toEqual([])
  })

  it('written down where the next day has begun is asked about at once', () => {
    const story = makeStory()
    story.fact(`losses/${LOSS}`, { on: '2026-03-04' }, '2026-03-03')
    expect(lossSignals(story.row(), at('2026-03-03'))).toMatchObject([{ on: '2026-03-03' }])
  })

  it('rests while it is put off', () => {
    const story = makeStory()
    story.fact(`losses/${LOSS}`, { on: '2026-03-03' }, '2026-03-03')
    story.fact(`aside/${LOSS}`, { until: '2026-03-10' }, '2026-03-04')
    expect(lossSignals(story.row(), at('2026-03-10'))).toEqual([])
    expect(lossSignals(story.row(), at('2026-03-11'))).toHaveLength(1)
  })

  it('counts by the reason learned later, and both stay [LO2]', () => {
    const story = makeStory()
    story.fact(`losses/${LOSS}`, { on: '2026-03-03' }, '2026-03-03')
    story.fact(`losses/${LOSS}/given`, price, '2026-03-03')
    story.fact(`losses/${LOSS}/learned`, rudeness, '2026-06-03')
    const lost = lostOf(story.row())!
    expect(lost).toMatchObject({ on: '2026-03-03', given: 'price', learned: 'rudeness' })
    expect(reasonOf(lost)).toBe('rudeness')
    expect(reasonOf({ given: 'price' })).toBe('price')
  })

  it('is over when they came back; they may leave again [LO4]', () => {
    const story = makeStory()
    story.fact(`losses/${LOSS}`, { on: '2026-03-03' }, '2026-03-03')
    story.fact(`losses/${LOSS}/back`, '2026-05-01', '2026-05-01')
    expect(lostOf(story.row())).toBeUndefined()
    expect(lossSignals(story.row(), at('2026-05-02'))).toEqual([])
    story.fact(`losses/${newId()}`, { on: '2026-09-01' }, '2026-09-01')
    expect(lostOf(story.row())).toMatchObject({ on: '2026-09-01' })
  })

  it('is known from all that was said of it, the latest first', () => {
    const story = makeStory()
    const left = story.fact(`losses/${LOSS}`, { on: '2026-03-03' }, '2026-03-03')
    const given = story.fact(`losses/${LOSS}/given`, price, '2026-03-04')
    story.fact(`losses/${newId()}`, { on: '2026-03-03', deal: DEAL }, '2026-03-05')
    expect(whyLoss(story.profile(), LOSS)).toEqual([given, left])
  })
})

describe('terms [LO3]', () => {
  it('never bring back whom rudeness drove away, whatever was said of them', () => {
    expect(recoverable({ given: 'rudeness', terms: 'yes' })).toBe('no')
    expect(recoverable({ given: 'price', learned: 'rudeness', terms: 'yes' })).toBe('no')
    // It was no rudeness after all.
    expect(recoverable({ given: 'rudeness', learned: 'price', terms: 'yes' })).toBe('yes')
  })

  it('are as somebody said, else not for those who are gone or need nothing', () => {
    expect(recoverable({ given: 'price' })).toBe('unknown')
    expect(recoverable({ given: 'competitor', terms: 'no' })).toBe('no')
    expect(recoverable({ given: 'closed' })).toBe('no')
    expect(recoverable({ given: 'noNeed', terms: 'yes' })).toBe('yes')
  })
})

it('rows of a client that never left say nothing', () => {
  expect(lossSignals(aRow(), at('2026-03-04'))).toEqual([])
  expect(lostOf(aRow())).toBeUndefined()
})
