import { describe, expect, it } from 'vitest'
import { newId, type EntryId } from '../../shared/ids'
import { historyOf } from '../../shared/profile/history'
import {
  arrivedLater,
  EVERYTHING,
  filterChoices,
  historyItems,
  matches,
  searched,
  sortOf,
  type HistoryFilter,
} from './historyLines'
import { ANNA, IGOR, makeLedger } from './testing'

const day = 86_400_000
const now = new Date(2026, 10, 20, 12).getTime()

describe('historyItems', () => {
  it('goes from newest to oldest under a heading for each month, with how many changes it had', () => {
    const ledger = makeLedger()
    for (const days of [200, 199, 2, 0]) ledger.fact('city', String(days), { at: now - days * day })
    ledger.fact('city', 'again', { at: now - 1_000 })
    const items = historyItems(historyOf(ledger.changes), EVERYTHING)
    expect(items.map((item) => (item.type === 'month' ? item.count : item.type))).toEqual([
      3,
      'change',
      'change',
      'change',
      2,
      'change',
      'change',
    ])
    expect(items[1]).toMatchObject({ line: { change: { value: '0' } } })
  })

  it('has no heading without changes under it', () => {
    const ledger = makeLedger()
    ledger.fact('city', 'Тула', { at: now })
    expect(historyItems(historyOf(ledger.changes), { ...EVERYTHING, field: 'tags' })).toEqual([])
  })

  it('finds all the words, in what stood before too, whatever their case', () => {
    const ledger = makeLedger()
    const person = newId()
    ledger.fact('city', 'Орёл')
    ledger.fact('city', 'Тула')
    ledger.fact('source', 'Выставка')
    ledger.fact(`people/${person}/name`, 'Иван Крылов')
    ledger.fact(`people/${person}/role`, 'снабженец')
    ledger.entry(newId<EntryId>(), { type: 'call', when: 1, text: 'Просит образцы фасадов' })
    const found = (words: string) =>
      historyItems(historyOf(ledger.changes), { ...EVERYTHING, words }, (line) =>
        searched(line, ledger.profile(), 'Анна'),
      ).filter(({ type }) => type === 'change').length
    expect(found('орел')).toBe(2)
    expect(found('крылов')).toBe(2)
    expect(found('ФАСАДОВ образцы')).toBe(1)
    expect(found('анна')).toBe(6)
    expect(found('Псков')).toBe(0)
    expect(found('  ')).toBe(6)
  })

  it('is made of five thousand changes within a blink', () => {
    const ledger = makeLedger()
    for (let index = 0; index < 5_000; index++) ledger.fact('city', `${index}`, { at: now - index * 60_000, after: [] })
    const items = historyItems(historyOf(ledger.changes), EVERYTHING)
    expect(items.filter(({ type }) => type === 'change')).toHaveLength(5_000)
  })
})

describe('what a change is about', () => {
  it('is told of each sort, and of an order that was withdrawn', () => {
    const ledger = makeLedger()
    const order = newId<EntryId>()
    ledger.created()
    ledger.fact('city', 'Тула')
    ledger.fact(`people/${newId()}/name`, 'Иван')
    ledger.entry(newId<EntryId>(), { type: 'call', when: 1, text: '' })
    ledger.entry(order, { type: 'order', when: 1, text: '' })
    ledger.entry(order, null)
    ledger.record('burst', { characters: 3 })
    ledger.record('notes', { schema: 2 })
    ledger.handover(ANNA, '')
    expect(historyOf(ledger.changes).map(sortOf).toReversed()).toEqual([
      'handovers',
      'facts',
      'people',
      'talks',
      'orders',
      'orders',
      'notes',
      'notes',
      'handovers',
    ])
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
  const count = (filter: Partial<HistoryFilter>) =>
    historyOf(ledger.changes).filter((line) => matches(line, { ...EVERYTHING, ...filter })).length

  it('narrow to a field, to one person of the client, to one member', () => {
    expect(count({})).toBe(4)
    expect(count({ field: 'people' })).toBe(2)
    expect(count({ sort: 'people' })).toBe(2)
    expect(count({ sort: 'talks' })).toBe(1)
    expect(count({ field: `person/${person}` })).toBe(2)
    expect(count({ field: `person/${person}`, member: IGOR })).toBe(1)
    expect(count({ member: ANNA })).toBe(1)
  })

  it('offer what there is, in the order of the page', () => {
    expect(filterChoices(historyOf(ledger.changes))).toEqual({
      sorts: ['talks', 'people', 'handovers'],
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
