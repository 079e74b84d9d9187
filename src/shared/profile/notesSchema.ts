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
  'image',
] as const
export const NOTE_NODES = [...NOTE_BLOCKS, 'listItem', 'taskItem', 'hardBreak', 'mention'] as const
export type NoteNode = (typeof NOTE_NODES)[number]

/** The version that brought a node; 1 for those that are not named. */
export const NOTE_SINCE: Partial<Record<NoteNode, number>> = { mention: 2, image: 2 }

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
  mention: ['kind', 'id', 'label'],
  image: ['file', 'alt'],
} as const satisfies Record<NoteNode, readonly string[]>
export const NOTE_MARK_ATTRIBUTES = {
  bold: [],
  italic: [],
  strike: [],
  link: ['href', 'target', 'rel', 'class', 'title'],
} as const satisfies Record<NoteMark, readonly string[]>

/** Who may be mentioned: a member of the team, or a person at this client. */
export const MENTION_KINDS = ['member', 'person'] as const
export type MentionKind = (typeof MENTION_KINDS)[number]

export const NOTE_HEADING_LEVELS = [1, 2, 3] as const

/** The nodes that may stand directly in a node; `root` is the notes themselves. */
export const NOTE_CHILDREN: Record<NoteNode, readonly NoteNode[]> & { root: readonly NoteNode[] } = {
  root: NOTE_BLOCKS,
  paragraph: ['hardBreak', 'mention'],
  heading: ['hardBreak', 'mention'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  taskList: ['taskItem'],
  listItem: NOTE_BLOCKS,
  taskItem: NOTE_BLOCKS,
  blockquote: NOTE_BLOCKS,
  horizontalRule: [],
  hardBreak: [],
  mention: [],
  image: [],
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
  /** Characters that say what a picture shows. */
  alt: 500,
} as const

const LINE = /^[^\p{Cc}\p{Zl}\p{Zp}]*$/u

/** May a mention be called that? One line of plain text: a name as it was when it was written. */
export const isMentionLabel = (label: string): boolean =>
  label.trim() !== '' && label.length <= NOTE_LIMITS.attribute && LINE.test(label)

/** May that be said of a picture? One line, or nothing. */
export const isImageAlt = (alt: string): boolean => alt.length <= NOTE_LIMITS.alt && LINE.test(alt)

const LINK = /^(?:https?:\/\/|mailto:|tel:)[^\s\p{Cc}]+$/iu

/** May a link in the notes lead there? Web addresses, e-mail and telephone only; never a script. */
export function isNoteLink(href: string): boolean {
  return href.length <= NOTE_LIMITS.href && LINK.test(href)
}
