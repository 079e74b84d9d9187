import { describe, expect, test } from 'vitest'
import type { Role } from '../../shared/access'
import type { HandoverCard } from '../../shared/api'
import { newId, type EntryId, type MemberId, type ProfileId } from '../../shared/ids'
import { aRow } from '../../shared/profile/testRow'
import type { AccessGrant } from '../../shared/protocol'
import { doerOf, mayDo, type Sight } from '../../parts/steps/doer'
import { groupSteps, handedTo, toSettle } from './model'

const me = newId<MemberId>()
const olga = newId<MemberId>()
const today = '2026-11-05'
const step = (what: string, on: string, who = me) => ({ entry: newId<EntryId>(), what, who, on })

const gone = newId<MemberId>()
const timur = newId<MemberId>()
const grants = new Map<ProfileId, AccessGrant[]>()
const colleague = (id: MemberId, role: Role = 'manager', disabled = false) => ({ id, name: id, role, disabled })
const sight: Sight = {
  members: [colleague(me), colleague(olga), colleague(timur, 'head'), colleague(gone, 'manager', true)],
  grantsOf: (id) => grants.get(id) ?? [],
  today,
}

test('steps are grouped by when they are due, soonest first', () => {
  const rows = [
    aRow({ owner: me, steps: [step('сегодня', today), step('через неделю', '2026-11-12')] }),
    aRow({
      owner: me,
      steps: [step('вчера', '2026-11-04'), step('потом', '2026-11-13'), step('завтра', '2026-11-06')],
    }),
    aRow({ owner: me, steps: [step('давно', '2026-10-01')] }),
  ]
  const groups = groupSteps(rows, me, sight)
  const named = Object.entries(groups).map(([name, steps]) => [name, steps.map(({ step: { what } }) => what)])
  expect(Object.fromEntries(named)).toEqual({
    overdue: ['давно', 'вчера'],
    today: ['сегодня'],
    week: ['завтра', 'через неделю'],
    later: ['потом'],
  })
})

test('a step is the same object as long as its row is, so that its line on the screen stays', () => {
  const rows = [aRow({ owner: me, steps: [step('сегодня', today)] })]
  const [first] = groupSteps(rows, me, sight).today
  expect(groupSteps([...rows, aRow()], me, sight).today[0]).toBe(first)
  expect(groupSteps([{ ...rows[0]!, name: 'Новое имя' }], me, sight).today[0]).not.toBe(first)
})

test("colleagues' steps are shown only when everybody's are asked for", () => {
  const rows = [aRow({ owner: me, steps: [step('мой', today), step('Тимура', today, timur)] })]
  expect(groupSteps(rows, me, sight).today.map(({ step: { what } }) => what)).toEqual(['мой'])
  expect(groupSteps(rows, null, sight).today).toHaveLength(2)
})

describe('a step falls to whoever is responsible', () => {
  const mine = aRow({ owner: me })
  const byOlga = { ...mine, steps: [step('Позвонить', today, olga)] }

  test('when its doer can no longer write in the client', () => {
    expect(doerOf(mine, step('Позвонить', today, olga), sight)).toBe(me)
    expect(doerOf(mine, step('Позвонить', today, gone), sight)).toBe(me)
    expect(groupSteps([byOlga], me, sight).today).toHaveLength(1)
    expect(groupSteps([byOlga], olga, sight).today).toEqual([])
  })

  test('but not from a head, nor from a colleague to whom the client is shown until today', () => {
    expect(doerOf(mine, step('Позвонить', today, timur), sight)).toBe(timur)
    grants.set(mine.id, [{ member: olga, level: 'write', until: today }])
    expect(doerOf(mine, step('Позвонить', today, olga), sight)).toBe(olga)
    expect(mayDo(mine, sight.members[1]!, { ...sight, today: '2026-11-06' })).toBe(false)
    grants.set(mine.id, [{ member: olga, level: 'read', until: null }])
    expect(doerOf(mine, step('Позвонить', today, olga), sight)).toBe(me)
    grants.clear()
  })
})

test('only what was handed to me lately is shown, newest first', () => {
  const now = Date.parse('2026-11-05T12:00:00Z')
  const card = (id: string, to: MemberId, daysAgo: number): HandoverCard => ({
    id,
    at: now - daysAgo * 86_400_000,
    by: olga,
    from: olga,
    to,
    note: '',
    profiles: [],
  })
  const cards = [card('a', me, 3), card('b', me, 1), card('c', me, 15), card('d', olga, 1)]
  expect(handedTo(cards, me, now).map(({ id }) => id)).toEqual(['b', 'a'])
})

test('conflicts are one’s own to settle, all of them a head’s', () => {
  const rows = [aRow({ owner: me, conflicts: 1 }), aRow({ owner: olga, conflicts: 2 }), aRow({ owner: me })]
  expect(toSettle(rows, me, false)).toEqual([rows[0]])
  expect(toSettle(rows, me, true)).toEqual([rows[0], rows[1]])
})
