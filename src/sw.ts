/**
 * The service worker: after the first visit the app opens with no network. Everything that was built is
 * kept, chunks of every screen and both languages too, so that one version of the app is always whole.
 * A new version waits until somebody asks for it (src/sync/serviceWorker.ts). What other apps share is kept
 * here, because it comes as a form that only a worker can take without a network.
 */
import { clientsClaim } from 'workbox-core'
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { keepArrived } from './sync/arrived'
import { BADGE_TAG, showBadge } from './sync/badge'
import { onPush, onSubscriptionChange, openPage } from './sync/pushed'
import { dayOf } from './shared/dates'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

/** Addresses that only the server answers. */
const SERVER_ONLY = [/^\/api(\/|$)/, /^\/sync(\/|$)/, /^\/ws(\/|$)/, /^\/healthz$/]
/** The share target of the manifest. */
const ARRIVE = '/arrive'

cleanupOutdatedCaches()
precacheAndRoute(self.__WB_MANIFEST)
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: SERVER_ONLY }))
registerRoute(ARRIVE, ({ request }) => arrive(request), 'POST')

// The first visit is served offline too; a page that already has a worker keeps it.
clientsClaim()

/** Stored before the page opens, so that nothing is lost between the two. */
async function arrive(request: Request): Promise<Response> {
  const result = await request
    .formData()
    .then((form) => keepArrived(form))
    .then((id) => (id === null ? '?problem=many' : ''))
    .catch(() => '?problem=lost')
  return Response.redirect(ARRIVE + result, 303)
}

self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})

// The browser wakes an installed app's worker now and then: a new day has other things due.
addEventListener('periodicsync', (event) => {
  const { tag, waitUntil } = event as ExtendableEvent & { tag: string }
  if (tag === BADGE_TAG) waitUntil.call(event, showBadge(dayOf(Date.now())))
})

self.addEventListener('push', (event) => event.waitUntil(onPush(event.data?.text() ?? '')))
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openPage(event.notification.data))
})
self.addEventListener('pushsubscriptionchange', (event) => {
  const { oldSubscription = null } = event as ExtendableEvent & { oldSubscription?: PushSubscription | null }
  event.waitUntil(onSubscriptionChange(oldSubscription))
})
