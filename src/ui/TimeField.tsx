import { createUniqueId } from 'solid-js'
import { describedBy, Field } from './Field'
import styles from './Field.module.css'

interface Props {
  label: string
  /** HH:MM, or '' */
  value: string
  onChange: (time: string) => void
  hint?: string
  disabled?: boolean
}

/** The device's own clock. */
export function TimeField(props: Props) {
  const id = createUniqueId()
  return (
    <Field id={id} label={props.label} hint={props.hint}>
      <div class={styles.box}>
        <input
          id={id}
          type="time"
          class={styles.input}
          value={props.value}
          disabled={props.disabled}
          aria-describedby={describedBy(id, props)}
          onChange={(event) => props.onChange(event.currentTarget.value.slice(0, 5))}
        />
      </div>
    </Field>
  )
}
