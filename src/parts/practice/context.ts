/** What rules may know beside a row, on this device: the company's day, the team, what it agreed on. */
import { createMemo, createSignal, onCleanup, type Accessor } from 'solid-js'
import { dayOf } from '../../shared/dates'
import type { MemberId } from '../../shared/ids'
import { doerOf, type Sight } from '../../shared/practice/doer'
import type { PracticeContext } from '../../shared/practice/signal'
import type { Row } from '../../shared/profile/row'
import { useNotebook, type Notebook } from '../../solid/notebook'

/** Hours matter to no rule so much that they would have to be asked each minute. */
const EVERY = 15 * 60_000

/** The time, a quarter of an hour late at most while somebody looks; after a night in a pocket at once. */
export function createNow(): Accessor<number> {
  const [now, setNow] = createSignal(Date.now())
  const look = (): void => {
    if (Date.now() - now() >= EVERY || dayOf(Date.now()) !== dayOf(now())) setNow(Date.now())
  }
  const timer = setInterval(look, 30_000)
  document.addEventListener('visibilitychange', look)
  onCleanup(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  })
  return now
}

/** Who can do what on a day. */
export function createSight(today: Accessor<string>, notebook: Notebook = useNotebook()): Accessor<Sight> {
  return createMemo(() => ({ members: notebook.team().members, grantsOf: notebook.grants, today: today() }))
}

/**
 * The context of all rules. It is made anew when the day, the hour, the team or what was agreed changes, not with each
 * client: what was worked out of a row holds as long as both are the same.
 * @param ordersKnownTo up to which day the orders of whose clients are known; absent = nobody asks for that yet
 */
export function createPracticeContext(
  today: Accessor<string>,
  now: Accessor<number>,
  sight: Accessor<Sight>,
  ordersKnownTo: Accessor<PracticeContext['ordersKnownTo']> = () => () => undefined,
  notebook: Notebook = useNotebook(),
): Accessor<PracticeContext> {
  return createMemo(() => {
    const seen = sight()
    return {
      now: now(),
      today: today(),
      zone: notebook.me().workspace.zone,
      settings: notebook.settings(),
      ordersKnownTo: ordersKnownTo(),
      doer: (row, step) => doerOf(row, step, seen),
    }
  })
}

/** Clients and desks: all that has something to do for somebody. */
export const createAllRows = (notebook: Notebook = useNotebook()): Accessor<readonly Row[]> =>
  createMemo(() => {
    const desks = notebook.desks()
    return desks.length === 0 ? notebook.rows() : [...notebook.rows(), ...desks]
  })

/** Equal answers for all owners are one answer: the context stays while only other things of the rows change. */
export function createOrdersKnown(
  rows: Accessor<readonly Row[]>,
  of: (rows: Iterable<Row>) => PracticeContext['ordersKnownTo'],
): Accessor<PracticeContext['ordersKnownTo']> {
  const answers = createMemo(
    () => {
      const known = of(rows())
      const owners = new Set(rows().map(({ owner }) => owner))
      return new Map(
        [...owners].flatMap((owner): [MemberId | null, string][] => {
          const day = known(owner)
          return day === undefined ? [] : [[owner, day]]
        }),
      )
    },
    undefined,
    { equals: (a, b) => a.size === b.size && [...a].every(([owner, day]) => b.get(owner) === day) },
  )
  return createMemo(() => {
    const known = answers()
    return (owner) => known.get(owner)
  })
}
