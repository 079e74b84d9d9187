/** Which step is being written: a button, a key or the palette asks, and one place shows the dialog (NewStep.tsx). */
import { createSignal, onCleanup } from 'solid-js'
import type { ProfileId } from '../../shared/ids'
import type { OpenStep } from '../../shared/profile/row'

export interface Adding {
  /** Whose page one is on: it is for this client. Undefined = a client may be chosen, or none. */
  profile?: ProfileId
  /** The step that is changed, of this client or desk; undefined = a new one. */
  step?: OpenStep
}

const [adding, setAdding] = createSignal<Adding>()
export { adding }

/** Opens the dialog. */
export const addStep = (what: Adding = {}): void => void setAdding(what)
export const closeStep = (): void => setAdding(undefined)

/** What is on the page has a command of its own on the key of a new step: that of an open client, of a line in Today. */
const [open, setOpen] = createSignal<() => boolean>()
export const isPlannedHere = (): boolean => open()?.() ?? false

/** For such a page, as long as it is there. `may`: does its command stand now? */
export function plansHere(may: () => boolean): void {
  setOpen(() => may)
  onCleanup(() => setOpen((now) => (now === may ? undefined : now)))
}
