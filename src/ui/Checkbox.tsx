import { createEffect, createUniqueId, Show } from 'solid-js'
import { classes } from './classes'
import styles from './Field.module.css'

interface Props {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  hint?: string
  disabled?: boolean
  hideLabel?: boolean
  /** Some of a list are chosen. */
  indeterminate?: boolean
  class?: string
}

export function Checkbox(props: Props) {
  const id = createUniqueId()
  let input!: HTMLInputElement
  createEffect(() => (input.indeterminate = props.indeterminate ?? false))
  return (
    <label class={classes(styles.check, props.class)}>
      <input
        ref={input}
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={props.hint ? id : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span class={props.hideLabel ? 'visually-hidden' : styles.checkText}>
        {props.label}
        <Show when={props.hint}>
          <span id={id} class={styles.hint}>
            {props.hint}
          </span>
        </Show>
      </span>
    </label>
  )
}
