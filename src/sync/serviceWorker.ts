/** Keeps the app on this device, and says when a newer one is ready. */
import { createSignal, type Accessor } from 'solid-js'
import type { Workbox } from 'workbox-window'
import { whenCalm } from './calm'

/** A rep's phone may have the app open for days: look for a newer one now and then. */
const LOOK_EVERY = 60 * 60 * 1000

/** ms after the first screen until the app is kept on a device that never had it. */
const CALM = 6_000

const [ready, setReady] = createSignal(false)
let workbox: Workbox | undefined
/** The newer version has taken over already, by a tap in another tab. */
let replaced = false
let asked = false

/** True when a newer version was downloaded and waits for `applyUpdate`. */
export const updateReady: Accessor<boolean> = ready

/** Lets the waiting version take over and opens the page anew. Only ever called by a tap. */
export function applyUpdate(): void {
  asked = true
  if (replaced) location.reload()
  else workbox?.messageSkipWaiting()
}

/**
 * Registers the worker; does nothing in development or where there are no workers. Call it once. On a device that does
 * not keep the app yet it waits: hundreds of files are copied, and the first taps shall not wait for a processor.
 */
export async function registerServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  if (navigator.serviceWorker.controller === null) await calm()
  const { Workbox } = await import('workbox-window')
  workbox = new Workbox('/sw.js', { scope: '/', updateViaCache: 'none' })
  workbox.addEventListener('waiting', () => setReady(true))
  workbox.addEventListener('controlling', ({ isUpdate }) => {
    if (asked) location.reload()
    if (!isUpdate) return
    replaced = true
    setReady(true)
  })
  await workbox.register()
  setInterval(look, LOOK_EVERY)
  document.addEventListener('visibilitychange', look)
}

/** A while later, or as soon as the app goes out of sight: then nobody waits, and it may not come back to this tab. */
function calm(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel()
      document.removeEventListener('visibilitychange', hidden)
      resolve()
    }
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') end()
    }
    const cancel = whenCalm(end, CALM)
    document.addEventListener('visibilitychange', hidden)
  })
}

function look(): void {
  if (document.visibilityState === 'visible' && navigator.onLine) workbox?.update().catch(() => undefined)
}
