import type { JSX } from 'solid-js'
import styles from './Badge.module.css'
import { classes } from './classes'

interface Props {
  tone?: 'neutral' | 'accent' | 'danger' | 'warning' | 'success'
  children: JSX.Element
  class?: string
}

/** A count or a state in one or two words. */
export function Badge(props: Props) {
  return (
    <span
      class={classes(
        styles.badge,
        props.tone !== undefined && props.tone !== 'neutral' && styles[props.tone],
        props.class,
      )}
    >
      {props.children}
    </span>
  )
}
