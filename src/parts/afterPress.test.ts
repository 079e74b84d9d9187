// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { afterPress } from './afterPress'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const send = (type: string) => dispatchEvent(new Event(type))

it('waits for the release of a press that is going on', () => {
  const run = vi.fn()
  send('pointerdown')
  afterPress(run)
  vi.runAllTimers()
  expect(run).not.toHaveBeenCalled()
  send('pointerup')
  expect(run).not.toHaveBeenCalled()
  vi.runAllTimers()
  expect(run).toHaveBeenCalledTimes(1)
  send('pointerup')
  vi.runAllTimers()
  expect(run).toHaveBeenCalledTimes(1)
})

it('also ends with a press that was cancelled, and does not wait without one', () => {
  const run = vi.fn()
  send('pointerdown')
  afterPress(run)
  send('pointercancel')
  afterPress(run)
  vi.runAllTimers()
  expect(run).toHaveBeenCalledTimes(2)
})
