import { useBeforeLeave, useLocation } from '@solidjs/router'
import { createEffect, on } from 'solid-js'
import { afterPaint } from '../parts/afterPaint'

/** Frames in which a page may come up after the address changed. */
const FRAMES = 30
/** Frames in which a page that was loading may give way to the one with its content, and take the focus with it. */
const SETTLING = 180

/**
 * After navigation the focus goes to the title of the page that opened, so that a screen reader says where one
 * is; when a page beside the list closes, to the line of it in the list. Going back also restores how far the
 * page was scrolled.
 */
export function keepPlace(main: () => HTMLElement): void {
  const location = useLocation()
  const scrolled = new Map<string, number>()
  let goingBack = false

  useBeforeLeave((leaving) => {
    goingBack = typeof leaving.to === 'number'
    scrolled.set(location.pathname, paneOf(main()).querySelector('[data-scroll]')?.scrollTop ?? 0)
  })
  createEffect(
    on(
      () => location.pathname,
      (path, left) => {
        const before = paneOf(main()).querySelector('h1')
        const scroll = goingBack ? scrolled.get(path) : undefined
        goingBack = false
        const list = paneBesideOf(main())
        // The picture without the page comes first: the focus needs everything laid out.
        if (list !== null && left?.startsWith(`${path}/`)) afterPaint(() => returnTo(list, left, FRAMES))
        else arrive(main, before, scroll, FRAMES)
      },
      { defer: true },
    ),
  )
}

/** Where the page is: of panes the one that opened last. */
const paneOf = (main: HTMLElement): HTMLElement =>
  main.querySelector<HTMLElement>('[data-pane="page"]') ?? paneBesideOf(main) ?? main

const paneBesideOf = (main: HTMLElement): HTMLElement | null => main.querySelector<HTMLElement>('[data-pane="list"]')

function arrive(main: () => HTMLElement, before: Element | null, scroll: number | undefined, frames: number): void {
  const pane = paneOf(main())
  const title = pane.querySelector<HTMLElement>('h1')
  if (title === null || (title === before && frames > FRAMES - 3)) {
    if (frames > 0) requestAnimationFrame(() => arrive(main, before, scroll, frames - 1))
    return
  }
  const body = pane.querySelector('[data-scroll]')
  if (scroll !== undefined && body !== null) body.scrollTop = scroll
  // A page that put the focus into a field, and a dialog, know better.
  if (pane.contains(document.activeElement) && document.activeElement !== pane) return
  if (document.activeElement?.closest('dialog')) return
  title.focus({ preventScroll: true })
  stay(main, title, scroll, SETTLING)
}

function stay(main: () => HTMLElement, title: HTMLElement, scroll: number | undefined, frames: number): void {
  if (title.isConnected) {
    if (frames > 0 && document.activeElement === title)
      requestAnimationFrame(() => stay(main, title, scroll, frames - 1))
    return
  }
  if (document.activeElement === document.body) arrive(main, title, scroll, FRAMES)
}

/** To the line that led to the page; it may come up some frames later. Without one, to the list's own title. */
function returnTo(list: HTMLElement, page: string, frames: number): void {
  // Who went on by key meanwhile is somewhere already.
  if (document.activeElement !== document.body && document.activeElement !== null) return
  const line = list.querySelector<HTMLElement>(`a[href=${JSON.stringify(page)}]`)
  if (line !== null) line.focus({ preventScroll: true })
  else if (frames > 0) requestAnimationFrame(() => returnTo(list, page, frames - 1))
  else list.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}
