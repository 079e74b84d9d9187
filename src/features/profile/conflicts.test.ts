import { describe, expect, it } from 'vitest'
import { newId, type EntryId } from '../../shared/ids'
import { textOf } from '../../shared/profile/fold'
import { keepThis, rivalsOf } from './conflicts'
import { ANNA, IGOR, makeLedger } from './testing'

describe('two who changed one thing without knowing of each other', () => {
  const make = () => {
    const ledger = makeLedger()
    const first = ledger.fact('city', 'Тула')
    ledger.fact('city', 'Орёл', { by: IGOR, after: [first.id] })
    ledger.fact('city', 'Курск', { by: ANNA, after: [first.id] })
    return ledger
  }

  it('shows what stands first, then the other with its author and time', () => {
    const said = rivalsOf(make().profile().facts.get('city'))
    expect(said.map(({ change, by, stands }) => [change.value, by, stands])).toEqual([
      ['Курск', ANNA, true],
      ['Орёл', IGOR, false],
    ])
    expect(said[1]!.at).toBeLessThan(said[0]!.at)
  })

  it.each([0, 1])('is settled by keeping either of the two', (index) => {
    const ledger = make()
    const { change } = rivalsOf(ledger.profile().facts.get('city'))[index]!
    const step = keepThis(change)
    if (step.kind === 'fact') ledger.fact(step.path, step.value)
    expect(rivalsOf(ledger.profile().facts.get('city'))).toEqual([])
    expect(textOf(ledger.profile(), 'city')).toBe(change.value)
  })

  it('holds for entries too, also when one withdrew what the other changed', () => {
    const ledger = makeLedger()
    const entry = newId<EntryId>()
    const first = ledger.entry(entry, { type: 'call', when: 1, text: 'a' })
    ledger.entry(entry, { type: 'call', when: 1, text: 'b' }, { by: IGOR, after: [first.id] })
    ledger.entry(entry, null, { by: ANNA, after: [first.id] })
    const said = rivalsOf(ledger.profile().entries.get(entry))
    expect(said.map(({ change }) => change.value?.text ?? null)).toEqual([null, 'b'])
    const step = keepThis(said[1]!.change)
    if (step.kind === 'entry') ledger.entry(step.entry, step.value)
    expect(ledger.profile().entries.get(entry)).toMatchObject({ current: { value: { text: 'b' } }, rivals: [] })
  })

  it('is nothing where nobody disagrees', () => {
    const ledger = makeLedger()
    ledger.fact('city', 'Тула')
    expect(rivalsOf(ledger.profile().facts.get('city'))).toEqual([])
    expect(rivalsOf(undefined)).toEqual([])
  })
})
