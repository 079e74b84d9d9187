import { createComponent, createMemo, createSignal, untrack, type Component, type JSX } from 'solid-js'

/** A part of the page in a file of its own. */
export interface InTime<Props extends object> {
  (props: Props): JSX.Element
  /** Asks for the file; resolves when it is here, or cannot be had. */
  need(): Promise<void>
}

/**
 * As Solid's `lazy`, but for one thing: what is here already is drawn together with what stands around it. `lazy`
 * draws it a task later, when what stands below is there and is pushed down.
 */
export function inTime<Props extends object>(load: () => Promise<Component<Props>>): InTime<Props> {
  const [here, setHere] = createSignal<{ part: Component<Props> }>()
  const [failed, setFailed] = createSignal<{ error: unknown }>()
  let coming: Promise<void> | undefined
  const need = (): Promise<void> =>
    (coming ??= load().then(
      (part) => void setHere({ part }),
      (error: unknown) => {
        coming = undefined
        setFailed({ error })
      },
    ))
  const Part = (props: Props): JSX.Element => {
    if (untrack(here) === undefined) {
      setFailed(undefined)
      void need()
    }
    return createMemo(() => {
      const found = here()
      if (found !== undefined) return untrack(() => createComponent(found.part, props))
      const reason = failed()
      // To whoever shows that a page could not be loaded.
      if (reason !== undefined) throw reason.error
      return undefined
    }) as unknown as JSX.Element
  }
  return Object.assign(Part, { need })
}
