/**
 * When typing becomes a change. A text is committed when its field is left, on Enter, or after a pause,
 * and only when it differs from what was committed last: one intended step, never a keystroke.
 */
import { createSignal } from 'solid-js'

export const PAUSE = 1_500

const [uncommitted, setUncommitted] = createSignal(0)
/** Does any field on the page hold something that is not committed? */
export const isUncommitted = (): boolean => uncommitted() > 0

export interface Commit {
  /** A key was pressed: the field now holds this. */
  typed(text: string): void
  /** The field was left, Enter was pressed, the page goes away: commit now what is not committed. */
  flush(): void
  /** The value changed outside: by another member, or because our own commit was stored. Returns what to show. */
  moved(value: string): string
  /** Is something typed that is not committed? */
  pending(): boolean
}

/** `pause` in ms. `commit` is never called twice with the same text in a row. */
export function makeCommit(value: string, commit: (text: string) => void, pause = PAUSE): Commit {
  let settled = value
  let draft = value
  /** Our own commits that did not come back yet, oldest first. */
  let awaited: string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let counts = false

  function count(): void {
    if (counts === (draft !== settled)) return
    counts = !counts
    setUncommitted((before) => before + (counts ? 1 : -1))
  }
  function flush(): void {
    clearTimeout(timer)
    if (draft === settled) return
    settled = draft
    awaited.push(draft)
    // What becomes of it is said by whoever takes it.
    commit(draft)
    count()
  }
  return {
    typed(text) {
      draft = text
      clearTimeout(timer)
      count()
      if (draft !== settled) timer = setTimeout(flush, pause)
    },
    flush,
    moved(next) {
      const own = awaited.indexOf(next)
      awaited = own === -1 ? [] : awaited.slice(own + 1)
      // An earlier commit of ours comes back while a later one is on its way.
      if (awaited.length > 0) return draft
      // What is being typed stays and will be committed against the new value.
      if (draft === settled) draft = next
      settled = next
      count()
      return draft
    },
    pending: () => draft !== settled,
  }
}
