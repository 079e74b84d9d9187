import { For, Show } from 'solid-js'
import { Avatar } from './Avatar'
import styles from './AvatarGroup.module.css'
import { classes } from './classes'

interface Props {
  people: readonly { id: string; name: string }[]
  /** What is read out: "Anna and Olga are here too". */
  label: string
  /** The others are a number. */
  most?: number
  size?: 'small' | 'normal'
  class?: string
}

/** A few people in little room, one behind the other. */
export function AvatarGroup(props: Props) {
  const most = (): number => props.most ?? 3
  // A number takes as much room as one more face.
  const shown = () => (props.people.length <= most() + 1 ? props.people : props.people.slice(0, most()))
  const others = (): number => props.people.length - shown().length
  return (
    <Show when={props.people.length > 0}>
      <span class={classes(styles.group, props.class)} role="img" aria-label={props.label} data-tip={props.label}>
        <For each={shown()}>
          {(person) => <Avatar name={person.name} seed={person.id} size={props.size ?? 'small'} class={styles.one} />}
        </For>
        <Show when={others() > 0}>
          <span class={styles.others}>+{others()}</span>
        </Show>
      </span>
    </Show>
  )
}
