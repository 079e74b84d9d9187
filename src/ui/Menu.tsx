import { createEffect, createSignal, createUniqueId, For, onCleanup, onMount, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconMore from '~icons/lucide/ellipsis'
import { Button, IconButton } from './Button'
import { classes } from './classes'
import { keepBeside } from './floating'
import type { Icon } from './icon'
import styles from './Menu.module.css'
import { makeTypeAhead, movedTo } from './menuKeys'

export interface MenuItem {
  label: string
  icon?: Icon
  onSelect: () => void
  danger?: boolean
  disabled?: boolean
}

interface Props {
  label: string
  /** Three dots when there is none. */
  icon?: Icon
  items: readonly MenuItem[]
  /** The label is written beside the icon. */
  showLabel?: boolean
  variant?: 'plain' | 'quiet'
  size?: 'normal' | 'small'
  class?: string
  /** It stands for a button that was pressed, and opens at once. */
  openedBy?: OpenedBy
}

/** A finger marks no item; a key marks the first or the last. */
export type OpenedBy = 'pointer' | 'first' | 'last'

/** Does that press on a button open its menu, and how? */
export function opensMenu(event: MouseEvent | KeyboardEvent): OpenedBy | undefined {
  if (!('key' in event)) return event.detail === 0 ? 'first' : 'pointer'
  return event.key === 'ArrowDown' ? 'first' : event.key === 'ArrowUp' ? 'last' : undefined
}

const ITEM_AT: Record<OpenedBy, number | undefined> = { pointer: undefined, first: 0, last: -1 }

/**
 * Further actions behind one button. The browser's own popover stands above everything, modal dialogs
 * included, closes on Esc and on a press outside, and gives the focus back.
 */
export function Menu(props: Props) {
  const id = createUniqueId()
  const [open, setOpen] = createSignal(false)
  const typeAhead = makeTypeAhead()
  let button!: HTMLButtonElement
  let list!: HTMLDivElement

  const items = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role="menuitem"]')]
  const focused = (): number => items().findIndex((item) => item === document.activeElement)

  /** Without `at` no item is marked: a finger has none under it. */
  function show(at?: number): void {
    setOpen(true)
    list.showPopover()
    ;(items().at(at ?? items().length) ?? list).focus({ preventScroll: true })
  }
  createEffect(() => {
    if (open()) onCleanup(keepBeside(list, button))
  })
  onMount(() => {
    if (props.openedBy === undefined) return
    // To it the focus comes back.
    button.focus({ preventScroll: true })
    show(ITEM_AT[props.openedBy])
  })

  // The browser knows the button by `popovertarget` and does not take a press on it for one outside.
  const trigger = {
    id,
    ref: (element: HTMLButtonElement) => (button = element),
    popovertarget: `${id}-menu`,
    'aria-haspopup': 'menu',
    get 'aria-expanded'() {
      return open()
    },
    onClick(event: MouseEvent) {
      event.preventDefault()
      if (open()) list.hidePopover()
      else show(ITEM_AT[opensMenu(event) ?? 'pointer'])
    },
    onKeyDown(event: KeyboardEvent) {
      const how = opensMenu(event)
      if (how === undefined) return
      event.preventDefault()
      show(ITEM_AT[how])
    },
  } as const

  function keyDown(event: KeyboardEvent): void {
    // Shortcuts of the page mean nothing here.
    event.stopPropagation()
    if (event.key === 'Tab') return list.hidePopover()
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const isLetter = event.key.length === 1 && event.key !== ' '
    const labels = props.items.map(({ label }) => label)
    const to = isLetter
      ? typeAhead.find(event.key, event.timeStamp, labels, focused())
      : movedTo(event.key, focused(), labels.length)
    if (to === undefined) return
    event.preventDefault()
    items()[to]?.focus()
  }
  function select(item: MenuItem): void {
    if (item.disabled) return
    list.hidePopover()
    item.onSelect()
  }

  return (
    <>
      <Show
        when={props.showLabel}
        fallback={
          <IconButton
            {...trigger}
            label={props.label}
            icon={props.icon ?? IconMore}
            variant={props.variant}
            size={props.size}
            class={props.class}
          />
        }
      >
        <Button {...trigger} icon={props.icon} variant={props.variant} size={props.size} class={props.class}>
          {props.label}
        </Button>
      </Show>
      <div
        ref={list}
        id={`${id}-menu`}
        class={styles.menu}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-labelledby={id}
        on:keydown={keyDown}
        on:toggle={(event: ToggleEvent) => setOpen(event.newState === 'open')}
      >
        <Show when={open()}>
          <For each={props.items}>
            {(item) => (
              <button
                type="button"
                role="menuitem"
                tabIndex={-1}
                class={classes(styles.item, item.danger && styles.danger)}
                aria-disabled={item.disabled ? true : undefined}
                onPointerMove={(event) => event.pointerType === 'mouse' && event.currentTarget.focus()}
                onClick={() => select(item)}
              >
                <Show when={item.icon}>{(icon) => <Dynamic component={icon()} aria-hidden="true" />}</Show>
                {item.label}
              </button>
            )}
          </For>
        </Show>
      </div>
    </>
  )
}
