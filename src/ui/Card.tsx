import { splitProps, type ComponentProps } from 'solid-js'
import styles from './Card.module.css'
import { classes } from './classes'

interface Props extends ComponentProps<'section'> {
  /** Without padding: for lists that reach the edge. */
  flush?: boolean
}

/** What belongs together, on a sheet of its own. */
export function Card(props: Props) {
  const [own, rest] = splitProps(props, ['flush', 'class'])
  return <section {...rest} class={classes(styles.card, own.flush && styles.flush, own.class)} />
}
