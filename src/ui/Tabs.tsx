import { createEffect, For, on, Show, type JSX } from 'solid-js'
import { classes } from './classes'
import styles from './Tabs.module.css'

export interface Tab<T extends string = string> {
  id: T
  label: string
  count?: number
}

interface TabsProps<T extends string> {
  label: string
  value: T
  onChange: (id: T) => void
  tabs: readonly Tab<T>[]
  /** Joins the tabs to their panels; needed when a page has two sets of tabs. */
  id?: string
  class?: string
}

const tabId = (tabs: string | undefined, id: string): string => `${tabs ?? 'tabs'}-tab-${id}`
const panelId = (tabs: string | undefined, id: string): string => `${tabs ?? 'tabs'}-panel-${id}`

/** Where the arrow keys lead from tab `at` of `count`; undefined for other keys. */
export function tabAfterKey(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (at + 1) % count
  if (key === 'ArrowLeft') return (at - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return undefined
}

export function Tabs<T extends string>(props: TabsProps<T>) {
  let list!: HTMLDivElement
  const buttonOf = (id: T): HTMLElement | null => list.querySelector(`#${CSS.escape(tabId(props.id, id))}`)

  function keyDown(event: KeyboardEvent): void {
    const at = props.tabs.findIndex((tab) => tab.id === props.value)
    const next = tabAfterKey(event.key, at, props.tabs.length)
    const tab = next === undefined ? undefined : props.tabs[next]
    if (tab === undefined) return
    event.preventDefault()
    props.onChange(tab.id)
    buttonOf(tab.id)?.focus()
  }
  // The chosen tab is brought into sight where the row of tabs is wider than the phone; in the next frame, for a page
  // may be made outside the document.
  createEffect(
    on(
      () => props.value,
      (value) => requestAnimationFrame(() => buttonOf(value)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })),
    ),
  )
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={props.label}
      class={classes(styles.list, props.class)}
      onKeyDown={keyDown}
    >
      <For each={props.tabs}>
        {(tab) => (
          <button
            type="button"
            role="tab"
            id={tabId(props.id, tab.id)}
            class={styles.tab}
            aria-selected={props.value === tab.id}
            aria-controls={props.value === tab.id ? panelId(props.id, tab.id) : undefined}
            tabIndex={props.value === tab.id ? 0 : -1}
            onClick={() => props.onChange(tab.id)}
          >
            {tab.label}
            <Show when={tab.count}>{(count) => <span class={styles.count}>{count()}</span>}</Show>
          </button>
        )}
      </For>
    </div>
  )
}

interface PanelProps {
  /** The `id` given to the tabs, if any. */
  tabs?: string
  value: string
  id: string
  children: JSX.Element
  class?: string
}

/** What a tab shows; made when its tab is chosen. */
export function TabPanel(props: PanelProps) {
  return (
    <Show when={props.value === props.id}>
      <div
        role="tabpanel"
        id={panelId(props.tabs, props.id)}
        aria-labelledby={tabId(props.tabs, props.id)}
        class={classes(styles.panel, props.class)}
      >
        {props.children}
      </div>
    </Show>
  )
}
