/** The editor of the notes: exactly the nodes and marks of notesSchema.ts, and the cursors of those present. */
import type { Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { Link } from '@tiptap/extension-link'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { Placeholder } from '@tiptap/extensions'
import { StarterKit } from '@tiptap/starter-kit'
import type { Awareness } from 'y-protocols/awareness'
import { createRoot, runWithOwner, type Owner } from 'solid-js'
import { insert } from 'solid-js/web'
import type { Doc } from 'yjs'
import { isNoteLink, NOTE_HEADING_LEVELS } from '../../shared/profile/notesSchema'
import { hueOf } from '../../ui/names'
import { NoteImage, NoteMention, type ImageAttributes } from './noteNodes'
import { NotePicture } from './NotePicture'
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
const pictureOf = ({ owner, classes }: Pick<NotesOf, 'owner' | 'classes'>) =>
  NoteImage.extend({
    addNodeView() {
      return ({ node }) => {
        const { file, alt } = node.attrs as ImageAttributes
        const dom = document.createElement('figure')
        dom.className = classes.figure
        const dispose = runWithOwner(owner, () =>
          createRoot((end) => {
            insert(dom, () => NotePicture({ file, alt }))
            return end
          }),
        )
        return { dom, destroy: () => dispose?.(), ignoreMutation: () => true }
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
