import { expect, test } from 'vitest'
import { newId, type EntryId, type MemberId } from '../../shared/ids'
import { aRow } from '../../shared/profile/testRow'
import { badgeByDay, dueByDay, sameDays } from './due'

const me = newId<MemberId>()
const olga = newId<MemberId>()
const step = (on: string, who = me) => ({ entry: newId<EntryId>(), what: 'Call', who, on })

test('a step counts from its day on, an overdue one every day, a colleague’s never', () => {
  const rows = [
    aRow({ owner: me, steps: [step('2026-11-01'), step('2026-11-06'), step('2026-12-24')] }),
    aRow({ owner: olga, steps: [step('2026-11-05', olga)] }),
  ]
  const sight = { members: [], grantsOf: () => [], today: '2026-11-05' }
  expect(dueByDay(rows, me, sight, 3)).toEqual({ '2026-11-05': 1, '2026-11-06': 2, '2026-11-07': 2 })
})

test('the icon shows what Today has, and on later days the steps that come too: never more than a day holds', () => {
  // Five lines today, two of them steps; one more step tomorrow, ten more the day after: 5, 5 + 1, 5 + 11 = 16 is a dozen.
  const steps = { '2026-11-05': 2, '2026-11-06': 3, '2026-11-07': 13 }
  expect(badgeByDay(5, steps)).toEqual({ '2026-11-05': 5, '2026-11-06': 6, '2026-11-07': 12 })
})

test('the same numbers of the same days are no news', () => {
  expect(sameDays({ '2026-11-05': 2, '2026-11-06': 3 }, { '2026-11-06': 3, '2026-11-05': 2 })).toBe(true)
  expect(sameDays({ '2026-11-05': 2 }, { '2026-11-05': 3 })).toBe(false)
  expect(sameDays({ '2026-11-05': 2 }, { '2026-11-06': 2 })).toBe(false)
  expect(sameDays({ '2026-11-05': 2 }, { '2026-11-05': 2, '2026-11-06': 3 })).toBe(false)
  expect(sameDays(undefined, {})).toBe(false)
  expect(sameDays(undefined, undefined)).toBe(true)
})
