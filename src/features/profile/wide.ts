import { createSignal, onCleanup, type Accessor } from 'solid-js'

/** Is there room for the timeline beside the facts? */
export function createWide(): Accessor<boolean> {
  const query = matchMedia('(width >= 75rem)')
  const [wide, setWide] = createSignal(query.matches)
  const changed = (): void => void setWide(query.matches)
  query.addEventListener('change', changed)
  onCleanup(() => query.removeEventListener('change', changed))
  return wide
}
