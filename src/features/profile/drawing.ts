import { createEffect, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js'
import { afterPaint } from '../../parts/afterPaint'
import { nextTask } from '../../shared/nextTask'

interface Plan<Part extends string> {
  /** What is done before a part is drawn. Those below wait with it, so that none of them is pushed down later. */
  needs: Partial<Record<Part, () => Promise<unknown> | void>>
  /** Parts that are seen before those below them are made. */
  seen: readonly Part[]
}

/**
 * Draws a page of many parts from the top, after the next picture, a part a task, so that keys are heard in between.
 * Gives whether a part is drawn by now.
 */
export function createDrawing<Part extends string>(
  parts: readonly Part[],
  { needs, seen }: Plan<Part>,
): (part: Part) => boolean {
  const [drawn, setDrawn] = createSignal(0)
  let gone = false
  const go = async (): Promise<void> => {
    for (const [index, part] of parts.entries()) {
      await needs[part]?.()
      if (gone) return
      setDrawn(index + 1)
      await (seen.includes(part) ? picture() : nextTask())
    }
  }
  const cancel = afterPaint(() => void go())
  onCleanup(() => {
    gone = true
    cancel()
  })
  return (part) => drawn() > parts.indexOf(part)
}

/** Follows `value`; that it became `slow` is drawn in a task of its own, not in the one that brought it. */
export function createApart<T>(value: Accessor<T>, slow: T): Accessor<T> {
  const [drawn, setDrawn] = createSignal(untrack(value))
  let gone = false
  const follow = (): void => void (gone || setDrawn(() => untrack(value)))
  createEffect(on(value, (next) => (next === slow ? void nextTask().then(follow) : follow()), { defer: true }))
  onCleanup(() => (gone = true))
  return drawn
}

const picture = (): Promise<void> => new Promise((resolve) => void afterPaint(resolve))

/**
 * How many of a long list are drawn by now: `first` at once and as many more in each task, up to `most`; what comes
 * later stands below. Once all are drawn, what is added is drawn at once.
 */
export function createMoreAndMore(first: number, most: () => number): () => number {
  const [count, setCount] = createSignal(first)
  let gone = false
  const go = async (): Promise<void> => {
    for (let next = first * 2; untrack(count) < untrack(most); next += first) {
      await nextTask()
      if (gone) return
      setCount(next)
    }
    setCount(Infinity)
  }
  void go()
  onCleanup(() => (gone = true))
  return () => Math.min(count(), most())
}
