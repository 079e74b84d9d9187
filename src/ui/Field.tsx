/** What every field has round it: its label, a hint, an error that is read out. */
import { Show, type JSX } from 'solid-js'
import IconAlert from '~icons/lucide/circle-alert'
import { classes } from './classes'
import styles from './Field.module.css'

interface Props {
  id: string
  label: string
  hideLabel?: boolean
  required?: boolean
  hint?: string
  error?: string
  class?: string
  children: JSX.Element
}

/** The ids that a field's `aria-describedby` names. */
export const describedBy = (id: string, props: { hint?: string; error?: string }): string | undefined =>
  [props.error && `${id}-error`, props.hint && `${id}-hint`].filter(Boolean).join(' ') || undefined

export function Field(props: Props) {
  return (
    <div class={classes(styles.field, props.class)}>
      <label
        for={props.id}
        class={classes(props.hideLabel ? 'visually-hidden' : styles.label, props.required && styles.required)}
      >
        {props.label}
      </label>
      {props.children}
      <Show when={props.error}>
        <p id={`${props.id}-error`} class={styles.error} role="alert">
          <IconAlert aria-hidden="true" />
          {props.error}
        </p>
      </Show>
      <Show when={props.hint}>
        <p id={`${props.id}-hint`} class={styles.hint}>
          {props.hint}
        </p>
      </Show>
    </div>
  )
}
