import { describe, expect, it } from 'vitest'
import { newId, type DealId, type EntryId, type MemberId } from '../ids'
import { aRow } from '../profile/testRow'
import { NO_SETTINGS } from '../team/noSettings'
import { dealSignals } from './deals'
import type { PracticeRow, RowDeal } from './row'
import type { PracticeContext } from './signal'

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`)
const on = (today: string): PracticeContext => ({
  now: noon(today),
  today,
  settings: NO_SETTINGS,
  ordersKnownTo: () => undefined,
})
const OLGA = newId<MemberId>()
const KITCHEN = newId<DealId>()
const deal = (rest: Partial<RowDeal> = {}): RowDeal => ({
  id: KITCHEN,
  what: 'Kitchens',
  moved: noon('2026-10-01'),
  ...rest,
})
const aClient = (practice: PracticeRow) => aRow({ owner: OLGA, practice })

describe('deals to move', () => {
  it('are those whose month has passed, due on the first day after it [DE1]', () => {
    const client = aClient({ deals: [deal({ month: '2026-09', moved: noon('2026-09-28') })] })
    expect(dealSignals(client, on('2026-09-30'))).toEqual([])
    expect(dealSignals(client, on('2026-10-01'))).toMatchObject([
      { kind: 'deal', on: '2026-10-01', who: OLGA, aside: KITCHEN, reason: { month: '2026-09', quietDays: 3 } },
    ])
    const december = aClient({ deals: [deal({ month: '2026-12', moved: noon('2026-12-28') })] })
    expect(dealSignals(december, on('2027-01-02'))[0]!.on).toBe('2027-01-01')
  })

  it('are those of which nothing was said for 21 days [DE2]', () => {
    // Last moved on 1 October: 21 days later is the 22nd.
    const client = aClient({ deals: [deal({ month: '2026-12' })] })
    expect(dealSignals(client, on('2026-10-21'))).toEqual([])
    expect(dealSignals(client, on('2026-10-25'))).toMatchObject([{ on: '2026-10-22', reason: { quietDays: 24 } }])
  })

  it('are due when the first of both was', () => {
    const client = aClient({ deals: [deal({ month: '2026-10' })] })
    expect(dealSignals(client, on('2026-11-05'))[0]!.on).toBe('2026-10-22')
  })

  it('move with an order that joins them, and rest while they are put off', () => {
    const order = { entry: newId<EntryId>(), when: noon('2026-10-20'), deal: KITCHEN }
    expect(dealSignals(aClient({ deals: [deal()], orders: [order] }), on('2026-10-25'))).toEqual([])
    const aside = { [KITCHEN]: { until: '2026-10-30' } }
    expect(dealSignals(aClient({ deals: [deal()], aside }), on('2026-10-30'))).toEqual([])
    expect(dealSignals(aClient({ deals: [deal()], aside }), on('2026-10-31'))).toHaveLength(1)
    expect(dealSignals(aRow(), on('2026-10-31'))).toEqual([])
  })
})
