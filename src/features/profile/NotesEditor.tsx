import { Editor } from '@tiptap/core'
import { createMemo, createSignal, getOwner, onCleanup, onMount, Show } from 'solid-js'
import IconImage from '~icons/lucide/image'
import { t } from '../../i18n'
import { createAddFiles } from '../../parts/files/add'
import { fileOf } from '../../shared/files/file'
import { isPicture } from '../../shared/files/types'
import { Avatar } from '../../ui/Avatar'
import { useClient } from './client'
import { noteExtensions } from './noteExtensions'
import { NoteLinkDialog, type EditedLink } from './NoteLinkDialog'
import { mentionable, type Mentionable } from './noteMentions'
import { NoteImageDialog } from './NoteImageDialog'
import { imageAlt, mentionLabel } from './noteNodes'
import type { DescribedImage } from './NotePicture'
import { NotesToolbar, BLOCKS } from './NotesToolbar'
import styles from './Notes.module.css'
import type { Asked } from './noteSuggest'
import { NoteSuggestions, type Suggestion } from './NoteSuggestions'
import { peopleOf } from './people'

/**
 * The notes as several people write them at once. Loaded when the notes are opened; made anew for a document
 * that had to be read again.
 */
export default function NotesEditor(props: { autofocus: boolean; onEnd: (focused: boolean) => void }) {
  const client = useClient()
  const { view, notebook } = client
  const [editor, setEditor] = createSignal<Editor>()
  /** Moves with every step in the editor: what the toolbar shows follows it. */
  const [version, setVersion] = createSignal(0)
  const [focused, setFocused] = createSignal(false)
  const [link, setLink] = createSignal<EditedLink>()
  const [image, setImage] = createSignal<DescribedImage>()
  const [asked, setAsked] = createSignal<Asked>()
  const files = createAddFiles(view.id)
  const owner = getOwner()
  /** The sign whose list was closed: it stays closed until that word is left. */
  let dismissed: number | undefined
  let keys: ((event: KeyboardEvent) => boolean) | undefined
  let place!: HTMLDivElement
  let pictures!: HTMLInputElement

  onMount(() => {
    const { member } = notebook.me()
    const { doc, awareness } = view
    const made = new Editor({
      element: place,
      injectCSS: false,
      autofocus: props.autofocus ? 'end' : false,
      extensions: noteExtensions({
        doc,
        awareness,
        user: { name: member.name, member: member.id },
        placeholder: t('notes.placeholder'),
        taskLabel: t('notes.taskDone'),
        classes: {
          caret: styles.caret!,
          flag: styles.flag!,
          marked: (hue) => `${styles.marked} ${styles[`marked${hue}`]}`,
          figure: styles.figure!,
        },
        owner,
        describe: setImage,
        suggest: {
          asked(next) {
            if (next?.from !== dismissed) dismissed = undefined
            setAsked(dismissed === undefined ? next : undefined)
          },
          keyDown: (event) => keys?.(event) ?? false,
        },
      }),
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': t('notes.label'),
          class: `${styles.text} ${styles.editor}`,
        },
        handlePaste: (_view, event) => takeFiles(event, event.clipboardData),
        handleDrop: (_view, event) => takeFiles(event, event.dataTransfer),
      },
      onTransaction: () => setVersion((before) => before + 1),
      onFocus: () => {
        setFocused(true)
        view.enterField('notes')
      },
      onBlur: () => {
        setFocused(false)
        view.enterField(null)
      },
    })
    setEditor(made)
    onCleanup(() => {
      setAsked(undefined)
      props.onEnd(made.isFocused)
      made.destroy()
      awareness.setLocalStateField('cursor', null)
      view.enterField(null)
    })
  })

  /** A page that was copied with its pictures is text first: only bare pictures become files. */
  function takeFiles(event: Event, data: DataTransfer | null): boolean {
    const chosen = [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
    if (chosen.length === 0 || data?.types.includes('text/html') === true) return false
    event.preventDefault()
    event.stopPropagation()
    void addPictures(chosen)
    return true
  }
  async function addPictures(chosen: File[]): Promise<void> {
    for (const file of chosen) {
      const [id] = await files.add([file])
      if (id === undefined) continue
      const alt = imageAlt(file.name.replace(/\.[^.]+$/, ''))
      const named = fileOf(view.profile(), id)
      if (named !== undefined && !isPicture(named.type)) continue
      editor()
        ?.chain()
        .focus()
        .insertContent([{ type: 'image', attrs: { file: id, alt } }, { type: 'paragraph' }])
        .run()
    }
  }
  const askLink = (made: Editor): void => {
    const { href } = made.getAttributes('link') as { href?: string }
    setLink({ href: href ?? '' })
  }
  const currentLink = () => {
    version()
    const made = editor()
    return made?.isActive('link') ? (made.getAttributes('link') as { href?: string }).href : undefined
  }

  const everybody = createMemo((): Mentionable[] => [
    ...peopleOf(view.profile())
      .filter(({ name, movedTo }) => name !== '' && movedTo === undefined)
      .map(({ id, name, role }) => ({ kind: 'person' as const, id, name, about: role || t('notes.mentionPerson') })),
    ...notebook
      .team()
      .members.filter(({ disabled }) => !disabled)
      .map(({ id, name }) => ({ kind: 'member' as const, id, name, about: t('notes.mentionMember') })),
  ])
  const suggestions = (question: Asked): Suggestion[] =>
    question.for === 'mention' ? mentions(question.query) : blocks(question.query)
  const replace = ({ from, to }: Asked) => editor()!.chain().focus().deleteRange({ from, to })
  const mentions = (query: string): Suggestion[] =>
    mentionable(everybody(), query).map(({ kind, id, name, about }) => ({
      key: id,
      label: name,
      about,
      icon: () => <Avatar name={name} seed={id} size="small" />,
      take: (at) =>
        void replace(at)
          .insertContent([
            { type: 'mention', attrs: { kind, id, label: mentionLabel(name) } },
            { type: 'text', text: ' ' },
          ])
          .run(),
    }))
  const blocks = (query: string): Suggestion[] => {
    const wanted = query.toLocaleLowerCase()
    const all: Suggestion[] = [
      ...BLOCKS.map((block) => ({
        key: block.id,
        label: block.label(),
        about: block.hint ?? '',
        icon: () => <block.icon aria-hidden="true" />,
        take: (at: Asked) => void block.run(replace(at)).run(),
      })),
      {
        key: 'image',
        label: t('notes.image'),
        about: '',
        icon: () => <IconImage aria-hidden="true" />,
        take: (at) => {
          replace(at).run()
          pictures.click()
        },
      },
    ]
    return all.filter(({ label, key }) =>
      [label.toLocaleLowerCase(), key.toLowerCase()].some((name) => name.includes(wanted)),
    )
  }
  const list = createMemo(() => {
    const question = asked()
    const found = question === undefined ? [] : suggestions(question)
    return question === undefined || found.length === 0 ? undefined : { question, found }
  })
  const dismiss = (): void => {
    dismissed = asked()?.from
    setAsked(undefined)
  }
  return (
    <div class={styles.notes}>
      <Show when={editor()}>
        {(made) => (
          <NotesToolbar
            editor={made()}
            version={version()}
            focused={focused()}
            onLink={() => askLink(made())}
            onMention={() => {
              const { $from } = made().state.selection
              const before = $from.parent.textBetween(0, $from.parentOffset, undefined, ' ')
              made().commands.focus()
              // Typed, not set: the list opens for what somebody types.
              const text = before === '' || /\s$/.test(before) ? '@' : ' @'
              const { view: screen } = made()
              const { from, to } = screen.state.selection
              const take = () => screen.state.tr.insertText(text, from, to)
              if (screen.someProp('handleTextInput', (handle) => handle(screen, from, to, text, take)) !== true)
                screen.dispatch(take())
            }}
            onPictures={(chosen) => void addPictures(chosen)}
          />
        )}
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
      <input
        ref={pictures}
        class="visually-hidden"
        type="file"
        accept="image/*"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          void addPictures([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <Show when={files.adding() > 0}>
        <p class={styles.quiet} role="status">
          {t('files.adding', { count: files.adding() })}
        </p>
      </Show>
      <Show when={list()}>
        {(shown) => (
          <NoteSuggestions
            editor={editor()!}
            asked={shown().question}
            suggestions={shown().found}
            keys={(handler) => (keys = handler)}
            onClose={dismiss}
          />
        )}
      </Show>
      <NoteImageDialog image={image()} onClose={() => setImage(undefined)} />
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
