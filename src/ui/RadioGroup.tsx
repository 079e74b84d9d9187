import { createUniqueId, For, Show } from 'solid-js'
import { classes } from './classes'
import styles from './Field.module.css'

interface Props<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string; hint?: string }[]
  onChange: (value: T) => void
  hideLabel?: boolean
  class?: string
}

/** One of a few, each with a line that explains it. */
export function RadioGroup<T extends string>(props: Props<T>) {
  const name = createUniqueId()
  return (
    <fieldset class={classes(styles.field, styles.bare, props.class)}>
      <legend class={props.hideLabel ? 'visually-hidden' : styles.label}>{props.label}</legend>
      <For each={props.options}>
        {(option) => (
          <label class={styles.check}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={props.value === option.value}
              onChange={() => props.onChange(option.value)}
            />
            <span class={styles.checkText}>
              {option.label}
              <Show when={option.hint}>
                <span class={styles.hint}>{option.hint}</span>
              </Show>
            </span>
          </label>
        )}
      </For>
    </fieldset>
  )
}
