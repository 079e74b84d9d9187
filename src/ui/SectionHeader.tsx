import { Show, type JSX } from 'solid-js'
import styles from './SectionHeader.module.css'

interface Props {
  title: string
  count?: number
  hint?: string
  action?: JSX.Element
  id?: string
  class?: string
}

export function SectionHeader(props: Props) {
  return (
    <div class={props.class}>
      <div class={styles.header}>
        <h2 id={props.id} class={styles.title}>
          {props.title}
          <Show when={props.count !== undefined}>
            <span class={styles.count}>{props.count}</span>
          </Show>
        </h2>
        {props.action}
      </div>
      <Show when={props.hint}>
        <p class={styles.hint}>{props.hint}</p>
      </Show>
    </div>
  )
}
