/** The one question that may be open on this device, as a signal over what is stored. */
import { createSignal } from 'solid-js'
import { afterEvent, parsePending, type OutcomeEvent, type Pending } from './outcome'

const STORED = 'kartoteka.return'

function read(): Pending | null {
  try {
    return parsePending(localStorage.getItem(STORED))
  } catch {
    return null
  }
}

function write(pending: Pending | null): void {
  try {
    if (pending === null) localStorage.removeItem(STORED)
    else localStorage.setItem(STORED, JSON.stringify(pending))
  } catch {
    // A device that stores nothing asks as long as the page lives.
  }
}

const [pendingReturn, setPending] = createSignal<Pending | null>(read())
export { pendingReturn }

export function tell(event: OutcomeEvent): void {
  const next = afterEvent(pendingReturn(), event, Date.now())
  if (next === pendingReturn()) return
  write(next)
  setPending(next)
}
