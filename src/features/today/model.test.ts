import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newId, type EntryId, type MemberId, type PersonId, type ProfileId } from '../../shared/ids'
import { doerOf, mayDo, type Sight } from '../../shared/practice/doer'
import type { PracticeContext, Signal } from '../../shared/practice/signal'
import { A_DAY, itemsOf, type Item, type Whose } from '../../shared/practice/today'
import { aRow } from '../../shared/profile/testRow'
import type { Role } from '../../shared/access'
import type { AccessGrant } from '../../shared/protocol'
import { NO_SETTINGS } from '../../shared/team/settings'
import { aheadOf, dueSteps, keepDay, keepSame, readDay } from './model'

const [me, olga, gone, timur] = [newId<MemberId>(), newId<MemberId>(), newId<MemberId>(), newId<MemberId>()]
const today = '2026-11-05'
const step = (what: string, on: string, who = me) => ({ entry: newId<EntryId>(), what, who, on })
const colleague = (id: MemberId, role: Role = 'manager', disabled = false) => ({ id, name: id, role, disabled })
const grants = new Map<ProfileId, AccessGrant[]>()
const sight: Sight = {
  members: [colleague(me), colleague(olga), colleague(timur, 'head'), colleague(gone, 'manager', true)],
  grantsOf: (id) => grants.get(id) ?? [],
  today,
}
const context: PracticeContext = {
  now: Date.parse('2026-11-05T09:00:00Z'),
  today,
  settings: NO_SETTINGS,
  ordersKnownTo: () => undefined,
  doer: (row, one) => doerOf(row, one, sight),
}
const mine: Whose = {
  member: me,
  isHead: false,
  mayDo: (row, member) =>
    mayDo(
      row,
      sight.members.find(({ id }) => id === member)!,
      sight,
    ),
}
const whats = (items: Item[]) =>
  items.map(({ signal: { reason } }) =>
    reason.kind === 'step' || reason.kind === 'date' ? whatOf(reason) : reason.kind,
  )
const whatOf = (reason: Extract<Signal['reason'], { kind: 'step' | 'date' | 'promise' }>) =>
  reason.kind === 'date' ? reason.what : reason.step.what

test('the steps that are due are for now, the others lie ahead, soonest first', () => {
  const rows = [
    aRow({ owner: me, steps: [step('сегодня', today), step('через неделю', '2026-11-12')] }),
    aRow({
      owner: me,
      steps: [step('вчера', '2026-11-04'), step('потом', '2026-11-13'), step('завтра', '2026-11-06')],
    }),
    aRow({ owner: olga, steps: [step('Ольги', '2026-11-06', olga)] }),
  ]
  expect(whats(itemsOf(dueSteps(rows, context), context, mine))).toEqual(['вчера', 'сегодня'])
  const { week, later } = aheadOf(rows, [], context, mine)
  expect([whats(week), whats(later)]).toEqual([['завтра', 'через неделю'], ['потом']])
})

test('a birthday of the coming week lies ahead among the steps; one of today does not', () => {
  const row = aRow({ owner: me, steps: [step('завтра', '2026-11-06'), step('в субботу', '2026-11-07')] })
  const date = (on: string): Signal => ({
    id: `date/${row.id}/${newId<PersonId>()}`,
    kind: 'date',
    row,
    on,
    who: me,
    reason: { kind: 'date', about: 'birthday', what: `в день ${on}`, round: false },
  })
  const { week } = aheadOf([row], [date('2026-11-06'), date(today), date('2026-11-13')], context, mine)
  expect(whats(week).toSorted()).toEqual(['в день 2026-11-06', 'в субботу', 'завтра'])
})

describe('after a handover', () => {
  const promised = (row: { owner?: MemberId } = {}) =>
    aRow({ owner: me, steps: [step('Позвонить', today, gone)], ...row })
  const due = (row: ReturnType<typeof promised>, whose = mine) =>
    itemsOf(dueSteps([row], context), context, whose).length

  test('a step of a manager who left falls to whoever is responsible now', () => {
    expect(due(promised())).toBe(1)
    expect(due(promised({ owner: olga }))).toBe(0)
  })

  test('a step of a colleague who may write stays theirs', () => {
    const row = aRow({ owner: me, steps: [step('Позвонить', today, olga)] })
    expect(due(row)).toBe(1)
    grants.set(row.id, [{ member: olga, level: 'write', until: null }])
    expect(due(row)).toBe(0)
    expect(due(aRow({ owner: me, steps: [step('Позвонить', today, timur)] }))).toBe(0)
  })
})

test('a line is the same object as long as it says the same', () => {
  const rows = [aRow({ owner: me, steps: [step('сегодня', today)] })]
  const of = (some: typeof rows) => itemsOf(dueSteps(some, context), context, mine)
  const before = of(rows)
  expect(keepSame(before, of([...rows, aRow()]))[0]).toBe(before[0])
  expect(keepSame(before, of([{ ...rows[0]!, name: 'Новое имя' }]))[0]).not.toBe(before[0])
  expect(keepSame(before, [])).toEqual([])
})

describe('the day that a device chose', () => {
  const stored = new Map<string, string>()
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  } as unknown as Storage
  beforeEach(() => {
    stored.clear()
    vi.stubGlobal('localStorage', storage)
  })
  afterEach(() => vi.unstubAllGlobals())
  const id = () => `step/${newId()}/${newId()}`

  test('is read as it was kept, each member’s and each list’s own', () => {
    const chosen = { day: today, at: 1, ids: [id(), id()] }
    keepDay(me, 'mine', chosen)
    expect(readDay(me, 'mine')).toEqual(chosen)
    expect([readDay(me, 'everybody'), readDay(olga, 'mine')]).toEqual([undefined, undefined])
  })

  test('is chosen anew where what is kept is not ours to understand', () => {
    for (const text of ['', '{', 'null', '3', '{"day":1}', '{"day":"2026-11-05","at":1,"ids":7}']) {
      storage.setItem(`kartoteka.day.mine/${me}`, text)
      expect(readDay(me, 'mine')).toBeUndefined()
    }
    storage.setItem(
      `kartoteka.day.mine/${me}`,
      JSON.stringify({ day: today, at: 1, ids: [7, 'x', ...Array.from({ length: 20 }, id)] }),
    )
    expect(readDay(me, 'mine')?.ids).toHaveLength(A_DAY)
  })

  test('a browser that stores nothing is no reason to show nothing', () => {
    const broken = {
      getItem: () => {
        throw new Error('blocked')
      },
      setItem: () => {
        throw new Error('blocked')
      },
    } as unknown as Storage
    vi.stubGlobal('localStorage', broken)
    expect(readDay(me, 'mine')).toBeUndefined()
    expect(() => keepDay(me, 'mine', { day: today, at: 1, ids: [] })).not.toThrow()
  })
})
