import { createSignal, onCleanup, type Accessor } from 'solid-js'

/** The desk, as in tokens.css: for what CSS alone cannot decide. */
export const DESK = '(width >= 64rem)'

/** Whether a media query holds, live. */
export function createMedia(query: string): Accessor<boolean> {
  const list = matchMedia(query)
  const [matches, setMatches] = createSignal(list.matches)
  const changed = (): void => void setMatches(list.matches)
  list.addEventListener('change', changed)
  onCleanup(() => list.removeEventListener('change', changed))
  return matches
}
