/** How the keyboard moves in a menu: the WAI-ARIA menu button pattern. */

/** Letters typed within this many ms of each other are one word. */
const ONE_WORD = 700

/** The item that a key moves to; undefined for a key that moves nowhere. `at` is -1 while no item has the focus. */
export function movedTo(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count
    case 'ArrowUp':
      return at <= 0 ? count - 1 : at - 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

export interface TypeAhead {
  /** The item that the letters typed so far begin, or -1. `time` in ms. */
  find(letter: string, time: number, labels: readonly string[], at: number): number
}

/** One letter again and again goes through the items that begin with it; several letters are a beginning. */
export function makeTypeAhead(): TypeAhead {
  let typed = ''
  let last = -Infinity
  return {
    find(letter, time, labels, at) {
      if (time - last > ONE_WORD) typed = ''
      last = time
      if (typed !== letter) typed += letter
      const begins = (label: string): boolean =>
        label.slice(0, typed.length).localeCompare(typed, undefined, { sensitivity: 'base' }) === 0
      // A single letter asks for the next one, a longer word may still mean the item it has reached.
      const from = typed.length === 1 ? at + 1 : Math.max(at, 0)
      const inTurn = labels.map((_, step) => (from + step) % labels.length)
      return inTurn.find((index) => begins(labels[index]!)) ?? -1
    },
  }
}
