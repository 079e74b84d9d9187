/** The text of a notes update that may not be applied any more: what a former owner typed offline. */
import * as Y from 'yjs'
import { NOTES } from '../../../src/shared/protocol'

export interface Passage {
  /** What would be new in the paragraph. */
  text: string
  /** The whole paragraph as it would read. */
  context: string
}

/** Between two pieces of text with older text in between. */
export const BETWEEN = ' … '

/**
 * The text that a checked update would put in, a passage a paragraph, in the order of the notes.
 * The document itself stays as it is.
 */
export function passagesOf(doc: Y.Doc, update: Uint8Array): Passage[] {
  const scratch = new Y.Doc({ gc: false })
  try {
    Y.applyUpdate(scratch, Y.encodeStateAsUpdate(doc))
    const before = Y.decodeStateVector(Y.encodeStateVector(scratch))
    Y.applyUpdate(scratch, update)
    const passages: Passage[] = []
    for (const paragraph of paragraphsOf(scratch.getXmlFragment(NOTES))) {
      const pieces = paragraph.flatMap((part) =>
        part instanceof Y.XmlText ? piecesOf(part, before) : [pieceOf(part, before)],
      )
      const text = newText(pieces)
      if (text !== '') passages.push({ text, context: pieces.map((piece) => piece.text).join('') })
    }
    return passages
  } finally {
    scratch.destroy()
  }
}

interface Piece {
  text: string
  isNew: boolean
}

/** What stands in a line beside its text: a name, what a picture shows, or the end of the line. */
function pieceOf(part: Y.XmlElement, before: Map<number, number>): Piece {
  const word = wordOf(part)
  if (word === undefined) return { text: '\n', isNew: false }
  const { client, clock } = part._item!.id
  return { text: word, isNew: clock >= (before.get(client) ?? 0) }
}

/** As a reader would say it; undefined for what is no word. */
function wordOf(part: Y.XmlElement): string | undefined {
  if (part.nodeName === 'mention') return `@${part.getAttribute('label') ?? ''}`
  return part.nodeName === 'image' ? (part.getAttribute('alt') ?? '') : undefined
}

type Part = Y.XmlText | Y.XmlElement

/** Every node that holds text, as the texts, names and line breaks in it; a picture is a line of its own. */
function paragraphsOf(parent: Y.XmlFragment): Part[][] {
  const children = parent.toArray() as Part[]
  const isLine = children.some((child) => child instanceof Y.XmlText || child.nodeName === 'mention')
  const own = isLine ? [children] : []
  return [...own, ...children.flatMap((child) => (child instanceof Y.XmlElement ? paragraphsWithin(child) : []))]
}

const paragraphsWithin = (child: Y.XmlElement): Part[][] =>
  child.nodeName === 'image' ? [[child]] : paragraphsOf(child)

function piecesOf(text: Y.XmlText, before: Map<number, number>): Piece[] {
  const pieces: Piece[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    // Yjs joins what one client typed before and after; the clock still tells them apart.
    const old = Math.min(Math.max((before.get(item.id.client) ?? 0) - item.id.clock, 0), item.length)
    const { str } = item.content
    if (old > 0) pieces.push({ text: str.slice(0, old), isNew: false })
    if (old < item.length) pieces.push({ text: str.slice(old), isNew: true })
  }
  return pieces
}

function newText(pieces: Piece[]): string {
  const runs: string[] = []
  let running = false
  for (const { text, isNew } of pieces) {
    if (isNew) runs.push(running ? runs.pop()! + text : text)
    running = isNew
  }
  return runs
    .map((run) => run.trim())
    .filter((run) => run !== '')
    .join(BETWEEN)
}
