import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SyncStatus } from '../solid/notebook'
import { isPressing, problemsOf, unsentDays, type Facts } from './problems'

const NOW = Date.UTC(2026, 2, 12, 12)
const DAY = 86_400_000
const MB = 1_000_000

const CALM: SyncStatus = {
  connection: 'online',
  since: NOW,
  unsent: 0,
  unsentByProfile: new Map(),
  oldestUnsent: null,
  pulling: null,
  whole: true,
  saving: false,
  failure: null,
  taken: null,
  refused: 0,
  persisted: true,
  clockAhead: 0,
}
const kinds = (status: Partial<SyncStatus>, facts: Partial<Facts> = {}) =>
  problemsOf({
    status: { ...CALM, ...status },
    now: NOW,
    room: null,
    temporary: false,
    updateReady: false,
    ...facts,
  }).map(({ kind }) => kind)
const room = (used: number, most: number) => ({ used, most, data: null, app: null })

test('when all is well there is nothing to say', () => {
  expect(kinds({}, { room: room(50 * MB, 10_000 * MB) })).toEqual([])
})

test('work that waits three days is a problem, two days of a trip are not', () => {
  expect(kinds({ oldestUnsent: NOW - 3 * DAY + 1 })).toEqual([])
  expect(kinds({ oldestUnsent: NOW - 3 * DAY })).toEqual(['unsentForDays'])
  expect(unsentDays({ oldestUnsent: NOW - 4.5 * DAY }, NOW)).toBe(4)
})

test('a clock that was set back makes no unsent work of the future', () => {
  expect(unsentDays({ oldestUnsent: NOW + DAY }, NOW)).toBe(0)
})

test('little room is less than 200 MB, or less than a tenth', () => {
  expect(kinds({}, { room: room(801 * MB, 1_000 * MB) })).toEqual(['littleRoom'])
  expect(kinds({}, { room: room(800 * MB, 1_000 * MB) })).toEqual([])
  expect(kinds({}, { room: room(9_100 * MB, 10_000 * MB) })).toEqual(['littleRoom'])
  expect(kinds({}, { room: room(9_000 * MB, 10_000 * MB) })).toEqual([])
})

test('a browser that says no size is not accused of having none', () => {
  expect(kinds({}, { room: room(0, 0) })).toEqual([])
})

test('a clock that is wrong by more than five minutes, either way', () => {
  expect(kinds({ clockAhead: 5 * 60_000 })).toEqual([])
  expect(kinds({ clockAhead: 5 * 60_000 + 1 })).toEqual(['clockWrong'])
  expect(kinds({ clockAhead: -6 * 60_000 })).toEqual(['clockWrong'])
  expect(kinds({ clockAhead: null })).toEqual([])
})

test('a window that forgets is not asked for a promise to keep', () => {
  expect(kinds({ persisted: false })).toEqual(['notPersisted'])
  expect(kinds({ persisted: false }, { temporary: true })).toEqual(['temporary'])
  expect(kinds({ persisted: null })).toEqual([])
})

test('an app that is too old is offered its update once', () => {
  expect(kinds({}, { updateReady: true })).toEqual(['updateReady'])
  expect(kinds({ connection: 'update' }, { updateReady: true })).toEqual(['tooOld'])
})

test('whatever is true, each problem is named once, and the worst first', () => {
  const order = [
    'tooOld',
    'refused',
    'unsentForDays',
    'temporary',
    'littleRoom',
    'clockWrong',
    'notPersisted',
    'updateReady',
  ]
  fc.assert(
    fc.property(
      fc.constantFrom('online', 'offline', 'update' as const),
      fc.nat(3),
      fc.option(fc.integer({ min: NOW - 9 * DAY, max: NOW })),
      fc.option(fc.integer({ min: -DAY, max: DAY })),
      fc.option(fc.nat(300 * MB)),
      fc.boolean(),
      fc.boolean(),
      (connection, refused, oldestUnsent, clockAhead, used, temporary, updateReady) => {
        const found = kinds(
          { connection, refused, oldestUnsent, clockAhead },
          { room: used === null ? null : room(used, 300 * MB), temporary, updateReady },
        )
        expect(found).toEqual(order.filter((kind) => found.some((one) => one === kind)))
      },
    ),
  )
})

test('what can wait until somebody looks is not pressing', () => {
  expect(isPressing({ kind: 'notPersisted' })).toBe(false)
  expect(isPressing({ kind: 'littleRoom', free: 1, data: null, app: null })).toBe(true)
})
