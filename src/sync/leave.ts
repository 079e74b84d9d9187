import { ARRIVED } from './arrived'
import { BADGE, setBadge } from './badge'

/** At sign-out: the number leaves the icon, and what other apps shared goes unless the member's work stays here. */
export async function leaveNoTrace(keepWork: boolean): Promise<void> {
  try {
    await setBadge(0)
    await caches.delete(BADGE)
    if (!keepWork) await caches.delete(ARRIVED)
  } catch {
    // A browser without icons or caches has nothing to forget, and signing out goes on.
  }
}
