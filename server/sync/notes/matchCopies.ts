/**
 * Which typed text is a copy of deleted text. The editor moves text by deleting it and typing it anew, in one step and
 * in the same order: so a copy is found as a stretch that is the same, each after the one before it.
 *
 * It is looked for in a write, for which everybody waits, and in text that somebody may have made to be slow: so only
 * with a measure of effort. What is not found by then belongs to whoever typed it.
 */

/** How much may still be looked at: characters, and places where something may begin. */
export interface Effort {
  left: number
}

/** For one burst, and far more than the notes of any client: some tenths of a second. */
export const someEffort = (): Effort => ({ left: 5_000_000 })

/** Text that stands side by side in one paragraph. */
export interface Line {
  runs: { client: number; clock: number; text: string }[]
  /** The paragraph itself came with the step, or went with it: then even a single character is a copy. */
  whole: boolean
}

/** [client, first clock, length] of the copy, [client, first clock] of what it was copied from. */
export type Copy = [client: number, clock: number, length: number, fromClient: number, fromClock: number]

/** Shorter stretches are chance, unless they are all of a line. */
const SHORTEST = 4
/** Places where a stretch may begin that are looked at. */
const PLACES = 64
/** Ends a line: no text holds it where it would count. */
const END = '\u0000'

/** What of `made` was copied from `gone`. Both are in order; a copy is younger than what it was made from. */
export function matchCopies(made: readonly Line[], gone: readonly Line[], effort = someEffort()): Copy[] {
  if (made.length === 0 || gone.length === 0 || effort.left <= 0) return []
  const source = sourceOf(gone, effort)
  effort.left -= source.text.length
  const copies: Copy[] = []
  let next = 0
  for (const line of made) {
    const { text, ids } = charactersOf(line)
    for (let at = 0; at < text.length && effort.left > 0;) {
      const found = longest(source, text, ids, at, next, line.whole)
      if (found === undefined) {
        at += 1
        continue
      }
      for (let offset = 0; offset < found.length; offset++)
        addTo(copies, ids[at + offset]!, source.ids[found.at + offset]!)
      at += found.length
      next = found.at + found.length
    }
  }
  return copies
}

interface Character {
  client: number
  clock: number
}

interface Source {
  text: string
  ids: (Character | null)[]
  /** Where each line begins. */
  starts: { at: number; length: number; whole: boolean }[]
  /** Where stretches of SHORTEST characters begin. */
  places: Map<string, number[]>
  effort: Effort
}

function sourceOf(gone: readonly Line[], effort: Effort): Source {
  let text = ''
  const ids: (Character | null)[] = []
  const starts: Source['starts'] = []
  for (const line of gone) {
    const characters = charactersOf(line)
    starts.push({ at: text.length, length: characters.text.length, whole: line.whole })
    text += characters.text + END
    ids.push(...characters.ids, null)
  }
  const places = new Map<string, number[]>()
  for (let at = 0; at + SHORTEST <= text.length; at++) {
    const stretch = text.slice(at, at + SHORTEST)
    const known = places.get(stretch)
    if (known === undefined) places.set(stretch, [at])
    else known.push(at)
  }
  return { text, ids, starts, places, effort }
}

function charactersOf({ runs }: Line): { text: string; ids: Character[] } {
  const ids: Character[] = []
  for (const { client, clock, text } of runs)
    for (let offset = 0; offset < text.length; offset++) ids.push({ client, clock: clock + offset })
  return { text: runs.map(({ text }) => text).join(''), ids }
}

/** The longest stretch that can be the copy of something; of equal ones the first behind the last copy. */
function longest(source: Source, text: string, ids: Character[], at: number, next: number, isWhole: boolean) {
  const { effort } = source
  let best: { at: number; length: number } | undefined
  const consider = (place: number) => {
    // Nothing is longer than all that is left of the text.
    if (effort.left <= 0 || at + (best?.length ?? 0) === text.length) return
    const length = sameFrom(source, text, ids, at, place)
    effort.left -= length + 1
    if (length > (best?.length ?? 0) && isTelling(source, text, at, place, length, isWhole))
      best = { at: place, length }
  }
  consider(next)
  const places = source.places.get(text.slice(at, at + SHORTEST)) ?? []
  effort.left -= places.length
  const behind = places.findIndex((place) => place >= next)
  const inOrder = behind === -1 ? places : [...places.slice(behind), ...places.slice(0, behind)]
  for (const place of inOrder.slice(0, PLACES)) consider(place)
  if (best === undefined) {
    // Lines that are shorter than a stretch.
    effort.left -= source.starts.length
    for (const line of source.starts) if (line.length < SHORTEST && line.length > 0) consider(line.at)
    if (at === 0 && text.length < SHORTEST) considerEvery(source.text, text, consider)
  }
  return best
}

function considerEvery(text: string, wanted: string, consider: (place: number) => void): void {
  let looked = 0
  for (let place = text.indexOf(wanted); place !== -1 && looked < PLACES; place = text.indexOf(wanted, place + 1)) {
    consider(place)
    looked += 1
  }
}

function sameFrom(
  { text: gone, ids: from }: Source,
  text: string,
  ids: Character[],
  at: number,
  place: number,
): number {
  let length = 0
  while (at + length < text.length && text[at + length] === gone[place + length]) {
    const [made, source] = [ids[at + length]!, from[place + length]]
    if (source === null || source === undefined) break
    if (source.client === made.client && source.clock >= made.clock) break
    length += 1
  }
  return length
}

/** Is it no chance that these are the same? Within a paragraph that stays, only what comes back as a whole is told. */
function isTelling({ starts }: Source, text: string, at: number, place: number, length: number, isWhole: boolean) {
  if (length === 0) return false
  const line = lineAt(starts, place)
  const isAllMade = at === 0 && length === text.length
  if (!isWhole && !line.whole) return isAllMade && length >= SHORTEST
  if (length >= SHORTEST || isAllMade) return true
  const isRest = at + length === text.length && place + length === line.at + line.length
  const isAllGone = place === line.at && length === line.length
  return isAllGone || isRest
}

/** The line that holds this place, by halves: there may be thousands. */
function lineAt(starts: Source['starts'], place: number): Source['starts'][number] {
  let [first, behind] = [0, starts.length]
  while (behind - first > 1) {
    const middle = (first + behind) >> 1
    if (starts[middle]!.at <= place) first = middle
    else behind = middle
  }
  return starts[first]!
}

function addTo(copies: Copy[], made: Character, from: Character | null): void {
  if (from === null) return
  const last = copies.at(-1)
  const continues =
    last !== undefined &&
    last[0] === made.client &&
    last[1] + last[2] === made.clock &&
    last[3] === from.client &&
    last[4] + last[2] === from.clock
  if (continues) last[2] += 1
  else copies.push([made.client, made.clock, 1, from.client, from.clock])
}
