/** Text that a colleague typed in the notes when the client was no longer theirs, taken over into them. */
import * as Y from 'yjs'
import { NOTES } from '../../shared/protocol'

export interface Passage {
  text: string
  /** The paragraph as it would stand with the text in it. */
  context: string
}

/**
 * Puts the passage into the notes as a quotation under `head` (who and when), behind the block it was typed in, or at
 * the end where that is gone. An edit like any other, by whoever takes it over. Gives how to take it out again.
 */
export function takeOver(doc: Y.Doc, { text, context }: Passage, head: string): () => void {
  const notes = doc.getXmlFragment(NOTES)
  const quote = new Y.XmlElement('blockquote')
  doc.transact(() => {
    notes.insert(placeOf(notes, context), [quote])
    const title = new Y.XmlText()
    title.insert(0, head, { bold: {} })
    const first = new Y.XmlElement('paragraph')
    first.insert(0, [title])
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    quote.insert(0, [first, ...lines.map(paragraph)])
  })
  return () =>
    doc.transact(() => {
      const at = notes.toArray().indexOf(quote)
      if (at !== -1) notes.delete(at, 1)
    })
}

function paragraph(line: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(line)])
  return element
}

/** Behind the longest block whose words are in the context. */
function placeOf(notes: Y.XmlFragment, context: string): number {
  let place = notes.length
  let longest = 0
  notes.toArray().forEach((block, index) => {
    const words = block instanceof Y.XmlElement ? textOf(block).trim() : ''
    if (words.length <= longest || !context.includes(words)) return
    longest = words.length
    place = index + 1
  })
  return place
}

function textOf(node: Y.XmlElement): string {
  return node
    .toArray()
    .map((child) => {
      if (child instanceof Y.XmlElement) return textOf(child)
      if (!(child instanceof Y.XmlText)) return ''
      return (child.toDelta() as { insert: unknown }[])
        .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
        .join('')
    })
    .join('')
}
