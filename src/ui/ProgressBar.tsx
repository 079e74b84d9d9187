import { createUniqueId } from 'solid-js'
import { classes } from './classes'
import styles from './Progress.module.css'

interface Props {
  /** In words: "1,240 of 5,000 clients". */
  label: string
  value: number
  max: number
  class?: string
}

export function ProgressBar(props: Props) {
  const id = createUniqueId()
  return (
    <div class={classes(styles.progress, props.class)}>
      <span id={id}>{props.label}</span>
      <progress class={styles.bar} value={props.value} max={Math.max(props.max, 1)} aria-labelledby={id} />
    </div>
  )
}
