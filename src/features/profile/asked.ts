/**
 * What a command asks of a part of the page that may only just come up, on another tab: the part takes it when
 * it is there.
 */
import { createEffect, createSignal, onCleanup } from 'solid-js'

type Ask = 'person' | 'tag' | 'edit' | 'write'
const [asked, setAsked] = createSignal<Ask>()

export const ask = (what: Ask): void => void setAsked(what)

/** For the page: what nobody took dies with it. */
export const forgetAsked = (): void => void onCleanup(() => setAsked(undefined))

/** For the part that can do it. */
export function whenAsked(what: Ask, run: () => void): void {
  createEffect(() => {
    if (asked() !== what) return
    setAsked(undefined)
    run()
  })
}
