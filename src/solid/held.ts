/**
 * What was typed or done and is not stored yet. It is said at once, and taken back only after a moment of quiet:
 * a mark that blinks at every key is as little use as one that says "saved" too early.
 */
import { createSignal, type Accessor } from 'solid-js'

/** ms for which everything is stored before it is said. */
export const QUIET = 500

export interface Held {
  /** Is there anything? */
  isHeld: Accessor<boolean>
  /** Something more, until the given function is called. */
  hold(): () => void
}

export function makeHeld(quiet = QUIET): Held {
  const [isHeld, setHeld] = createSignal(false)
  let count = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    isHeld,
    hold() {
      let isOver = false
      count += 1
      clearTimeout(timer)
      setHeld(true)
      return () => {
        if (isOver) return
        isOver = true
        count -= 1
        if (count === 0) timer = setTimeout(() => setHeld(false), quiet)
      }
    },
  }
}
