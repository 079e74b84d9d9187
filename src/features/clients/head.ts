/** The beginning of the list as it was seen last: shown at a start while all the rows are still read. */
import { createMemo, getOwner, onCleanup, runWithOwner, type Accessor } from 'solid-js'
import { readScrolled } from '../../parts/clients/lastView'
import { isReady } from '../../parts/clients/list'
import type { SavedView } from '../../shared/view/view'
import { useNotebook, type ListHead } from '../../solid/notebook'
import { later } from '../../sync/later'
import type { ListQueryState } from './createListQuery'

/** Undefined once the rows are here; and when another list, or another place in it, was asked for. */
export function createHead(
  { search, text, base }: ListQueryState,
  saved: Accessor<readonly SavedView[]>,
): Accessor<ListHead | undefined> {
  const notebook = useNotebook()
  return createMemo(() => {
    const kept = notebook.ready() ? undefined : notebook.head()
    // The address of a list that nothing was searched in. What a saved view shows is known once that view is.
    if (kept === undefined) return undefined
    const isThis = kept.search === search() && !text() && (isReady(base()) || saved().some(({ id }) => id === base()))
    if (isThis && !readScrolled(notebook.me().member.id, kept.search, kept.count)) return kept
    notebook.headDrawn()
    return undefined
  })
}

/** Keeps the beginning of `list` for the next start; undefined where it cannot be shown without all rows. */
export function createKeptHead(list: Accessor<ListHead | undefined>): void {
  const notebook = useNotebook()
  const owner = getOwner()
  let isHere = true
  onCleanup(() => (isHere = false))
  later(() => {
    import('./keepHead').then(
      ({ keepHead }) => isHere && runWithOwner(owner, () => keepHead(notebook, list)),
      // The next visit tries again.
      () => {},
    )
  })
}
