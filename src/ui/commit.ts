/**
 * When typing becomes a change. A text is committed when its field is left, on Enter, or after a pause,
 * and only when it differs from what was committed last: one intended step, never a keystroke.
 */
export const PAUSE = 1_500

export interface Commit {
  /** A key was pressed: the field now holds this. */
  typed(text: string): void
  /** The field was left, Enter was pressed, the page goes away: commit now what is not committed. */
  flush(): void
  /** The value changed outside: by another member, or because our own commit was stored. */
  moved(value: string): void
  /** Is something typed that is not committed? */
  pending(): boolean
}

/** `pause` in ms. `commit` is never called twice with the same text in a row. */
export function makeCommit(value: string, commit: (text: string) => void, pause = PAUSE): Commit {
  let settled = value
  let draft = value
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(): void {
    clearTimeout(timer)
    if (draft === settled) return
    settled = draft
    commit(draft)
  }
  return {
    typed(text) {
      draft = text
      clearTimeout(timer)
      if (draft !== settled) timer = setTimeout(flush, pause)
    },
    flush,
    moved(next) {
      // What is being typed stays and will be committed against the new value.
      if (draft === settled) draft = next
      settled = next
    },
    pending: () => draft !== settled,
  }
}
