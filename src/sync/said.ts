/**
 * What this device was told already, by the app or by a push, so that nothing is said twice: the page and the service
 * worker both ask here first. Tags alone (src/shared/notices.ts): no name and no word of a client.
 */
import { SAID } from './cacheNames'

/** ms for which it is remembered: longer than anything is worth telling. */
const KEPT = 14 * 86_400_000
const keyOf = (tag: string): string => `/said/${encodeURIComponent(tag)}`

/** True once for each tag: whoever gets it says it. `now` is ms since 1970 UTC. */
export async function claim(tag: string, now: number = Date.now()): Promise<boolean> {
  // A push and several tabs may know the same thing at once. Where there are no locks, its tag still makes it one.
  if (navigator.locks === undefined) return take(tag, now)
  return navigator.locks.request('kartoteka-said', () => take(tag, now))
}

async function take(tag: string, now: number): Promise<boolean> {
  const cache = await caches.open(SAID)
  if ((await cache.match(keyOf(tag))) !== undefined) return false
  await cache.put(keyOf(tag), new Response(String(now)))
  await forgetOld(cache, now)
  return true
}

async function forgetOld(cache: Cache, now: number): Promise<void> {
  for (const key of await cache.keys()) {
    const said = Number(await (await cache.match(key))?.text())
    if (!(now - said < KEPT)) await cache.delete(key)
  }
}
