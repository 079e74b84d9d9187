import { createEffect } from 'solid-js'
import styles from './Avatar.module.css'
import { classes } from './classes'
import { hueOf, initials } from './names'

interface Props {
  name: string
  size?: 'small' | 'normal' | 'large'
  /** What the hue is taken from when not the name: a member's id keeps it through a change of name. */
  seed?: string
  class?: string
}

/** A colleague's or a client's initials on a hue of their own. The name stands beside it, so it is not read out. */
export function Avatar(props: Props) {
  let avatar!: HTMLSpanElement
  createEffect(() => {
    const hue = hueOf(props.seed ?? props.name)
    avatar.style.setProperty('--hue', `var(--hue-${hue})`)
    avatar.style.setProperty('--hue-text', `var(--hue-${hue}-text)`)
  })
  return (
    <span
      ref={avatar}
      class={classes(
        styles.avatar,
        props.size !== undefined && props.size !== 'normal' && styles[props.size],
        props.class,
      )}
      aria-hidden="true"
      data-tip={props.name}
    >
      {initials(props.name)}
    </span>
  )
}
