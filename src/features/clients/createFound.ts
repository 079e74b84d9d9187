import { createEffect, createSignal, type Accessor } from 'solid-js'
import type { ProfileId } from '../../shared/ids'
import { useNotebook } from '../../solid/notebook'

/**
 * Ids of the clients that match what is typed, best first; null while nothing is typed, undefined until
 * the first answer. The answer before stays until the next one is there, so the list never flickers.
 */
export function createFound(text: Accessor<string>): Accessor<readonly ProfileId[] | null | undefined> {
  const notebook = useNotebook()
  const [found, setFound] = createSignal<readonly ProfileId[] | null | undefined>(
    text().trim() === '' ? null : undefined,
  )
  let asked = 0
  createEffect(() => {
    // Asked again when clients change: one that was just captured is to be found too.
    notebook.rows()
    const typed = text().trim()
    const mine = ++asked
    if (typed === '') setFound(null)
    else void notebook.search(typed).then((ids) => mine === asked && setFound(ids))
  })
  return found
}
