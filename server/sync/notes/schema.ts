/**
 * Is this item one that our editor would make? The editor's nodes and marks are those of
 * src/shared/profile/notesSchema.ts; y-tiptap writes a node as an XmlElement with its name, an attribute
 * as a value under its key, text as an XmlText, and a mark as a pair of formats around the text.
 */
import { isId } from '../../../src/shared/ids'
import {
  isImageAlt,
  isMentionLabel,
  isNoteLink,
  MENTION_KINDS,
  NOTE_CHILDREN,
  NOTE_HEADING_LEVELS,
  NOTE_LIMITS,
  NOTE_MARK_ATTRIBUTES,
  NOTE_MARKS,
  NOTE_NODE_ATTRIBUTES,
  NOTE_NODES,
  NOTE_SINCE,
  NOTE_TEXT_NODES,
  type NoteMark,
  type NoteNode,
} from '../../../src/shared/profile/notesSchema'
import type { AnyValue, Content, Json } from './update'

/** What an item stands in: the notes themselves, a node, or the text of a node. */
export type Container = { kind: 'root' } | { kind: 'node'; node: NoteNode } | { kind: 'text' }

/** May this content stand there? `attribute` is the key it is set under, null for a place in the sequence. */
export function allows(container: Container, attribute: string | null, content: Content): boolean {
  if (attribute !== null)
    return (
      container.kind === 'node' && content.kind === 'any' && allowsValues(container.node, attribute, content.values)
    )
  switch (content.kind) {
    case 'type':
      return allowsType(container, content.type, content.name)
    case 'string':
      return container.kind === 'text'
    case 'format':
      return container.kind === 'text' && allowsMark(content.key, content.value)
    default:
      return false
  }
}

/** What content opens for other items to stand in; undefined when nothing can. Only for allowed content. */
export function containerOf(content: Content): Container | undefined {
  if (content.kind !== 'type') return undefined
  return content.type === 'xmlText' ? { kind: 'text' } : { kind: 'node', node: content.name as NoteNode }
}

/** The version of the schema that content needs. Only for allowed content. */
export const schemaOf = (content: Content): number =>
  content.kind === 'type' && content.type === 'xmlElement' ? (NOTE_SINCE[content.name as NoteNode] ?? 1) : 1

export const isNoteNode = (name: string): name is NoteNode => (NOTE_NODES as readonly string[]).includes(name)

function allowsType(container: Container, type: string, name: string | null): boolean {
  if (container.kind === 'text') return false
  if (type === 'xmlText') return container.kind === 'node' && NOTE_TEXT_NODES.includes(container.node)
  if (type !== 'xmlElement' || name === null || !isNoteNode(name)) return false
  return NOTE_CHILDREN[container.kind === 'root' ? 'root' : container.node].includes(name)
}

/** Several values are former ones: Yjs joins what was set one after the other once it is replaced. */
function allowsValues(node: NoteNode, attribute: string, values: AnyValue[]): boolean {
  const known: readonly string[] = NOTE_NODE_ATTRIBUTES[node]
  return known.includes(attribute) && values.every((value) => NODE_VALUES[attribute]?.(value) === true)
}

/** What a pasted page may bring is wider than what our own buttons make, where it does no harm. */
const NODE_VALUES: Record<string, (value: AnyValue) => boolean> = {
  level: (value) => (NOTE_HEADING_LEVELS as readonly AnyValue[]).includes(value),
  start: (value) => typeof value === 'number',
  type: (value) => value === null || (typeof value === 'string' && /^[\w-]{0,20}$/.test(value)),
  checked: (value) => typeof value === 'boolean',
  kind: (value) => (MENTION_KINDS as readonly AnyValue[]).includes(value),
  id: (value) => typeof value === 'string' && isId(value),
  label: (value) => typeof value === 'string' && isMentionLabel(value),
  // A picture is a file of this notebook, never an address: no note makes a reader's device call anywhere.
  file: (value) => typeof value === 'string' && isId(value),
  alt: (value) => typeof value === 'string' && isImageAlt(value),
}

/** y-tiptap adds `--` and a hash to the name of a mark that may overlap itself. */
const HASHED_NAME = /^(.*)--[a-zA-Z0-9+/=]{8}$/

function allowsMark(key: string, value: Json): boolean {
  const name = HASHED_NAME.exec(key)?.[1] ?? key
  if (!(NOTE_MARKS as readonly string[]).includes(name)) return false
  if (value === null) return true
  if (typeof value !== 'object' || Array.isArray(value)) return false
  const mark = name as NoteMark
  const known: readonly string[] = NOTE_MARK_ATTRIBUTES[mark]
  const given = Object.entries(value)
  return (
    given.every(([attribute, part]) => known.includes(attribute) && MARK_VALUES[attribute]?.(part) === true) &&
    (mark !== 'link' || Object.hasOwn(value, 'href'))
  )
}

const shortText = (pattern: RegExp) => (value: Json) =>
  value === null || (typeof value === 'string' && value.length <= NOTE_LIMITS.attribute && pattern.test(value))

const MARK_VALUES: Record<string, (value: Json) => boolean> = {
  href: (value) => typeof value === 'string' && isNoteLink(value),
  target: shortText(/^[\w-]*$/),
  rel: shortText(/^[\w -]*$/),
  // A class would let a note dress up as a part of the app.
  class: (value) => value === null,
  title: shortText(/^[^\p{Cc}]*$/u),
}
