/**
 * A line that a thumb draws aside does something: to the end of the line one thing, to its beginning another. Keys and
 * buttons do the same; a mouse marks text instead. The line needs `touch-action: pan-y`, so that scrolling stays the browser's.
 *
 * While it is drawn `--swiped` says how far, and `data-swipe` which way: `end`, `start`, each with `-far` once letting go
 * means it.
 */

/** Which way: towards the end of the line (right, where one writes to the right) or its beginning. */
export type Way = 'start' | 'end'

/** CSS pixels before a touch is taken for a swipe. */
const BEGINS = 12
/** What part of the width must be drawn, and how many CSS pixels at most. */
const FAR = 0.3
const FAR_AT_MOST = 120

/** Where letting go means it, in CSS pixels. */
export const farAt = (width: number): number => Math.min(width * FAR, FAR_AT_MOST)

/** Lets `line` be drawn; `may` says which ways mean something. Ends with the signal. */
export function swipe(line: HTMLElement, may: (way: Way) => boolean, run: (way: Way) => void): void {
  line.addEventListener('pointerdown', (start) => {
    if (start.pointerType === 'mouse' || !start.isPrimary) return
    const ended = new AbortController()
    const forward = getComputedStyle(line).direction === 'rtl' ? -1 : 1
    const far = farAt(line.offsetWidth)
    let isSwipe = false
    let moved = 0
    const wayOf = (): Way => (moved * forward > 0 ? 'end' : 'start')

    const move = (event: PointerEvent): void => {
      if (event.pointerId !== start.pointerId) return
      const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY]
      if (!isSwipe) {
        if (Math.abs(y) > BEGINS && Math.abs(y) >= Math.abs(x)) return ended.abort()
        if (Math.abs(x) < BEGINS || Math.abs(x) < Math.abs(y) * 1.5) return
        isSwipe = true
        line.setPointerCapture(start.pointerId)
      }
      moved = x
      if (!may(wayOf())) moved = 0
      line.style.setProperty('--swiped', `${moved}px`)
      line.dataset['swipe'] = `${wayOf()}${Math.abs(moved) >= far ? '-far' : ''}`
    }
    const end = (event: PointerEvent): void => {
      if (event.pointerId !== start.pointerId) return
      ended.abort()
      if (!isSwipe) return
      line.style.removeProperty('--swiped')
      delete line.dataset['swipe']
      swallowClick(line)
      if (event.type === 'pointerup' && Math.abs(moved) >= far) run(wayOf())
    }
    for (const [name, heard] of [
      ['pointermove', move],
      ['pointerup', end],
      ['pointercancel', end],
    ] as const)
      // The window hears what leaves the line before it is captured.
      addEventListener(name, heard, { signal: ended.signal })
  })
}

/** The click that a browser makes of the release is none: the line was drawn, not tapped. */
function swallowClick(line: HTMLElement): void {
  const swallow = (event: Event): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  line.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => line.removeEventListener('click', swallow, { capture: true }))
}
