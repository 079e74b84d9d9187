/** Keeps the app on this device, and says when a newer one is ready. */
import { createSignal, type Accessor } from 'solid-js'
import type { Workbox } from 'workbox-window'

/** A rep's phone may have the app open for days: look for a newer one now and then. */
const LOOK_EVERY = 60 * 60 * 1000

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

/** Registers the worker; does nothing in development or where there are no workers. Call it once. */
export async function registerServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
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

function look(): void {
  if (document.visibilityState === 'visible' && navigator.onLine) workbox?.update().catch(() => undefined)
}
