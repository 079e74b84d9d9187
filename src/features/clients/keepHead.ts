/** Keeps what the list begins with at the next start (head.ts); loaded after the first screen. */
import { createEffect, onCleanup, type Accessor } from 'solid-js'
import type { ListHead, Notebook } from '../../solid/notebook'
import { whenCalm } from '../../sync/calm'

/** More than a screen holds, so that it can be scrolled. */
const FIRST = 50

type KeptHead = Parameters<Notebook['keepHead']>[0]

export function keepHead(notebook: Pick<Notebook, 'keepHead'>, list: Accessor<ListHead | undefined>): void {
  let kept = ''
  const keep = async (head: KeptHead): Promise<void> => {
    const text = JSON.stringify(head)
    if (text === kept) return
    kept = text
    // A disk that is full has told so where it matters.
    await notebook.keepHead(head).catch(() => (kept = ''))
  }
  createEffect(() => {
    const head = list()
    if (head === undefined) return
    const { search, rows, count, all } = head
    const ids = rows.slice(0, FIRST).map(({ id }) => id)
    onCleanup(whenCalm(() => void keep({ search, ids, count, all })))
  })
}
