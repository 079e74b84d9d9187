/**
 * The number on the app's icon: next steps that are due. With the app closed the service worker knows no clients,
 * so the page leaves it the numbers of the coming days. Numbers alone: no name and no word of a client.
 */
import { BADGE } from './cacheNames'

const KEY = '/badge'
/** The browser wakes the worker under this name, where it does that at all. */
export const BADGE_TAG = 'badge'

/** Due steps by day, YYYY-MM-DD: of each day all that will be due on it. */
export type DueByDay = Record<string, number>

export async function keepBadge(due: DueByDay): Promise<void> {
  await (await caches.open(BADGE)).put(KEY, new Response(JSON.stringify(due)))
}

/** Shows the number of a day. On a day that nobody counted it stays what it was. */
export async function showBadge(today: string): Promise<void> {
  const kept = await caches.match(KEY, { cacheName: BADGE })
  const due = kept === undefined ? undefined : ((await kept.json()) as DueByDay)[today]
  if (due !== undefined) await setBadge(due)
}

/** 0 takes the number off. Where icons have none, nothing happens. */
export async function setBadge(count: number): Promise<void> {
  if (!('setAppBadge' in navigator)) return
  await (count === 0 ? navigator.clearAppBadge() : navigator.setAppBadge(count))
}
