import { createUniqueId, Show } from 'solid-js'
import { classes } from './classes'
import fieldStyles from './Field.module.css'
import styles from './Switch.module.css'

interface Props {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  hint?: string
  disabled?: boolean
  class?: string
}

/** On or off, at once: nothing else has to be pressed. */
export function Switch(props: Props) {
  const id = createUniqueId()
  return (
    <label class={classes(styles.line, props.class)}>
      <span class={styles.text}>
        {props.label}
        <Show when={props.hint}>
          <span id={id} class={fieldStyles.hint}>
            {props.hint}
          </span>
        </Show>
      </span>
      <input
        type="checkbox"
        role="switch"
        class={styles.switch}
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={props.hint ? id : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
    </label>
  )
}
