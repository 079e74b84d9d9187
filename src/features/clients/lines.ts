import { createSignal, type Accessor, type Setter } from 'solid-js'

/** A place on the screen in which something stands; its element lives as long as it does. */
export interface Line<Item> {
  now: Accessor<Item>
}

interface Kept<Item> {
  line: Line<Item>
  item: Item
  /** Once it was drawn. */
  set?: Setter<Item>
}

/** Lent lines that take their new item at once, and in each picture after it. */
const AT_ONCE = 8

function makeLine<Item>(item: Item): Kept<Item> {
  let now: Accessor<Item> | undefined
  const kept: Kept<Item> = {
    item,
    line: {
      now() {
        if (now === undefined) {
          const [get, set] = createSignal(kept.item)
          now = get
          kept.set = set
        }
        return now()
      },
    },
  }
  return kept
}

/**
 * Lines for the items of a list, each made when it is first read: of 50,000 only what is near the screen. What has the
 * same key keeps its line, and with it the focus. Another question to the list is another matter: `drawn` names the
 * lines that are on the screen, from and to; those whose item is not among the first any more are given to what is, for
 * another text in an element that is there costs a tenth of a new one. They take it some at a time, the upper first,
 * each `later` than those before, so that keys are heard in between. What never lends a line, such as a heading, is no
 * `isLent`.
 */
export function makeLines<Item>(
  keyOf: (item: Item) => string,
  isLent: (item: Item) => boolean,
  later: (run: () => void) => void,
) {
  let items: readonly Item[] = []
  /** By key: those that were read since these items came, and those that were read of the items before. */
  let lines = new Map<string, Kept<Item>>()
  let before = new Map<string, Kept<Item>>()
  /** They still show what they showed before they were lent. */
  const waiting = new Set<Kept<Item>>()

  function lineOf(item: Item): Line<Item> {
    const key = keyOf(item)
    let kept = lines.get(key)
    if (kept === undefined) {
      kept = before.get(key) ?? makeLine(item)
      lines.set(key, kept)
    }
    if (kept.item !== item) {
      kept.item = item
      if (!waiting.has(kept)) kept.set?.(() => item)
    }
    return kept.line
  }

  /** Some of those that wait show what they are given to. */
  function showSome(): void {
    for (const kept of [...waiting].slice(0, AT_ONCE)) {
      waiting.delete(kept)
      kept.set?.(() => kept.item)
    }
    if (waiting.size > 0) later(showSome)
  }

  function lend(next: readonly Item[], from: number, to: number): void {
    const drawn = items.slice(Math.max(0, from), to + 1).filter((item) => isLent(item) && before.has(keyOf(item)))
    const here = new Set(drawn.map(keyOf))
    const first = new Set(next.slice(0, drawn.length).filter(isLent).map(keyOf))
    const free = [...here].filter((key) => !first.has(key))
    let given = 0
    const isIdle = waiting.size === 0
    for (const key of first) {
      if (here.has(key)) continue
      const left = free.shift()
      if (left === undefined) break
      const lent = before.get(left)!
      before.delete(left)
      before.set(key, lent)
      given += 1
      if (given > AT_ONCE) waiting.add(lent)
      else waiting.delete(lent)
    }
    if (isIdle && waiting.size > 0) later(showSome)
  }

  return (next: readonly Item[], drawn?: readonly [number, number]): readonly Line<Item>[] => {
    // Items that nobody read lines of are no reason to forget those that are drawn.
    if (lines.size > 0) before = lines
    lines = new Map()
    if (drawn !== undefined) lend(next, ...drawn)
    items = next
    // As long as the items are; a line is asked for by its number.
    return new Proxy<readonly unknown[]>(next, {
      get(all, property) {
        const found = Reflect.get(all, property) as unknown
        return typeof property === 'string' && Number(property) < all.length ? lineOf(found as Item) : found
      },
    }) as readonly Line<Item>[]
  }
}
