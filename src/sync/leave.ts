import { ARRIVED, BADGE } from './cacheNames'

/** At sign-out: the number leaves the icon, and what other apps shared goes unless the member's work stays here. */
export async function leaveNoTrace(keepWork: boolean): Promise<void> {
  try {
    await caches.delete(BADGE)
    if (!keepWork) await caches.delete(ARRIVED)
    if ('clearAppBadge' in navigator) await navigator.clearAppBadge()
  } catch {
    // A browser without icons or caches has nothing to forget, and signing out goes on.
  }
}
