import { A } from '@solidjs/router'
import {
  createContext,
  createEffect,
  createMemo,
  createSignal,
  For,
  Match,
  onCleanup,
  Show,
  Switch,
  useContext,
  type JSX,
} from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../../i18n'
import { notesAt } from '../../shared/profile/noteDays'
import { NotePast } from '../../shared/profile/notePast'
import { EmptyState } from '../../ui/EmptyState'
import { useClient } from './client'
import styles from './Notes.module.css'
import { mentionText, type MentionAttributes } from './noteNodes'
import { NotePicture } from './NotePicture'
import { isEmptyTree, noteTree, type NoteElement, type NoteText, type NoteTree } from './noteTree'

interface Props {
  /** As they were at that moment, ms since 1970 UTC. */
  at?: number
  /** Shows whose each passage is: how a passage is drawn and named. */
  passage?: (of: NoteText, words: () => JSX.Element) => JSX.Element
}

const PassageContext = createContext<Props['passage']>()

/** The notes to read, live, without an editor. */
export function NotesReader(props: Props) {
  const client = useClient()
  const fragment = () => client.view.doc.getXmlFragment('notes')
  const [version, setVersion] = createSignal(0)
  createEffect(() => {
    const watched = fragment()
    const changed = () => setVersion((before) => before + 1)
    watched.observeDeep(changed)
    onCleanup(() => watched.unobserveDeep(changed))
  })
  const tree = createMemo(() => {
    version()
    const { at } = props
    return noteTree(fragment(), {
      ...(at === undefined ? {} : { at: notesAt(client.view.changes(), at) }),
      ...(props.passage === undefined ? {} : { past: NotePast.of(client.view.changes()) }),
    })
  })
  return (
    <Show
      when={!isEmptyTree(tree())}
      fallback={<EmptyState title={props.at === undefined ? t('notes.empty') : t('notes.emptyThen')} />}
    >
      <PassageContext.Provider value={props.passage}>
        <div class={styles.text}>
          <Blocks of={tree()} />
        </div>
      </PassageContext.Provider>
    </Show>
  )
}

function Blocks(props: { of: NoteTree }): JSX.Element {
  return <For each={props.of}>{(node) => (node.type === 'text' ? <Text of={node} /> : <Block of={node} />)}</For>
}

const ELEMENTS: Record<string, string> = {
  paragraph: 'p',
  bulletList: 'ul',
  listItem: 'li',
  blockquote: 'blockquote',
}

function Block(props: { of: NoteElement }): JSX.Element {
  const children = () => <Blocks of={props.of.children} />
  return (
    <Switch fallback={<Dynamic component={ELEMENTS[props.of.name] ?? 'div'}>{children()}</Dynamic>}>
      <Match when={props.of.name === 'heading'}>
        {/* The page's own headings stand above those of the notes. */}
        <Dynamic component={`h${Math.min(Math.max(props.of.level, 1), 3) + 1}`} data-level={props.of.level}>
          {children()}
        </Dynamic>
      </Match>
      <Match when={props.of.name === 'orderedList'}>
        <ol start={props.of.start}>{children()}</ol>
      </Match>
      <Match when={props.of.name === 'taskList'}>
        <ul data-type="taskList">{children()}</ul>
      </Match>
      <Match when={props.of.name === 'taskItem'}>
        <li data-checked={String(props.of.checked)}>
          <label>
            <input type="checkbox" checked={props.of.checked} disabled aria-label={t('notes.taskDone')} />
          </label>
          <div>{children()}</div>
        </li>
      </Match>
      <Match when={props.of.name === 'hardBreak'}>
        <br />
      </Match>
      <Match when={props.of.mention}>{(mention) => <Mention of={mention()} />}</Match>
      <Match when={props.of.image}>
        {(image) => (
          <figure class={styles.figure}>
            <NotePicture file={image().file} alt={image().alt} />
          </figure>
        )}
      </Match>
      <Match when={props.of.name === 'horizontalRule'}>
        <hr />
      </Match>
    </Switch>
  )
}

/** A person at this client is one tap away. */
function Mention(props: { of: MentionAttributes }) {
  const words = () => (
    <span data-mention={props.of.kind} data-id={props.of.id}>
      {mentionText(props.of)}
    </span>
  )
  return (
    <Show when={props.of.kind === 'person'} fallback={words()}>
      <A href={`?tab=people&person=${encodeURIComponent(props.of.id)}`}>{words()}</A>
    </Show>
  )
}

function Text(props: { of: NoteText }): JSX.Element {
  const passage = useContext(PassageContext)
  const marked = () => (passage === undefined ? plain() : passage(props.of, plain))
  const plain = () => (
    <span
      classList={{
        [styles.bold!]: props.of.bold,
        [styles.italic!]: props.of.italic,
        [styles.strike!]: props.of.strike,
      }}
    >
      {props.of.text}
    </span>
  )
  return (
    <Show when={props.of.href} fallback={marked()}>
      {(href) => (
        <a href={href()} target={href().startsWith('http') ? '_blank' : undefined} rel="noopener noreferrer">
          {marked()}
        </a>
      )}
    </Show>
  )
}
