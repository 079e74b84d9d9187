import { describe, expect, it } from 'vitest'
import { newId, type EntryId, type MemberId } from '../ids'
import { aRow } from '../profile/testRow'
import { NO_SETTINGS } from '../team/noSettings'
import { deliverySignals } from './deliveries'
import type { RowOrder } from './row'

const OLGA = newId<MemberId>()
const ORDER = newId<EntryId>()
const asked = (today: string, order: Partial<RowOrder>, until?: string) =>
  deliverySignals(
    aRow({
      owner: OLGA,
      practice: {
        orders: [{ entry: ORDER, when: 0, ...order }],
        ...(until === undefined ? {} : { aside: { [ORDER]: { until } } }),
      },
    }),
    { now: Date.parse(`${today}T12:00:00Z`), today, settings: NO_SETTINGS, ordersKnownTo: () => undefined },
  )

describe('deliveries to ask about', () => {
  it('are those whose day has come, until they arrived or were called off [DL1]', () => {
    expect(asked('2026-10-09', { deliveryOn: '2026-10-10' })).toEqual([])
    expect(asked('2026-10-10', { deliveryOn: '2026-10-10' })).toMatchObject([
      { id: expect.stringContaining(ORDER), on: '2026-10-10', who: OLGA, aside: ORDER, reason: { kind: 'delivery' } },
    ])
    expect(asked('2026-12-31', { deliveryOn: '2026-10-10', delivery: 'sent' })).toHaveLength(1)
    expect(asked('2026-10-11', { deliveryOn: '2026-10-10', delivery: 'delivered' })).toEqual([])
    expect(asked('2026-10-11', { deliveryOn: '2026-10-10', delivery: 'cancelled' })).toEqual([])
    expect(asked('2026-10-11', {})).toEqual([])
  })

  it('are not those of long ago that nobody ever spoke of [DL2]', () => {
    expect(asked('2026-10-17', { deliveryOn: '2026-10-10' })).toHaveLength(1)
    expect(asked('2026-10-18', { deliveryOn: '2026-10-10' })).toEqual([])
  })

  it('rest while they are put off', () => {
    expect(asked('2026-10-12', { deliveryOn: '2026-10-10' }, '2026-10-12')).toEqual([])
    expect(asked('2026-10-13', { deliveryOn: '2026-10-10' }, '2026-10-12')).toHaveLength(1)
  })
})
