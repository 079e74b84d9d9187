import { createRoot, createSignal } from 'solid-js'
import { render } from 'solid-js/web'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepScrolled } from '../../parts/clients/lastView'
import { newId, type MemberId } from '../../shared/ids'
import { aRow } from '../../shared/profile/testRow'
import { NotebookProvider, type ListHead, type Notebook } from '../../solid/notebook'
import type { ListQueryState } from './createListQuery'
import { createHead } from './head'
import { keepHead } from './keepHead'

const me = newId<MemberId>()
const rows = [aRow({ owner: me, name: 'Alliance' }), aRow({ owner: me, name: 'Borei' })]
const kept: ListHead = { search: '', rows, count: 412, all: 5_000 }

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestIdleCallback'] }))
afterEach(() => {
  vi.useRealTimers()
  localStorage.clear()
})

/** What the page of `asked` begins with. */
function begins(asked: Partial<Record<'search' | 'text' | 'base', string>>, head: ListHead = kept) {
  const [ready, setReady] = createSignal(false)
  const headDrawn = vi.fn()
  const notebook = { ready, head: () => head, headDrawn, me: () => ({ member: { id: me } }) } as unknown as Notebook
  const query = { search: () => '', text: () => '', base: () => 'all' }
  for (const [part, value] of Object.entries(asked)) query[part as keyof typeof query] = () => value
  let begun = (): ListHead | undefined => undefined
  const Page = () => {
    begun = createHead(query as unknown as ListQueryState, () => [])
    return ''
  }
  const dispose = render(
    () => (
      <NotebookProvider value={notebook}>
        <Page />
      </NotebookProvider>
    ),
    document.body,
  )
  const before = begun()
  // The rows wait for it only where it is drawn.
  expect(headDrawn).toHaveBeenCalledTimes(before === undefined ? 1 : 0)
  setReady(true)
  const after = begun()
  dispose()
  return { before, after }
}

test('a list begins with what it showed last, until all rows are here', () => {
  expect(begins({})).toEqual({ before: kept, after: undefined })
})

test('another list, a searched one, a view that is not known yet, a place further down: these wait for the rows', () => {
  expect(begins({ search: '?v=mine' }).before).toBeUndefined()
  expect(begins({ text: 'Bor' }).before).toBeUndefined()
  expect(begins({ base: newId() }).before).toBeUndefined()
  keepScrolled(me, { search: '', offset: 900, length: 412 })
  expect(begins({}).before).toBeUndefined()
})

test('the beginning is kept once nobody waits for anything, without a word of a client, and again only when it is another', () => {
  const store = vi.fn(async () => {})
  const [list, setList] = createSignal<ListHead | undefined>()
  const dispose = createRoot((end) => {
    keepHead({ keepHead: store }, list)
    return end
  })
  const many = Array.from({ length: 60 }, () => aRow({ owner: me, name: 'Alliance' }))
  setList({ ...kept, rows: many })
  expect(store).not.toHaveBeenCalled()
  vi.runAllTimers()
  setList({ ...kept, rows: many.slice() })
  vi.runAllTimers()
  const ids = many.slice(0, 50).map(({ id }) => id)
  expect(store.mock.calls).toEqual([[{ search: '', ids, count: 412, all: 5_000 }]])
  setList({ ...kept, rows: many.slice(1) })
  setList(undefined)
  vi.runAllTimers()
  expect(store).toHaveBeenCalledOnce()
  dispose()
})
