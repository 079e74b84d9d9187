/** The nodes of the notes that Tiptap does not bring: who is mentioned, and pictures. Their shape only, no screen. */
import { mergeAttributes, Node } from '@tiptap/core'
import { isId } from '../../shared/ids'
import {
  isImageAlt,
  isMentionLabel,
  MENTION_KINDS,
  NOTE_LIMITS,
  type MentionKind,
} from '../../shared/profile/notesSchema'

export interface MentionAttributes {
  kind: MentionKind
  id: string
  /** The name as it was when it was written: what is shown when the one it means is not known here. */
  label: string
}
export interface ImageAttributes {
  /** A file of this client (FileId). */
  file: string
  alt: string
}

export const mentionText = ({ label }: { label: string }): string => `@${label}`

/** A name as one line of plain text that the notes may hold; '' when nothing is left of it. */
export const mentionLabel = (name: string): string =>
  Array.from(name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
    .slice(0, NOTE_LIMITS.attribute / 2)
    .join('')

/** What a picture is called, as the notes may hold it. */
export const imageAlt = (name: string): string =>
  Array.from(name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
    .slice(0, NOTE_LIMITS.alt / 2)
    .join('')

/** From a pasted page only what these notes could have written: anything else stays outside. */
function mentionFrom(element: HTMLElement): MentionAttributes | false {
  const { mention: kind, id = '', label = '' } = element.dataset
  const known = (MENTION_KINDS as readonly (string | undefined)[]).includes(kind)
  return known && isId(id) && isMentionLabel(label) ? { kind: kind as MentionKind, id, label } : false
}

function imageFrom(element: HTMLElement): ImageAttributes | false {
  const { file = '', alt = '' } = element.dataset
  return isId(file) && isImageAlt(alt) ? { file, alt } : false
}

/** `@Ольга`: a member of the team, or a person at this client. One character for the caret. */
export const NoteMention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({
    kind: { default: 'person', rendered: false },
    id: { default: '', rendered: false },
    label: { default: '', rendered: false },
  }),
  parseHTML: () => [{ tag: 'span[data-mention]', getAttrs: (element) => mentionFrom(element) }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const { kind, id, label } = node.attrs as MentionAttributes
    return [
      'span',
      mergeAttributes(HTMLAttributes, { 'data-mention': kind, 'data-id': id, 'data-label': label }),
      mentionText({ label }),
    ]
  },
  renderText: ({ node }) => mentionText(node.attrs as MentionAttributes),
})

/** A picture on a line of its own. It is a file of this client; its bytes never lie in the notes. */
export const NoteImage = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ file: { default: '', rendered: false }, alt: { default: '', rendered: false } }),
  parseHTML: () => [{ tag: 'figure[data-file]', getAttrs: (element) => imageFrom(element) }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const { file, alt } = node.attrs as ImageAttributes
    return ['figure', mergeAttributes(HTMLAttributes, { 'data-file': file, 'data-alt': alt }), alt]
  },
  renderText: ({ node }) => (node.attrs as ImageAttributes).alt,
})
