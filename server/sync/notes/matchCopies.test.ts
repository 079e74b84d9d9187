import { expect, test } from 'vitest'
import { matchCopies, someEffort, type Line } from './matchCopies'

const line = (client: number, text: string, whole = false): Line => ({ runs: [{ client, clock: 0, text }], whole })

test('a paragraph that was typed anew is a copy, whatever its length', () => {
  const long = 'Delivery in May, payment after that. '.repeat(2_000)
  const effort = someEffort()
  const before = effort.left
  expect(matchCopies([line(2, long, true)], [line(1, long, true)], effort)).toEqual([[2, 0, long.length, 1, 0]])
  expect(before - effort.left).toBeLessThan(5 * long.length)
})

test('text that was made to be looked at for ever is given up after a measure of effort', () => {
  const same = 'a'.repeat(100_000)
  const effort = someEffort()
  expect(matchCopies([line(2, `${same}b`)], [line(1, `${same}c`)], effort)).toEqual([])
  expect(effort.left).toBeLessThanOrEqual(0)
  expect(effort.left).toBeGreaterThan(-300_000)
})

test('lines are told apart however many they are', () => {
  const gone = Array.from({ length: 1_000 }, (_, at): Line => line(at + 1, `${at}`, true))
  expect(matchCopies([line(5_000, '741', true)], gone)).toEqual([[5_000, 0, 3, 742, 0]])
})
