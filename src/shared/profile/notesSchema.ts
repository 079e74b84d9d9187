/**
 * What the notes of a profile may hold: the one list of nodes and marks that the editor in the browser is
 * built from and that the server checks every update against. It is version `NOTES_SCHEMA` (change.ts);
 * adding to it makes a new version.
 */

/** What may stand on its own. */
export const NOTE_BLOCKS = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'taskList',
  'blockquote',
  'horizontalRule',
] as const
export const NOTE_NODES = [...NOTE_BLOCKS, 'listItem', 'taskItem', 'hardBreak'] as const
export type NoteNode = (typeof NOTE_NODES)[number]

export const NOTE_MARKS = ['bold', 'italic', 'strike', 'link'] as const
export type NoteMark = (typeof NOTE_MARKS)[number]

/** The attributes of each node and mark, as Tiptap names them. */
export const NOTE_NODE_ATTRIBUTES = {
  paragraph: [],
  heading: ['level'],
  bulletList: [],
  orderedList: ['start', 'type'],
  taskList: [],
  blockquote: [],
  horizontalRule: [],
  listItem: [],
  taskItem: ['checked'],
  hardBreak: [],
} as const satisfies Record<NoteNode, readonly string[]>
export const NOTE_MARK_ATTRIBUTES = {
  bold: [],
  italic: [],
  strike: [],
  link: ['href', 'target', 'rel', 'class', 'title'],
} as const satisfies Record<NoteMark, readonly string[]>

export const NOTE_HEADING_LEVELS = [1, 2, 3] as const

/** The nodes that may stand directly in a node; `root` is the notes themselves. */
export const NOTE_CHILDREN: Record<NoteNode, readonly NoteNode[]> & { root: readonly NoteNode[] } = {
  root: NOTE_BLOCKS,
  paragraph: ['hardBreak'],
  heading: ['hardBreak'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  taskList: ['taskItem'],
  listItem: NOTE_BLOCKS,
  taskItem: NOTE_BLOCKS,
  blockquote: NOTE_BLOCKS,
  horizontalRule: [],
  hardBreak: [],
}
/** The nodes that hold text. */
export const NOTE_TEXT_NODES: readonly NoteNode[] = ['paragraph', 'heading']

export const NOTE_LIMITS = {
  /** Nodes within nodes; a list in a list takes two. */
  depth: 64,
  /** Characters of a link's address. */
  href: 2_000,
  /** Characters of any other attribute. */
  attribute: 200,
} as const

const LINK = /^(?:https?:\/\/|mailto:|tel:)[^\s\p{Cc}]+$/iu

/** May a link in the notes lead there? Web addresses, e-mail and telephone only; never a script. */
export function isNoteLink(href: string): boolean {
  return href.length <= NOTE_LIMITS.href && LINK.test(href)
}
