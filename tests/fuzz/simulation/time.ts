/**
 * Time that tests move: timers and dates are vitest's, work that takes real turns of the event loop
 * (IndexedDB in memory, SQLite) costs a few simulated milliseconds a turn, as it would cost real ones.
 */
import { vi } from 'vitest'

/** Simulated ms that one turn of the event loop takes. */
const TURN = 5

export function useSimulatedTime(start: number): void {
  vi.useFakeTimers({
    now: start,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  })
}

export const useRealTime = (): void => void vi.useRealTimers()

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Lets `ms` pass. */
export async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += TURN) {
    vi.advanceTimersByTime(TURN)
    await turn()
  }
}

/** Lets time pass until the promise settles. @throws Error when that takes longer than `most` ms. */
export async function finished<T>(promise: Promise<T>, what: string, most = 120_000): Promise<T> {
  let settled = false
  const settle = () => void (settled = true)
  promise.then(settle, settle)
  for (let passed = 0; !settled; passed += TURN) {
    if (passed > most) throw new Error(`not within ${most} ms: ${what}`)
    vi.advanceTimersByTime(TURN)
    await turn()
  }
  return promise
}

/** Lets time pass until the condition holds. @throws Error when it does not within `most` ms. */
export async function until(condition: () => Promise<boolean>, what: () => string, most = 600_000): Promise<void> {
  for (let passed = 0; !(await finished(condition(), what())); passed += 200) {
    if (passed > most) throw new Error(`never: ${what()}`)
    await pass(200)
  }
}
