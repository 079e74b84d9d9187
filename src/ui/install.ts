/** The browser's offer to install the app: it comes once, early, and is kept until somebody asks for it. */
import { createSignal, type Accessor } from 'solid-js'

interface InstallEvent extends Event {
  prompt(): Promise<void>
  userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

/** Standalone under each of its names; iOS has one of its own. */
const standalone = (): boolean =>
  ['standalone', 'minimal-ui', 'fullscreen', 'window-controls-overlay'].some(
    (mode) => matchMedia(`(display-mode: ${mode})`).matches,
  ) || (navigator as { standalone?: boolean }).standalone === true

const [offer, setOffer] = createSignal<InstallEvent | null>(null)
const [installed, setInstalled] = createSignal(standalone())

export const isInstalled: Accessor<boolean> = installed
/** Can the app ask the browser to install it? Elsewhere it can only be explained. */
export const mayInstall = (): boolean => offer() !== null

/** Begins to listen; call once, before the page has loaded. */
export function awaitInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    setOffer(event as InstallEvent)
  })
  addEventListener('appinstalled', () => {
    setOffer(null)
    setInstalled(true)
  })
}

/** Shows the browser's own question. Only from a tap. */
export async function install(): Promise<void> {
  const event = offer()
  if (event === null) return
  await event.prompt()
  // An offer is good for one question, whatever the answer.
  await event.userChoice
  setOffer(null)
}
