/**
 * Sets of characters of the notes, and what is known of them. A character is named by the Yjs client that made it
 * and its own count there; neighbours are kept together as runs. No Yjs in here.
 */

/** [client, first clock, length], as the ledger writes a run. */
export type RunTriple = [client: number, clock: number, length: number]

/** A part of a run that was asked for: what is known of it, or undefined. `offset` counts from the run's start. */
export interface Piece<T> {
  clock: number
  length: number
  offset: number
  value: T | undefined
}

interface Entry<T> {
  clock: number
  end: number
  /** Where the run began that this is a part of: what was said of it counts from there. */
  start: number
  value: T
}

/** What is known of runs. Of what is said twice, the first stands. */
export class Runs<T> {
  /** Ascending, without overlaps. */
  readonly #byClient = new Map<number, Entry<T>[]>()

  add(client: number, clock: number, length: number, value: T): void {
    if (length <= 0) return
    const entry = { clock, end: clock + length, start: clock, value }
    const entries = this.#byClient.get(client)
    if (entries === undefined) this.#byClient.set(client, [entry])
    else if (entries.at(-1)!.end <= clock) entries.push(entry)
    else this.#addBetween(entries, client, entry)
  }

  #addBetween(entries: Entry<T>[], client: number, { clock, end, value }: Entry<T>): void {
    for (const [, from, length] of this.missing(client, clock, end - clock)) {
      const part = { clock: from, end: from + length, start: clock, value }
      entries.splice(firstBehind(entries, from), 0, part)
    }
  }

  /** The whole run in pieces, ascending: each known or unknown throughout. */
  pieces(client: number, clock: number, length: number): Piece<T>[] {
    const entries = this.#byClient.get(client) ?? []
    const end = clock + length
    const pieces: Piece<T>[] = []
    let at = clock
    for (let index = firstBehind(entries, clock); index < entries.length && entries[index]!.clock < end; index++) {
      const entry = entries[index]!
      if (entry.clock > at) pieces.push({ clock: at, length: entry.clock - at, offset: 0, value: undefined })
      at = Math.max(at, entry.clock)
      const until = Math.min(end, entry.end)
      pieces.push({ clock: at, length: until - at, offset: at - entry.start, value: entry.value })
      at = until
    }
    if (at < end) pieces.push({ clock: at, length: end - at, offset: 0, value: undefined })
    return pieces
  }

  get(client: number, clock: number): Piece<T> {
    return this.pieces(client, clock, 1)[0]!
  }

  has(client: number, clock: number): boolean {
    return this.get(client, clock).value !== undefined
  }

  /** What of the run is not here. */
  missing(client: number, clock: number, length: number): RunTriple[] {
    return this.pieces(client, clock, length)
      .filter(({ value }) => value === undefined)
      .map((piece) => [client, piece.clock, piece.length])
  }

  /** What of the run is here. */
  within(client: number, clock: number, length: number): RunTriple[] {
    return this.pieces(client, clock, length)
      .filter(({ value }) => value !== undefined)
      .map((piece) => [client, piece.clock, piece.length])
  }

  /** All runs, joined where they touch. */
  triples(): RunTriple[] {
    return [...this.#byClient.keys()].flatMap((client) => {
      const joined: RunTriple[] = []
      for (const { clock, end } of this.#byClient.get(client) ?? []) {
        const last = joined.at(-1)
        if (last !== undefined && last[1] + last[2] === clock) last[2] += end - clock
        else joined.push([client, clock, end - clock])
      }
      return joined
    })
  }

  get size(): number {
    return this.#byClient.size
  }
}

/** The first entry that ends behind this clock. */
function firstBehind<T>(entries: Entry<T>[], clock: number): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (entries[middle]!.end <= clock) low = middle + 1
    else high = middle
  }
  return low
}
