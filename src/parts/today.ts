import { createSignal, onCleanup, type Accessor } from 'solid-js'
import { dayOf } from '../shared/dates'

/** Today on this device's wall calendar, YYYY-MM-DD; moves on at midnight, also after a night in a pocket. */
export function createToday(): Accessor<string> {
  const [today, setToday] = createSignal(dayOf(Date.now()))
  const look = (): void => void setToday(dayOf(Date.now()))
  const timer = setInterval(look, 30_000)
  document.addEventListener('visibilitychange', look)
  onCleanup(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  })
  return today
}
