import { expect, test } from 'vitest'
import { newId, type EntryId, type MemberId } from '../../shared/ids'
import { aRow } from '../../shared/profile/testRow'
import { dueByDay } from './due'

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
