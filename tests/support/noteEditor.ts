/** The notes' editor without a screen: makes the Yjs updates that a browser would, for tests. */
import { getSchema } from '@tiptap/core'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import type { Node, ResolvedPos, Schema } from '@tiptap/pm/model'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { splitBlock, joinBackward, lift, setBlockType, toggleMark, wrapIn } from '@tiptap/pm/commands'
import { StarterKit } from '@tiptap/starter-kit'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { NoteImage, NoteMention } from '../../src/features/profile/noteNodes'
import { newId } from '../../src/shared/ids'
import { NOTE_HEADING_LEVELS } from '../../src/shared/profile/notesSchema'
import { NOTES } from '../../src/shared/protocol'

export const noteSchema: Schema = getSchema([
  StarterKit.configure({
    heading: { levels: [...NOTE_HEADING_LEVELS] },
    code: false,
    codeBlock: false,
    underline: false,
    undoRedo: false,
  }),
  TaskList,
  TaskItem.configure({ nested: true }),
  NoteMention,
  NoteImage,
])

type Command = (state: EditorState, dispatch: (transaction: Transaction) => void) => boolean

/** Shows the document in a fresh editor, puts the selection there and runs a command, as one Yjs transaction. */
export function edit(doc: Y.Doc, from: number, to: number, command: Command, origin: unknown = 'editor'): void {
  doc.transact(() => {
    const fragment = doc.getXmlFragment(NOTES)
    const { doc: shown, meta } = initProseMirrorDoc(fragment, noteSchema)
    const state = EditorState.create({ doc: filled(shown) })
    const selection = TextSelection.between(whole(state.doc, from), whole(state.doc, to))
    let after: Node = state.doc
    command(state.apply(state.tr.setSelection(selection)), (transaction) => {
      after = transaction.doc
    })
    updateYFragment(doc, fragment, after, meta)
  }, origin)
}

/** A position in the document, never between the two halves of one character: no browser puts a caret there. */
function whole(doc: Node, at: number): ResolvedPos {
  const place = doc.resolve(at % (doc.content.size + 1))
  const isHalf = /^[\udc00-\udfff]/.test(place.nodeAfter?.text ?? '')
  return isHalf ? doc.resolve(place.pos - 1) : place
}

/** An editor never shows an empty document. */
const filled = (shown: Node): Node =>
  shown.childCount > 0 ? shown : noteSchema.node('doc', null, [noteSchema.node('paragraph')])

const { nodes, marks } = noteSchema

export const commands = {
  type:
    (text: string): Command =>
    (state, dispatch) => (dispatch(state.tr.insertText(text)), true),
  remove: (): Command => (state, dispatch) => (dispatch(state.tr.deleteSelection()), true),
  split: (): Command => splitBlock,
  join: (): Command => joinBackward,
  heading: (level: number): Command => setBlockType(nodes['heading']!, { level }),
  paragraph: (): Command => setBlockType(nodes['paragraph']!),
  bold: (): Command => toggleMark(marks['bold']!),
  italic: (): Command => toggleMark(marks['italic']!),
  strike: (): Command => toggleMark(marks['strike']!),
  link: (href: string): Command => toggleMark(marks['link']!, { href }),
  bulletList: (): Command => wrapInList(nodes['bulletList']!),
  orderedList: (): Command => wrapInList(nodes['orderedList']!, { start: 3 }),
  taskList: (): Command => wrapInList(nodes['taskList']!),
  splitItem: (): Command => splitListItem(nodes['listItem']!),
  sinkItem: (): Command => sinkListItem(nodes['listItem']!),
  liftItem: (): Command => liftListItem(nodes['listItem']!),
  check: (): Command => (state, dispatch) => {
    let found = false
    state.doc.descendants((node, at) => {
      if (node.type === nodes['taskItem'] && !found) {
        found = true
        dispatch(state.tr.setNodeMarkup(at, null, { ...node.attrs, checked: node.attrs['checked'] !== true }))
      }
    })
    return found
  },
  quote: (): Command => wrapIn(nodes['blockquote']!),
  lift: (): Command => lift,
  line: (): Command => (state, dispatch) => (
    dispatch(state.tr.replaceSelectionWith(nodes['hardBreak']!.create())),
    true
  ),
  rule: (): Command => (state, dispatch) => (
    dispatch(state.tr.replaceSelectionWith(nodes['horizontalRule']!.create())),
    true
  ),
  mention: (label: string): Command => insert('mention', { kind: 'person', id: newId(), label }),
  image: (alt: string): Command => insert('image', { file: newId(), alt }),
} satisfies Record<string, (...args: never[]) => Command>

function insert(node: string, attributes: Record<string, string>): Command {
  return (state, dispatch) => (dispatch(state.tr.replaceSelectionWith(nodes[node]!.create(attributes))), true)
}

/** Types at the end of the notes: the plainest edit. */
export function typeNote(doc: Y.Doc, text: string): void {
  const { size } = filled(initProseMirrorDoc(doc.getXmlFragment(NOTES), noteSchema).doc).content
  edit(doc, size, size, commands.type(text))
}
