/**
 * The notes as a plain tree, read without an editor: for those who only read, and for notes that a newer
 * editor wrote, which binding an older one would damage. What is unknown keeps its text.
 */
import * as Y from 'yjs'
import { isId } from '../../shared/ids'
import type { NoteAuthor, NotePast } from '../../shared/profile/notePast'
import { isNoteLink } from '../../shared/profile/notesSchema'
import type { ImageAttributes, MentionAttributes } from './noteNodes'

export interface NoteText {
  type: 'text'
  text: string
  bold: boolean
  italic: boolean
  strike: boolean
  /** Only an address that may be opened. */
  href: string | undefined
  /** Who wrote it, where that was asked for; null while no record tells. */
  author?: NoteAuthor | null
}
export interface NoteElement {
  type: 'element'
  /** As the editor names it; what this app does not know stands on its own. */
  name: string
  level: number
  checked: boolean
  start: number
  /** Of a mention: whom, and the name as it was. */
  mention: MentionAttributes | undefined
  /** Of a picture. */
  image: ImageAttributes | undefined
  children: NoteTree
}
export type NoteTree = (NoteElement | NoteText)[]

interface Reading {
  /** As they stood then; absent = now. */
  at?: Y.Snapshot
  /** With the author of each text. */
  past?: NotePast
}

export function noteTree(fragment: Y.XmlFragment, reading: Reading = {}): NoteTree {
  const { at } = reading
  const children = at === undefined ? fragment.toArray() : Y.typeListToArraySnapshot(fragment, at)
  return children.flatMap((child): NoteTree => {
    if (child instanceof Y.XmlText) return textsOf(child, reading)
    if (!(child instanceof Y.XmlElement)) return []
    const attributes = child.getAttributes(at) as Record<string, unknown>
    return [
      {
        type: 'element',
        name: child.nodeName,
        level: Number(attributes['level'] ?? 1),
        checked: attributes['checked'] === true || attributes['checked'] === 'true',
        start: Number(attributes['start'] ?? 1),
        mention: child.nodeName === 'mention' ? mentionOf(attributes) : undefined,
        image: child.nodeName === 'image' ? imageOf(attributes) : undefined,
        children: noteTree(child, reading),
      },
    ]
  })
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

const mentionOf = ({ kind, id, label }: Record<string, unknown>): MentionAttributes => ({
  kind: kind === 'member' ? 'member' : 'person',
  id: textIn(id),
  label: textIn(label),
})

/** Nothing is fetched by what is no id of a file. */
function imageOf({ file, alt }: Record<string, unknown>): ImageAttributes | undefined {
  const id = textIn(file)
  return isId(id) ? { file: id, alt: textIn(alt) } : undefined
}

function textsOf(text: Y.XmlText, { at, past }: Reading): NoteText[] {
  const delta = text.toDelta(at) as { insert: unknown; attributes?: Record<string, unknown> }[]
  const texts = delta.flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string') return []
    const marks = new Map(Object.entries(attributes).map(([name, value]) => [name.replace(/--.*$/, ''), value]))
    const href = (marks.get('link') as { href?: unknown } | undefined)?.href
    return [
      {
        type: 'text' as const,
        text: insert,
        bold: marks.has('bold'),
        italic: marks.has('italic'),
        strike: marks.has('strike'),
        href: typeof href === 'string' && isNoteLink(href) ? href : undefined,
      },
    ]
  })
  return past === undefined ? texts : withAuthors(texts, authorsIn(text, past))
}

interface Span {
  length: number
  author: NoteAuthor | null
}

/** The authors of what can be read of a text, in order. */
function authorsIn(text: Y.XmlText, past: NotePast): Span[] {
  const spans: Span[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    for (const { length, author = null } of past.authorsOf(item.id.client, item.id.clock, item.length)) {
      const last = spans.at(-1)
      if (last !== undefined && isSameAuthor(last.author, author)) last.length += length
      else spans.push({ length, author })
    }
  }
  return spans
}

export const isSameAuthor = (a: NoteAuthor | null, b: NoteAuthor | null): boolean =>
  a?.member === b?.member && a?.at === b?.at

/** Each text cut where another author begins. */
function withAuthors(texts: NoteText[], spans: Span[]): NoteText[] {
  const cut: NoteText[] = []
  let span = 0
  let used = 0
  for (const one of texts) {
    for (let at = 0; at < one.text.length;) {
      const { length, author } = spans[span] ?? { length: Infinity, author: null }
      const part = one.text.slice(at, at + length - used)
      cut.push({ ...one, text: part, author })
      at += part.length
      used += part.length
      if (used >= length) {
        span += 1
        used = 0
      }
    }
  }
  return cut
}

const STANDS_ALONE: ReadonlySet<string> = new Set(['horizontalRule', 'mention', 'image'])

/** Is there anything to read? */
export const isEmptyTree = (tree: NoteTree): boolean =>
  tree.every((node) =>
    node.type === 'text' ? node.text.trim() === '' : !STANDS_ALONE.has(node.name) && isEmptyTree(node.children),
  )
