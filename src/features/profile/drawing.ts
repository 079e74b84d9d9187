import { createEffect, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js'
import { afterPaint } from '../../parts/afterPaint'
import { nextTask } from '../../shared/nextTask'
import { whenCalm } from '../../sync/calm'

interface Plan<Part extends string> {
  /** What is done before a part is drawn. Those below wait with it, so that none of them is pushed down later. */
  needs: Partial<Record<Part, () => Promise<unknown> | void>>
  /** Parts that are seen before those below them are made. */
  seen: readonly Part[]
  /** From this part on it may rest: what is below the screen is drawn when the page is calm, or at the first touch. */
  mayRest?: Part
  /** Is the screen full, so that all that is still to come lies below it? */
  isFull?: () => boolean
}

/** Signs that somebody goes on in the page: what lies below must be there. */
const SIGNS = ['pointerdown', 'touchstart', 'wheel', 'keydown', 'scroll'] as const

/**
 * Draws a page of many parts from the top, after the next picture, a part a task, so that keys are heard in between.
 * A page that is opened only to call from it costs no more than its first screen.
 * Gives whether a part is drawn by now.
 */
export function createDrawing<Part extends string>(
  parts: readonly Part[],
  { needs, seen, mayRest, isFull }: Plan<Part>,
): (part: Part) => boolean {
  const [drawn, setDrawn] = createSignal(0)
  let gone = false
  let isRested = mayRest === undefined
  const signs = makeSigns()
  const go = async (): Promise<void> => {
    for (const [index, part] of parts.entries()) {
      if (!isRested && index >= parts.indexOf(mayRest!) && isFull?.()) {
        await signs.calmOrSign()
        isRested = true
      }
      if (gone) return
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
    signs.end()
  })
  return (part) => drawn() > parts.indexOf(part)
}

/** Hears from the beginning whether somebody goes on in the page. */
function makeSigns() {
  let resolve!: () => void
  const sign = new Promise<void>((resolved) => (resolve = resolved))
  let cancel = (): void => {}
  const end = (): void => {
    cancel()
    for (const name of SIGNS) document.removeEventListener(name, end, true)
    removeEventListener('beforeprint', end)
    resolve()
  }
  for (const name of SIGNS) document.addEventListener(name, end, { capture: true, passive: true })
  addEventListener('beforeprint', end)
  return {
    end,
    calmOrSign(): Promise<void> {
      cancel = whenCalm(end)
      return sign
    },
  }
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
