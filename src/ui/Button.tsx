import { Show, splitProps, type ComponentProps, type JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import styles from './Button.module.css'
import { classes } from './classes'
import type { Icon } from './icon'

interface Look {
  /** One primary a screen; `plain` stands beside it; `quiet` within text and lists. */
  variant?: 'primary' | 'plain' | 'quiet' | 'danger'
  size?: 'normal' | 'small' | 'large'
  icon?: Icon
}

const look = (props: Look, extra?: string): string =>
  classes(
    styles.button,
    styles[props.variant ?? 'plain'],
    props.size !== undefined && props.size !== 'normal' && styles[props.size],
    extra,
  )

function Face(props: { icon?: Icon; children?: JSX.Element }) {
  return (
    <>
      <Show when={props.icon}>{(icon) => <Dynamic component={icon()} class={styles.icon} aria-hidden="true" />}</Show>
      {props.children}
    </>
  )
}

type ButtonProps = Look &
  ComponentProps<'button'> & {
    /** What it began is awaited: it turns, keeps the focus, and does nothing when pressed again. */
    busy?: boolean
  }

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ['variant', 'size', 'icon', 'busy', 'class', 'children', 'type'])
  return (
    <button
      {...rest}
      type={own.type ?? 'button'}
      class={look(own, own.class)}
      aria-busy={own.busy ? true : undefined}
      on:click={(event) => {
        if (!own.busy) return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <Face icon={own.icon}>{own.children}</Face>
    </button>
  )
}

type LinkButtonProps = Look & ComponentProps<'a'> & { href: string }

/** A link that looks like a button: it goes somewhere. */
export function LinkButton(props: LinkButtonProps) {
  const [own, rest] = splitProps(props, ['variant', 'size', 'icon', 'class', 'children'])
  return (
    <a {...rest} class={look(own, own.class)}>
      <Face icon={own.icon}>{own.children}</Face>
    </a>
  )
}

type IconButtonProps = Look &
  Omit<ComponentProps<'button'>, 'children'> & { label: string; icon: Icon; pressed?: boolean }

/** The look of a quiet `IconButton`, for lists that draw many. */
export const iconButtonClass = (extra?: string): string => look({ variant: 'quiet' }, classes(styles.only, extra))

/** A button that is an icon alone; `label` is its name, spoken, and shown by `Tooltips`. */
export function IconButton(props: IconButtonProps) {
  const [own, rest] = splitProps(props, ['variant', 'size', 'icon', 'class', 'label', 'pressed', 'type'])
  return (
    <button
      {...rest}
      type={own.type ?? 'button'}
      class={look({ ...own, variant: own.variant ?? 'quiet' }, classes(styles.only, own.class))}
      aria-label={own.label}
      aria-pressed={own.pressed}
      data-tip={own.label}
    >
      <Face icon={own.icon} />
    </button>
  )
}
