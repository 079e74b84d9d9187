import { createEffect, createSignal, onCleanup } from 'solid-js'

const [appName, setAppName] = createSignal('')
const [titles, setTitles] = createSignal<readonly (() => string)[]>([])

export { setAppName }

/** The name of the screen in the browser's title, as long as the calling owner lives. */
export function createTitle(title: () => string): void {
  setTitles((all) => [...all, title])
  onCleanup(() => setTitles((all) => all.filter((one) => one !== title)))
}

/** Writes the title of the newest screen; once in the app. */
export function showTitles(): void {
  createEffect(() => {
    const title = titles().at(-1)?.()
    document.title = title ? `${title} · ${appName()}` : appName()
  })
}
