import { createUniqueId } from 'solid-js'
import { describedBy, Field } from './Field'
import styles from './Field.module.css'

interface Props {
  label: string
  /** YYYY-MM-DD, or '' */
  value: string
  onChange: (day: string) => void
  min?: string
  max?: string
  hint?: string
  error?: string
  required?: boolean
  disabled?: boolean
  hideLabel?: boolean
  name?: string
  class?: string
  onFocus?: () => void
  onBlur?: () => void
}

/** The device's own calendar. */
export function DateField(props: Props) {
  const id = createUniqueId()
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
      <div class={styles.box}>
        <input
          id={id}
          type="date"
          name={props.name}
          class={styles.input}
          value={props.value}
          min={props.min}
          max={props.max}
          required={props.required}
          disabled={props.disabled}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={describedBy(id, props)}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          onFocus={() => props.onFocus?.()}
          onBlur={() => props.onBlur?.()}
        />
      </div>
    </Field>
  )
}
