import { Editor } from '@tiptap/core'
import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { t } from '../../i18n'
import { useClient } from './client'
import { noteExtensions } from './noteExtensions'
import { NoteLinkDialog, type EditedLink } from './NoteLinkDialog'
import { NotesToolbar } from './NotesToolbar'
import styles from './Notes.module.css'

/** The notes as several people write them at once. Loaded when the notes are opened. */
export default function NotesEditor() {
  const client = useClient()
  const { view, notebook } = client
  const [editor, setEditor] = createSignal<Editor>()
  /** Moves with every step in the editor: what the toolbar shows follows it. */
  const [version, setVersion] = createSignal(0)
  const [link, setLink] = createSignal<EditedLink>()
  let place!: HTMLDivElement

  onMount(() => {
    const { member } = notebook.me()
    const made = new Editor({
      element: place,
      injectCSS: false,
      extensions: noteExtensions({
        doc: view.doc,
        awareness: view.awareness,
        user: { name: member.name, member: member.id },
        placeholder: t('notes.placeholder'),
        taskLabel: t('notes.taskDone'),
        classes: {
          caret: styles.caret!,
          flag: styles.flag!,
          marked: (hue) => `${styles.marked} ${styles[`marked${hue}`]}`,
        },
      }),
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': t('notes.label'),
          class: `${styles.text} ${styles.editor}`,
        },
      },
      onTransaction: () => setVersion((before) => before + 1),
      onFocus: () => view.enterField('notes'),
      onBlur: () => view.enterField(null),
    })
    setEditor(made)
    onCleanup(() => {
      made.destroy()
      view.awareness.setLocalStateField('cursor', null)
      view.enterField(null)
    })
  })
  const askLink = (made: Editor): void => {
    const { href } = made.getAttributes('link') as { href?: string }
    setLink({ href: href ?? '' })
  }
  const currentLink = () => {
    version()
    const made = editor()
    return made?.isActive('link') ? (made.getAttributes('link') as { href?: string }).href : undefined
  }
  return (
    <div class={styles.notes}>
      <Show when={editor()}>
        {(made) => <NotesToolbar editor={made()} version={version()} onLink={() => askLink(made())} />}
      </Show>
      <Show when={currentLink()}>
        {(href) => (
          <p class={styles.linkLine}>
            <a href={href()} target={href().startsWith('http') ? '_blank' : undefined} rel="noopener noreferrer">
              {href()}
            </a>
          </p>
        )}
      </Show>
      <div ref={place} class={styles.sheet} />
      <NoteLinkDialog
        link={link()}
        onClose={() => setLink(undefined)}
        onSave={(href) => {
          const chain = editor()?.chain().focus().extendMarkRange('link')
          if (href === '') chain?.unsetLink().run()
          else if (editor()?.state.selection.empty && !editor()?.isActive('link'))
            chain
              ?.insertContent({
                type: 'text',
                text: href.replace(/^(mailto:|tel:)/, ''),
                marks: [{ type: 'link', attrs: { href } }],
              })
              .run()
          else chain?.setLink({ href }).run()
        }}
      />
    </div>
  )
}
