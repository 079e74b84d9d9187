/**
 * The notes as a plain tree, read without an editor: for those who only read, and for notes that a newer
 * editor wrote, which binding an older one would damage. What is unknown keeps its text.
 */
import * as Y from 'yjs'
import { isId } from '../../shared/ids'
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

export function noteTree(fragment: Y.XmlFragment): NoteTree {
  return fragment.toArray().flatMap((child): NoteTree => {
    if (child instanceof Y.XmlText) return textsOf(child)
    if (!(child instanceof Y.XmlElement)) return []
    const attributes = child.getAttributes() as Record<string, unknown>
    return [
      {
        type: 'element',
        name: child.nodeName,
        level: Number(attributes['level'] ?? 1),
        checked: attributes['checked'] === true || attributes['checked'] === 'true',
        start: Number(attributes['start'] ?? 1),
        mention: child.nodeName === 'mention' ? mentionOf(attributes) : undefined,
        image: child.nodeName === 'image' ? imageOf(attributes) : undefined,
        children: noteTree(child),
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

function textsOf(text: Y.XmlText): NoteText[] {
  const delta = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]
  return delta.flatMap(({ insert, attributes = {} }) => {
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
}

const STANDS_ALONE: ReadonlySet<string> = new Set(['horizontalRule', 'mention', 'image'])

/** Is there anything to read? */
export const isEmptyTree = (tree: NoteTree): boolean =>
  tree.every((node) =>
    node.type === 'text' ? node.text.trim() === '' : !STANDS_ALONE.has(node.name) && isEmptyTree(node.children),
  )
