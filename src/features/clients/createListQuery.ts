import { useBeforeLeave } from '@solidjs/router'
import { createEffect, createMemo, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import { readQuery, viewOf, wordsAfter, writeQuery, type ListQuery } from '../../parts/clients/list'
import { keepListSearch, useListAddress } from '../../parts/panes'
import type { SavedView, View } from '../../shared/view/view'

/** Keys come faster than browsers let addresses be written. */
const PAUSE = 300

export interface ListQueryState {
  text: Accessor<string>
  setText: (text: string) => void
  /** A ready view, or the id of a saved one. */
  base: Accessor<string>
  /** The view as it is shown: the base with what was changed. */
  view: Accessor<View>
  isChanged: Accessor<boolean>
  /** Another view, as it was saved. */
  open: (base: string) => void
  change: (parts: Partial<View>) => void
  /** `?…` as it stands now, '' when nothing is chosen. */
  search: Accessor<string>
}

/** What the list shows, kept in the address: back, reload and a sent link bring it again. */
export function createListQuery(saved: Accessor<readonly SavedView[]>): ListQueryState {
  const address = useListAddress()
  const [query, setQuery] = createSignal(readQuery(address.search()))
  let written = writeQuery(query())
  let timer: ReturnType<typeof setTimeout> | undefined

  function write(): void {
    clearTimeout(timer)
    timer = undefined
    written = writeQuery(query())
    address.write(written)
  }
  function change(parts: Partial<ListQuery>): void {
    setQuery((before) => ({ ...before, ...parts }))
    clearTimeout(timer)
    timer = setTimeout(write, 'text' in parts ? PAUSE : 0)
  }

  // A link or the back button led to another address of this page.
  createEffect(
    on(
      () => writeQuery(readQuery(address.search())),
      (search) => {
        if (search === written) return
        written = search
        setQuery(readQuery(search))
      },
      { defer: true },
    ),
  )
  // What was typed just before leaving must be in the entry that "back" returns to.
  useBeforeLeave(({ to }) => {
    if (timer === undefined || typeof to !== 'string') return
    clearTimeout(timer)
    timer = undefined
    written = writeQuery(query())
    keepListSearch(written)
    if (location.pathname === '/clients') history.replaceState(history.state, '', location.pathname + written)
  })
  onCleanup(() => clearTimeout(timer))

  // While somebody types the view stays the same one, and nothing is sorted or counted anew.
  const base = createMemo(() => query().base)
  const words = createMemo(() => query().words)
  const view = createMemo(() => viewOf({ base: base(), words: words() }, saved()))
  return {
    text: () => query().text,
    setText: (text) => change({ text }),
    base,
    view,
    isChanged: () => Object.keys(words()).length > 0,
    open: (next) => change({ base: next, words: {} }),
    change: (parts) => change({ words: wordsAfter(base(), { ...view(), ...parts }, saved()) }),
    search: () => writeQuery(query()),
  }
}
