/** A list under a text field: the focus stays in the field, the arrows mark an option, Enter takes it (WAI-ARIA combobox). */
import { createEffect, createSignal, createUniqueId, on, type Accessor } from 'solid-js'

interface Options {
  /** How many options there are. */
  count: Accessor<number>
  /** Is the list in sight? */
  open: Accessor<boolean>
  onSelect: (index: number) => void
  /** Marked when the list opens or changes: the first, so that Enter takes it, or none, where free text is as good. */
  first: 'marked' | 'none'
}

export interface Listbox {
  /** The marked option; -1 for none. */
  active: Accessor<number>
  mark: (index: number) => void
  /** For the field. True when the key was the list's. */
  keyDown: (event: KeyboardEvent) => boolean
  listId: string
  optionId: (index: number) => string
  /** For the field. */
  field: {
    role: 'combobox'
    'aria-autocomplete': 'list'
    'aria-controls': string
    readonly 'aria-expanded': boolean
    readonly 'aria-activedescendant': string | undefined
  }
}

/** Where a key leads from `at`; undefined for keys that are the field's own (Home and End move in its text). */
export function optionAfterKey(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count
    case 'ArrowUp':
      return at <= 0 ? count - 1 : at - 1
    case 'PageDown':
      return Math.min(at + 8, count - 1)
    case 'PageUp':
      return Math.max(at - 8, 0)
    default:
      return undefined
  }
}

export function createListbox(options: Options): Listbox {
  const id = createUniqueId()
  const [active, setActive] = createSignal(-1)
  const optionId = (index: number): string => `${id}-option-${index}`
  createEffect(
    on([options.count, options.open], ([count, open]) =>
      setActive(open && count > 0 && options.first === 'marked' ? 0 : -1),
    ),
  )
  createEffect(
    on(active, (index) => document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' }), {
      defer: true,
    }),
  )

  function keyDown(event: KeyboardEvent): boolean {
    if (!options.open() || event.isComposing) return false
    if (event.key === 'Enter' && active() >= 0) {
      event.preventDefault()
      options.onSelect(active())
      return true
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
    const to = optionAfterKey(event.key, active(), options.count())
    if (to === undefined) return false
    event.preventDefault()
    setActive(to)
    return true
  }

  return {
    active,
    mark: setActive,
    keyDown,
    listId: `${id}-list`,
    optionId,
    field: {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': `${id}-list`,
      get 'aria-expanded'() {
        return options.open()
      },
      get 'aria-activedescendant'() {
        return options.open() && active() >= 0 ? optionId(active()) : undefined
      },
    },
  }
}
