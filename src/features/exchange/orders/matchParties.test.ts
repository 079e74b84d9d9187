import { describe, expect, it } from 'vitest'
import { newId, type EntryId, type ProfileId } from '../../../shared/ids'
import { noonOf } from '../../../shared/noon'
import { matchParties, type KnownRow } from './matchParties'
import { nameKey } from './names'
import type { Party } from './readOrders'

const ZONE = 'Europe/Moscow'
const row = (given: Partial<KnownRow>): KnownRow => ({
  id: newId<ProfileId>(),
  name: '',
  inns: [],
  legal: [],
  ...given,
})
const party = (name: string, given: Partial<Party> = {}): Party => ({ key: name, name, lines: [], ...given })
const order = (number: string, day: string) => ({ entry: newId<EntryId>(), when: noonOf(day, ZONE), number })

function matched(parties: Party[], rows: KnownRow[], chosen: Record<string, ProfileId | null> = {}) {
  const found = matchParties(parties, { rows, chosen: ({ key }) => chosen[key], zone: ZONE })
  return parties.map(({ key }) => found.get(key))
}

it.each([
  ['ООО «Кухни Ладога»', 'Кухни Ладога ООО'],
  ['ООО "Звёзды"', 'Общество с ограниченной ответственностью «ЗВЕЗДЫ»'],
  ['ИП Берёзкин И. И.', 'индивидуальный предприниматель Березкин И.И.'],
  ['Ladoga Kitchens, Ltd.', 'LADOGA KITCHENS LIMITED'],
])('%s and %s are one name', (a, b) => {
  expect(nameKey(a)).toBe(nameKey(b))
})

describe('a client of a list', () => {
  it('is known by its ИНН first, whatever it is called', () => {
    const [ladoga, other] = [row({ inns: ['7707083893'] }), row({ name: 'Кухни Ладога' })]
    expect(matched([party('Кухни Ладога', { inn: '7707083893' })], [other, ladoga])).toEqual([
      { client: ladoga.id, by: 'inn' },
    ])
  })

  it('is known by the number of an order that a client has, of that day', () => {
    const known = row({ name: 'Ладога', practice: { orders: [order('0000-000123', '2026-10-12')] } })
    const lines = [{ row: 1, day: '2026-10-12', number: '0000-000123' }]
    expect(matched([party('ТД ЛДГ', { lines })], [known])).toEqual([{ client: known.id, by: 'number' }])
    const lastYear = [{ row: 1, day: '2025-10-12', number: '0000-000123' }]
    expect(matched([party('ТД ЛДГ', { lines: lastYear })], [known])).toEqual([{ client: null, why: 'none' }])
  })

  it('is known by the name of the client or of its legal entity; of two forms of a name by the right one', () => {
    const [ooo, ao] = [row({ name: 'ООО Восход' }), row({ name: 'Заря', legal: ['АО «Восход»'] })]
    expect(matched([party('АО "ВОСХОД"'), party('Заря'), party('Восход')], [ooo, ao])).toEqual([
      { client: ao.id, by: 'name' },
      { client: ao.id, by: 'name' },
      { client: null, why: 'several' },
    ])
  })

  it('of a known name and another ИНН is for a member to decide', () => {
    const known = row({ name: 'Восход', inns: ['7707083893'] })
    expect(matched([party('Восход', { inn: '0012345672' })], [known])).toEqual([
      { client: null, why: 'otherInn', like: known.id },
    ])
  })

  it('that a member chose or left out before stays so, while the client is here', () => {
    const [named, chosen] = [row({ name: 'Восход' }), row({ name: 'Другой' })]
    const gone = newId<ProfileId>()
    expect(matched([party('Восход')], [named, chosen], { Восход: chosen.id })).toEqual([
      { client: chosen.id, by: 'chosen' },
    ])
    expect(matched([party('Восход')], [named], { Восход: null })).toEqual([{ client: null, why: 'left' }])
    expect(matched([party('Восход')], [named], { Восход: gone })).toEqual([{ client: named.id, by: 'name' }])
  })
})
