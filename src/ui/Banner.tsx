import { Show, type JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconDanger from '~icons/lucide/circle-alert'
import IconInfo from '~icons/lucide/info'
import IconWarning from '~icons/lucide/triangle-alert'
import styles from './Banner.module.css'
import { classes } from './classes'

const ICONS = { info: IconInfo, warning: IconWarning, danger: IconDanger }

interface Props {
  tone: 'info' | 'warning' | 'danger'
  children: JSX.Element
  action?: JSX.Element
  class?: string
}

/** Something true of the whole screen that stays so for a while. */
export function Banner(props: Props) {
  return (
    <div
      class={classes(styles.banner, styles[props.tone], props.class)}
      role={props.tone === 'danger' ? 'alert' : 'status'}
    >
      <Dynamic component={ICONS[props.tone]} aria-hidden="true" />
      <div class={styles.text}>{props.children}</div>
      <Show when={props.action}>{(action) => <div class={styles.action}>{action()}</div>}</Show>
    </div>
  )
}
