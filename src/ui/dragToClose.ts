/** A sheet on a phone is closed by drawing it down at its head, as the thumb expects. Keys and the cross do it too. */

const PHONE = '(width < 48rem)'

/** Was it meant to go? `moved` and `height` in CSS pixels, `time` in ms. */
export function isThrown(moved: number, time: number, height: number): boolean {
  const speed = moved / Math.max(time, 1)
  return moved > height * 0.35 || (moved > 24 && speed > 0.6)
}

/** Lets `head` draw its `sheet` down. Drawn far or fast enough it is closed, else it goes back. */
export function dragToClose(head: HTMLElement, sheet: () => HTMLElement, onClose: () => void): void {
  head.addEventListener('pointerdown', (start) => {
    const onButton = start.target instanceof Element && start.target.closest('button, a, input') !== null
    if (onButton || start.button !== 0 || !matchMedia(PHONE).matches) return
    head.setPointerCapture(start.pointerId)
    const ended = new AbortController()
    let moved = 0
    const move = (event: PointerEvent): void => {
      moved = Math.max(0, event.clientY - start.clientY)
      sheet().style.setProperty('--drawn', `${moved}px`)
    }
    const end = (event: PointerEvent): void => {
      ended.abort()
      if (event.type === 'pointerup' && isThrown(moved, event.timeStamp - start.timeStamp, sheet().offsetHeight))
        onClose()
      // Who asks first, about something typed, leaves it open.
      sheet().style.removeProperty('--drawn')
    }
    head.addEventListener('pointermove', move, { signal: ended.signal })
    head.addEventListener('pointerup', end, { signal: ended.signal })
    head.addEventListener('pointercancel', end, { signal: ended.signal })
  })
}
