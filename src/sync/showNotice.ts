/** A notice as this device shows it, whether the app or a push brought it. */
import type { ShownNotice } from '../shared/notices'

/** Notices of one tag are one on the screen. `quietly`: it was said before, and only comes back without a sound. */
export const showNotice = (
  registration: ServiceWorkerRegistration,
  { title, body, tag, url, lang }: ShownNotice,
  quietly = false,
): Promise<void> =>
  registration.showNotification(title, { body, tag, lang, data: url, icon: '/icons/pwa-192x192.png', silent: quietly })

/** What a tap asks the page to open, in answer to which the page says so. */
export interface OpenPage {
  type: 'open'
  url: string
}
