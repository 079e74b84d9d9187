import { Show, type JSX } from 'solid-js'
import IconClose from '~icons/lucide/x'
import styles from './Chip.module.css'
import { classes } from './classes'

interface Props {
  children: JSX.Element
  onRemove?: () => void
  /** The name of the cross: "Remove kitchens". */
  removeLabel?: string
  onClick?: () => void
  /** A chip that is a switch, as filters are. */
  pressed?: boolean
  tone?: 'neutral' | 'accent' | 'danger' | 'warning' | 'success'
  class?: string
}

/** A tag, a filter, a state. */
export function Chip(props: Props) {
  return (
    <span
      class={classes(
        styles.chip,
        props.tone !== undefined && props.tone !== 'neutral' && styles[props.tone],
        props.onClick && styles.clickable,
        props.pressed && styles.pressed,
        props.class,
      )}
    >
      <Show when={props.onClick} fallback={<span class={styles.face}>{props.children}</span>}>
        <button type="button" class={styles.face} aria-pressed={props.pressed} onClick={() => props.onClick?.()}>
          {props.children}
        </button>
      </Show>
      <Show when={props.onRemove}>
        <button type="button" class={styles.remove} aria-label={props.removeLabel} onClick={() => props.onRemove?.()}>
          <IconClose aria-hidden="true" />
        </button>
      </Show>
    </span>
  )
}
