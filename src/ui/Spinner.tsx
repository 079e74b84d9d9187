import { createSignal, onCleanup } from 'solid-js'
import { classes } from './classes'
import styles from './Progress.module.css'

interface Props {
  label: string
  /** As large as the text it stands in. */
  small?: boolean
  class?: string
}

/** ms of waiting that nobody notices: a ring that comes and goes in it would be what is noticed. */
const UNNOTICED = 300

/** Only where something really is awaited. It has its place at once, and is seen when the wait is. */
export function Spinner(props: Props) {
  const [isSeen, setSeen] = createSignal(false)
  const timer = setTimeout(() => setSeen(true), UNNOTICED)
  onCleanup(() => clearTimeout(timer))
  return (
    <span
      class={classes(styles.spinner, isSeen() && styles.seen, props.small && styles.small, props.class)}
      role="status"
      aria-label={props.label}
    />
  )
}
