import {
  batch,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  onMount,
  Show,
  untrack,
  type Accessor,
} from 'solid-js'
import { Virtualizer, type VirtualizerHandle } from 'virtua/solid'
import { t } from '../../i18n'
import { afterPaint, createSteps } from '../../parts/afterPaint'
import { keepScrolled, readScrolled } from '../../parts/clients/lastView'
import { moved } from '../../parts/clients/list'
import { useDrawnClient } from '../../parts/panes'
import type { Row } from '../../shared/profile/row'
import { groupRows, type OrderContext } from '../../shared/view/order'
import type { View } from '../../shared/view/view'
import { useNotebook } from '../../solid/notebook'
import { ClientLine } from './ClientLine'
import styles from './ClientList.module.css'
import { Columns } from './Columns'
import { columnsThatFit, columnTracks } from './tableColumns'
import { GroupHead, type Head } from './GroupHead'
import { makeLines } from './lines'
import { registerListCommands } from './listCommands'
import type { Selection } from './selection'

interface Props {
  /** In their order; the first of them, while the others are still read. */
  rows: readonly Row[]
  /** How many they are, and how many clients there are in all. */
  count: number
  all: number
  view: View
  text: string
  change: (parts: Partial<View>) => void
  /** The address of this list, under which its place is kept. */
  address: string
  context: OrderContext
  /** What the view means, where its name does not say it. */
  help: string
  selection: Selection
  mayChoose: boolean
}

type Item = Row | Head
const isHead = (item: Item): item is Head => 'group' in item
const keyOf = (item: Item): string => (isHead(item) ? `group ${item.group}` : item.id)

interface Place {
  offset: number
  /** The measured heights; good for a list of the same length. */
  cache: VirtualizerHandle['cache'] | undefined
  length: number
}

/** Where each list was left, by address; for as long as the app is open. */
const places = new Map<string, Place>()

/** From this width on, in rem, a client is a row of a table. */
const TABLE = 54
const REM = 16
/** Pixels that most lines are high, as a row of a table and as a few lines: no more are drawn at first than are seen. */
const HIGH = { table: 41, lines: 98 }
/** Lines in a task while a list is drawn for the first time. */
const FEW = 2
/** Pixels above and below what is in sight in which lines are drawn too. */
const AROUND = 200

/**
 * The virtual list: a few lines for each client where it is narrow, a row of a table where it is wide. Up and down
 * move, with shift choosing what one passes (listCommands.ts has the letters); only what is near the screen exists.
 */
export function ClientList(props: Props) {
  const notebook = useNotebook()
  const [current, setCurrent] = createSignal(-1)
  const [handle, setHandle] = createSignal<VirtualizerHandle>()
  const { items, groups, folded, fold } = createItems(props)
  const before = places.get(props.address)
  const member = notebook.me().member.id
  let list!: HTMLDivElement
  let under!: HTMLDivElement
  let scroller!: HTMLDivElement
  /** Where a choice with shift begins. */
  let anchor = -1
  const [offset, setOffset] = createSignal(0)
  const [around, setAround] = createSignal(0)

  const { width, take, seen } = createWidth(() => list)
  // A page that comes up in a transition is made outside the document, where nothing has a height.
  const attached = createMemo(() => width() > 0)
  const columns = createMemo(
    () => (width() >= TABLE ? columnsThatFit(props.view.columns, width()) : undefined),
    undefined,
    { equals: (a, b) => a?.join() === b?.join() },
  )
  createEffect(() => {
    if (columns() !== undefined) list.style.setProperty('--columns', columnTracks(columns()!, props.mayChoose))
  })

  let frame = 0
  onCleanup(() => cancelAnimationFrame(frame))
  const offsetBefore = before?.offset ?? readScrolled(member, props.address, items().length)
  // First what is in sight, some lines a task unless the list was here before; then what is above and below it.
  const isRoom = before === undefined ? createSteps(1, 'nextTask') : () => 1
  const steps = createMemo(() => (handle() === undefined ? undefined : createSteps(3)))
  const step = (): number => steps()?.() ?? 0
  const inSight = (): number => (offsetBefore !== null || step() > 1 ? Infinity : FEW * (step() + 1))
  createEffect(() => {
    if (step() < 3) return
    setAround(AROUND)
    notebook.headDrawn()
  })
  createEffect(
    on(handle, (made) => {
      if (offsetBefore !== null) made?.scrollTo(offsetBefore)
    }),
  )
  const keep = (): void => keepScrolled(member, { search: props.address, offset: offset(), length: items().length })
  const hidden = (): void => void (document.visibilityState === 'hidden' && keep())
  document.addEventListener('visibilitychange', hidden)
  onCleanup(() => {
    document.removeEventListener('visibilitychange', hidden)
    keep()
    places.set(props.address, { offset: offset(), cache: handle()?.cache, length: items().length })
  })
  // Another search, view or order begins at its top; what merely changes in the notebook moves nothing.
  createEffect(
    on(
      () => [props.view, props.text],
      () => {
        setCurrent(-1)
        anchor = -1
        // Asked for at each key, it would have the list laid out for nothing.
        if ((handle()?.scrollOffset ?? 0) > 0) handle()?.scrollTo(0)
      },
      { defer: true },
    ),
  )

  /** Again in each frame, for the lines get their new heights one after the other; until it stays. */
  function bring(made: VirtualizerHandle, index: number, align: 'nearest' | 'start', frames: number, at = NaN): void {
    if (frames === 0 || handle() !== made) return
    const is = made.getItemOffset(index)
    if (is !== at || frames % 4 === 0) made.scrollToIndex(index, { align })
    frame = requestAnimationFrame(() => bring(made, index, align, frames - 1, is))
  }
  // Beside an open client the lines are higher: the one that was opened, or else the first, stays in sight. They are
  // made anew after the next picture; until then the list stands as it was, behind the edge of its pane.
  const open = useDrawnClient()
  let released = (): void => {}
  onCleanup(() => released())
  createEffect(
    on(
      () => open() === undefined,
      () => {
        const made = handle()
        if (made === undefined) return
        const opened = items().findIndex((item) => !isHead(item) && item.id === open())
        if (opened >= 0) setCurrent(opened)
        const anchor = opened >= 0 ? opened : current() >= 0 ? current() : made.findItemIndex(offset())
        const align = anchor === opened || anchor === current() ? 'nearest' : 'start'
        under.style.inlineSize = `${seen().pixels}px`
        under.style.setProperty('--gutter', seen().gutter)
        released()
        released = afterPaint(() => {
          // First what is in sight, a picture later what is above and below it.
          batch(() => {
            setAround(0)
            take()
          })
          under.style.inlineSize = ''
          under.style.removeProperty('--gutter')
          cancelAnimationFrame(frame)
          frame = requestAnimationFrame(() => bring(made, anchor, align, 12))
          released = afterPaint(() => setAround(AROUND))
        })
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
    const link = scroller.querySelector<HTMLElement>(`[data-index="${index}"] :is(a, button)`)
    ;(link ?? scroller).focus({ preventScroll: true })
    if (frames === 0) return
    requestAnimationFrame(() => {
      const isOurs = [link, scroller, document.body].includes(document.activeElement as HTMLElement)
      if (isOurs && current() === index) focusLine(index, frames - 1)
    })
  }

  function choose(index: number, range: boolean): void {
    const item = items()[index]
    if (item === undefined || isHead(item)) return
    if (range && anchor >= 0) {
      const between = items().slice(Math.min(anchor, index), Math.max(anchor, index) + 1)
      props.selection.choose(between.flatMap((one) => (isHead(one) ? [] : [one.id])))
    } else props.selection.toggle(item.id)
    anchor = index
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { length } = items()
    if (event.key === 'ArrowDown') move(1, event.shiftKey)
    else if (event.key === 'ArrowUp') move(-1, event.shiftKey)
    else if (event.key === 'Home') goTo(0)
    else if (event.key === 'End') goTo(length - 1)
    else return
    event.preventDefault()
  }
  /** With shift what one passes is chosen. */
  function move(by: number, choosing: boolean): void {
    const to = moved(current(), by, items().length)
    if (choosing && props.mayChoose && to !== current()) {
      if (anchor < 0 && current() >= 0) choose(current(), false)
      choose(to, true)
    }
    goTo(to)
  }

  registerListCommands({
    current: () => {
      const item = items()[current()]
      return item === undefined || isHead(item) ? undefined : item.id
    },
    step: (by) => move(by, false),
    choose: props.mayChoose ? () => choose(current(), false) : undefined,
  })

  // What is searched comes best first, which is no column's order.
  const sortShown = (): View['sort'] | undefined =>
    props.text.trim() !== '' && props.view.sort.field === 'name' ? undefined : props.view.sort

  /** The heading of the group that is scrolled through. */
  const stuck = createMemo((): Head | undefined => {
    if (groups() === undefined || offset() <= 0) return undefined
    const top = handle()?.findItemIndex(offset()) ?? 0
    for (let index = Math.min(top, items().length - 1); index >= 0; index--) {
      const item = items()[index]!
      if (isHead(item)) return item
    }
    return undefined
  })

  const head = (item: Accessor<Head>, index?: Accessor<number>) => (
    <GroupHead
      head={item()}
      index={index?.()}
      field={props.view.group}
      context={props.context}
      folded={folded().has(item().group)}
      onFold={() => fold(item().group)}
    />
  )

  const linesOf = makeLines(keyOf, (item) => !isHead(item), afterPaint)
  /** Which lines are drawn; virtua makes some more on both sides. */
  const drawn = (made: VirtualizerHandle): [number, number] => [
    made.findItemIndex(made.scrollOffset - AROUND),
    made.findItemIndex(made.scrollOffset + made.viewportSize + AROUND),
  ]
  let asked: readonly unknown[] = []
  const lines = createMemo(() => {
    const question = [props.view, props.text]
    const isAnother = question.some((part, at) => part !== asked[at])
    asked = question
    const made = untrack(handle)
    const lends = isAnother && made !== undefined
    const all = items()
    return linesOf(inSight() < all.length ? all.slice(0, inSight()) : all, lends ? drawn(made) : undefined)
  })
  return (
    <div ref={(element) => (list = element)} class={styles.list}>
      <Count count={props.count} total={props.all} text={props.text} help={props.help} />
      <Show when={columns()}>
        {(shown) => (
          <Columns
            columns={shown()}
            sort={sortShown()}
            onSort={(sort) => props.change({ sort })}
            mayChoose={props.mayChoose}
          />
        )}
      </Show>
      <div ref={(element) => (under = element)} class={styles.under}>
        <Show when={stuck()}>{(item) => <div class={styles.stuck}>{head(item)}</div>}</Show>
        <div ref={(element) => (scroller = element)} class={styles.scroller} tabIndex={-1} onKeyDown={keyDown}>
          <Show when={attached() && isRoom() > 0}>
            <Virtualizer
              ref={setHandle}
              as="ul"
              item="li"
              scrollRef={scroller}
              data={lines()}
              cache={before?.length === items().length ? before.cache : undefined}
              onScroll={setOffset}
              bufferSize={around()}
              itemSize={columns() === undefined ? HIGH.lines : HIGH.table}
              keepMounted={current() >= 0 && current() < lines().length ? [current()] : []}
            >
              {(line, index) => {
                const first = line.now()
                if (isHead(first)) return head(() => line.now() as Head, index)
                return (
                  <ClientLine
                    row={line.now() as Row}
                    index={index()}
                    context={props.context}
                    columns={columns()}
                    mayChoose={props.mayChoose}
                    selection={props.selection}
                    onFocus={() => setCurrent(index())}
                    onChoose={(range) => choose(index(), range)}
                  />
                )
              }}
            </Virtualizer>
          </Show>
        </div>
      </div>
    </div>
  )
}

/** The rows, or the groups: each its heading and, unless it is folded, its rows. */
function createItems(props: Props) {
  const [folded, setFolded] = createSignal<ReadonlySet<string>>(new Set<string>())
  const field = createMemo(() => props.view.group)
  createEffect(on(field, () => setFolded(new Set<string>()), { defer: true }))
  const groups = createMemo(() => {
    const by = field()
    return by === null ? undefined : groupRows(props.rows, by, props.context)
  })
  const items: Accessor<readonly Item[]> = createMemo(() => {
    const all = groups()
    if (all === undefined) return props.rows
    const shut = folded()
    const list: Item[] = []
    for (const { value, rows } of all) {
      list.push({ group: value, count: rows.length })
      if (!shut.has(value)) for (const row of rows) list.push(row)
    }
    return list
  })
  const fold = (group: string): void => {
    const next = new Set(folded())
    if (!next.delete(group)) next.add(group)
    setFolded(next)
  }
  return { items, groups, folded, fold }
}

/** The width of an element in rem, a picture after it changed; 0 while it is not in the document. */
function createWidth(element: Accessor<HTMLElement>) {
  const [width, setWidth] = createSignal(0)
  /** As it was laid out last: reading it here lays nothing out again. */
  let seen = { rem: REM, pixels: 0, gutter: '' }
  const take = (): void => void setWidth(seen.pixels / seen.rem)
  const see = (pixels: number): void => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || REM
    seen = { rem, pixels, gutter: getComputedStyle(element()).getPropertyValue('--gutter') }
  }
  onMount(() => {
    see(element().clientWidth)
    take()
    let cancel: (() => void) | undefined
    const observer = new ResizeObserver(([entry]) => {
      const isFirst = seen.pixels === 0
      see(entry?.contentRect.width ?? 0)
      if (isFirst) return take()
      // While the edge is dragged it changes with each picture: not asked anew, or it would never be answered.
      cancel ??= afterPaint(() => {
        cancel = undefined
        take()
      })
    })
    observer.observe(element())
    onCleanup(() => {
      observer.disconnect()
      cancel?.()
    })
  })
  return { width, take, seen: () => seen }
}

/** "412 clients", "12 clients of 412", and that more are on the way. */
function Count(props: { count: number; total: number; text: string; help: string }) {
  const notebook = useNotebook()
  const text = (): string => {
    const { count, total } = props
    if (props.text.trim() !== '') return t('clients.found', { count })
    if (count < total) return t('clients.countOf', { count, total })
    return notebook.status().pulling === null ? t('clients.count', { count }) : t('clients.countPulling', { count })
  }
  return (
    <div class={styles.total}>
      <p role="status">{text()}</p>
      <Show when={props.help !== ''}>
        <p class={styles.help}>{props.help}</p>
      </Show>
    </div>
  )
}
