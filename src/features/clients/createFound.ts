import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js'
import { afterPaint } from '../../parts/afterPaint'
import type { ProfileId } from '../../shared/ids'
import { useNotebook } from '../../solid/notebook'

export interface Found {
  /** What was looked for. */
  text: string
  /** The best first; null = all, for nothing was typed. */
  ids: readonly ProfileId[] | null
}

/**
 * The clients that match what is typed; undefined until the first answer. The answer before stays until the next one
 * is there, so the list never flickers, and no answer is shown before the key that asked for it.
 */
export function createFound(text: Accessor<string>): Accessor<Found | undefined> {
  const notebook = useNotebook()
  const begun = text().trim()
  const [found, setFound] = createSignal<Found | undefined>(begun === '' ? { text: '', ids: null } : undefined)
  let asked = 0
  createEffect(() => {
    // Asked again when clients change: one that was just captured is to be found too.
    notebook.rows()
    const typed = text().trim()
    const mine = ++asked
    if (typed === '' && found()?.ids === null) return
    const painted = new Promise<void>((resolve) => onCleanup(afterPaint(resolve)))
    const answer = typed === '' ? null : notebook.search(typed)
    void Promise.all([answer, painted]).then(([ids]) => mine === asked && setFound({ text: typed, ids }))
  })
  onCleanup(() => void asked++)
  return found
}
