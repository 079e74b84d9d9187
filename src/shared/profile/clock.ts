/**
 * The hybrid logical clock of a device (Kulkarni et al., "Logical Physical Clocks", 2014), with the
 * logical part folded into the milliseconds: it never goes back, never stands still, and is never
 * behind what its owner has seen.
 */
import { effectiveTime, type Ordered } from './order'

export interface Clock {
  /** The next time, ms since 1970 UTC, greater than every one before. */
  tick(): number
  /** Takes note of a change that was seen. A sender whose clock ran ahead cannot pull ours beyond its arrival. */
  saw(change: Ordered): void
}

export function makeClock(now: () => number = Date.now, last = 0): Clock {
  return {
    tick: () => (last = Math.max(now(), last + 1)),
    saw(change) {
      last = Math.max(last, effectiveTime(change))
    },
  }
}
