import {
  children,
  createEffect,
  createSignal,
  createUniqueId,
  on,
  onCleanup,
  onMount,
  Show,
  type ComponentProps,
  type JSX,
} from 'solid-js'
import { classes } from './classes'
import { makeCommit } from './commit'
import { describedBy, Field } from './Field'
import styles from './Field.module.css'

export interface TextFieldProps {
  label: string
  value: string
  /** Each keystroke. Give this, or `onCommit`, or both. */
  onInput?: (text: string) => void
  /** Left, Enter, or a pause of 1.5 s; only when changed. Ctrl+Enter in a field of several lines. */
  onCommit?: (text: string) => void
  error?: string
  hint?: string
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | 'number'
  multiline?: boolean
  rows?: number
  inputMode?: ComponentProps<'input'>['inputMode']
  autocomplete?: string
  placeholder?: string
  required?: boolean
  disabled?: boolean
  readOnly?: boolean
  hideLabel?: boolean
  autofocus?: boolean
  name?: string
  maxLength?: number
  spellcheck?: boolean
  enterkeyhint?: ComponentProps<'input'>['enterkeyhint']
  onFocus?: () => void
  onBlur?: () => void
  onKeyDown?: (event: KeyboardEvent) => void
  /** A button inside the field, at its end. */
  end?: JSX.Element
  class?: string
  ref?: (element: HTMLInputElement | HTMLTextAreaElement) => void
}

export function TextField(props: TextFieldProps) {
  const id = createUniqueId()
  const [shown, setShown] = createSignal(props.value)
  const commit = makeCommit(props.value, (text) => props.onCommit?.(text))

  createEffect(
    on(
      () => props.value,
      (value) => {
        const next = commit.moved(value)
        setShown(props.onCommit === undefined ? value : next)
      },
      { defer: true },
    ),
  )

  const flush = (): void => {
    if (props.onCommit !== undefined) commit.flush()
  }
  // Captured: what stores it when the page goes away listens too, and must come after.
  addEventListener('pagehide', flush, true)
  addEventListener('visibilitychange', flush, true)
  onCleanup(() => {
    removeEventListener('pagehide', flush, true)
    removeEventListener('visibilitychange', flush, true)
    flush()
  })

  function input(event: InputEvent & { currentTarget: HTMLInputElement | HTMLTextAreaElement }): void {
    const text = event.currentTarget.value
    setShown(text)
    if (props.onCommit !== undefined) commit.typed(text)
    props.onInput?.(text)
  }
  function keyDown(event: KeyboardEvent): void {
    props.onKeyDown?.(event)
    const enter = event.key === 'Enter' && !event.isComposing && (!props.multiline || event.ctrlKey || event.metaKey)
    if (enter && !event.defaultPrevented) flush()
  }
  function blur(): void {
    flush()
    props.onBlur?.()
  }

  const end = children(() => props.end)
  let element: HTMLInputElement | HTMLTextAreaElement | undefined
  const take = (made: HTMLInputElement | HTMLTextAreaElement): void => {
    element = made
    if (made instanceof HTMLTextAreaElement) made.style.setProperty('--rows', String(props.rows ?? 3))
    props.ref?.(made)
  }
  onMount(() => {
    if (props.autofocus) element?.focus()
  })

  const shared = {
    get id() {
      return id
    },
    get name() {
      return props.name
    },
    get class() {
      return styles.input
    },
    get value() {
      return shown()
    },
    get placeholder() {
      return props.placeholder
    },
    get required() {
      return props.required
    },
    get disabled() {
      return props.disabled
    },
    get readOnly() {
      return props.readOnly
    },
    get maxLength() {
      return props.maxLength
    },
    get spellcheck() {
      return props.spellcheck
    },
    get inputMode() {
      return props.inputMode
    },
    get enterkeyhint() {
      return props.enterkeyhint
    },
    get 'aria-invalid'() {
      return props.error ? (true as const) : undefined
    },
    get 'aria-describedby'() {
      return describedBy(id, props)
    },
    // Tells the dialog which field the focus goes to when it opens.
    get 'data-autofocus'() {
      return props.autofocus ? '' : undefined
    },
    onInput: input,
    onKeyDown: keyDown,
    onFocus: () => props.onFocus?.(),
    onBlur: blur,
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
      <div class={classes(styles.box, end.toArray().length > 0 && styles.withInside)}>
        <Show
          when={props.multiline}
          fallback={
            <input {...shared} ref={take} type={props.type ?? 'text'} autocomplete={props.autocomplete ?? 'off'} />
          }
        >
          <textarea {...shared} ref={take} rows={props.rows ?? 3} autocomplete={props.autocomplete ?? 'off'} />
        </Show>
        <Show when={end()}>
          <div class={styles.inside}>{end()}</div>
        </Show>
      </div>
    </Field>
  )
}
