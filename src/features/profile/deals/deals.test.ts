import { describe, expect, it } from 'vitest'
import { newId, type DealId, type EntryId, type LossId, type PersonId, type StageId } from '../../../shared/ids'
import { isFactValue, shapeOf } from '../../../shared/profile/facts'
import { partsOf } from '../../../shared/profile/fold'
import type { ChangeInput } from '../../../solid/notebook'
import type { Stage } from '../../../shared/team/rules'
import { makeLedger } from '../testing'
import {
  dealsOf,
  dealSteps,
  emptyDeal,
  formOfDeal,
  loseDeal,
  monthsFrom,
  movedAt,
  ordersOfDeal,
  parseDeal,
  reopenDeal,
  stageOf,
  winDeal,
  type DealForm,
} from './deals'

const typed = (rest: Partial<DealForm> = {}): DealForm => ({
  ...emptyDeal('RUB'),
  what: ' Kitchens  for  the hotel ',
  ...rest,
})
const stepsOf = (...args: Parameters<typeof dealSteps>) => {
  const made = dealSteps(...args)
  return 'steps' in made ? made.steps : []
}
/** A client whose only deal was typed like this. */
function clientWith(form: DealForm) {
  const ledger = makeLedger()
  for (const step of stepsOf(form)) if (step.kind === 'fact') ledger.fact(step.path, step.value)
  return ledger
}

describe('the form of a deal', () => {
  const [stage, person] = [newId<StageId>(), newId<PersonId>()]
  const form = typed({ amount: '1 250 000,50', month: '2026-12', stage, person })

  it('becomes facts that the catalogue knows, and reads back as it was meant', () => {
    for (const step of stepsOf(form)) {
      const shape = step.kind === 'fact' ? shapeOf(step.path) : undefined
      expect(shape !== undefined && isFactValue(shape, step.value)).toBe(true)
    }
    const [deal] = dealsOf(clientWith(form).profile())
    expect(deal).toMatchObject({
      id: form.deal,
      what: 'Kitchens for the hotel',
      money: { amount: 125_000_050, currency: 'RUB' },
      month: '2026-12',
      stage,
      person,
      outcome: undefined,
    })
    expect(formOfDeal(deal!, 'EUR')).toEqual({ ...form, what: 'Kitchens for the hotel', amount: '1250000.50' })
  })

  it('says only what is known, and of a change only what changed', () => {
    expect(stepsOf(typed()).map((step) => step.kind === 'fact' && step.path.split('/')[2])).toEqual([undefined, 'what'])
    const [deal] = dealsOf(clientWith(form).profile())
    expect(stepsOf(formOfDeal(deal!, 'RUB'), deal)).toEqual([])
    expect(stepsOf({ ...formOfDeal(deal!, 'RUB'), amount: '', month: '2027-01' }, deal)).toEqual([
      { kind: 'fact', path: `deals/${form.deal}/money`, value: null },
      { kind: 'fact', path: `deals/${form.deal}/month`, value: '2027-01' },
    ])
  })

  it('says what is to be mended', () => {
    expect(dealSteps(typed({ what: ' ' }))).toEqual({ problem: 'what' })
    expect(dealSteps(typed({ what: 'x'.repeat(501) }))).toEqual({ problem: 'whatTooLong' })
    expect(dealSteps(typed({ amount: 'a lot' }))).toEqual({ problem: 'amount' })
  })

  it('outlives a reload', () => {
    expect(parseDeal(JSON.stringify(form))).toEqual(form)
    for (const bad of [null, '{', '{}', JSON.stringify({ ...form, deal: 'x' })]) expect(parseDeal(bad)).toBeUndefined()
  })
})

describe('a deal', () => {
  it('ends, and goes on after all: then nothing was lost', () => {
    const ledger = clientWith(typed())
    const deal = dealsOf(ledger.profile())[0]!
    const tell = (...steps: ChangeInput[]) => {
      for (const step of steps) if (step.kind === 'fact') ledger.fact(step.path, step.value)
      const profile = ledger.profile()
      const losses = partsOf(profile, 'losses').map(({ value }) => value)
      return { outcome: dealsOf(profile)[0]!.outcome, losses }
    }
    expect(tell(winDeal(deal, '2026-11-05')).outcome).toEqual({ result: 'won', on: '2026-11-05' })
    expect(tell(...loseDeal(deal, newId<LossId>(), '2026-11-06'))).toEqual({
      outcome: { result: 'lost', on: '2026-11-06' },
      losses: [{ on: '2026-11-06', deal: deal.id }],
    })
    expect(tell(...reopenDeal(ledger.profile(), deal))).toEqual({ outcome: undefined, losses: [] })
  })

  it('moves when something is said of it, or ordered for it', () => {
    const ledger = clientWith(typed())
    const deal = dealsOf(ledger.profile())[0]!
    const said = (at: number) => ledger.fact(`${deal.path}/month`, '2027-01', { at })
    const begun = movedAt(ledger.profile(), deal)
    said(begun + 5_000)
    expect(movedAt(ledger.profile(), deal)).toBe(begun + 5_000)
    const entry = newId<EntryId>()
    ledger.entry(entry, { type: 'order', when: begun + 9_000, text: '' })
    ledger.fact(`orders/${entry}/deal`, deal.id)
    expect(movedAt(ledger.profile(), deal)).toBe(begun + 9_000)
  })

  it('has the orders that joined it', () => {
    const ledger = makeLedger()
    const deal = newId<DealId>()
    const order = (amount: number, currency: string, joins: boolean) => {
      const entry = newId<EntryId>()
      ledger.entry(entry, { type: 'order', when: amount, text: '', amount, currency })
      if (joins) ledger.fact(`orders/${entry}/deal`, deal)
      return entry
    }
    const [first, second] = [order(100, 'RUB', true), order(250, 'RUB', true)]
    order(999, 'RUB', false)
    const third = order(300, 'EUR', true)
    expect(ordersOfDeal(ledger.profile(), deal)).toEqual({
      entries: [third, second, first],
      sums: [
        { currency: 'EUR', amount: 300 },
        { currency: 'RUB', amount: 350 },
      ],
    })
  })

  it('stands at a stage in use; after an archived one the first is next', () => {
    const stage = (order: number, archived = false): Stage => ({
      id: newId<StageId>(),
      name: `${order}`,
      order,
      archived,
    })
    const [offer, old, contract] = [stage(1), stage(2, true), stage(3)]
    const all = [offer, old, contract]
    expect(stageOf(offer.id, all)).toEqual({ stages: [offer, contract], at: 0, stage: offer, next: contract })
    expect(stageOf(contract.id, all).next).toBeUndefined()
    expect(stageOf(old.id, all)).toMatchObject({ at: -1, stage: old, next: offer })
    expect(stageOf('', undefined)).toEqual({ stages: [], at: -1, stage: undefined, next: undefined })
  })

  it('is expected this month, in one of the next eleven, or in the one that was said', () => {
    const months = monthsFrom('2026-11-05', '')
    expect([months.length, months[0], months[1], months[2], months.at(-1)]).toEqual([
      12,
      '2026-11',
      '2026-12',
      '2027-01',
      '2027-10',
    ])
    expect(monthsFrom('2026-11-05', '2026-03')[0]).toBe('2026-03')
    expect(monthsFrom('2026-11-05', '2028-03').at(-1)).toBe('2028-03')
  })
})
