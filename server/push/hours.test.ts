import { expect, test } from 'vitest'
import { hourIn, nextAwake } from './hours'

const at = (text: string) => Date.parse(text)
const day = { from: 8, to: 20 }

test('an hour is that of the company’s zone', () => {
  expect(hourIn('Europe/Moscow', at('2026-11-22T21:30:00Z'))).toBe(0)
  expect(hourIn('Asia/Kathmandu', at('2026-11-22T02:14:00Z'))).toBe(7)
})

test('by day something is said at once, at night when the day begins', () => {
  // Moscow is three hours ahead of UTC: 11:07, 23:00, 05:59 and 20:00 there.
  expect(nextAwake(day, 'Europe/Moscow', at('2026-11-22T08:07:03Z'))).toBe(at('2026-11-22T08:07:03Z'))
  expect(nextAwake(day, 'Europe/Moscow', at('2026-11-22T20:00:00Z'))).toBe(at('2026-11-23T05:00:00Z'))
  expect(nextAwake(day, 'Europe/Moscow', at('2026-11-22T02:59:00Z'))).toBe(at('2026-11-22T05:00:00Z'))
  expect(nextAwake(day, 'Europe/Moscow', at('2026-11-22T17:00:00Z'))).toBe(at('2026-11-23T05:00:00Z'))
})

test('also where clocks are put on in the night, and where they differ by quarters', () => {
  // Berlin, the night in which 2:00 becomes 3:00: 8:00 is 6:00 UTC.
  expect(nextAwake(day, 'Europe/Berlin', at('2026-03-28T22:00:00Z'))).toBe(at('2026-03-29T06:00:00Z'))
  // Kathmandu is 5:45 ahead.
  expect(nextAwake(day, 'Asia/Kathmandu', at('2026-11-22T20:00:00Z'))).toBe(at('2026-11-23T02:15:00Z'))
})
