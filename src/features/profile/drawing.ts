import { createEffect, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js'
import { afterPaint } from '../../parts/afterPaint'
import { nextTask } from '../../shared/nextTask'
import { whenCalm } from '../../sync/calm'

/** What is below the screen is drawn when the page is calm, or when somebody goes on in it. */
interface Rest<Part extends string> {
  /** From this part on it may rest. */
  from: Part
  /** Not where all parts are seen side by side, for example. */
  may: () => boolean
  /** Is the screen full, so that all that is still to come lies below it? */
  isFull: () => boolean
}

interface Plan<Part extends string> {
  /** What is done before a part is drawn. Those below wait with it, so that none of them is pushed down later. */
  needs: Partial<Record<Part, () => Promise<unknown> | void>>
  /** Parts that are seen before those below them are made. */
  seen: readonly Part[]
  rest?: Rest<Part>
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
  { needs, seen, rest }: Plan<Part>,
): (part: Part) => boolean {
  const [drawn, setDrawn] = createSignal(0)
  let gone = false
  let isRested = rest === undefined
  const signs = makeSigns()
  /** True when it need not be asked again. */
  const rested = async (): Promise<boolean> => {
    if (rest === undefined || !rest.may() || signs.ended()) return true
    // The picture has laid the page out: to ask how high it is costs nothing then.
    await picture()
    if (gone || !rest.isFull()) return gone
    await signs.calmOrSign()
    return true
  }
  const go = async (): Promise<void> => {
    for (const [index, part] of parts.entries()) {
      if (!isRested && rest !== undefined && index >= parts.indexOf(rest.from)) isRested = await rested()
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
  let ended = false
  const end = (): void => {
    ended = true
    cancel()
    for (const name of SIGNS) document.removeEventListener(name, end, true)
    removeEventListener('beforeprint', end)
    resolve()
  }
  for (const name of SIGNS) document.addEventListener(name, end, { capture: true, passive: true })
  addEventListener('beforeprint', end)
  return {
    end,
    ended: () => ended,
    calmOrSign(): Promise<void> {
      if (!ended) cancel = whenCalm(end)
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
