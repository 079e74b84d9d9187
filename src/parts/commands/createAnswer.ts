import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { ProfileId } from '../../shared/ids'
import { useNotebook } from '../../solid/notebook'
import { afterPaint } from '../afterPaint'
import { otherLayout } from './layout'
import { merged } from './paletteItems'

/** What the palette shows for what was typed. */
export interface Answer {
  text: string
  /** The clients found for it, best first; those found before while the search has not answered. */
  clients: readonly ProfileId[]
  /** How many lines are drawn by now: none while it opens, those in sight, then all. */
  lines: number
}

/** Lines that are seen before one scrolls. */
const IN_SIGHT = 12
/** ms that commands wait for the clients found with them, so that lines are drawn once for a key and not twice. */
const WAITS = 100

/**
 * Follows what is typed. The field shows each key at once; what it means follows a picture later, the lines that are in
 * sight before the others. Clients are found in either keyboard layout, and asked for again when clients change: one
 * that comes meanwhile is to be found too.
 */
export function createAnswer(text: () => string) {
  const notebook = useNotebook()
  const [answer, setAnswer] = createSignal<Answer>({ text: text(), clients: [], lines: 0 })
  let found = { text: '', clients: [] as readonly ProfileId[], ask: 0 }
  let asks = 0
  let cancel = (): void => {}

  function show(next: Answer): void {
    cancel()
    setAnswer(next)
    if (next.lines < Infinity)
      cancel = afterPaint(() => show({ ...next, lines: next.lines === 0 ? IN_SIGHT : Infinity }))
  }
  function say(typed: string): void {
    const before = answer()
    const clients = found.text === typed ? found.clients : before.clients
    const isSame = before.text === typed
    if (!isSame || before.clients !== clients) show({ text: typed, clients, lines: isSame ? before.lines : IN_SIGHT })
  }

  async function find(typed: string): Promise<void> {
    const ask = ++asks
    const other = otherLayout(typed)
    const ways = typed.trim() === '' ? [] : other === undefined ? [typed] : [typed, other]
    try {
      const clients = merged(await Promise.all(ways.map((way) => notebook.search(way))))
      if (ask > found.ask) found = { text: typed, clients, ask }
    } catch (error) {
      // Commands are there without a search, too.
      reportError(error)
    }
  }

  let latest = 0
  createEffect(
    on(
      text,
      async (typed) => {
        const mine = ++latest
        const asked = find(typed)
        await new Promise<void>(afterPaint)
        await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, WAITS))])
        if (mine === latest) say(typed)
        await asked
        if (mine === latest) say(typed)
      },
      { defer: true },
    ),
  )
  createEffect(
    on(
      notebook.rows,
      async () => {
        const typed = text()
        const mine = latest
        if (typed.trim() === '') return
        await find(typed)
        if (mine === latest && answer().text === typed) say(typed)
      },
      { defer: true },
    ),
  )
  show(answer())
  onCleanup(() => {
    latest = -1
    cancel()
  })

  /** What was typed, at once and whole: somebody moves or chooses. */
  function hurry(): void {
    const { clients } = found.text === text() ? found : answer()
    show({ text: text(), clients, lines: Infinity })
  }
  return { answer, hurry }
}
