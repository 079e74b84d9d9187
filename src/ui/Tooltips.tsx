import { createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { render } from 'solid-js/web'
import { placeTip } from './floating'
import { Kbd } from './Kbd'
import styles from './Tooltips.module.css'

/** ms under the pointer before it shows; when one was shown a moment ago the next comes at once. */
const WAIT = 450
const STILL_LOOKING = 300

interface Tip {
  of: HTMLElement
  text: string
  keys: string[]
}

/** Begins to explain; once in the app. */
export function startTooltips(): void {
  const host = document.createElement('div')
  document.body.append(host)
  render(() => <Tooltips />, host)
}

const tipOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null

/**
 * Explains whatever has `data-tip="text"`, under the pointer and with the keyboard's focus.
 * `data-tip-keys="mod+k"` adds its shortcut, `data-tip-side="after"` puts it beside a rail. It only repeats or adds to
 * an accessible name, so nothing is read out twice. Esc hides it; the pointer may rest on it.
 */
function Tooltips() {
  const [tip, setTip] = createSignal<Tip | null>(null)
  let panel!: HTMLDivElement
  let timer: ReturnType<typeof setTimeout> | undefined
  let hiddenAt = -Infinity

  function show(of: HTMLElement): void {
    const text = of.dataset.tip ?? ''
    if (text === '' || !of.isConnected) return
    setTip({ of, text, keys: of.dataset.tipKeys?.split(' ') ?? [] })
    // Anew, so that it lies over what was opened since.
    if (panel.matches(':popover-open')) panel.hidePopover()
    panel.showPopover()
    const { left, top } = placeTip(
      of.getBoundingClientRect(),
      { width: panel.offsetWidth, height: panel.offsetHeight },
      { width: document.documentElement.clientWidth, height: innerHeight },
      of.dataset.tipSide === 'after' ? 'after' : 'below',
    )
    panel.style.setProperty('--float-left', `${left}px`)
    panel.style.setProperty('--float-top', `${top}px`)
  }
  function hide(): void {
    clearTimeout(timer)
    if (tip() === null) return
    setTip(null)
    hiddenAt = performance.now()
    panel.hidePopover()
  }
  function over(event: PointerEvent): void {
    if (event.pointerType === 'touch') return
    if (event.target instanceof Node && panel.contains(event.target)) return
    const of = tipOf(event.target)
    if (of !== null && of === tip()?.of) return
    const wait = performance.now() - hiddenAt < STILL_LOOKING || tip() !== null ? 0 : WAIT
    clearTimeout(timer)
    if (of === null) timer = setTimeout(hide, STILL_LOOKING)
    else timer = setTimeout(() => show(of), wait)
  }
  const focus = (event: FocusEvent): void => {
    const of = tipOf(event.target)
    hide()
    // Not in the midst of what moved the focus: a menu that closes hides its popover only now.
    if (of !== null && of === event.target && of.matches(':focus-visible'))
      timer = setTimeout(() => of === document.activeElement && show(of))
  }
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') hide()
  }

  onMount(() => {
    const ended = new AbortController()
    const options = { capture: true, passive: true, signal: ended.signal }
    document.addEventListener('pointerover', over, options)
    document.addEventListener('pointerdown', hide, options)
    document.addEventListener('focusin', focus, options)
    document.addEventListener('focusout', hide, options)
    document.addEventListener('keydown', key, options)
    document.addEventListener('scroll', () => tip() !== null && hide(), options)
    onCleanup(() => {
      ended.abort()
      clearTimeout(timer)
    })
  })
  return (
    <div ref={panel} popover="manual" class={styles.tip} aria-hidden="true">
      {tip()?.text}
      <Show when={tip()?.keys}>{(keys) => <For each={keys()}>{(one) => <Kbd keys={one} />}</For>}</Show>
    </div>
  )
}
