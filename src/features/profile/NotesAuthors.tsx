import { createMemo, createSignal, For, onMount, Show, type JSX } from 'solid-js'
import { t } from '../../i18n'
import { formatMoment } from '../../i18n/format'
import type { MemberId } from '../../shared/ids'
import { passagesIn } from '../../shared/profile/notePassages'
import { NotePast, type NoteAuthor } from '../../shared/profile/notePast'
import { Avatar } from '../../ui/Avatar'
import { hueOf } from '../../ui/names'
import { useClient } from './client'
import styles from './Notes.module.css'
import { NotesReader } from './NotesReader'
import { isSameAuthor, type NoteText } from './noteTree'

/** The notes to read, with the author and the time of each passage. */
export default function NotesAuthors() {
  const client = useClient()
  const [shown, setShown] = createSignal<NoteAuthor | null>()
  const say = (author: NoteAuthor | null): string =>
    author === null
      ? t('notes.writtenNow')
      : t('notes.writtenBy', { member: client.notebook.memberName(author.member), when: formatMoment(author.at) })
  /** Who wrote here, in the order of the page. */
  const members = createMemo((): MemberId[] => {
    const { passages } = passagesIn(client.view.doc.getXmlFragment('notes'), NotePast.of(client.view.changes()))
    return [...new Set(passages.flatMap(({ member }) => member ?? []))]
  })
  const passage = (of: NoteText, words: () => JSX.Element): JSX.Element => {
    const author = of.author ?? null
    let element!: HTMLSpanElement
    onMount(() => {
      if (author !== null) element.style.setProperty('--hue', `var(--hue-${hueOf(author.member)})`)
    })
    const show = () => setShown(author)
    return (
      <span
        ref={element}
        class={styles.passage}
        classList={{ [styles.told!]: shown() !== undefined && isSameAuthor(shown()!, author) }}
        tabIndex={0}
        onPointerEnter={show}
        onFocus={show}
        onClick={show}
      >
        <span class="visually-hidden">{`${say(author)}: `}</span>
        {words()}
      </span>
    )
  }
  return (
    <div class={styles.notes}>
      <div class={styles.authors}>
        <ul role="list" class={styles.writers}>
          <For each={members()}>
            {(member) => (
              <li class={styles.writer}>
                <Avatar name={client.notebook.memberName(member)} seed={member} size="small" />
                <span>{client.notebook.memberName(member)}</span>
              </li>
            )}
          </For>
        </ul>
        {/* For the eyes: a screen reader hears it before each passage. */}
        <p class={styles.quiet} aria-hidden="true">
          <Show when={shown() !== undefined} fallback={t('notes.whoHint')}>
            {say(shown() ?? null)}
          </Show>
        </p>
      </div>
      <NotesReader passage={passage} />
    </div>
  )
}
