/** The text of the notes as Yjs holds it, what was deleted included. Loads Yjs: import it lazily. */
import * as Y from 'yjs'

/** A run of characters of one client that stand side by side, or one mention. */
export interface NoteRun {
  client: number
  clock: number
  /** In clocks of Yjs: UTF-16 code units, 1 for a mention. */
  length: number
  text: string
  deleted: boolean
  /** The paragraph or heading it stands in. */
  block: Y.XmlFragment
  item: Y.Item
}

/** All runs in the order of the page, deleted ones too. Documents are kept with `gc: false`, so their text is there. */
export function noteRuns(notes: Y.XmlFragment): NoteRun[] {
  const runs: NoteRun[] = []
  collect(notes, runs)
  return runs
}

function collect(parent: Y.XmlFragment | Y.XmlText, runs: NoteRun[]): void {
  for (let item = parent._start; item !== null; item = item.right) {
    const { content } = item
    if (content instanceof Y.ContentString && parent instanceof Y.XmlText)
      runs.push(runOf(item, content.str, blockOf(parent)))
    else if (content instanceof Y.ContentType) {
      const { type } = content
      if (type instanceof Y.XmlElement && type.nodeName === 'mention')
        runs.push(runOf(item, `@${labelOf(type)}`, parent as Y.XmlFragment))
      else if (type instanceof Y.XmlElement || type instanceof Y.XmlText) collect(type, runs)
    }
  }
}

const runOf = (item: Y.Item, text: string, block: Y.XmlFragment): NoteRun => ({
  client: item.id.client,
  clock: item.id.clock,
  length: item.length,
  text,
  deleted: item.deleted,
  block,
  item,
})

const blockOf = (text: Y.XmlText): Y.XmlFragment => text.parent as Y.XmlFragment

/** Of a deleted mention too. */
function labelOf(mention: Y.XmlElement): string {
  const { content } = mention._map.get('label') ?? {}
  return content instanceof Y.ContentAny ? String(content.arr.at(-1)) : ''
}

/** A part of a run's text. A mention has no parts. */
export const textIn = (run: NoteRun, clock: number, length: number): string =>
  run.item.content instanceof Y.ContentString ? run.text.slice(clock - run.clock, clock - run.clock + length) : run.text
