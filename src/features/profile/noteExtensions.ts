/** The editor of the notes: exactly the nodes and marks of notesSchema.ts, and the cursors of those present. */
import type { Extensions } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { Link } from '@tiptap/extension-link'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { Placeholder } from '@tiptap/extensions'
import { StarterKit } from '@tiptap/starter-kit'
import type { Awareness } from 'y-protocols/awareness'
import { createComponent, createRoot, createSignal, runWithOwner, type Owner } from 'solid-js'
import { insert } from 'solid-js/web'
import type { Doc } from 'yjs'
import { isNoteLink, NOTE_HEADING_LEVELS } from '../../shared/profile/notesSchema'
import { hueOf } from '../../ui/names'
import { NoteImage, NoteMention, type ImageAttributes } from './noteNodes'
import { DescribeButton, NotePicture, type DescribedImage } from './NotePicture'
import { NoteSuggest, type SuggestHost } from './noteSuggest'

/** What a colleague's device says of its user; another program may say anything. */
interface CaretUser {
  name?: unknown
  member?: unknown
}

export interface NotesOf {
  doc: Doc
  awareness: Awareness
  user: { name: string; member: string }
  placeholder: string
  taskLabel: string
  /** Class names: of a caret, its flag, what a colleague marked, by hue, and a picture. */
  classes: { caret: string; flag: string; marked: (hue: number) => string; figure: string }
  /** With whom pictures live and end. */
  owner: Owner | null
  suggest: SuggestHost
  /** Somebody wants to say what a picture shows. */
  describe: (image: DescribedImage) => void
}

const LINK_ATTRIBUTES = { rel: 'noopener noreferrer', target: '_blank' }

/** A link is its address. What else a pasted one says of itself stays outside: the server refuses it. */
const NoteLink = Link.extend({
  addAttributes() {
    const always = (value: string | null) => ({ default: value, parseHTML: () => value })
    return {
      ...this.parent?.(),
      target: always(LINK_ATTRIBUTES.target),
      rel: always(LINK_ATTRIBUTES.rel),
      class: always(null),
      title: always(null),
    }
  },
})

/** The picture is drawn by the page, in a frame that the editor moves, selects and removes as one thing. */
const pictureOf = ({ owner, classes, describe }: Pick<NotesOf, 'owner' | 'classes' | 'describe'>) =>
  NoteImage.extend({
    addNodeView() {
      return ({ node, editor, getPos }) => {
        const { file } = node.attrs as ImageAttributes
        const [alt, setAlt] = createSignal((node.attrs as ImageAttributes).alt)
        const [chosen, choose] = createSignal(false)
        const dom = document.createElement('figure')
        dom.className = classes.figure
        const save = (text: string): void => {
          const at = getPos()
          if (at === undefined) return
          const change = ({ tr }: { tr: Transaction }) => tr.setNodeAttribute(at, 'alt', text) === tr
          editor.chain().focus().command(change).setNodeSelection(at).run()
        }
        const dispose = runWithOwner(owner, () =>
          createRoot((end) => {
            insert(dom, () => [
              createComponent(NotePicture, {
                file,
                get alt() {
                  return alt()
                },
              }),
              () =>
                chosen() &&
                editor.isEditable &&
                createComponent(DescribeButton, {
                  get alt() {
                    return alt()
                  },
                  onPress: () => describe({ alt: alt(), save }),
                }),
            ])
            return end
          }),
        )
        return {
          dom,
          update(next) {
            const attributes = next.attrs as ImageAttributes
            if (next.type !== node.type || attributes.file !== file) return false
            setAlt(attributes.alt)
            return true
          },
          selectNode: () => {
            dom.classList.add('ProseMirror-selectednode')
            choose(true)
          },
          deselectNode: () => {
            dom.classList.remove('ProseMirror-selectednode')
            choose(false)
          },
          stopEvent: ({ target }) => target instanceof Element && target.closest('button') !== null,
          destroy: () => dispose?.(),
          ignoreMutation: () => true,
        }
      }
    },
  })

export function noteExtensions(notes: NotesOf): Extensions {
  const { doc, awareness, user, placeholder, taskLabel, classes, suggest } = notes
  return [
    StarterKit.configure({
      code: false,
      codeBlock: false,
      underline: false,
      // Undoing is the collaboration's: it never takes back what a colleague typed.
      undoRedo: false,
      // It would write a paragraph into the notes just by opening them.
      trailingNode: false,
      heading: { levels: [...NOTE_HEADING_LEVELS] },
      link: false,
    }),
    NoteLink.configure({
      openOnClick: false,
      linkOnPaste: true,
      defaultProtocol: 'https',
      isAllowedUri: (href) => isNoteLink(href),
      HTMLAttributes: LINK_ATTRIBUTES,
    }),
    TaskList,
    TaskItem.configure({ nested: true, a11y: { checkboxLabel: () => taskLabel } }),
    NoteMention,
    pictureOf(notes),
    NoteSuggest.configure({ host: suggest }),
    Placeholder.configure({ placeholder }),
    Collaboration.configure({ document: doc, field: 'notes' }),
    CollaborationCaret.configure({
      provider: { awareness },
      // The colour is for other editors of this document; ours takes the hue of the member.
      user: { ...user, color: '#2453c6' },
      render: (other) => caretOf(other as CaretUser, classes),
      selectionRender: (other) => ({ class: classes.marked(hueOf(String((other as CaretUser).member))) }),
    }),
  ]
}

function caretOf({ name, member }: CaretUser, classes: NotesOf['classes']): HTMLElement {
  const hue = hueOf(String(member))
  const caret = document.createElement('span')
  caret.className = classes.caret
  caret.style.setProperty('--hue', `var(--hue-${hue})`)
  caret.style.setProperty('--hue-text', `var(--hue-${hue}-text)`)
  const flag = document.createElement('span')
  flag.className = classes.flag
  flag.textContent = String(name ?? '')
  caret.append(flag)
  return caret
}
