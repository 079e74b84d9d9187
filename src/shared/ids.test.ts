import { expect, test } from 'vitest'
import { isId, newId } from './ids'

test('ids made in order sort in order, also thousands in one millisecond', () => {
  const ids = Array.from({ length: 10_000 }, () => newId<string>(1_700_000_000_000))
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a new id is a UUIDv7 that carries its time', () => {
  const now = Date.now() + 60_000
  const id = newId<string>(now)
  expect(isId(id)).toBe(true)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now)
})

test.each(['', 'abc', '00000000-0000-4000-8000-000000000000', '0192F0C4-0000-7000-8000-000000000000', '__proto__'])(
  '%j is not an id',
  (text) => expect(isId(text)).toBe(false),
)
