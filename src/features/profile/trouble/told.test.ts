import { expect, it } from 'vitest'
import { newId, type EntryId, type LossId } from '../../../shared/ids'
import { ANNA, IGOR, makeLedger } from '../testing'
import { complaintsOf, failuresOf, hasStory, hasTrouble, lossesOf, lossOf, wishesOf } from './told'

const NOON = Date.parse('2026-11-02T12:00:00Z')

it('two reasons stand beside each other, each with who said it and when', () => {
  const ledger = makeLedger()
  const loss = newId<LossId>()
  ledger.fact(`losses/${loss}`, { on: '2026-03-03' }, { by: IGOR, at: NOON })
  ledger.fact(`losses/${loss}/given`, { why: 'price', text: 'dear' }, { by: IGOR, at: NOON + 1 })
  ledger.fact(`losses/${loss}/learned`, { why: 'rudeness', text: 'the fitter' }, { by: ANNA, at: NOON + 2 })
  expect(lossOf(ledger.profile())).toMatchObject({
    given: { why: 'price', by: IGOR, at: NOON + 1 },
    learned: { why: 'rudeness', by: ANNA, at: NOON + 2 },
  })
})

it('whoever came back is no loss now; the story keeps it, the latest first', () => {
  const ledger = makeLedger()
  const [first, second] = [newId<LossId>(), newId<LossId>()]
  ledger.fact(`losses/${first}`, { on: '2025-03-03' })
  ledger.fact(`losses/${first}/back`, '2025-06-01')
  expect(lossOf(ledger.profile())).toBeUndefined()
  ledger.fact(`losses/${second}`, { on: '2026-03-03' })
  expect(lossesOf(ledger.profile()).map(({ id, back }) => [id, back])).toEqual([
    [second, undefined],
    [first, '2025-06-01'],
  ])
})

it('a complaint is for now until it is settled', () => {
  const ledger = makeLedger()
  ledger.fact('name', 'Альфа')
  expect(hasTrouble(ledger.profile())).toBe(false)
  const entry = newId<EntryId>()
  ledger.entry(entry, { type: 'complaint', when: NOON, text: '' })
  expect(hasTrouble(ledger.profile())).toBe(true)
  ledger.fact(`complaints/${entry}/answer`, { text: 'done', on: '2026-11-03' })
  expect(complaintsOf(ledger.profile())).toMatchObject([{ entry, settled: true }])
  expect(hasTrouble(ledger.profile())).toBe(false)
})

it('a client who left is for now until they come back, a lost deal until somebody asked why; then both are in the story', () => {
  const ledger = makeLedger()
  const loss = `losses/${newId()}`
  ledger.fact(loss, { on: '2026-03-03' })
  ledger.fact(`${loss}/given`, { why: 'price', text: '' })
  expect([hasTrouble(ledger.profile()), hasStory(ledger.profile())]).toEqual([true, false])
  ledger.fact(`${loss}/back`, '2026-06-03')
  expect([hasTrouble(ledger.profile()), hasStory(ledger.profile())]).toEqual([false, true])
  ledger.fact(loss, null)
  expect(hasStory(ledger.profile())).toBe(false)
  const deal = `losses/${newId()}`
  ledger.fact(deal, { on: '2026-03-03', deal: newId() })
  expect([hasTrouble(ledger.profile()), hasStory(ledger.profile())]).toEqual([true, false])
  ledger.fact(`${deal}/given`, { why: 'price', text: '' })
  expect([hasTrouble(ledger.profile()), hasStory(ledger.profile())]).toEqual([false, true])
})

it('a wish is in the story until it is taken away', () => {
  const ledger = makeLedger()
  const wish = `wishes/${newId()}`
  ledger.fact(wish, { product: 'Шпон', text: '' })
  expect(wishesOf(ledger.profile())).toHaveLength(1)
  expect([hasTrouble(ledger.profile()), hasStory(ledger.profile())]).toEqual([false, true])
  ledger.fact(wish, null)
  expect(wishesOf(ledger.profile())).toEqual([])
  expect(hasStory(ledger.profile())).toBe(false)
})

it('a failure names whoever made it good', () => {
  const ledger = makeLedger()
  const path = `failures/${newId()}`
  ledger.fact(path, { on: '2026-11-02', what: 'Wrong edge' }, { by: IGOR })
  expect(failuresOf(ledger.profile())).toMatchObject([{ madeGood: '', by: IGOR }])
  ledger.fact(`${path}/madeGood`, 'Next day', { by: ANNA })
  expect(failuresOf(ledger.profile())).toMatchObject([{ what: 'Wrong edge', madeGood: 'Next day', by: ANNA }])
})
