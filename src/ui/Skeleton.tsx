import { For } from 'solid-js'
import { classes } from './classes'
import styles from './Progress.module.css'

interface Props {
  /** What is awaited; read out. */
  label: string
  lines?: number
  class?: string
}

/** Where lines will stand that really are awaited. */
export function Skeleton(props: Props) {
  return (
    <div role="status" aria-label={props.label} class={classes(styles.skeleton, props.class)}>
      <For each={Array.from({ length: props.lines ?? 3 })}>{() => <div class={styles.skeletonLine} />}</For>
    </div>
  )
}
