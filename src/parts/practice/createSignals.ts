/** What all rules say of all clients, worked out in pieces that nobody notices, and kept while row and context stay. */
import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import { mapInTasks, nextTask } from '../../shared/nextTask'
import type { PracticeContext, Signal } from '../../shared/practice/signal'
import { signalsOf } from '../../shared/practice/signals'
import type { Row } from '../../shared/profile/row'

/** Rows that are worked out at once: what one tap changes is seen with the next picture. */
const AT_ONCE = 50

export interface Signals {
  /** Undefined until they are known for the first time; from then on the last ones, while new ones are worked out. */
  signals: Accessor<readonly Signal[] | undefined>
  /** Is that the answer for the clients as they are now? */
  isFresh: Accessor<boolean>
}

export function createSignals(rows: Accessor<readonly Row[]>, context: Accessor<PracticeContext>): Signals {
  const [answer, setAnswer] = createSignal<{
    signals: readonly Signal[]
    rows: readonly Row[]
    context: PracticeContext
  }>()
  let known = new WeakMap<Row, Signal[]>()
  let knownIn: PracticeContext | undefined
  let run = 0

  createEffect(
    on([rows, context], ([all, now]) => {
      if (now !== knownIn) known = new WeakMap()
      knownIn = now
      const missing = all.filter((row) => !known.has(row))
      const mine = ++run
      const workOut = (row: Row): void => void (mine === run && known.set(row, signalsOf(row, now)))
      const show = (): void =>
        void (
          mine === run && setAnswer({ signals: all.flatMap((row) => known.get(row) ?? []), rows: all, context: now })
        )
      if (missing.length <= AT_ONCE) {
        missing.forEach(workOut)
        show()
      } else void workOutInTasks(missing, workOut).then(show)
    }),
  )
  onCleanup(() => (run += 1))
  return {
    signals: () => answer()?.signals,
    isFresh: () => answer()?.rows === rows() && answer()?.context === context(),
  }
}

/** Whoever asks, and whoever draws the answer, has a task of their own. */
async function workOutInTasks(rows: readonly Row[], workOut: (row: Row) => void): Promise<void> {
  await nextTask()
  await mapInTasks(rows, workOut)
  await nextTask()
}
