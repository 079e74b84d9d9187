import { For } from 'solid-js'
import styles from './Kbd.module.css'
import { keyNames } from './keyNames'

interface Props {
  /** Keys pressed together, joined by "+": "mod+k". Keys one after the other are separated by a space: "g c". */
  keys: string
}

/** A shortcut as the keyboard of this device writes it. */
export function Kbd(props: Props) {
  return (
    <kbd class={styles.keys}>
      <For each={keyNames(props.keys)}>{(name) => <kbd class={styles.key}>{name}</kbd>}</For>
    </kbd>
  )
}
