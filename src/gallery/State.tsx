import { onMount, type JSX } from 'solid-js'
import styles from './Gallery.module.css'

interface Props {
  is?: 'hover' | 'pressed' | 'focus'
  /** What the state is called; nothing for how it is at rest. */
  name?: string
  children: JSX.Element
}

const CONTROLS = 'button, a, input, select, textarea, [role="option"], [role="menuitem"]'

/** One component in one state, with the state's name under it. */
export function State(props: Props) {
  let box!: HTMLDivElement
  onMount(() => {
    const state = props.is
    if (state === undefined) return
    for (const element of box.querySelectorAll<HTMLElement>(state === 'focus' ? CONTROLS : '*'))
      element.dataset.state = state
  })
  return (
    <div class={styles.state}>
      <div ref={box} class={styles.sample}>
        {props.children}
      </div>
      <p class={styles.stateName}>{props.name ?? props.is ?? 'at rest'}</p>
    </div>
  )
}
