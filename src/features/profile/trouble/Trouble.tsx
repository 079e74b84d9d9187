import { createMemo, For, Show } from 'solid-js'
import type { LossId } from '../../../shared/ids'
import { useClient } from '../client'
import { ComplaintCard } from './ComplaintCard'
import { LossCard } from './LossCard'
import { Failures, Wishes } from './Story'
import { complaintsOf, isOpenLoss, lossesOf, type Loss } from './told'
import styles from './Trouble.module.css'

/** For now, before anything else: a client who left, a complaint without an answer. */
export function Trouble() {
  const client = useClient()
  const complaints = createMemo(() => complaintsOf(client.view.profile()).filter(({ settled }) => !settled))
  return (
    <div class={styles.trouble}>
      <Losses which={isOpenLoss} />
      <For each={complaints().map(({ entry }) => entry)}>
        {(id) => (
          <Show when={complaints().find(({ entry }) => entry === id)}>
            {(complaint) => <ComplaintCard complaint={complaint()} />}
          </Show>
        )}
      </For>
    </div>
  )
}

/** What stays: that they left and came back, where we failed and made good, what they wish for. */
export function TroubleStory() {
  return (
    <div class={styles.trouble}>
      <Failures />
      <Wishes />
      <Losses which={(loss) => !isOpenLoss(loss)} />
    </div>
  )
}

/** By their ids: a card stays the one it is, with the focus in it, when something else of the client changes. */
function Losses(props: { which: (loss: Loss) => boolean }) {
  const client = useClient()
  const losses = createMemo(() => lossesOf(client.view.profile()).filter((loss) => props.which(loss)))
  const lossOf = (id: LossId) => losses().find((loss) => loss.id === id)
  return (
    <For each={losses().map(({ id }) => id)}>
      {(id) => <Show when={lossOf(id)}>{(loss) => <LossCard loss={loss()} />}</Show>}
    </For>
  )
}
