import { createEffect, For, on, onCleanup, onMount, Show, untrack } from 'solid-js'
import IconCheck from '~icons/lucide/check'
import IconAlert from '~icons/lucide/circle-alert'
import IconClose from '~icons/lucide/x'
import { keepOnTop } from './onTop'
import { dropToast, toasts, type Toast } from './toast'
import styles from './ToastRegion.module.css'

/** ms; longer when there is something to press or an error to read. */
const SHOWN = 5_000
const SHOWN_LONG = 10_000
const SHOWN_HELD = 2_000

/** Where toasts appear; once in the app. `dismissLabel` names the cross. */
export function ToastRegion(props: { label: string; dismissLabel?: string }) {
  let host!: HTMLDivElement
  let region!: HTMLDivElement
  // Shown anew, the region lies over what was opened meanwhile.
  const show = (): void => {
    const any = untrack(toasts).length > 0
    if (region.matches(':popover-open')) region.hidePopover()
    if (any && region.isConnected) region.showPopover()
  }
  createEffect(on(toasts, show))
  keepOnTop(() => host, show)
  return (
    <div ref={host} class={styles.host}>
      <div ref={region} popover="manual" role="region" aria-label={props.label} class={styles.region}>
        <div class={styles.list}>
          <For each={toasts()}>{(toast) => <ToastLine toast={toast} dismissLabel={props.dismissLabel} />}</For>
        </div>
      </div>
      {/* The words are read out from here: a popover that is just shown is not always announced. */}
      <div class="visually-hidden" role="status">
        <For each={toasts()}>{(toast) => <p>{toast.text}</p>}</For>
      </div>
    </div>
  )
}

function ToastLine(props: { toast: Toast; dismissLabel?: string }) {
  let line!: HTMLDivElement
  let timer: ReturnType<typeof setTimeout>
  // Under the pointer and with the focus it stays a little longer, and looks again.
  const end = (): void => {
    if (line.matches(':hover, :focus-within')) timer = setTimeout(end, SHOWN_HELD)
    else dropToast(props.toast)
  }
  onMount(() => {
    const long = props.toast.action !== undefined || props.toast.kind === 'error'
    timer = setTimeout(end, long ? SHOWN_LONG : SHOWN)
  })
  onCleanup(() => clearTimeout(timer))
  return (
    <div ref={line} class={styles.toast}>
      <Show when={props.toast.kind === 'success'}>
        <IconCheck class={`${styles.mark} ${styles.success}`} aria-hidden="true" />
      </Show>
      <Show when={props.toast.kind === 'error'}>
        <IconAlert class={`${styles.mark} ${styles.error}`} aria-hidden="true" />
      </Show>
      <span class={styles.text}>{props.toast.text}</span>
      <Show when={props.toast.action}>
        {(action) => (
          <button
            type="button"
            class={styles.action}
            onClick={() => {
              dropToast(props.toast)
              action().run()
            }}
          >
            {action().label}
          </button>
        )}
      </Show>
      <Show when={props.dismissLabel}>
        <button
          type="button"
          class={styles.dismiss}
          aria-label={props.dismissLabel}
          onClick={() => dropToast(props.toast)}
        >
          <IconClose aria-hidden="true" />
        </button>
      </Show>
    </div>
  )
}
