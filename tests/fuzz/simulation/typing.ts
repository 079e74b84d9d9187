/** What members do in the notes of a client, in the shapes that the editor makes (notesSchema.ts). */
import * as Y from 'yjs'
import type { NotesPad } from '../../support/notebook'
import type { Random } from '../random'

/** Adds the text somewhere, or takes something away. Gives the update, and the texts that it took away or moved. */
export function typeSomething(pad: NotesPad, text: string, random: Random): { update: Uint8Array; touched: string } {
  const before = plainText(pad.doc)
  let touched = ''
  const update = pad.change((notes) => {
    const lines = textsIn(notes)
    const line = random.maybe(lines)
    const kind = random.below(20)
    if (kind < 8 || line === undefined) notes.insert(random.below(notes.length + 1), [block(text, random)])
    else if (kind < 14) line.insert(random.chance(0.8) ? line.length : 0, text)
    else if (kind < 16) {
      line.insert(line.length, text)
      line.format(0, line.length, random.pick([{ bold: {} }, { italic: {} }, { bold: null }]))
    } else if (kind < 18) {
      touched = before
      line.delete(0, 1 + random.below(line.length))
    } else if (kind === 18) {
      touched = before
      notes.delete(random.below(notes.length), 1)
    } else {
      touched = before
      split(notes, text, random)
    }
  })
  return { update, touched }
}

/** A paragraph, or what else stands on its own, with the text in it. */
function block(text: string, random: Random): Y.XmlElement {
  const line = new Y.XmlText(text)
  const paragraph = node('paragraph', [line])
  switch (random.below(6)) {
    case 0: {
      const heading = node('heading', [line])
      heading.setAttribute('level', 2 as never)
      return heading
    }
    case 1:
      return node('bulletList', [node('listItem', [paragraph])])
    case 2: {
      const task = node('taskItem', [paragraph])
      task.setAttribute('checked', false as never)
      return node('taskList', [task])
    }
    default:
      return paragraph
  }
}

function node(name: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, children)
  return element
}

/** Enter in the midst of a paragraph: the editor takes the rest away and puts it into a new one. */
function split(notes: Y.XmlFragment, text: string, random: Random): void {
  const at = random.below(notes.length)
  const line = textsIn(notes.get(at) as Y.XmlElement)[0]
  const place = line === undefined ? 0 : random.below(line.length)
  const rest = line === undefined ? '' : line.toString().replaceAll(/<[^>]*>/g, '')
  if (line !== undefined) line.delete(place, line.length - place)
  notes.insert(at + 1, [node('paragraph', [new Y.XmlText(`${rest.slice(place)}${text}`)])])
}

/** Every line of text below a node. */
function textsIn(parent: Y.XmlFragment): Y.XmlText[] {
  return parent
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? (child.length > 0 ? [child] : []) : textsIn(child as Y.XmlFragment),
    )
}

/** The notes with their nodes and marks, to be compared. */
export const notesOf = (doc: Y.Doc): string => doc.getXmlFragment('notes').toString()

/** The text of the notes alone. */
export const plainText = (doc: Y.Doc): string => notesOf(doc).replaceAll(/<[^>]*>/g, '')

/** Everything that was ever typed in the notes, also what was taken away or stood in something that was. */
export function everTypedIn(doc: Y.Doc): string {
  const typed: string[] = []
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs)
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) typed.push(struct.content.str)
    typed.push('\n')
  }
  return typed.join('')
}
