import { createEffect, createSignal, onCleanup } from 'solid-js'

const [appName, setAppName] = createSignal('')
/** A set and a signal: what a screen takes back while a transition is under way is not lost. */
const titles = new Set<() => string>()
const [changed, setChanged] = createSignal(0)

export { setAppName }

/** The name of the screen in the browser's title, as long as the calling owner lives. */
export function createTitle(title: () => string): void {
  titles.add(title)
  setChanged((count) => count + 1)
  onCleanup(() => {
    titles.delete(title)
    setChanged((count) => count + 1)
  })
}

/** Writes the title of the newest screen; once in the app. */
export function showTitles(): void {
  createEffect(() => {
    changed()
    const title = [...titles].at(-1)?.()
    document.title = title ? `${title} · ${appName()}` : appName()
  })
}
