import { describe, expect, it } from 'vitest'
import { newId, type ProfileId } from '../../../shared/ids'
import { fold } from '../../../shared/profile/fold'
import { LIMITS } from '../../../shared/protocol'
import type { ChangeInput, Step } from '../../../solid/notebook'
import type { PlanOptions } from './planOrders'
import type { OrderLine } from './readOrders'
import { runOrders, type ClientOrders, type OrdersEffects } from './runOrders'

const OPTIONS: PlanOptions = { zone: 'UTC', known: '2026-10-12', today: '2026-10-12', productLines: [] }
const NEVER = new Promise<void>(() => {})
const clientWith = (orders: number): ClientOrders => ({
  client: newId<ProfileId>(),
  lines: Array.from({ length: orders }, (_, row): OrderLine => ({ row, day: '2026-10-01', number: `${row}` })),
})

function effectsWith(given: Partial<OrdersEffects> = {}) {
  const acted: { profile: ProfileId; changes: ChangeInput[]; step: Step | undefined }[] = []
  const heard: number[] = []
  const effects: OrdersEffects = {
    profileOf: async (id) => fold(id, []),
    async act(profile, changes, step) {
      acted.push({ profile, changes, step })
      return step ?? { parts: [], stored: Promise.resolve() }
    },
    mayWrite: () => true,
    progress: (orders) => heard.push(orders),
    cancelled: () => false,
    refuses: () => false,
    whenCancelled: NEVER,
    ...given,
  }
  return { effects, acted, heard }
}

describe('a running import of orders', () => {
  it('is one step to take back, in pieces that the server takes, and its progress never goes back', async () => {
    const all = [clientWith(1), clientWith(450), clientWith(2)]
    const { effects, acted, heard } = effectsWith()
    const result = await runOrders(all, OPTIONS, effects)
    expect(result).toMatchObject({ fresh: 453, clients: 3, end: 'whole', left: 0, stored: true })
    expect(new Set(acted.slice(1).map(({ step }) => step))).toEqual(new Set([result.step]))
    expect(acted.every(({ changes }) => changes.length <= LIMITS.itemChanges)).toBe(true)
    // Of each order its entry and its number, and of each client the day up to which its orders are known.
    expect(acted.flatMap(({ changes }) => changes)).toHaveLength(453 * 2 + 3)
    expect(heard).toEqual([1, 451, 453])
  })

  it('that is stopped says how many orders are left', async () => {
    const { effects, heard } = effectsWith({ cancelled: () => heard.length === 1 })
    expect(await runOrders([clientWith(2), clientWith(3), clientWith(4)], OPTIONS, effects)).toMatchObject({
      fresh: 2,
      end: 'cancelled',
      left: 7,
    })
  })

  it('does not wait for ever for a device that stores nothing: stopping ends it', async () => {
    let stop = (): void => {}
    const whenCancelled = new Promise<void>((resolve) => (stop = resolve))
    const { effects } = effectsWith({
      whenCancelled,
      refuses: () => true,
      act: async () => ({ parts: [], stored: NEVER }),
    })
    const running = runOrders([clientWith(1)], OPTIONS, effects)
    stop()
    expect(await running).toMatchObject({ fresh: 1, stored: false })
  })

  it('leaves out a client that was handed over meanwhile, and says so', async () => {
    const all = [clientWith(1), clientWith(1)]
    const { effects, acted } = effectsWith({ mayWrite: (id) => id !== all[0]!.client })
    expect(await runOrders(all, OPTIONS, effects)).toMatchObject({ lost: 1, fresh: 1, end: 'whole' })
    expect(acted.map(({ profile }) => profile)).toEqual([all[1]!.client])
  })
})
