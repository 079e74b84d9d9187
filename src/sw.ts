/**
 * The service worker: after the first visit the app opens with no network. Everything that was built is
 * kept, chunks of every screen and both languages too, so that one version of the app is always whole.
 * A new version waits until somebody asks for it (src/sync/serviceWorker.ts).
 */
import { clientsClaim } from 'workbox-core'
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

/** Addresses that only the server answers. */
const SERVER_ONLY = [/^\/api(\/|$)/, /^\/sync(\/|$)/, /^\/ws(\/|$)/, /^\/healthz$/]

cleanupOutdatedCaches()
precacheAndRoute(self.__WB_MANIFEST)
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: SERVER_ONLY }))

// The first visit is served offline too; a page that already has a worker keeps it.
clientsClaim()

self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})
