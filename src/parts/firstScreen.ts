/** A page that is still working out what it shows first says so here: until then nothing else is loaded beside it. */
import { createSignal, onCleanup, type Accessor } from 'solid-js'

const NOTHING: Accessor<boolean> = () => false
const [page, setPage] = createSignal(NOTHING)

/** Is the page on the screen not what somebody came for yet? */
export const isWorkedOut = (): boolean => !page()()

/** For as long as the calling owner lives. */
export function whileWorkingOut(isWorking: Accessor<boolean>): void {
  setPage(() => isWorking)
  onCleanup(() => setPage((now) => (now === isWorking ? NOTHING : now)))
}
