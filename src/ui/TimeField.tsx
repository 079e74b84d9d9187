import { createUniqueId } from 'solid-js'
import { Field } from './Field'
import styles from './Field.module.css'

interface Props {
  label: string
  /** HH:MM, or '' */
  value: string
  onChange: (time: string) => void
}

/** The device's own clock. */
export function TimeField(props: Props) {
  const id = createUniqueId()
  return (
    <Field id={id} label={props.label}>
      <div class={styles.box}>
        <input
          id={id}
          type="time"
          class={styles.input}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value.slice(0, 5))}
        />
      </div>
    </Field>
  )
}
