/** What all rules say of all clients, live: worked out once for everybody on the page who asks. */
import { createMemo, createRoot, onCleanup, type Accessor } from 'solid-js'
import { dayOf } from '../../shared/dates'
import { ordersKnownTo } from '../../shared/practice/purchases'
import type { PracticeContext } from '../../shared/practice/signal'
import { useNotebook, type Notebook } from '../../solid/notebook'
import { createAllRows, createNow, createOrdersKnown, createPracticeContext, createSight } from './context'
import { createSignals, type Signals } from './createSignals'

export interface AllSignals extends Signals {
  context: Accessor<PracticeContext>
  /** The company's day, YYYY-MM-DD: two colleagues see one list, wherever they are. */
  day: Accessor<string>
}

interface Shared {
  of: Notebook
  all: AllSignals
  users: number
  end: () => void
}
let shared: Shared | undefined

/** For as long as the calling owner lives. */
export function useAllSignals(): AllSignals {
  const notebook = useNotebook()
  if (shared?.of !== notebook) {
    // Those who still use the former one go on with it.
    shared = createRoot((end) => ({ of: notebook, all: createAllSignals(notebook), users: 0, end }))
  }
  const mine = shared
  mine.users += 1
  onCleanup(() => {
    mine.users -= 1
    if (mine.users > 0) return
    mine.end()
    if (shared === mine) shared = undefined
  })
  return mine.all
}

function createAllSignals(notebook: Notebook): AllSignals {
  const now = createNow()
  const rows = createAllRows(notebook)
  const day = createMemo(() => dayOf(now(), notebook.me().workspace.zone))
  const sight = createSight(day, notebook)
  const context = createPracticeContext(day, now, sight, createOrdersKnown(rows, ordersKnownTo), notebook)
  return { day, context, ...createSignals(rows, context) }
}
