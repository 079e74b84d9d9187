import { useBeforeLeave } from '@solidjs/router'
import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import { readQuery, writeQuery, type ListQuery } from '../../parts/clients/list'
import { keepListSearch, useListAddress } from '../../parts/panes'

/** Keys come faster than browsers let addresses be written. */
const PAUSE = 300

export interface ListQueryState {
  query: Accessor<ListQuery>
  change: (parts: Partial<ListQuery>) => void
  /** `?…` as it stands now, '' when nothing is chosen. */
  search: Accessor<string>
}

/** What the list shows, kept in the address: back, reload and a sent link bring it again. */
export function createListQuery(): ListQueryState {
  const address = useListAddress()
  const [query, setQuery] = createSignal(queryOf(address.search()))
  let written = searchOf(query())
  let timer: ReturnType<typeof setTimeout> | undefined

  function write(): void {
    clearTimeout(timer)
    timer = undefined
    written = searchOf(query())
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
      () => searchOf(queryOf(address.search())),
      (search) => {
        if (search === written) return
        written = search
        setQuery(queryOf(search))
      },
      { defer: true },
    ),
  )
  // What was typed just before leaving must be in the entry that "back" returns to.
  useBeforeLeave(({ to }) => {
    if (timer === undefined || typeof to !== 'string') return
    clearTimeout(timer)
    timer = undefined
    written = searchOf(query())
    keepListSearch(written)
    if (location.pathname === '/clients') history.replaceState(history.state, '', location.pathname + written)
  })
  onCleanup(() => clearTimeout(timer))

  return { query, change, search: () => searchOf(query()) }
}

const queryOf = (search: string): ListQuery => readQuery(Object.fromEntries(new URLSearchParams(search)))

function searchOf(query: ListQuery): string {
  const entries = Object.entries(writeQuery(query)).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`
}
