import { Match, Show, Switch, type JSX } from 'solid-js'
import IconMenu from '~icons/lucide/chevron-down'
import IconClose from '~icons/lucide/x'
import styles from './Chip.module.css'
import { classes } from './classes'
import type { PopoverTrigger } from './Popover'

interface Props {
  children: JSX.Element
  onRemove?: () => void
  /** The name of the cross: "Remove kitchens". */
  removeLabel?: string
  onClick?: () => void
  /** A chip that is a switch, as filters are. */
  pressed?: boolean
  /** A chip that opens something: what its `Popover` gives. */
  trigger?: PopoverTrigger
  tone?: 'neutral' | 'accent' | 'danger' | 'warning' | 'success'
  class?: string
}

/** A tag, a filter with what it opens, a state. */
export function Chip(props: Props) {
  return (
    <span
      class={classes(
        styles.chip,
        props.tone !== undefined && props.tone !== 'neutral' && styles[props.tone],
        (props.onClick ?? props.trigger) && styles.clickable,
        props.pressed && styles.pressed,
        props.class,
      )}
    >
      <Switch fallback={<span class={styles.face}>{props.children}</span>}>
        <Match when={props.trigger}>
          {(trigger) => (
            <button type="button" {...trigger()} class={styles.face}>
              <span class={styles.words}>{props.children}</span>
              <IconMenu aria-hidden="true" />
            </button>
          )}
        </Match>
        <Match when={props.onClick}>
          <button type="button" class={styles.face} aria-pressed={props.pressed} onClick={() => props.onClick?.()}>
            {props.children}
          </button>
        </Match>
      </Switch>
      <Show when={props.onRemove}>
        <button type="button" class={styles.remove} aria-label={props.removeLabel} onClick={() => props.onRemove?.()}>
          <IconClose aria-hidden="true" />
        </button>
      </Show>
    </span>
  )
}
