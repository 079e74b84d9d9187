import { describe, expect, test } from 'vitest'
import { newId, type EntryId, type MemberId } from '../../shared/ids'
import { aRow } from '../../shared/profile/testRow'
import {
  countFacet,
  filterOf,
  foundOf,
  inView,
  isSameFilter,
  listOf,
  moved,
  readQuery,
  writeQuery,
  type ListQuery,
  type Viewer,
} from './list'

const me = newId<MemberId>()
const olga = newId<MemberId>()
const now = Date.parse('2026-11-05T12:00:00Z')
const viewer: Viewer = { me, today: '2026-11-05', now }
const query = (parts: Partial<ListQuery> = {}): ListQuery => ({ ...readQuery({}), ...parts })
const step = (on: string) => ({ entry: newId<EntryId>(), what: 'Позвонить', who: me, on })
const daysAgo = (days: number) => now - days * 86_400_000
const talked = (days: number) => ({ when: daysAgo(days), type: 'call' as const })

describe('the address', () => {
  test('keeps what was chosen', () => {
    const chosen = query({ text: 'лад', view: 'mine', sort: 'talked', city: 'Тула', tag: 'дом', owner: me })
    expect(readQuery(writeQuery(chosen))).toEqual(chosen)
  })

  test('says nothing of what is as at the start', () => {
    expect(Object.values(writeQuery(query())).filter((value) => value !== undefined)).toEqual([])
  })

  test('that is damaged shows all clients', () => {
    expect(readQuery({ view: 'nonsense', sort: ['x', 'y'], q: ['a', 'b'] })).toEqual(query({ text: 'a' }))
  })
})

describe('time to call', () => {
  const inTime = (row: Parameters<typeof aRow>[0]) => inView(aRow(row), 'timeToCall', viewer)

  test('when a next step is due', () => {
    expect(inTime({ steps: [step('2026-11-05')], touched: talked(1) })).toBe(true)
    expect(inTime({ steps: [step('2026-11-01')], touched: talked(1) })).toBe(true)
  })

  test('when nothing is planned and nobody talked for over 30 days', () => {
    expect(inTime({ touched: talked(31) })).toBe(true)
    expect(inTime({ touched: talked(29) })).toBe(false)
  })

  test('not while the next step lies ahead', () => {
    expect(inTime({ steps: [step('2026-11-06')], touched: talked(90) })).toBe(false)
  })

  test('a client nobody ever talked with counts from its creation', () => {
    expect(inTime({ created: daysAgo(31) })).toBe(true)
    expect(inTime({ created: daysAgo(2) })).toBe(false)
  })
})

describe('the list', () => {
  const ladoga = aRow({ name: '«Ладога»', city: 'Тула', tags: ['Кухни'], owner: me, touched: talked(3), created: 3 })
  const elka = aRow({
    name: 'Ёлка',
    city: 'Тула',
    tags: ['Кухни', 'Дома'],
    owner: olga,
    steps: [step('2026-11-09')],
    created: 1,
  })
  const ural = aRow({
    name: 'Урал',
    owner: olga,
    touched: talked(1),
    steps: [step('2026-11-02')],
    conflicts: 1,
    created: 2,
  })
  const rows = [ural, ladoga, elka]
  const names = (parts: Partial<ListQuery>, found: typeof rows | null = null) =>
    (found === null
      ? listOf(rows, query(parts), viewer)
      : foundOf(
          found.map(({ id }) => id),
          (id) => rows.find((row) => row.id === id),
          query(parts),
          viewer,
        )
    ).map(({ name }) => name)

  test('sorts by name, whatever it is quoted with, е beside ё', () => {
    expect(names({})).toEqual(['Ёлка', '«Ладога»', 'Урал'])
  })

  test('sorts by the last conversation, latest first, those without one last', () => {
    expect(names({ sort: 'talked' })).toEqual(['Урал', '«Ладога»', 'Ёлка'])
  })

  test('sorts by next step, soonest first, those without one last', () => {
    expect(names({ sort: 'next' })).toEqual(['Урал', 'Ёлка', '«Ладога»'])
  })

  test('sorts by creation, newest first', () => {
    expect(names({ sort: 'created' })).toEqual(['«Ладога»', 'Урал', 'Ёлка'])
  })

  test('keeps the order of what was found, within the view and the filters', () => {
    expect(names({ text: 'л' }, [ladoga, ural, elka])).toEqual(['«Ладога»', 'Урал', 'Ёлка'])
    expect(names({ text: 'л', city: 'Тула' }, [ural, elka, ladoga])).toEqual(['Ёлка', '«Ладога»'])
    expect(names({ text: 'л', view: 'toSettle' }, [elka, ural])).toEqual(['Урал'])
  })

  test('orders what was found when that is asked for', () => {
    expect(names({ text: 'л', sort: 'next' }, [ladoga, elka, ural])).toEqual(['Урал', 'Ёлка', '«Ладога»'])
  })

  test('leaves out what was found and is gone meanwhile', () => {
    expect(names({ text: 'л' }, [aRow(), elka])).toEqual(['Ёлка'])
  })

  test('narrows by several filters at once', () => {
    expect(names({ city: 'Тула', tag: 'Кухни' })).toEqual(['Ёлка', '«Ладога»'])
    expect(names({ city: 'Тула', tag: 'Кухни', owner: olga })).toEqual(['Ёлка'])
    expect(names({ view: 'mine' })).toEqual(['«Ладога»'])
    expect(names({ view: 'neverTalked' })).toEqual(['Ёлка'])
  })

  test('counts what each filter would leave, its own choice aside', () => {
    expect(countFacet(rows, 'tag', query(), viewer)).toEqual([
      { value: 'Кухни', count: 2 },
      { value: 'Дома', count: 1 },
    ])
    expect(countFacet(rows, 'city', query({ city: 'Псков' }), viewer)).toEqual([{ value: 'Тула', count: 2 }])
    expect(countFacet(rows, 'tag', query({ owner: me }), viewer)).toEqual([{ value: 'Кухни', count: 1 }])
  })
})

test('typing leaves the filter the same, choosing does not', () => {
  const before = filterOf(query({ text: 'л', city: 'Тула' }))
  expect(isSameFilter(before, filterOf(query({ text: 'ла', city: 'Тула' })))).toBe(true)
  for (const change of [{ city: '' }, { view: 'mine' }, { sort: 'next' }, { owner: me }] as const)
    expect(isSameFilter(before, filterOf(query({ city: 'Тула', ...change })))).toBe(false)
})

test('the arrows stay inside the list', () => {
  expect(moved(-1, 1, 3)).toBe(0)
  expect(moved(2, 1, 3)).toBe(2)
  expect(moved(0, -1, 3)).toBe(0)
  expect(moved(0, 1, 0)).toBe(-1)
})
