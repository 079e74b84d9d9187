/**
 * The notes as a plain tree, read without an editor: for those who only read, and for notes that a newer
 * editor wrote, which binding an older one would damage. What is unknown keeps its text.
 */
import * as Y from 'yjs'
import { isNoteLink } from '../../shared/profile/notesSchema'

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
        children: noteTree(child),
      },
    ]
  })
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

/** Is there anything to read? */
export const isEmptyTree = (tree: NoteTree): boolean =>
  tree.every((node) =>
    node.type === 'text' ? node.text.trim() === '' : node.name !== 'horizontalRule' && isEmptyTree(node.children),
  )
