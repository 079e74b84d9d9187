import type { Editor } from '@tiptap/core'
import { createEffect, createMemo, createSignal, createUniqueId, For, on, onCleanup, Show, type JSX } from 'solid-js'
import { t } from '../../i18n'
import { placeCaretList } from './caretList'
import styles from './Notes.module.css'
import type { Asked } from './noteSuggest'

export interface Suggestion {
  key: string
  label: string
  /** In smaller letters behind it. */
  about: string
  icon: () => JSX.Element
  /** Puts it where the sign was typed. */
  take(asked: Asked): void
}

interface Props {
  editor: Editor
  asked: Asked
  suggestions: readonly Suggestion[]
  /** Gives the list the keys that are pressed in the editor; it says whether it took one. */
  keys: (handler: ((event: KeyboardEvent) => boolean) | undefined) => void
  onClose: () => void
}

/** The list beside the caret: arrows and Enter, or a thumb. The focus stays in the text. */
export function NoteSuggestions(props: Props) {
  const id = createUniqueId()
  const [chosen, setChosen] = createSignal(0)
  const active = createMemo(() => Math.min(chosen(), props.suggestions.length - 1))
  let list!: HTMLUListElement

  const place = (): void => {
    const { view } = props.editor
    if (view.isDestroyed || !list.isConnected) return
    placeCaretList(list, view.coordsAtPos(Math.min(props.asked.from, view.state.doc.content.size)))
  }
  const take = (suggestion: Suggestion | undefined): void => suggestion?.take(props.asked)

  createEffect(
    on(
      () => [props.asked.for, props.asked.query] as const,
      () => setChosen(0),
    ),
  )
  createEffect(() => {
    void props.suggestions.length
    void props.asked.from
    place()
  })
  createEffect(() => {
    const { dom } = props.editor.view
    dom.setAttribute('aria-controls', id)
    dom.setAttribute('aria-activedescendant', `${id}-${active()}`)
    onCleanup(() => {
      dom.removeAttribute('aria-controls')
      dom.removeAttribute('aria-activedescendant')
    })
  })
  createEffect(() => {
    list.children[active()]?.scrollIntoView({ block: 'nearest' })
  })
  props.keys((event) => {
    const many = props.suggestions.length
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        setChosen((active() + (event.key === 'ArrowDown' ? 1 : -1) + many) % many)
        return true
      case 'Enter':
      case 'Tab':
        take(props.suggestions[active()])
        return true
      case 'Escape':
        event.stopPropagation()
        props.onClose()
        return true
      default:
        return false
    }
  })
  onCleanup(() => props.keys(undefined))
  const shown = (element: HTMLUListElement): void => {
    list = element
    // In the top layer, so that neither a pane nor a card cuts it.
    queueMicrotask(() => {
      if (!element.isConnected) return
      element.showPopover()
      place()
    })
    const view = window.visualViewport
    for (const target of [window, view]) target?.addEventListener('resize', place)
    addEventListener('scroll', place, { capture: true, passive: true })
    onCleanup(() => {
      for (const target of [window, view]) target?.removeEventListener('resize', place)
      removeEventListener('scroll', place, { capture: true })
    })
  }
  return (
    <ul
      ref={shown}
      id={id}
      class={styles.suggestions}
      popover="manual"
      role="listbox"
      aria-label={props.asked.for === 'mention' ? t('notes.mentionList') : t('notes.blockList')}
    >
      <For each={props.suggestions}>
        {(suggestion, index) => (
          <li
            id={`${id}-${index()}`}
            role="option"
            aria-selected={index() === active()}
            class={styles.suggestion}
            // The focus stays in the text, and with it a phone's keyboard.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(suggestion)}
          >
            <span class={styles.suggestionMark}>{suggestion.icon()}</span>
            <span class={styles.suggestionLabel}>{suggestion.label}</span>
            <Show when={suggestion.about}>
              <span class={styles.suggestionAbout}>{suggestion.about}</span>
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}
