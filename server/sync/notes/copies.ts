/** What a burst of editing typed, deleted and copied, read from its updates when it ends. */
import * as Y from 'yjs'
import { lostIn } from '../../../src/shared/profile/noteLost'
import type { BurstChange } from '../../../src/shared/profile/change'
import { setOf, type NotePast } from '../../../src/shared/profile/notePast'
import { Runs, type RunTriple } from '../../../src/shared/profile/noteRuns'
import { NOTES } from '../../../src/shared/protocol'
import { matchCopies, someEffort, type Copy, type Effort, type Line } from './matchCopies'
import { BETWEEN } from './passages'

type Quote = NonNullable<BurstChange['quoted']>[number]

/** What one update added and took away. */
export interface Step {
  /** As the update has them: a client's in order. */
  typed: RunTriple[]
  deleted: RunTriple[]
  /** Characters of text among `typed`. */
  characters: number
}

/** Reads an update that was checked. */
export function stepOf(update: Uint8Array): Step {
  const step: Step = { typed: [], deleted: [], characters: 0 }
  const { structs, ds } = Y.decodeUpdate(update)
  for (const struct of structs) {
    step.typed.push([struct.id.client, struct.id.clock, struct.length])
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) step.characters += struct.length
  }
  for (const [client, deletions] of ds.clients)
    for (const { clock, len } of deletions) step.deleted.push([client, clock, len])
  return step
}

/** What of a run the document has, deleted. */
export const deletedIn = (doc: Y.Doc, [client, clock, length]: RunTriple): RunTriple[] =>
  itemsIn(doc, [client, clock, length])
    .filter(({ deleted }) => deleted)
    .map(({ id, length: all }): RunTriple => {
      const from = Math.max(clock, id.clock)
      return [client, from, Math.min(clock + length, id.clock + all) - from]
    })

/** How many characters of text a run holds. */
export const charactersIn = (doc: Y.Doc, run: RunTriple): number =>
  piecesOf(doc, run).reduce((sum, { text }) => sum + text.length, 0)

/** Nothing that one types in one step is shorter and is a copy, unless something goes with it. */
const TYPED_AT_ONCE = 4

/**
 * What was copied in a burst, step by step: from what it deleted up to then, and from text that had lost its place
 * (`past` is that before the burst) and was put back.
 */
export function copiesIn(doc: Y.Doc, steps: readonly Step[], past: NotePast): Copy[] {
  if (!steps.some(mayCopy)) return []
  const order = orderOf(doc.getXmlFragment(NOTES))
  const lost = lostLines(doc, past)
  const gone: Line[] = []
  const copies: Copy[] = []
  const effort = someEffort()
  for (const step of steps) {
    if (effort.left <= 0) break
    gone.unshift(...goneLines(doc, step, order))
    if (!mayCopy(step)) continue
    const made = madeLines(doc, step)
    const found = matchCopies(made, gone, effort)
    copies.push(...found, ...putBack(made, lost, found, effort))
  }
  return copies
}

const mayCopy = ({ characters, deleted }: Step): boolean =>
  characters > 0 && (deleted.length > 0 || characters >= TYPED_AT_ONCE)

/** Text that lost its place comes back as a whole. A few letters may be anybody's: the fact that says so settles those. */
function putBack(made: Line[], lost: Line[], found: Copy[], effort: Effort): Copy[] {
  const copied = setOf(found)
  return lost.flatMap((line) => {
    const text = textOf(line)
    const home = text.length < TYPED_AT_ONCE ? undefined : homeOf(text, made, copied, effort)
    return home === undefined ? [] : matchCopies([home], [line], effort)
  })
}

/** Which typed text is a passage that was taken over from a late contribution: its author's, and of that time. */
export function quotesIn(doc: Y.Doc, steps: readonly Step[], past: NotePast): Quote[] {
  if (past.late.length === 0) return []
  const made = steps.filter(({ characters }) => characters >= TYPED_AT_ONCE).flatMap((step) => madeLines(doc, step))
  const taken = new Runs<true>()
  const effort = someEffort()
  return past.late.flatMap(({ text, member, at }) => {
    const quotes = text.split(BETWEEN).flatMap((part) => homeOf(part.trim(), made, taken, effort)?.runs ?? [])
    for (const { client, clock, text: own } of quotes) taken.add(client, clock, own.length, true)
    return quotes.map(({ client, clock, text: own }): Quote => [client, clock, own.length, member, at])
  })
}

/** Where this text was typed as a whole. */
function homeOf(text: string, made: Line[], taken: Runs<true>, effort: Effort): Line | undefined {
  if (text === '') return undefined
  for (const line of made) {
    if (effort.left <= 0) return undefined
    const all = textOf(line)
    effort.left -= all.length + 1
    const at = all.indexOf(text)
    if (at === -1) continue
    const home = partOf(line, at, text.length)
    if (home.runs.every(({ client, clock }) => !taken.has(client, clock))) return home
  }
  return undefined
}

const textOf = ({ runs }: Line): string => runs.map(({ text }) => text).join('')

/** From a character of the line on. */
function partOf({ runs }: Line, from: number, length: number): Line {
  const part: Line['runs'] = []
  let at = 0
  for (const { client, clock, text } of runs) {
    const start = Math.max(from - at, 0)
    const end = Math.min(from + length - at, text.length)
    if (start < end) part.push({ client, clock: clock + start, text: text.slice(start, end) })
    at += text.length
  }
  return { runs: part, whole: true }
}

function lostLines(doc: Y.Doc, past: NotePast): Line[] {
  return lostIn(doc.getXmlFragment(NOTES), past).map(({ runs }) => ({
    whole: true,
    runs: runs.flatMap((run) =>
      piecesOf(doc, run).map(({ item, clock, text }) => ({ client: item.id.client, clock, text })),
    ),
  }))
}

interface TextPiece {
  item: Y.Item
  clock: number
  text: string
}

/** The text of a run, in the items that hold it. */
const piecesOf = (doc: Y.Doc, run: RunTriple): TextPiece[] =>
  itemsIn(doc, run).flatMap((item) => {
    const { content, id } = item
    if (!(content instanceof Y.ContentString)) return []
    const from = Math.max(run[1] - id.clock, 0)
    return [{ item, clock: id.clock + from, text: content.str.slice(from, run[1] + run[2] - id.clock) }]
  })

/** The items that hold a run, as far as the document has it. */
function itemsIn(doc: Y.Doc, [client, clock, length]: RunTriple): Y.Item[] {
  const structs = doc.store.clients.get(client) ?? []
  const items: Y.Item[] = []
  if (clock >= Y.getState(doc.store, client)) return items
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index]!
    if (struct.id.clock >= clock + length) break
    if (struct instanceof Y.Item) items.push(struct)
  }
  return items
}

/** What the step typed, in the order in which it was typed: that of the page, within one step of the editor. */
function madeLines(doc: Y.Doc, { typed }: Step): Line[] {
  const added = setOf(typed)
  const isAdded = ({ client, clock }: Y.ID) => added.has(client, clock)
  return linesOf(
    typed.flatMap((run) => piecesOf(doc, run)),
    isAdded,
  )
}

/** What the step deleted, in the order of the page. */
function goneLines(doc: Y.Doc, { deleted }: Step, order: Map<Y.Item, number>): Line[] {
  const pieces = deleted.flatMap((run) => piecesOf(doc, run))
  const placeOf = ({ item }: TextPiece) => order.get(item) ?? 0
  const sorted = pieces.toSorted((a, b) => placeOf(a) - placeOf(b) || a.clock - b.clock)
  const taken = setOf(deleted)
  return linesOf(sorted, ({ client, clock }) => taken.has(client, clock))
}

/** A line for each text; `whole` when the text or its paragraph came or went in the same step. */
function linesOf(pieces: TextPiece[], isInStep: (id: Y.ID) => boolean): Line[] {
  const lines: Line[] = []
  let text: unknown
  for (const { item, clock, text: str } of pieces) {
    if (text !== item.parent) {
      text = item.parent
      const parent = item.parent instanceof Y.AbstractType ? item.parent._item : null
      lines.push({ runs: [], whole: parent !== null && isInStep(parent.id) })
    }
    lines.at(-1)!.runs.push({ client: item.id.client, clock, text: str })
  }
  return lines
}

/** The items of text in the order of the page, deleted ones too. */
function orderOf(notes: Y.XmlFragment): Map<Y.Item, number> {
  const order = new Map<Y.Item, number>()
  const walk = (parent: { _start: Y.Item | null }) => {
    for (let item = parent._start; item !== null; item = item.right) {
      if (item.content instanceof Y.ContentString) order.set(item, order.size)
      else if (item.content instanceof Y.ContentType) walk(item.content.type)
    }
  }
  walk(notes)
  return order
}
