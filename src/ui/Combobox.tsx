import { createEffect, createSignal, createUniqueId, For, onCleanup, Show, type JSX } from 'solid-js'
import styles from './Combobox.module.css'
import { createListbox } from './createListbox'
import { describedBy, Field } from './Field'
import fieldStyles from './Field.module.css'
import { keepBeside } from './floating'
import { Spinner } from './Spinner'

interface Props<T> {
  label: string
  /** What is typed. The caller finds the options for it. */
  text: string
  onInput: (text: string) => void
  options: readonly T[]
  /** An option as text. */
  optionLabel: (option: T) => string
  /** An option as it is drawn; its text when left out. */
  children?: (option: T) => JSX.Element
  onSelect: (option: T) => void
  /** Only what is in the list will do: the first option is marked, so that Enter takes it. */
  strict?: boolean
  /** Said under the field when nothing fits. */
  empty?: string
  /** The options are awaited: the spinner's name. */
  busy?: string
  hint?: string
  error?: string
  placeholder?: string
  required?: boolean
  disabled?: boolean
  hideLabel?: boolean
  autofocus?: boolean
  onBlur?: () => void
  /** Enter with no option marked: what was typed is meant. */
  onEnter?: () => void
  class?: string
}

/** A text field that offers what fits. */
export function Combobox<T>(props: Props<T>) {
  const id = createUniqueId()
  const [open, setOpen] = createSignal(false)
  let input!: HTMLInputElement
  let list!: HTMLUListElement
  const shown = (): boolean => open() && props.options.length > 0
  const select = (index: number): void => {
    const option = props.options[index]
    if (option === undefined) return
    setOpen(false)
    props.onSelect(option)
  }
  const listbox = createListbox({
    count: () => props.options.length,
    open: shown,
    onSelect: select,
    // eslint-disable-next-line solid/reactivity -- a field does not change its kind
    first: props.strict ? 'marked' : 'none',
  })
  createEffect(() => {
    if (!shown()) return
    list.showPopover()
    onCleanup(keepBeside(list, input, 'start'))
    onCleanup(() => list.isConnected && list.hidePopover())
  })

  function keyDown(event: KeyboardEvent): void {
    if (listbox.keyDown(event)) return
    if (event.key === 'Escape' && shown()) {
      // The dialog round it stays open.
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    } else if (event.key === 'Enter' && !event.isComposing && props.onEnter !== undefined) {
      event.preventDefault()
      setOpen(false)
      props.onEnter()
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !open()) {
      event.preventDefault()
      setOpen(true)
    }
  }
  return (
    <Field
      id={id}
      label={props.label}
      hideLabel={props.hideLabel}
      required={props.required}
      hint={props.hint}
      error={props.error}
      class={props.class}
    >
      <div class={fieldStyles.box}>
        <input
          {...listbox.field}
          ref={input}
          id={id}
          type="text"
          class={fieldStyles.input}
          autocomplete="off"
          spellcheck={false}
          value={props.text}
          placeholder={props.placeholder}
          required={props.required}
          disabled={props.disabled}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={describedBy(id, props)}
          data-autofocus={props.autofocus ? '' : undefined}
          onInput={(event) => {
            setOpen(true)
            props.onInput(event.currentTarget.value)
          }}
          on:keydown={keyDown}
          onClick={() => setOpen(true)}
          onBlur={() => {
            setOpen(false)
            props.onBlur?.()
          }}
        />
        <Show when={props.busy}>
          {(busy) => (
            <span class={styles.busy}>
              <Spinner small label={busy()} />
            </span>
          )}
        </Show>
        {/* Manual: a press in the field is none outside the list. */}
        <ul
          ref={list}
          id={listbox.listId}
          popover="manual"
          role="listbox"
          aria-label={props.label}
          class={styles.list}
          // The focus stays in the field.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
        >
          <Show when={shown()}>
            <For each={props.options}>
              {(option, index) => (
                <li
                  id={listbox.optionId(index())}
                  role="option"
                  aria-selected={listbox.active() === index()}
                  class={styles.option}
                  onPointerMove={(event) => event.pointerType === 'mouse' && listbox.mark(index())}
                  onClick={() => select(index())}
                >
                  {props.children?.(option) ?? props.optionLabel(option)}
                </li>
              )}
            </For>
          </Show>
        </ul>
      </div>
      <p role="status" class={props.empty ? fieldStyles.hint : 'visually-hidden'}>
        {open() && !props.busy && props.text !== '' && props.options.length === 0 ? props.empty : ''}
      </p>
    </Field>
  )
}
