/**
 * Whether this device is told of things, and when: chosen in Settings and kept here, so that the app tells by itself with
 * no network. The server is told too, as soon as it is reached: it goes on while the app is closed (Web Push).
 */
import { createSignal } from 'solid-js'
import type { MemberId } from '../shared/ids'
import { NOTICE_TIMES, type NoticeTimes } from '../shared/notices'
import type { PushState } from '../shared/api'
import { http } from './http'
import { readQuietly, writeQuietly } from './session'

export interface Notifying {
  on: boolean
  /** When it was switched on, ms since 1970 UTC: what was before is no news. */
  since: number
  times: NoticeTimes
}

const keyOf = (member: MemberId): string => `kartoteka.notices/${member}`
const OFF: Notifying = { on: false, since: 0, times: NOTICE_TIMES }
/** Another member, another tab: read again by whoever asks. */
const [changes, setChanges] = createSignal(0)

/** As it was chosen on this device; follows changes made in this tab. */
export function notifyingOf(member: MemberId): Notifying {
  changes()
  try {
    const kept = JSON.parse(readQuietly(keyOf(member)) ?? 'null') as Partial<Notifying> | null
    return kept === null ? OFF : { ...OFF, ...kept, times: { ...NOTICE_TIMES, ...kept.times } }
  } catch {
    return OFF
  }
}

export function keepNotifying(member: MemberId, notifying: Notifying): void {
  writeQuietly(keyOf(member), JSON.stringify(notifying))
  setChanges((count) => count + 1)
}

/** `unknown`: this browser has no notifications, or none for a page that is not installed. */
export type Permission = 'unknown' | 'ask' | 'granted' | 'denied'

export function permission(): Permission {
  if (!('Notification' in globalThis) || !('serviceWorker' in navigator)) return 'unknown'
  return Notification.permission === 'default' ? 'ask' : Notification.permission
}

/** Asks. Only ever called by a tap on words that say what for. */
export async function askPermission(): Promise<Permission> {
  await Notification.requestPermission()
  return permission()
}

/**
 * `told`: the server tells this device too. `never`: this browser takes no pushes, or reaches no push service; the app
 * tells as long as it is open. `offline`: to be tried again with a network.
 */
export type Reached = 'told' | 'offline' | 'never'

const [reached, setReached] = createSignal<Reached>()
/** Undefined until it is known. */
export { reached }

/** Tells the server how and when this device is told of things. Does nothing new where it knows. */
export async function tellServer(notifying: Notifying, locale: 'en' | 'ru'): Promise<void> {
  setReached(await tell(notifying, locale).catch((): Reached => 'never'))
}

async function tell({ times }: Notifying, locale: 'en' | 'ru'): Promise<Reached> {
  const registration = await registered()
  if (registration?.pushManager === undefined) return 'never'
  const state = await http<PushState>('GET', '/api/push')
  if (!state.ok) return state.error === 'offline' ? 'offline' : 'never'
  const subscription = await subscriptionFor(registration, state.value.key)
  if (subscription === undefined) return 'never'
  const { endpoint, keys } = subscription.toJSON()
  const said = JSON.stringify([endpoint, times, locale])
  if (state.value.on && said === lastSaid) return 'told'
  const answer = await http('POST', '/api/push', { endpoint, keys, locale, times })
  if (answer.ok) lastSaid = said
  return answer.ok ? 'told' : answer.error === 'offline' ? 'offline' : 'never'
}
/** In this tab: each visit says it once, in case the server's copy was restored from a backup. */
let lastSaid: string | undefined

/** The device is not told any more. Without a network the browser alone is asked: what the server sends reaches nobody. */
export async function endTelling(): Promise<void> {
  lastSaid = undefined
  const registration = await registered()
  await (await registration?.pushManager?.getSubscription())?.unsubscribe()
  await http('DELETE', '/api/push')
}

/** Undefined in development, and where no worker could be registered: `ready` would never come. */
export const registered = async (): Promise<ServiceWorkerRegistration | undefined> =>
  (await navigator.serviceWorker?.getRegistration()) && navigator.serviceWorker.ready

/** That of the server's key: one of another server, as after a move, is of no use. */
async function subscriptionFor(
  { pushManager }: ServiceWorkerRegistration,
  key: string,
): Promise<PushSubscription | undefined> {
  const known = await pushManager.getSubscription()
  if (known !== null && keyText(known.options.applicationServerKey) === key) return known
  await known?.unsubscribe()
  // Fails, or never ends, where the browser reaches no push service of its maker.
  const made = pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }).catch(() => undefined)
  return Promise.race([made, new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE, undefined))])
}

/** ms to wait for the browser and its push service to agree. */
const PATIENCE = 20_000

const keyText = (bytes: ArrayBuffer | null): string =>
  bytes === null
    ? ''
    : btoa(String.fromCharCode(...new Uint8Array(bytes)))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '')
