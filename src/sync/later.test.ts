import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetModules()
})
afterEach(() => void vi.useRealTimers())

test('nothing runs before the first screen is shown, everything once after it', async () => {
  const { firstScreenShown, later } = await import('./later')
  const run = vi.fn()
  later(run)
  vi.advanceTimersByTime(29_000)
  expect(run).not.toHaveBeenCalled()
  firstScreenShown()
  firstScreenShown()
  vi.advanceTimersByTime(60_000)
  expect(run).toHaveBeenCalledTimes(1)
})

test('what comes after the first screen waits for an idle moment only', async () => {
  const { firstScreenShown, later } = await import('./later')
  firstScreenShown()
  const run = vi.fn()
  later(run)
  expect(run).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1_000)
  expect(run).toHaveBeenCalledTimes(1)
})

test('a first screen that never comes holds nothing up for ever', async () => {
  const { later } = await import('./later')
  const run = vi.fn()
  later(run)
  vi.advanceTimersByTime(40_000)
  expect(run).toHaveBeenCalledTimes(1)
})
