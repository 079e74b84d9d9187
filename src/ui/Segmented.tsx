import { createUniqueId, For } from 'solid-js'
import { classes } from './classes'
import styles from './Segmented.module.css'
import type { Option } from './Select'

interface Props<T extends string> {
  label: string
  value: T
  options: readonly Option<T>[]
  onChange: (value: T) => void
  hideLabel?: boolean
  /** As wide as what it stands in. */
  wide?: boolean
  class?: string
}

/** One of a few, all in sight: radio buttons in one track. */
export function Segmented<T extends string>(props: Props<T>) {
  const name = createUniqueId()
  return (
    <fieldset class={classes(styles.group, props.wide && styles.wide, props.class)}>
      <legend class={props.hideLabel ? 'visually-hidden' : styles.label}>{props.label}</legend>
      <div class={styles.track}>
        <For each={props.options}>
          {(option) => (
            <label class={styles.option}>
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={props.value === option.value}
                onChange={() => props.onChange(option.value)}
              />
              {option.label}
            </label>
          )}
        </For>
      </div>
    </fieldset>
  )
}
