import { createMemo, For, Show } from 'solid-js'
import { useClient } from '../client'
import { ComplaintCard } from './ComplaintCard'
import { LossCard } from './LossCard'
import { Failures, Wishes } from './Story'
import { complaintsOf, lossesOf } from './told'
import styles from './Trouble.module.css'

/** What is open comes first: a client who left, a complaint without an answer. Below it what stays in the story. */
export default function Trouble() {
  const client = useClient()
  const losses = createMemo(() => lossesOf(client.view.profile()))
  const complaints = createMemo(() => complaintsOf(client.view.profile()).filter(({ settled }) => !settled))
  // By their ids: a card stays the one it is, with the focus in it, when something else of the client changes.
  return (
    <div class={styles.trouble}>
      <For each={losses().map(({ id }) => id)}>
        {(id) => <Show when={losses().find((loss) => loss.id === id)}>{(loss) => <LossCard loss={loss()} />}</Show>}
      </For>
      <For each={complaints().map(({ entry }) => entry)}>
        {(id) => (
          <Show when={complaints().find(({ entry }) => entry === id)}>
            {(complaint) => <ComplaintCard complaint={complaint()} />}
          </Show>
        )}
      </For>
      <Failures />
      <Wishes />
    </div>
  )
}
