import { describe, expect, it } from 'vitest'
import { newId, type DealId, type EntryId, type LossId, type MemberId } from '../../../shared/ids'
import { isFactValue, shapeOf } from '../../../shared/profile/facts'
import type { ChangeInput } from '../../../solid/notebook'
import { makeLedger } from '../testing'
import {
  complaintFormOf,
  complaintSteps,
  failureFormOf,
  failureSteps,
  lossFormOf,
  lossSteps,
  parseForm,
  raiseSteps,
  takeSteps,
  wishFormOf,
  wishSteps,
} from './forms'
import { comesBack, givesReason, leaves } from './taps'
import { complaintAt, lossesOf } from './told'

const TODAY = '2026-11-22'
const LOSS = newId<LossId>()
const ENTRY = newId<EntryId>()
const ANNA = newId<MemberId>()

const lost = (given = true) => {
  const ledger = makeLedger()
  ledger.fact(`losses/${LOSS}`, { on: '2026-03-03' })
  if (given) ledger.fact(`losses/${LOSS}/given`, { why: 'price', text: 'Too dear' })
  return ledger.profile()
}
const complained = () => {
  const ledger = makeLedger()
  ledger.entry(ENTRY, { type: 'complaint', when: Date.parse('2026-11-20T09:00:00Z'), text: 'Scratched' })
  return ledger
}
const paths = (steps: ChangeInput[] = []) => steps.map((step) => (step.kind === 'fact' ? [step.path, step.value] : []))
/** All that is made here, the server would take. */
const areFacts = (steps: ChangeInput[]): boolean =>
  steps.every((step) => step.kind === 'fact' && isFactValue(shapeOf(step.path)!, step.value))

describe('a loss', () => {
  it('takes one tap, and so do its reason and the way back', () => {
    const [left] = leaves(TODAY)
    expect(left).toMatchObject({ kind: 'fact', value: { on: TODAY } })
    const taps = [...leaves(TODAY), ...givesReason({ id: LOSS }, 'price'), ...comesBack({ id: LOSS }, TODAY)]
    expect(areFacts(taps)).toBe(true)
  })

  it('that was only looked at changes nothing', () => {
    const [loss] = lossesOf(lost())
    expect(lossSteps(lost(), loss!, lossFormOf(loss!))).toEqual([])
  })

  it('keeps the reason given beside the one learned later', () => {
    const profile = lost()
    const [loss] = lossesOf(profile)
    const form = { ...lossFormOf(loss!), learned: 'rudeness' as const, learnedText: ' The fitter shouted ' }
    const steps = lossSteps(profile, loss!, form)
    expect(paths(steps)).toEqual([[`losses/${LOSS}/learned`, { why: 'rudeness', text: 'The fitter shouted' }]])
    expect(areFacts(steps)).toBe(true)
  })

  it('takes words without a reason as one of their own', () => {
    const profile = lost(false)
    const [loss] = lossesOf(profile)
    const steps = lossSteps(profile, loss!, { ...lossFormOf(loss!), givenText: 'They did not say' })
    expect(paths(steps)).toEqual([[`losses/${LOSS}/given`, { why: 'other', text: 'They did not say' }]])
  })

  it('stays that of its deal when its day is mended', () => {
    const deal = newId<DealId>()
    const ledger = makeLedger()
    ledger.fact(`losses/${LOSS}`, { on: '2026-03-03', deal })
    const [loss] = lossesOf(ledger.profile())
    const steps = lossSteps(ledger.profile(), loss!, { ...lossFormOf(loss!), on: '2026-03-01' })
    expect(paths(steps)).toEqual([[`losses/${LOSS}`, { on: '2026-03-01', deal }]])
  })
})

describe('a complaint', () => {
  it('is settled by an answer, without touching what a colleague said meanwhile', () => {
    const ledger = complained()
    const complaint = complaintAt(ledger.profile(), ENTRY)!
    const form = { ...complaintFormOf(complaint, TODAY), answer: 'New ones on Friday' }
    const steps = complaintSteps(ledger.profile(), complaint, form)
    expect(paths(steps)).toEqual([[`complaints/${ENTRY}/answer`, { text: 'New ones on Friday', on: TODAY }]])
    expect(areFacts(steps)).toBe(true)
  })

  it('that is passed up is seen by the heads also when it was put off', () => {
    const ledger = complained()
    ledger.fact(`aside/${ENTRY}`, { until: '2026-11-30' })
    expect(paths(raiseSteps(ledger.profile(), ENTRY, TODAY, ' They threaten to leave '))).toEqual([
      [`complaints/${ENTRY}/raised`, { on: TODAY, text: 'They threaten to leave' }],
      [`aside/${ENTRY}`, null],
    ])
    expect(raiseSteps(complained().profile(), ENTRY, TODAY, '')).toHaveLength(1)
  })

  it('is no head’s any more once a head takes it or gives it to somebody', () => {
    const ledger = complained()
    ledger.fact(`complaints/${ENTRY}/raised`, { on: TODAY, text: '' })
    expect(paths(takeSteps(ledger.profile(), ENTRY, ANNA))).toEqual([
      [`complaints/${ENTRY}/owner`, ANNA],
      [`complaints/${ENTRY}/raised`, null],
    ])
    const complaint = complaintAt(ledger.profile(), ENTRY)!
    const form = { ...complaintFormOf(complaint, TODAY), owner: ANNA }
    expect(paths(complaintSteps(ledger.profile(), complaint, form))).toContainEqual([
      `complaints/${ENTRY}/raised`,
      null,
    ])
    const only = { ...complaintFormOf(complaint, TODAY), decision: 'Replace' }
    expect(paths(complaintSteps(ledger.profile(), complaint, only))).toEqual([
      [`complaints/${ENTRY}/decision`, 'Replace'],
    ])
  })
})

describe('failures and wishes', () => {
  it('say what and for what, or nothing is stored', () => {
    const { profile } = makeLedger()
    const id = newId()
    expect(failureSteps(profile(), id, undefined, failureFormOf(undefined, ' ', TODAY))).toBeUndefined()
    expect(wishSteps(profile(), id, { product: '  ', text: 'oak' })).toBeUndefined()
    const failure = failureSteps(profile(), id, ENTRY, {
      ...failureFormOf(undefined, 'Wrong edge', TODAY),
      madeGood: 'Next day',
    })
    expect(paths(failure)).toEqual([
      [`failures/${id}`, { on: TODAY, what: 'Wrong edge', entry: ENTRY }],
      [`failures/${id}/madeGood`, 'Next day'],
    ])
    const wish = wishSteps(profile(), id, { ...wishFormOf(undefined), product: ' Veneer \n fronts ' })
    expect(paths(wish)).toEqual([[`wishes/${id}`, { product: 'Veneer fronts', text: '' }]])
    expect(areFacts([...failure!, ...wish!])).toBe(true)
  })
})

it('what was typed comes back as it was, and what this app does not understand does not', () => {
  const form = { product: 'Veneer', text: 'oak' }
  expect(parseForm('wish', JSON.stringify(form))).toEqual(form)
  expect(parseForm('wish', '{"product": 1}')).toBeUndefined()
  expect(parseForm('loss', 'no JSON')).toBeUndefined()
  expect(parseForm('loss', null)).toBeUndefined()
})
