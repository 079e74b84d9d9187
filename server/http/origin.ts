/** Whether a request comes from our own pages. */
import type { Config } from '../config'

/**
 * True for our own origin: PUBLIC_URL, or without it the host that was asked for. A browser names the page's
 * origin with every WebSocket and every request that may change something, and pages cannot forge it. What
 * names none is no browser, and holds no cookie that somebody did not give it.
 */
export function isOwnOrigin({ publicUrl }: Config, origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true
  if (publicUrl !== null) return origin === publicUrl
  return URL.canParse(origin) && new URL(origin).host === host
}
