/**
 * What can wait until nobody waits for anything: a page that was just opened is read, called from, left again. What
 * it does not need for that begins when it has stood for a while, and then in an idle moment.
 */

/** ms for which a page has stood when it is calm. */
const CALM = 1_800
/** ms after which what waits begins all the same, however busy the page is. */
const AT_LATEST = 2_000

/** Runs `run` once the page is calm. Returns how to call it off. */
export function whenCalm(run: () => void, calm: number = CALM): () => void {
  let idle: number | undefined
  const timer = setTimeout(() => {
    // Safari has no requestIdleCallback.
    if ('requestIdleCallback' in globalThis) idle = requestIdleCallback(() => run(), { timeout: AT_LATEST })
    else run()
  }, calm)
  return () => {
    clearTimeout(timer)
    if (idle !== undefined) cancelIdleCallback(idle)
  }
}
