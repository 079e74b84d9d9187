import { describe, expect, it } from 'vitest'
import { newId, type EntryId } from '../../shared/ids'
import { historyOf } from '../../shared/profile/history'
import { arrivedLater, filterChoices, historyItems, matches } from './historyLines'
import { ANNA, IGOR, makeLedger } from './testing'

const everything = { field: '', member: '' } as const
const day = 86_400_000
const now = new Date(2026, 10, 20, 12).getTime()

describe('historyItems', () => {
  it('goes from newest to oldest under a heading for each day, and for each month when older', () => {
    const ledger = makeLedger()
    for (const days of [200, 199, 2, 0]) ledger.fact('city', String(days), { at: now - days * day })
    ledger.fact('city', 'again', { at: now - 1_000 })
    const items = historyItems(historyOf(ledger.changes), everything, now)
    expect(items.map(({ type }) => type)).toEqual([
      'day',
      'change',
      'change',
      'day',
      'change',
      'month',
      'change',
      'change',
    ])
    expect(items[1]).toMatchObject({ line: { change: { value: '0' } } })
  })

  it('has no heading without changes under it', () => {
    const ledger = makeLedger()
    ledger.fact('city', 'Тула', { at: now })
    expect(historyItems(historyOf(ledger.changes), { field: 'tags', member: '' }, now)).toEqual([])
  })
})

describe('the filters', () => {
  const ledger = makeLedger()
  const person = newId()
  const other = newId()
  ledger.created()
  ledger.fact(`people/${person}/name`, 'Иван', { by: ANNA })
  ledger.fact(`people/${other}/name`, 'Пётр')
  ledger.entry(newId<EntryId>(), { type: 'call', when: 1, text: '', person })
  const count = (filter: Parameters<typeof matches>[1]) =>
    ledger.changes.filter((change) => matches(change, filter)).length

  it('narrow to a field, to one person of the client, to one member', () => {
    expect(count(everything)).toBe(4)
    expect(count({ field: 'people', member: '' })).toBe(2)
    expect(count({ field: `person/${person}`, member: '' })).toBe(2)
    expect(count({ field: `person/${person}`, member: IGOR })).toBe(1)
    expect(count({ field: '', member: ANNA })).toBe(1)
  })

  it('offer what there is, in the order of the page', () => {
    expect(filterChoices(historyOf(ledger.changes))).toEqual({
      groups: ['people', 'entries', 'owners'],
      members: expect.arrayContaining([IGOR, ANNA]),
    })
  })
})

describe('arrivedLater', () => {
  it('names the arrival when it was more than a minute after the author made it', () => {
    const ledger = makeLedger()
    expect(arrivedLater(ledger.fact('city', 'a', { at: 1_000_000, arrived: 1_060_000 }))).toBeNull()
    expect(arrivedLater(ledger.fact('city', 'b', { at: 1_000_000, arrived: 1_060_001 }))).toBe(1_060_001)
    expect(arrivedLater(ledger.fact('city', 'c', { sent: false }))).toBeNull()
  })
})
