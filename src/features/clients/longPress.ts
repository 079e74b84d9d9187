/** A finger that rests on a line chooses it, as phones have taught everybody. */
const RESTS = 450
/** Pixels a resting finger may tremble. */
const TREMBLES = 10

export interface LongPress {
  onPointerDown: (event: PointerEvent) => void
  onPointerMove: (event: PointerEvent) => void
  onPointerUp: () => void
  onPointerCancel: () => void
  onContextMenu: (event: Event) => void
  /** True once after a long press: the click that ends it opens nothing. */
  swallowsClick: () => boolean
}

export function makeLongPress(pressed: () => void): LongPress {
  let timer: ReturnType<typeof setTimeout> | undefined
  let from = { x: 0, y: 0 }
  let done = false
  const stop = (): void => clearTimeout(timer)
  return {
    onPointerDown(event) {
      done = false
      if (event.pointerType !== 'touch') return
      from = { x: event.clientX, y: event.clientY }
      timer = setTimeout(() => {
        done = true
        navigator.vibrate?.(10)
        pressed()
      }, RESTS)
    },
    onPointerMove(event) {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > TREMBLES) stop()
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    // Android opens the link's own menu at the same moment.
    onContextMenu(event) {
      if (done) event.preventDefault()
    },
    swallowsClick() {
      const was = done
      done = false
      return was
    },
  }
}
