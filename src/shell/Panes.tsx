import { useLocation, type RouteSectionProps } from '@solidjs/router'
import { createEffect, createMemo, createSignal, lazy, on, onCleanup, Show, Suspense, type Component } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../i18n'
import { createAfterPaint } from '../parts/afterPaint'
import { createBeside, DrawnClientProvider, keepListSearch, useClosePage, useOpenClient } from '../parts/panes'
import { isFirstScreenShown } from '../sync/later'
import { classes } from '../ui/classes'
import styles from './Panes.module.css'

const Separator = lazy(async () => ({ default: (await import('./Separator')).Separator }))

interface Props extends RouteSectionProps {
  /** The list; it stays as it is while pages open and close beside it. */
  list: Component
}

/**
 * The list and the page that is open: beside each other where there is room, on a phone one in front of the
 * other. Alone the list has the whole width.
 */
export function Panes(props: Props) {
  const location = useLocation()
  const open = useOpenClient()
  const beside = createBeside()
  const isOpen = createMemo(() => open() !== undefined)
  const drawn = createAfterPaint(open)
  const isDrawn = createMemo(() => drawn() !== undefined)
  // A client that a phone opens by its address has no list behind it until somebody goes there.
  const [listed, setListed] = createSignal(false)
  // What the app opens with comes from nowhere: it is there. Asked when a page opens, and never of one that is open.
  const comes = createMemo(on(isDrawn, (drawn) => drawn && isFirstScreenShown()))
  createEffect(() => {
    if (beside() || !isOpen()) setListed(true)
  })
  createEffect(() => {
    if (!isOpen()) keepListSearch(location.search)
  })
  closeOnEscape(isOpen)
  let panes!: HTMLDivElement

  return (
    <DrawnClientProvider value={drawn}>
      <div ref={panes} class={classes(styles.panes, isDrawn() && styles.open)}>
        <section class={styles.list} data-pane="list" aria-label={t('shell.listPane')}>
          <Show when={listed()}>
            <Dynamic component={props.list} />
          </Show>
        </section>
        <Show when={isDrawn()}>
          <Show when={beside()}>
            <Suspense>
              <Separator panes={panes} />
            </Suspense>
          </Show>
          <section
            class={classes(styles.page, comes() && styles.comes)}
            data-pane="page"
            aria-label={t('shell.pagePane')}
          >
            <Suspense>{props.children}</Suspense>
          </section>
        </Show>
      </div>
    </DrawnClientProvider>
  )
}

/** Esc closes the page, unless it means something nearer: a field, a menu, a dialog. */
function closeOnEscape(isOpen: () => boolean): void {
  const close = useClosePage()
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || !isOpen()) return
    if (document.querySelector('dialog[open], [popover=auto]:popover-open, [popover=""]:popover-open') !== null) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]')) return
    event.preventDefault()
    close()
  }
  document.addEventListener('keydown', pressed)
  onCleanup(() => document.removeEventListener('keydown', pressed))
}
