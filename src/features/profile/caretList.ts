/** A list beside the caret, within what a phone's keyboard leaves of the screen. */

const GAP = 6
const MARGIN = 8

/** `caret` is where the sign was typed, in pixels of the window. */
export function placeCaretList(list: HTMLElement, caret: { left: number; top: number; bottom: number }): void {
  const view = window.visualViewport
  const top = view?.offsetTop ?? 0
  const height = view?.height ?? innerHeight
  const width = document.documentElement.clientWidth
  const below = top + height - MARGIN - (caret.bottom + GAP)
  const above = caret.top - GAP - MARGIN - top
  const isBelow = below >= Math.min(list.scrollHeight, 220) || below >= above
  const room = Math.max(96, isBelow ? below : above)
  const tall = Math.min(list.scrollHeight, room)
  list.style.setProperty('--list-height', `${room}px`)
  list.style.setProperty('--list-top', `${isBelow ? caret.bottom + GAP : caret.top - GAP - tall}px`)
  list.style.setProperty(
    '--list-left',
    `${Math.max(MARGIN, Math.min(caret.left, width - list.offsetWidth - MARGIN))}px`,
  )
}
