import { useNavigate } from '@solidjs/router'
import { createEffect, createMemo, createSignal, createUniqueId, For, on, onCleanup, onMount, Show } from 'solid-js'
import { Dynamic, Portal } from 'solid-js/web'
import IconSearch from '~icons/lucide/search'
import IconClose from '~icons/lucide/x'
import { t } from '../../i18n'
import type { ProfileId } from '../../shared/ids'
import { useNotebook } from '../../solid/notebook'
import { IconButton } from '../../ui/Button'
import { Kbd } from '../../ui/Kbd'
import { useOpenClient } from '../panes'
import { createAnswer } from './createAnswer'
import { clientChoice, commandChoice, createChoices, switchChoices, undoChoices, viewChoices } from './choices'
import { commandsNow, type CommandGroup } from './commands'
import { chordOf } from './keys'
import { queryOf, scoreOf } from './match'
import styles from './Palette.module.css'
import { firstOf, inGroups, makeKept, type Choice, type Fitting, type Group } from './paletteItems'
import { lastClients, noteUse, readUsage, useOf } from './usage'
import { groupTitle } from './words'

/** More lines than anybody reads; what is meant is among the first. */
const MOST = 40
const MOST_CLIENTS = 12
const RECENT = 5
/** The groups before anything is typed. */
const ORDER = ['client', 'create', 'go', 'view', 'switch', 'app']

/**
 * Goes to a client, acts on it, creates, switches: a few letters and Enter. The WAI-ARIA combobox with a listbox.
 * It covers the page as a popover and keeps the Tab key itself: to make the page inert, as a modal does, has the styles
 * of everything on it worked out twice, which is most of what one would wait for.
 */
export function Palette(props: { onClose: () => void }) {
  return (
    <Portal>
      <Open onClose={() => props.onClose()} />
    </Portal>
  )
}

/** Within the portal, so that its dialog is there before anything asks for it. */
function Open(props: { onClose: () => void }) {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const open = useOpenClient()
  const me = notebook.me().member.id
  const usage = readUsage(me)
  const now = Date.now()
  const opener = document.activeElement
  const id = createUniqueId()
  const [text, setText] = createSignal('')
  const [active, setActive] = createSignal(0)
  let dialog!: HTMLDialogElement
  let list!: HTMLDivElement
  let input!: HTMLInputElement

  // What the page beneath can do does not change while the palette lies over it.
  const commands = commandsNow().filter((command) => command.keysOnly !== true && command.id !== 'undo')
  const go = (path: string): void => navigate(path)

  const { answer, hurry } = createAnswer(text)
  const query = createMemo(() => answer().text)
  const clientsFound = createMemo(() => answer().clients)
  const isDrawn = createMemo(() => answer().lines > 0)
  const keep = makeKept()
  const fitting = createMemo(() => (!isDrawn() ? [] : query().trim() === '' ? unasked() : asked()))
  const groups = createMemo(() => keep(firstOf(fitting(), answer().lines)))
  const names = createMemo<string[]>(() => groups().map(({ name }) => name), [], { equals: sameList })
  const choicesOf = (name: string): Choice[] => groups().find((group) => group.name === name)?.choices ?? []
  const choices = createMemo(() => groups().flatMap((group) => group.choices))
  const indexOf = createMemo(() => new Map(choices().map((choice, index) => [choice, index])))
  const count = (): number => fitting().reduce((sum, group) => sum + group.choices.length, 0)

  const everything = createMemo(() => [
    ...commands.map(commandChoice),
    ...viewChoices(notebook, go),
    ...switchChoices(),
    ...undoChoices(notebook),
  ])
  function unasked(): Group[] {
    const all = everything()
    const of = (name: string): Group => ({
      name,
      choices: all
        .filter(({ group }) => group === name)
        .toSorted((a, b) => useOf(usage, b.id, now) - useOf(usage, a.id, now)),
    })
    const recent = lastClients(usage)
      .filter((client) => client !== open())
      .flatMap((client) => clientChoice(notebook, client, 'recent', go))
      .slice(0, RECENT)
    const [client, ...rest] = ORDER.map(of)
    return [client!, { name: 'recent', choices: recent }, ...rest].filter((group) => group.choices.length > 0)
  }

  function asked(): Group[] {
    const words = queryOf(query())
    const named = everything().flatMap((choice): Fitting[] => {
      const fits = scoreOf(words, choice.title, choice.keywords)
      return fits === undefined ? [] : [{ choice, fits, use: useOf(usage, choice.id, now) }]
    })
    // The search has put the best first: its order is kept, a little below a command named in full.
    const clients = clientsFound()
      .slice(0, MOST_CLIENTS)
      .flatMap((client, rank) =>
        clientChoice(notebook, client, 'clients', go).map((choice): Fitting => ({
          choice,
          fits: Math.max(0.4, (scoreOf(words, choice.title) ?? 0.75) - rank * 0.01),
          use: useOf(usage, choice.id, now),
        })),
      )
    const create = createChoices(notebook, query(), go).map((choice): Fitting => ({ choice, fits: 0, use: 0 }))
    return inGroups([...named, ...clients, ...create], MOST)
  }

  // What was found changes with each letter: the best is the one that Enter runs.
  createEffect(on(query, () => void setActive(0), { defer: true }))
  createEffect(
    on(active, (index) => document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' }), {
      defer: true,
    }),
  )
  const optionId = (index: number): string => `${id}-option-${index}`

  onMount(() => {
    dialog.showPopover()
    input.focus()
  })
  let gone = false
  onCleanup(() => {
    gone = true
    dialog.hidePopover()
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
  })

  function run(choice: Choice | undefined): void {
    if (choice === undefined) return
    noteUse(me, choice.id)
    props.onClose()
    // Once the focus is back: what opens now returns it there.
    queueMicrotask(choice.run)
  }
  function keyDown(event: KeyboardEvent): void {
    if (event.isComposing) return
    // Whoever moves or chooses means what was typed, also when it was typed a moment ago.
    if (event.key.length > 1 && event.key !== 'Escape') hurry()
    const last = choices().length - 1
    if (event.key === 'ArrowDown') setActive((index) => (index >= last ? 0 : index + 1))
    else if (event.key === 'ArrowUp') setActive((index) => (index <= 0 ? last : index - 1))
    else if (event.key === 'PageDown') setActive((index) => Math.min(last, index + 8))
    else if (event.key === 'PageUp') setActive((index) => Math.max(0, index - 8))
    else if (event.key === 'Enter') run(choices()[active()])
    else if (chordOf(event) === 'mod+k') props.onClose()
    else return
    event.preventDefault()
  }
  /** Tab goes round within. */
  function keepTab(event: KeyboardEvent): void {
    if (event.key !== 'Tab') return
    event.preventDefault()
    const stops = [...dialog.querySelectorAll<HTMLElement>('input, button')]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    stops.at((at + (event.shiftKey ? -1 : 1)) % stops.length)?.focus()
  }
  const titleOfGroup = (name: string): string => {
    if (name === 'recent') return t('commands.group.recent')
    if (name === 'view') return t('commands.group.view')
    if (name === 'clients') return t('commands.group.clients')
    const client = open()
    const known = client === undefined ? undefined : notebook.row(client as ProfileId)?.name
    return name === 'client' && known ? known : groupTitle(name as CommandGroup)
  }

  return (
    <dialog
      ref={dialog}
      class={styles.scrim}
      popover="auto"
      aria-modal="true"
      aria-label={t('commands.title')}
      on:toggle={(event: ToggleEvent) => !gone && event.newState === 'closed' && props.onClose()}
      on:click={(event: MouseEvent) => {
        if (event.target === dialog) props.onClose()
      }}
      onKeyDown={keepTab}
    >
      <div class={styles.palette}>
        <div class={styles.field}>
          <IconSearch class={styles.glass} aria-hidden="true" />
          <input
            ref={input}
            class={styles.input}
            type="text"
            role="combobox"
            aria-label={t('commands.field')}
            aria-expanded={choices().length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={choices().length > 0 ? optionId(active()) : undefined}
            placeholder={t('commands.hint')}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            enterkeyhint="go"
            maxLength={200}
            value={text()}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={keyDown}
          />
          <IconButton icon={IconClose} label={t('common.close')} onClick={() => props.onClose()} />
        </div>
        <div ref={list} id={`${id}-list`} class={styles.list} role="listbox" aria-label={t('commands.list')}>
          <For each={names()}>
            {(name, at) => (
              <div class={styles.group} role="group" aria-labelledby={`${id}-group-${at()}`}>
                <div id={`${id}-group-${at()}`} class={styles.heading} role="presentation">
                  {titleOfGroup(name)}
                </div>
                <For each={choicesOf(name)}>
                  {(choice) => (
                    <Line
                      id={optionId(indexOf().get(choice) ?? -1)}
                      choice={choice}
                      active={indexOf().get(choice) === active()}
                      onPoint={() => setActive(indexOf().get(choice) ?? 0)}
                      onRun={() => run(choice)}
                    />
                  )}
                </For>
              </div>
            )}
          </For>
          <Show when={isDrawn() && choices().length === 0}>
            <p class={styles.nothing}>{t('commands.nothing')}</p>
          </Show>
        </div>
        <footer class={styles.foot} aria-hidden="true">
          <Kbd keys="up" /> <Kbd keys="down" /> {t('commands.keys.move')}
          <Kbd keys="enter" /> {t('commands.keys.choose')}
          <Kbd keys="esc" /> {t('commands.keys.close')}
        </footer>
        <p class="visually-hidden" role="status">
          {query().trim() === '' ? '' : t('commands.results', { count: count() })}
        </p>
      </div>
    </dialog>
  )
}

interface LineProps {
  id: string
  choice: Choice
  active: boolean
  onPoint: () => void
  onRun: () => void
}

function Line(props: LineProps) {
  return (
    <div
      id={props.id}
      class={styles.line}
      classList={{ [styles.active!]: props.active }}
      role="option"
      aria-selected={props.active}
      aria-keyshortcuts={props.choice.keys}
      // A list that moves under a still pointer chooses nothing.
      onPointerMove={(event) => event.pointerType === 'mouse' && props.onPoint()}
      onClick={() => props.onRun()}
    >
      <Show when={props.choice.icon}>
        {(icon) => <Dynamic component={icon()} class={styles.icon} aria-hidden="true" />}
      </Show>
      <span class={styles.words}>
        <span class={styles.title}>{props.choice.title}</span>
        <Show when={props.choice.detail}>
          {' '}
          <span class={styles.detail}>{props.choice.detail}</span>
        </Show>
      </span>
      <Show when={props.choice.keys}>
        {(keys) => (
          <span class={styles.keys} aria-hidden="true">
            <Kbd keys={keys()} />
          </span>
        )}
      </Show>
    </div>
  )
}

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n')
