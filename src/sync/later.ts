/**
 * What the first screen does without (keeping the app on the device, the search index) waits until that
 * screen is shown, and then for a moment in which the page has nothing else to do.
 */

/** ms after which what waits begins all the same: also an app that shows nothing must hear of a newer version. */
const AT_LATEST = 30_000

let shown = false
let waiting: (() => void)[] = []
let timer: ReturnType<typeof setTimeout> | undefined

/** Runs `run` once, after the first screen. */
export function later(run: () => void): void {
  if (shown) return whenIdle(run)
  waiting.push(run)
  timer ??= setTimeout(firstScreenShown, AT_LATEST)
}

/** Is the first screen shown? A page that opens then opens from one that is there. */
export const isFirstScreenShown = (): boolean => shown

/** Said by whoever shows the first screen; every later call means nothing. */
export function firstScreenShown(): void {
  if (shown) return
  shown = true
  clearTimeout(timer)
  for (const run of waiting) whenIdle(run)
  waiting = []
}

function whenIdle(run: () => void): void {
  // Safari has no requestIdleCallback.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 3_000 })
  else setTimeout(run, 500)
}
