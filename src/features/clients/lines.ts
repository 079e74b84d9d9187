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

function put<Item>(kept: Kept<Item>, item: Item): void {
  if (kept.item === item) return
  kept.item = item
  kept.set?.(() => item)
}

/**
 * Lines for the items of a list. What has the same key keeps its line, and with it the focus. Another question to the
 * list is another matter: `drawn` names the lines that are on the screen, from and to; those whose item is not among
 * the first any more are given to what is, for another text in an element that is there costs a tenth of a new one.
 * What never lends a line, such as a heading, is no `isLent`.
 */
export function makeLines<Item>(keyOf: (item: Item) => string, isLent: (item: Item) => boolean) {
  const byKey = new Map<string, Kept<Item>>()
  let before: readonly Kept<Item>[] = []

  function lend(items: readonly Item[], from: number, to: number): void {
    const drawn = before.slice(Math.max(0, from), to + 1).filter(({ item }) => isLent(item))
    const first = items.slice(0, drawn.length).filter(isLent)
    const keys = new Set(first.map(keyOf))
    const here = new Set(drawn)
    const free = drawn.filter(({ item }) => !keys.has(keyOf(item)))
    for (const key of keys) {
      const own = byKey.get(key)
      if (own !== undefined && here.has(own)) continue
      const lent = free.shift()
      if (lent === undefined) return
      const left = keyOf(lent.item)
      if (own === undefined) byKey.delete(left)
      else {
        byKey.set(left, own)
        put(own, lent.item)
      }
      byKey.set(key, lent)
    }
  }
  return (items: readonly Item[], drawn?: readonly [number, number]): readonly Line<Item>[] => {
    if (drawn !== undefined) lend(items, ...drawn)
    const now = items.map((item) => {
      const key = keyOf(item)
      const known = byKey.get(key)
      if (known !== undefined) {
        put(known, item)
        return known
      }
      const made = makeLine(item)
      byKey.set(key, made)
      return made
    })
    before = now
    return now.map(({ line }) => line)
  }
}
