/** What the browser says of this device's storage: measured after the first screen, then whenever somebody looks. */
import { createSignal, type Accessor } from 'solid-js'
import { whenCalm } from '../sync/calm'
import { later } from '../sync/later'
import type { Room } from './problems'

const [room, setRoom] = createSignal<Room | null>(null)
const [temporary, setTemporary] = createSignal(false)

export const roomHere: Accessor<Room | null> = room
/** Does this look like a private window, which forgets everything when it is closed? */
export const isTemporary: Accessor<boolean> = temporary

export function setFacts(measured: Room, looksPrivate: boolean): void {
  setRoom(measured)
  setTemporary(looksPrivate)
}

/** Without a network it may fail while the app is not kept on the device yet. */
const measure = (): void => void import('./measureRoom').then(({ measureRoom }) => measureRoom()).catch(() => undefined)

/** Call once: measures after the first screen, and when the app is looked at again. */
export function watchRoom(): void {
  later(() => void whenCalm(measure))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') measure()
  })
}
