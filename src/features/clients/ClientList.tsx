import { useNavigate } from '@solidjs/router'
import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js'
import { Virtualizer, type VirtualizerHandle } from 'virtua/solid'
import { t } from '../../i18n'
import { moved, type ListFilter, type Sort } from '../../parts/clients/list'
import { createCommands } from '../../parts/commands/commands'
import { createBeside, useOpenClient } from '../../parts/panes'
import type { Row } from '../../shared/profile/row'
import { useNotebook } from '../../solid/notebook'
import { ClientLine } from './ClientLine'
import styles from './ClientList.module.css'
import { Columns } from './Columns'
import type { Selection } from './selection'

interface Props {
  rows: Row[]
  filter: ListFilter
  text: string
  change: (parts: Partial<ListFilter>) => void
  /** The address of this list, under which its place is kept. */
  address: string
  today: string
  selection: Selection
  mayChoose: boolean
}

interface Place {
  offset: number
  /** The measured heights; good for a list of the same length. */
  cache: VirtualizerHandle['cache'] | undefined
  length: number
}

/** Where each list was left, by address; for as long as the app is open. */
const places = new Map<string, Place>()

/**
 * The virtual list: a line on a phone, a row of a table on the desk. Up and down move, Enter opens,
 * x chooses; only what is near the screen exists.
 */
export function ClientList(props: Props) {
  const [current, setCurrent] = createSignal(-1)
  const [handle, setHandle] = createSignal<VirtualizerHandle>()
  const before = places.get(props.address)
  let scroller!: HTMLDivElement
  let offset = 0

  // A page that comes up in a transition is made outside the document, where nothing has a height.
  const [attached, setAttached] = createSignal(false)
  function look(): void {
    if (scroller.isConnected) setAttached(true)
    else frame = requestAnimationFrame(look)
  }
  let frame = 0
  onMount(look)
  onCleanup(() => cancelAnimationFrame(frame))
  createEffect(
    on(handle, (made) => {
      if (made !== undefined && before !== undefined) made.scrollTo(before.offset)
    }),
  )
  onCleanup(() => places.set(props.address, { offset, cache: handle()?.cache, length: props.rows.length }))
  // Another search, view or order begins at its top; what merely changes in the notebook moves nothing.
  createEffect(
    on(
      () => [props.filter, props.text],
      () => {
        setCurrent(-1)
        handle()?.scrollTo(0)
      },
      { defer: true },
    ),
  )

  /** Again in each frame, for the lines get their new heights one after the other. */
  function bring(made: VirtualizerHandle, index: number, align: 'nearest' | 'start', frames: number): void {
    if (frames === 0 || handle() !== made) return
    made.scrollToIndex(index, { align })
    frame = requestAnimationFrame(() => bring(made, index, align, frames - 1))
  }
  // Beside an open client the lines are higher: the one that was opened, or else the first, stays in sight.
  const open = useOpenClient()
  createEffect(
    on(
      () => open() === undefined,
      () => {
        const made = handle()
        if (made === undefined) return
        const opened = props.rows.findIndex(({ id }) => id === open())
        if (opened >= 0) setCurrent(opened)
        const anchor = opened >= 0 ? opened : current() >= 0 ? current() : made.findItemIndex(offset)
        const align = anchor === opened || anchor === current() ? 'nearest' : 'start'
        bring(made, anchor, align, 12)
      },
      { defer: true },
    ),
  )

  function goTo(index: number): void {
    setCurrent(index)
    handle()?.scrollToIndex(index, { align: 'nearest' })
    focusLine(index)
  }
  /**
   * A line far away is made some frames later, and may be made anew while heights are measured: the focus
   * is given until it stays. Meanwhile the list itself holds it, so that no key is lost.
   */
  function focusLine(index: number, frames = 8): void {
    const link = scroller.querySelector<HTMLElement>(`[data-index="${index}"] a`)
    ;(link ?? scroller).focus({ preventScroll: true })
    if (frames === 0) return
    requestAnimationFrame(() => {
      const isOurs = [link, scroller, document.body].includes(document.activeElement as HTMLElement)
      if (isOurs && current() === index) focusLine(index, frames - 1)
    })
  }
  function keyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown') goTo(moved(current(), 1, props.rows.length))
    else if (event.key === 'ArrowUp') goTo(moved(current(), -1, props.rows.length))
    else if (event.key === 'Home') goTo(0)
    else if (event.key === 'End') goTo(props.rows.length - 1)
    else return
    event.preventDefault()
  }

  const navigate = useNavigate()
  const beside = createBeside()
  const row = (): Row | undefined => props.rows[current()]
  // Behind an open client, on a phone, the list cannot be reached.
  createCommands(() =>
    open() !== undefined && !beside()
      ? []
      : [
          {
            id: 'list.next',
            group: 'list',
            keys: ['j'],
            alsoKeys: ['down'],
            keysOnly: true,
            run: () => goTo(moved(current(), 1, props.rows.length)),
          },
          {
            id: 'list.previous',
            group: 'list',
            keys: ['k'],
            alsoKeys: ['up'],
            keysOnly: true,
            run: () => goTo(moved(current(), -1, props.rows.length)),
          },
          {
            id: 'list.open',
            group: 'list',
            keys: ['o'],
            alsoKeys: ['enter'],
            keysOnly: true,
            when: () => row() !== undefined && open() === undefined,
            run: () => navigate(`/clients/${row()!.id}`),
          },
          {
            id: 'list.choose',
            group: 'list',
            keys: ['x'],
            keysOnly: true,
            when: () => props.mayChoose && row() !== undefined,
            run: () => props.selection.toggle(row()!.id),
          },
        ],
  )

  // What is searched comes best first, which is no column's order.
  const sortShown = (): Sort | undefined =>
    props.text.trim() !== '' && props.filter.sort === 'name' ? undefined : props.filter.sort

  return (
    <div class={styles.list}>
      <Count count={props.rows.length} text={props.text} />
      <Columns sort={sortShown()} onSort={(sort) => props.change({ sort })} mayChoose={props.mayChoose} />
      <div ref={(element) => (scroller = element)} class={styles.scroller} tabIndex={-1} onKeyDown={keyDown}>
        <Show when={attached()}>
          <Virtualizer
            ref={setHandle}
            as="ul"
            item="li"
            scrollRef={scroller}
            data={props.rows}
            cache={before?.length === props.rows.length ? before.cache : undefined}
            onScroll={(now) => (offset = now)}
            keepMounted={current() >= 0 && current() < props.rows.length ? [current()] : []}
          >
            {(row, index) => (
              <ClientLine
                row={row}
                index={index()}
                today={props.today}
                mayChoose={props.mayChoose}
                selection={props.selection}
                onFocus={() => setCurrent(index())}
              />
            )}
          </Virtualizer>
        </Show>
      </div>
    </div>
  )
}

/** "412 clients", "12 clients of 412", and that more are on the way. */
function Count(props: { count: number; text: string }) {
  const notebook = useNotebook()
  const text = (): string => {
    const count = props.count
    const total = notebook.rows().length
    if (props.text.trim() !== '') return t('clients.found', { count })
    if (count < total) return t('clients.countOf', { count, total })
    return notebook.status().pulling === null ? t('clients.count', { count }) : t('clients.countPulling', { count })
  }
  return (
    <p class={styles.total} role="status">
      {text()}
    </p>
  )
}
