import { createSignal, onCleanup, type Accessor } from 'solid-js'

/** False until the browser has drawn what is there and has nothing else to do. */
export function createIdle(): Accessor<boolean> {
  const [isIdle, setIdle] = createSignal(false)
  const done = (): void => void setIdle(true)
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback === 'function') {
    const request = requestIdleCallback(done, { timeout: 1_000 })
    onCleanup(() => cancelIdleCallback(request))
  } else {
    const timer = setTimeout(done, 100)
    onCleanup(() => clearTimeout(timer))
  }
  return isIdle
}
