import { useBeforeLeave, useLocation } from '@solidjs/router'
import { createEffect, on } from 'solid-js'

/** Frames in which a page may come up after the address changed. */
const FRAMES = 30
/** Frames in which a page that was loading may give way to the one with its content, and take the focus with it. */
const SETTLING = 180

/**
 * After navigation the focus goes to the title of the new page, so that a screen reader says where one is;
 * going back also restores how far the page was scrolled.
 */
export function keepPlace(main: () => HTMLElement): void {
  const location = useLocation()
  const scrolled = new Map<string, number>()
  let goingBack = false

  const body = () => main().querySelector('[data-scroll]')
  useBeforeLeave((leaving) => {
    goingBack = typeof leaving.to === 'number'
    scrolled.set(location.pathname, body()?.scrollTop ?? 0)
  })
  createEffect(
    on(
      () => location.pathname,
      (path) => {
        const before = main().querySelector('h1')
        const scroll = goingBack ? scrolled.get(path) : undefined
        goingBack = false
        arrive(main(), before, scroll, FRAMES)
      },
      { defer: true },
    ),
  )
}

function arrive(main: HTMLElement, before: Element | null, scroll: number | undefined, frames: number): void {
  const title = main.querySelector<HTMLElement>('h1')
  if (title === null || (title === before && frames > FRAMES - 3)) {
    if (frames > 0) requestAnimationFrame(() => arrive(main, before, scroll, frames - 1))
    return
  }
  const body = main.querySelector('[data-scroll]')
  if (scroll !== undefined && body !== null) body.scrollTop = scroll
  // A page that put the focus into a field, and a dialog, know better.
  if (main.contains(document.activeElement) && document.activeElement !== main) return
  if (document.activeElement?.closest('dialog')) return
  title.focus({ preventScroll: true })
  stay(main, title, scroll, SETTLING)
}

function stay(main: HTMLElement, title: HTMLElement, scroll: number | undefined, frames: number): void {
  if (title.isConnected) {
    if (frames > 0 && document.activeElement === title)
      requestAnimationFrame(() => stay(main, title, scroll, frames - 1))
    return
  }
  if (document.activeElement === document.body) arrive(main, title, scroll, FRAMES)
}
