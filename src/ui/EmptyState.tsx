import { Show, type JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { classes } from './classes'
import styles from './EmptyState.module.css'
import type { Icon } from './icon'

interface Props {
  icon?: Icon
  title: string
  text?: JSX.Element
  /** What to do first. */
  action?: JSX.Element
  class?: string
}

export function EmptyState(props: Props) {
  return (
    <div class={classes(styles.empty, props.class)}>
      <Show when={props.icon}>
        {(icon) => (
          <div class={styles.icon}>
            <Dynamic component={icon()} aria-hidden="true" />
          </div>
        )}
      </Show>
      <h2 class={styles.title}>{props.title}</h2>
      <Show when={props.text}>{(text) => <p class={styles.text}>{text()}</p>}</Show>
      <Show when={props.action}>{(action) => <div class={styles.action}>{action()}</div>}</Show>
    </div>
  )
}
