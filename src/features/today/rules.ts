/** What Today's first picture does without: all rules, and their reasons in words. */
import { createMemo, type Accessor } from 'solid-js'
import { createOrdersKnown, createPracticeContext } from '../../parts/practice/context'
import { createSignals } from '../../parts/practice/createSignals'
import { dayOf } from '../../shared/dates'
import type { Sight } from '../../shared/practice/doer'
import { ordersKnownTo } from '../../shared/practice/purchases'
import type { Signal } from '../../shared/practice/signal'
import type { Row } from '../../shared/profile/row'
import { useNotebook } from '../../solid/notebook'

export { itemWords } from '../../parts/practice/words'

export interface AllSignals {
  /** Undefined until they are known for the first time. */
  signals: Accessor<readonly Signal[] | undefined>
  /** The company's day, YYYY-MM-DD: two colleagues see one list, wherever they are. */
  day: Accessor<string>
}

/** Everything that is said of all clients, live. */
export function createAllSignals(
  rows: Accessor<readonly Row[]>,
  now: Accessor<number>,
  sight: Accessor<Sight>,
): AllSignals {
  const notebook = useNotebook()
  const day = createMemo(() => dayOf(now(), notebook.me().workspace.zone))
  const context = createPracticeContext(day, now, sight, createOrdersKnown(rows, ordersKnownTo))
  return { day, signals: createSignals(rows, context) }
}
