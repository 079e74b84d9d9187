import { describe, expect, test } from 'vitest'
import { newId, type ViewId } from '../../shared/ids'
import { aRow } from '../../shared/profile/testRow'
import { READY_VIEWS } from '../../shared/view/ready'
import type { SavedView, View } from '../../shared/view/view'
import { foundOf, moved, readQuery, viewOf, wordsAfter, writeQuery, type ListQuery } from './list'

const query = (parts: Partial<ListQuery> = {}): ListQuery => ({ ...readQuery(''), ...parts })
const saved: SavedView = {
  id: newId<ViewId>(),
  name: 'Тула',
  view: { ...READY_VIEWS.all, filter: { all: [{ field: 'city', op: 'is', value: ['Тула'] }] } },
}

describe('the address', () => {
  test('keeps what was chosen', () => {
    const chosen = query({
      text: 'лад & co',
      base: saved.id,
      words: { f: "city:is:Тула,Лос$2c О'Хара;!talked:empty", sort: '-talked', columns: 'own/1,city' },
    })
    expect(readQuery(writeQuery(chosen))).toEqual(chosen)
  })

  test('says nothing of what is as at the start', () => {
    expect(writeQuery(query())).toBe('')
  })

  test('is the same after a browser has read it', () => {
    const search = writeQuery(query({ text: "О'Хара", words: { f: '(a:is:x~b:empty);!c:filled', sort: '-next' } }))
    expect(new URL(search, 'https://a.example/clients').search).toBe(search)
  })

  test('that is damaged shows all clients', () => {
    const read = readQuery('?view=nonsense&f=((&sort=?&q=a&x=1')
    expect(viewOf(read, [])).toEqual(READY_VIEWS.all)
    expect(read.text).toBe('a')
  })

  test('says of a view only what was changed, and shows the change once the saved view is known', () => {
    const changed: View = { ...saved.view, group: 'owner' }
    const words = wordsAfter(saved.id, changed, [saved])
    expect(words).toEqual({ group: 'owner' })
    expect(viewOf({ base: saved.id, words }, [saved])).toEqual(changed)
    expect(viewOf({ base: saved.id, words }, [])).toEqual({ ...READY_VIEWS.all, group: 'owner' })
  })
})

test('what was found keeps its order, within the view, without what is gone', () => {
  const [a, b, c] = [aRow({ city: 'Тула' }), aRow(), aRow({ city: 'Тула' })]
  const rows = new Map([a, b, c].map((row) => [row.id, row]))
  const found = [c.id, aRow().id, b.id, a.id]
  expect(
    foundOf(
      found,
      (id) => rows.get(id),
      ({ city }) => city === 'Тула',
    ),
  ).toEqual([c, a])
})

test('the arrows stay inside the list', () => {
  expect(moved(-1, 1, 3)).toBe(0)
  expect(moved(2, 1, 3)).toBe(2)
  expect(moved(0, -1, 3)).toBe(0)
  expect(moved(0, 1, 0)).toBe(-1)
})
