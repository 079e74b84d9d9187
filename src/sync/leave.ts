import { ARRIVED, BADGE, SAID } from './cacheNames'

/**
 * At sign-out: the number leaves the icon, notifications go and come no more, and what other apps shared goes unless the
 * member's work stays here.
 */
export async function leaveNoTrace(keepWork: boolean): Promise<void> {
  try {
    await caches.delete(BADGE)
    if (!keepWork) await caches.delete(ARRIVED)
    if ('clearAppBadge' in navigator) await navigator.clearAppBadge()
    await caches.delete(SAID)
    await Promise.race([endNotifications(), new Promise((resolve) => setTimeout(resolve, PATIENCE))])
  } catch {
    // A browser without icons or caches has nothing to forget, and signing out goes on.
  }
}

/** ms that signing out waits for the browser's push service: there may be no network. */
const PATIENCE = 2_000

/** The server tells a device nothing without a session; here the browser is asked too, also without a network. */
async function endNotifications(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  if (registration === undefined) return
  for (const shown of await registration.getNotifications()) shown.close()
  await (await registration.pushManager?.getSubscription())?.unsubscribe()
}
