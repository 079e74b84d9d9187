/**
 * "Text that lost its place". Yjs deletes what somebody types in a paragraph that somebody else joined or restyled
 * meanwhile: the paragraph it stands in is gone. Nobody deleted that text, so it is found and offered back. Loads Yjs:
 * import it lazily.
 *
 * [B3] Lost is text that a burst typed, that is deleted, that no burst deleted, and that stands in something which
 *      a burst deleted. What no record tells of yet is not judged.
 * [B4] Text that was put back, that is typed anew and recorded as a copy, or let go by somebody is not lost any more.
 */
import * as Y from 'yjs'
import type { CharacterId, NoteAuthor, NotePast } from './notePast'
import type { Runs, RunTriple } from './noteRuns'
import { noteRuns, textIn, type NoteRun } from './noteText'

/** Text of one author that stood side by side in one paragraph. */
export interface LostText {
  runs: RunTriple[]
  text: string
  author: NoteAuthor
}

/** All of it, in the order of the notes. `settled`: what was put back or let go. */
export function lostIn(notes: Y.XmlFragment, past: NotePast, settled?: Runs<true>): LostText[] {
  const lost: LostText[] = []
  let open: { text: LostText; block: Y.XmlFragment } | undefined
  for (const run of noteRuns(notes)) {
    if (!run.deleted || !isInRecordedGap(run, past)) continue
    for (const [client, clock, length] of unexplained(run, past, settled))
      for (const part of past.authorsOf(client, clock, length)) {
        if (part.author === undefined) continue
        const text = textIn(run, part.clock, part.length)
        if (open === undefined || open.block !== run.block || !isSame(open.text.author, part.author)) {
          open = { block: run.block, text: { runs: [], text: '', author: part.author } }
          lost.push(open.text)
        }
        open.text.text += text
        addRun(open.text.runs, [client, part.clock, part.length])
      }
  }
  return lost.filter(({ text }) => text.trim() !== '')
}

/** [B3] [B4] What nobody deleted of a deleted run that was recorded. */
function unexplained({ client, clock, length }: NoteRun, past: NotePast, settled?: Runs<true>): RunTriple[] {
  return past.deleted
    .missing(client, clock, length)
    .flatMap((run) => past.sources.missing(...run))
    .flatMap((run) => settled?.missing(...run) ?? [run])
    .flatMap(([, first, count]) =>
      past.typed
        .pieces(client, first, count)
        .filter(({ value }) => value !== undefined)
        .map((piece): RunTriple => [client, piece.clock, piece.length]),
    )
}

/** Does it stand in something that a burst deleted? */
function isInRecordedGap({ item }: NoteRun, past: NotePast): boolean {
  for (let parent = parentOf(item); parent !== null; parent = parentOf(parent))
    if (parent.deleted && past.deleted.has(parent.id.client, parent.id.clock)) return true
  return false
}

const parentOf = (item: Y.Item): Y.Item | null => (item.parent instanceof Y.AbstractType ? item.parent._item : null)

const isSame = (a: NoteAuthor, b: NoteAuthor): boolean => a.member === b.member && a.at === b.at

function addRun(runs: RunTriple[], run: RunTriple): void {
  const last = runs.at(-1)
  if (last !== undefined && last[0] === run[0] && last[1] + last[2] === run[1]) last[2] += run[2]
  else runs.push(run)
}

/** Where text goes back: behind what stood before it, wherever that stands now; else a paragraph of its own. */
export type Place = { text: Y.XmlText; index: number } | { fragment: Y.XmlFragment; index: number }

/** Characters on each side of lost text by which its place is looked for. */
const REACH = 2_000

export function placeOf(notes: Y.XmlFragment, past: NotePast, { runs }: LostText): Place {
  const doc = notes.doc!
  const [client, clock] = runs[0]!
  const first = Y.getItem(doc.store, Y.createID(client, clock))
  const lastRun = runs.at(-1)!
  const last = Y.getItem(doc.store, Y.createID(lastRun[0], lastRun[1] + lastRun[2] - 1))
  const before = nearest(doc, past, charactersBefore(first, clock))
  if (before !== undefined) return { text: before.text, index: before.index + 1 }
  const after = nearest(doc, past, charactersAfter(last, lastRun[1] + lastRun[2] - 1))
  return after ?? { fragment: notes, index: notes.length }
}

/** Puts the text back, as an edit of whoever does it: in the place it had, or at the end of the notes. */
export function putBack(notes: Y.XmlFragment, past: NotePast, lost: LostText, origin: unknown): void {
  const place = placeOf(notes, past, lost)
  notes.doc!.transact(() => {
    if ('text' in place) {
      // Named without formats: it takes none from what stands before it.
      place.text.insert(place.index, lost.text, {})
    } else {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(lost.text)])
      place.fragment.insert(place.index, [paragraph])
    }
  }, origin)
}

function* charactersBefore(first: Y.Item, clock: number): Generator<CharacterId> {
  let item: Y.Item | null = first
  let count = clock - first.id.clock
  while (item !== null) {
    if (item.content instanceof Y.ContentString)
      for (let offset = count - 1; offset >= 0; offset--)
        yield { client: item.id.client, clock: item.id.clock + offset }
    item = item.left
    count = item?.length ?? 0
  }
}

function* charactersAfter(last: Y.Item, clock: number): Generator<CharacterId> {
  let item: Y.Item | null = last
  let from = clock - last.id.clock + 1
  while (item !== null) {
    if (item.content instanceof Y.ContentString)
      for (let offset = from; offset < item.length; offset++)
        yield { client: item.id.client, clock: item.id.clock + offset }
    item = item.right
    from = 0
  }
}

/** The first of these characters that can be read somewhere, itself or as a copy of it. */
function nearest(
  doc: Y.Doc,
  past: NotePast,
  characters: Generator<CharacterId>,
): { text: Y.XmlText; index: number } | undefined {
  let looked = 0
  for (const character of characters) {
    if (looked++ === REACH) return undefined
    const found = visibleCopy(doc, past, character)
    if (found !== undefined) return found
  }
  return undefined
}

function visibleCopy(doc: Y.Doc, past: NotePast, character: CharacterId) {
  const waiting = [character]
  const seen = new Set<string>()
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { client, clock } = next
    const name = `${client} ${clock}`
    if (seen.has(name) || clock >= Y.getState(doc.store, client)) continue
    seen.add(name)
    const item = Y.getItem(doc.store, Y.createID(client, clock))
    if (item instanceof Y.Item && !item.deleted && item.parent instanceof Y.XmlText)
      return { text: item.parent, index: indexOf(item) + clock - item.id.clock }
    for (const [to, first, length, from, start] of past.copies)
      if (from === client && start <= clock && clock < start + length)
        waiting.push({ client: to, clock: first + clock - start })
  }
  return undefined
}

/** Where an item begins among what can be read of its text. */
function indexOf(item: Y.Item): number {
  let index = 0
  for (let before = item.left; before !== null; before = before.left)
    if (!before.deleted && before.countable) index += before.length
  return index
}
