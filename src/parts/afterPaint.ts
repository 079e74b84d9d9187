import { createEffect, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js'
import { ENOUGH, nextTask } from '../shared/nextTask'

/** ms after which what waits for a picture begins all the same: a page that nobody sees draws none. */
const AT_LATEST = 300

/**
 * Runs `run` once the next picture is on the screen: an answer to a press is seen before the work that it also means.
 * Returns how to call it off.
 */
export function afterPaint(run: () => void): () => void {
  let task: ReturnType<typeof setTimeout> | undefined
  const begin = (): void => {
    cancel()
    run()
  }
  const frame = requestAnimationFrame(() => {
    clearTimeout(task)
    task = setTimeout(begin)
  })
  task = setTimeout(begin, AT_LATEST)
  const cancel = (): void => {
    cancelAnimationFrame(frame)
    clearTimeout(task)
  }
  return cancel
}

/** Follows `value` one picture later: what depends on it is drawn after what says that it was chosen. */
export function createAfterPaint<T>(value: Accessor<T>): Accessor<T> {
  const [drawn, setDrawn] = createSignal(untrack(value))
  let cancel = (): void => {}
  createEffect(
    on(
      value,
      (next) => {
        cancel()
        cancel = afterPaint(() => setDrawn(() => next))
      },
      { defer: true },
    ),
  )
  onCleanup(() => cancel())
  return drawn
}

/**
 * Counts from 0 to `count`: a page of many parts is drawn part by part, and keys are heard in between. What a fast desk
 * draws at once, a slow phone draws in pieces.
 * It begins after the next picture, or, where what there is so far is no picture yet, with the next task.
 */
export function createSteps(count: number, begins: 'afterPaint' | 'nextTask' = 'afterPaint'): Accessor<number> {
  const [step, setStep] = createSignal(0)
  let gone = false
  const go = async (): Promise<void> => {
    let began = performance.now()
    for (let next = 1; next <= count && !gone; next++) {
      setStep(next)
      if (performance.now() - began < ENOUGH) continue
      await nextTask()
      began = performance.now()
    }
  }
  const cancel = begins === 'afterPaint' ? afterPaint(() => void go()) : undefined
  if (cancel === undefined) void nextTask().then(go)
  onCleanup(() => {
    gone = true
    cancel?.()
  })
  return step
}
