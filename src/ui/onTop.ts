/**
 * What must be seen and pressed whatever is open: toasts, the red bar. A modal dialog makes everything outside
 * it inert, the top layer included, so such a thing lives inside the uppermost dialog for as long as that is open.
 */
import { onCleanup, onMount } from 'solid-js'

const dialogs: HTMLDialogElement[] = []
const kept = new Set<() => void>()

const placeAll = (): void => {
  for (const place of kept) place()
}

/** A modal that opened; returns how to say that it closes, before it leaves the document. */
export function modalOpened(dialog: HTMLDialogElement): () => void {
  dialogs.push(dialog)
  placeAll()
  return () => {
    dialogs.splice(dialogs.indexOf(dialog), 1)
    placeAll()
  }
}

/**
 * Keeps an element inside the uppermost dialog, or else where it was, for as long as the calling owner lives.
 * `placed` runs each time it was moved: a popover is hidden by that.
 */
export function keepOnTop(element: () => HTMLElement, placed: () => void): void {
  let home: ParentNode | null = null
  const place = (): void => {
    const here = element()
    const to = dialogs.at(-1) ?? home
    if (to === null || here.parentNode === to) return
    const focused = here.contains(document.activeElement) ? document.activeElement : null
    to.append(here)
    placed()
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  }
  onMount(() => {
    home = element().parentNode
    kept.add(place)
    place()
  })
  onCleanup(() => {
    kept.delete(place)
    // Moved away from where its owner put it, it is not removed with it.
    element().remove()
  })
}
