/**
 * The import of orders itself: client by client, so that the page stays free, progress is true and stopping says exactly
 * what was done. All of it is one step to take back. Effects are arguments: the same flow runs in the app and in a test.
 */
import type { ProfileId } from '../../../shared/ids'
import { nextTask } from '../../../shared/nextTask'
import type { Profile } from '../../../shared/profile/fold'
import { LIMITS } from '../../../shared/protocol'
import type { ChangeInput, Step } from '../../../solid/notebook'
import { ordersOf } from './listOrders'
import { planOrders, type PlanOptions } from './planOrders'
import type { OrderLine } from './readOrders'

export interface ClientOrders {
  client: ProfileId
  lines: readonly OrderLine[]
}

export interface OrdersResult {
  fresh: number
  updated: number
  unchanged: number
  /** Clients that were changed. */
  clients: number
  /** Clients that this member may not write to any more. */
  lost: number
  /** `cancelled`: by the member. `failed`: the device could not go on. */
  end: 'whole' | 'cancelled' | 'failed'
  /** Orders that were to be imported and were not. */
  left: number
  /** False while the device refuses to store what was changed. */
  stored: boolean
  /** Takes all of it back; absent when nothing was changed. */
  step?: Step
}

export interface OrdersEffects {
  profileOf(id: ProfileId): Promise<Profile>
  act(profile: ProfileId, changes: ChangeInput[], step?: Step): Promise<Step>
  mayWrite(id: ProfileId): boolean
  progress(orders: number): void
  cancelled(): boolean
  /** Does the device refuse to store right now? What it was given is kept and tried again. */
  refuses(): boolean
  /** Resolves when the member stops the import: a device that stores nothing is not waited for. */
  whenCancelled: Promise<void>
}

/** What the outbox sends as one item holds no more changes (protocol.ts). */
const PORTION = LIMITS.itemChanges - 100
/** Clients between two looks at whether the device keeps up. */
const AT_ONCE = 25

/** Never rejects: what went wrong is in the result. */
export async function runOrders(
  all: readonly ClientOrders[],
  options: PlanOptions,
  effects: OrdersEffects,
): Promise<OrdersResult> {
  const result: OrdersResult = {
    fresh: 0,
    updated: 0,
    unchanged: 0,
    clients: 0,
    lost: 0,
    end: 'whole',
    left: 0,
    stored: false,
  }
  const counts = all.map(({ lines }) => ordersOf(lines).length)
  let [at, orders] = [0, 0]
  const stored = () => Promise.race([result.step?.stored, effects.whenCancelled])

  async function importOne({ client, lines }: ClientOrders): Promise<void> {
    if (!effects.mayWrite(client)) {
      result.lost += 1
      return
    }
    const plan = planOrders(await effects.profileOf(client), lines, options)
    for (let from = 0; from < plan.changes.length; from += PORTION)
      result.step = await effects.act(client, plan.changes.slice(from, from + PORTION), result.step)
    result.fresh += plan.fresh
    result.updated += plan.updated
    result.unchanged += plan.unchanged
    if (plan.changes.length > 0) result.clients += 1
  }

  try {
    for (; at < all.length && !effects.cancelled(); at += 1) {
      await importOne(all[at]!)
      effects.progress((orders += counts[at]!))
      if (at % AT_ONCE === AT_ONCE - 1) await stored()
      await nextTask()
    }
    await stored()
  } catch {
    result.end = 'failed'
  }
  result.stored = !effects.refuses()
  if (at < all.length && result.end === 'whole') result.end = 'cancelled'
  for (const count of counts.slice(at)) result.left += count
  return result
}
