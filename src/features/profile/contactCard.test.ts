import { expect, it } from 'vitest'
import { newId } from '../../shared/ids'
import { contactCard } from './contactCard'
import { makeLedger } from './testing'

it('makes a card of name, place, numbers and those who still work there', () => {
  const ledger = makeLedger()
  const [here, gone] = [newId(), newId()]
  ledger.fact('name', 'Кухни Ладога')
  ledger.fact('city', 'Тула')
  ledger.fact(`phones/${newId()}`, '+7 487 200 00 00')
  for (const [id, name] of [
    [here, 'Иван'],
    [gone, 'Пётр'],
  ] as const) {
    ledger.fact(`people/${id}`, true)
    ledger.fact(`people/${id}/name`, name)
  }
  ledger.fact(`people/${here}/role`, 'снабженец')
  ledger.fact(`people/${here}/emails/${newId()}`, 'i@l.ru')
  ledger.fact(`people/${gone}/movedTo`, { profile: newId(), person: newId(), on: '2026-11-05' })
  expect(contactCard(ledger.profile())).toBe('Кухни Ладога\nТула\n+7 487 200 00 00\n\nИван, снабженец\ni@l.ru')
})
