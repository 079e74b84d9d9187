import { render } from 'solid-js/web'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Spinner } from './Spinner'
import styles from './Progress.module.css'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a short wait is told to screen readers and seen by nobody; a longer one is seen', () => {
  const container = document.createElement('div')
  const dispose = render(() => <Spinner label="Reading" />, container)
  const spinner = container.querySelector('[role="status"]')!
  expect(spinner.getAttribute('aria-label')).toBe('Reading')
  vi.advanceTimersByTime(250)
  expect(spinner.classList).not.toContain(styles.seen)
  vi.advanceTimersByTime(100)
  expect(spinner.classList).toContain(styles.seen)
  dispose()
  expect(vi.getTimerCount()).toBe(0)
})
