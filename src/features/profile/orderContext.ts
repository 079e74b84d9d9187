/** What a client's page knows of days: today, or the day in the past as which it is shown; up to which orders are known. */
import { createMemo, type Accessor } from 'solid-js'
import { dayOf } from '../../shared/dates'
import type { MemberId } from '../../shared/ids'
import { knownDay, knownUntil, ordersKnownTo } from '../../shared/practice/purchases'
import { ownerOf } from '../../shared/profile/fold'
import { createToday } from '../../parts/today'
import type { Client } from './client'

export interface OrderContext {
  /** ms since 1970 UTC */
  now: number
  /** YYYY-MM-DD in the company's zone. */
  today: string
  owner: MemberId | null
  /** The last day that a list of orders reached; undefined = they are typed by hand. */
  knownTo: string | undefined
  /** The moment up to which orders are known, ms since 1970 UTC. */
  known: number
}

export function createOrderContext(client: Client): Accessor<OrderContext> {
  const day = createToday()
  const knownOf = createMemo(() => ordersKnownTo(client.notebook.rows()))
  const ownerNow = createMemo(() => ownerOf(client.view.profile()) ?? null)
  // Clients come and change all the time; the day to which their orders are known is the same.
  const listedTo = createMemo(() => {
    const owner = ownerNow()
    const { practice } = client.notebook.row(client.view.id) ?? {}
    return knownDay({ owner, ...(practice && { practice }) }, { ordersKnownTo: knownOf() })
  })
  return createMemo(() => {
    const past = client.on()
    void day()
    const now = past === undefined ? Date.now() : Date.parse(`${past}T12:00:00Z`)
    const today = past ?? dayOf(now, client.notebook.me().workspace.zone)
    const owner = ownerNow()
    const listed = listedTo()
    // A list that came later says nothing about the days that are shown.
    const knownTo = listed !== undefined && listed > today ? today : listed
    return { now, today, owner, knownTo, known: knownUntil({ now, today }, knownTo) }
  })
}
