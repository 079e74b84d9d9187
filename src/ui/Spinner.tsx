import { classes } from './classes'
import styles from './Progress.module.css'

interface Props {
  label: string
  /** As large as the text it stands in. */
  small?: boolean
  class?: string
}

/** Only where something really is awaited. */
export function Spinner(props: Props) {
  return (
    <span
      class={classes(styles.spinner, props.small && styles.small, props.class)}
      role="status"
      aria-label={props.label}
    />
  )
}
