import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeHeld, QUIET } from './held'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('something is held at once, and nothing only after a moment in which all is stored', () => {
  const { isHeld, hold } = makeHeld()
  expect(isHeld()).toBe(false)
  const one = hold()
  expect(isHeld()).toBe(true)
  one()
  vi.advanceTimersByTime(QUIET - 1)
  const two = hold()
  vi.advanceTimersByTime(10 * QUIET)
  expect(isHeld()).toBe(true)
  two()
  vi.advanceTimersByTime(QUIET)
  expect(isHeld()).toBe(false)
})

test('what is let go twice counts once', () => {
  const { isHeld, hold } = makeHeld()
  const one = hold()
  hold()
  one()
  one()
  vi.advanceTimersByTime(QUIET)
  expect(isHeld()).toBe(true)
})
