import { Show, type JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconChevron from '~icons/lucide/chevron-right'
import { classes } from './classes'
import styles from './List.module.css'

interface ListProps {
  label?: string
  children: JSX.Element
  class?: string
}

/** Lines under each other; within a `Card flush`, or on the page. */
export function List(props: ListProps) {
  return (
    // A list without markers is none for VoiceOver unless it says so.
    <ul role="list" aria-label={props.label} class={classes(styles.list, props.class)}>
      {props.children}
    </ul>
  )
}

interface ItemProps {
  /** Before the text: an icon or an avatar. */
  lead?: JSX.Element
  children: JSX.Element
  /** A second, quiet line. */
  detail?: JSX.Element
  /** Beside the first line: what kind of one it is. */
  badge?: JSX.Element
  /** After the text: a time, a count, buttons (then give no href or onClick). */
  end?: JSX.Element
  href?: string
  onClick?: () => void
  current?: boolean
  class?: string
}

export function ListItem(props: ItemProps) {
  const element = (): 'a' | 'button' | 'div' => (props.href !== undefined ? 'a' : props.onClick ? 'button' : 'div')
  return (
    <li class={styles.item}>
      <Dynamic
        component={element()}
        class={classes(styles.line, props.current && styles.current, props.class)}
        href={props.href}
        type={element() === 'button' ? 'button' : undefined}
        aria-current={props.current ? 'true' : undefined}
        onClick={props.onClick}
      >
        <Show when={props.lead}>{(lead) => <span class={styles.lead}>{lead()}</span>}</Show>
        <span class={styles.text}>
          <span class={styles.head}>
            <span class={styles.title}>{props.children}</span>
            {props.badge}
          </span>
          <Show when={props.detail}>{(detail) => <span class={styles.detail}>{detail()}</span>}</Show>
        </span>
        <Show when={props.end}>{(end) => <span class={styles.end}>{end()}</span>}</Show>
        <Show when={props.href !== undefined}>
          <IconChevron class={styles.chevron} aria-hidden="true" />
        </Show>
      </Dynamic>
    </li>
  )
}
