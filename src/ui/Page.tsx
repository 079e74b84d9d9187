import { Show, type JSX } from 'solid-js'
import IconBack from '~icons/lucide/chevron-left'
import IconClose from '~icons/lucide/x'
import { IconButton } from './Button'
import { classes } from './classes'
import styles from './Page.module.css'
import { createTitle } from './title'

interface Props {
  title: string
  /** Where the arrow leads, and its name. */
  back?: {
    label: string
    onClick: () => void
    /** A cross instead of the arrow: what is beside stays. */
    closes?: boolean
  }
  actions?: JSX.Element
  /** Under the title and not scrolled: a search, filters, tabs. */
  toolbar?: JSX.Element
  children: JSX.Element
  /** Below the content and not scrolled: what the thumb needs. */
  foot?: JSX.Element
  /** No wider than text reads well. */
  narrow?: boolean
  /** The child scrolls by itself, as a virtual list does. */
  fill?: boolean
  /** The element that scrolls. */
  ref?: (body: HTMLDivElement) => void
  class?: string
}

/** A screen: its header stays, its content scrolls. The title is where the focus goes after navigation. */
export function Page(props: Props) {
  createTitle(() => props.title)
  return (
    <div class={classes(styles.page, props.narrow && styles.narrow, props.class)}>
      <header class={classes(styles.header, props.back && styles.withBack)}>
        <Show when={props.back}>
          {(back) => (
            <IconButton
              class={styles.back}
              icon={back().closes ? IconClose : IconBack}
              label={back().label}
              onClick={() => back().onClick()}
            />
          )}
        </Show>
        <h1 class={styles.title} tabIndex={-1}>
          {props.title}
        </h1>
        <Show when={props.actions}>{(actions) => <div class={styles.actions}>{actions()}</div>}</Show>
      </header>
      <Show when={props.toolbar}>{(toolbar) => <div class={styles.toolbar}>{toolbar()}</div>}</Show>
      {/* Focusable, so that it scrolls by keyboard where nothing in it can be focused. */}
      <div
        ref={(body) => props.ref?.(body)}
        class={classes(styles.body, props.fill && styles.fill)}
        data-scroll=""
        tabIndex={props.fill ? undefined : 0}
      >
        {props.children}
      </div>
      <div class={styles.foot}>{props.foot}</div>
    </div>
  )
}
