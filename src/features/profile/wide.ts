import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js'

/** Pixels from which the timeline stands beside the facts: two columns that both read well. */
const BESIDE = 780

/** Is there room for the timeline beside the facts in this element? It follows the pane, not the window. */
export function createWide(element: Accessor<HTMLElement | undefined>): Accessor<boolean> {
  const [wide, setWide] = createSignal(false)
  createEffect(() => {
    const watched = element()
    if (watched === undefined) return
    const measure = (): void => void setWide(watched.clientWidth >= BESIDE)
    const watch = new ResizeObserver(measure)
    // It answers before the next picture; asking here would lay the page out in the midst of its making.
    watch.observe(watched)
    onCleanup(() => watch.disconnect())
  })
  return wide
}
