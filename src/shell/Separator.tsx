import { createEffect, createSignal, onCleanup } from 'solid-js'
import { t } from '../i18n'
import { readQuietly, writeQuietly } from '../sync/session'
import styles from './Panes.module.css'

const STORED = 'kartoteka.listWidth'
/** rem; the page keeps at least 24 of its own (Panes.module.css). */
const LEAST = 16
const USUAL = 22
const MOST = 40
const STEP = 1

const within = (width: number): number => Math.min(MOST, Math.max(LEAST, width))

function stored(): number {
  const width = Number(readQuietly(STORED) ?? Number.NaN)
  return Number.isFinite(width) ? within(width) : USUAL
}

/** The line between list and page: dragged, or moved with the arrow keys. This device remembers it. */
export function Separator(props: { panes: HTMLElement }) {
  const [width, setWidth] = createSignal(stored())
  createEffect(() => props.panes.style.setProperty('--list', `${width()}rem`))

  function resize(next: number): void {
    setWidth(within(next))
    writeQuietly(STORED, String(width()))
  }
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') resize(width() - STEP)
    else if (event.key === 'ArrowRight') resize(width() + STEP)
    else if (event.key === 'Home') resize(LEAST)
    else if (event.key === 'End') resize(MOST)
    else if (event.key === 'Enter') resize(USUAL)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  let separator!: HTMLDivElement
  const drag = (event: PointerEvent): void => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    setWidth(within((event.clientX - props.panes.getBoundingClientRect().left) / rem))
  }
  const release = (): void => {
    separator.removeEventListener('pointermove', drag)
    writeQuietly(STORED, String(width()))
  }
  onCleanup(() => separator.removeEventListener('pointermove', drag))
  return (
    <div
      ref={separator}
      class={styles.separator}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('shell.listWidth')}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={Math.round(width())}
      onKeyDown={key}
      onDblClick={() => resize(USUAL)}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.preventDefault()
        separator.setPointerCapture(event.pointerId)
        separator.addEventListener('pointermove', drag)
      }}
      onPointerUp={release}
      onPointerCancel={release}
    />
  )
}
