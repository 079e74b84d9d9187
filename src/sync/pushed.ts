/** In the service worker: what a push brings is shown, what is tapped is opened. */
import { readNotice, type ShownNotice } from '../shared/notices'
import { claim } from './said'
import { showNotice, type OpenPage } from './showNotice'

declare const self: ServiceWorkerGlobalScope

/** ms that an open page has to say that it goes there itself. */
const ANSWER = 1_000

/**
 * Shows what came. Browsers ask for something to be shown for every push, so what is no notice of ours, or was said
 * already, comes without a sound.
 */
export async function onPush(text: string): Promise<void> {
  const notice = readNotice(text)
  const isNews = notice !== undefined && (await claim(notice.tag).catch(() => true))
  if (!isNews && notice !== undefined && (await isLookedAt()) && mayStaySilent()) return
  await showNotice(self.registration, notice ?? UNKNOWN, !isNews)
}

/** A newer server may say what this worker does not understand. */
const UNKNOWN: ShownNotice = { title: 'Kartoteka · Картотека', body: '', tag: 'unknown', url: '/', lang: 'en' }

/** Safari takes the right to push away from whoever shows nothing. */
const mayStaySilent = (): boolean => !/Safari\//.test(navigator.userAgent) || /Chrome\//.test(navigator.userAgent)

const windows = (): Promise<readonly WindowClient[]> =>
  self.clients.matchAll({ type: 'window', includeUncontrolled: true })

const isLookedAt = async (): Promise<boolean> => (await windows()).some(({ focused }) => focused)

/** Opens a page of the app: in a window that is open, without loading it anew, else in a new one. */
export async function openPage(url: unknown): Promise<void> {
  const page = typeof url === 'string' && /^\/(?![/\\])/.test(url) ? url : '/'
  const all = await windows()
  const open = all.find(({ visibilityState }) => visibilityState === 'visible') ?? all[0]
  if (open === undefined) return void (await self.clients.openWindow(page))
  await open.focus()
  if (!(await goesItself(open, page))) await open.navigate(page)
}

/** A page that is still loading, or of an older version, says nothing. */
const goesItself = (client: WindowClient, url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const answer = (goes: boolean): void => {
      port1.close()
      resolve(goes)
    }
    port1.onmessage = () => answer(true)
    setTimeout(answer, ANSWER, false)
    client.postMessage({ type: 'open', url } satisfies OpenPage, [port2])
  })

/** The browser changed how this device is reached: the server is told, as long as its session holds. */
export async function onSubscriptionChange(before: PushSubscription | null): Promise<void> {
  const kept = await self.registration.pushManager.getSubscription()
  const options = before?.options
  const now = kept ?? (options && (await self.registration.pushManager.subscribe(options)))
  if (!now) return
  const { endpoint, keys } = now.toJSON()
  await fetch('/api/push', {
    method: 'PATCH',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, keys }),
  })
}
