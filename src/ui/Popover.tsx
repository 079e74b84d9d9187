import { createEffect, createUniqueId, on, onCleanup, Show, type JSX } from 'solid-js'
import { Dialog } from './Dialog'
import { keepBeside } from './floating'
import styles from './Popover.module.css'

/** What the button that opens it is given: `<Button {...trigger}>`, `<IconButton {...trigger}>`, `<Chip trigger={trigger}>`. */
export interface PopoverTrigger {
  id: string
  ref: (element: HTMLButtonElement) => void
  popovertarget: string
  'aria-haspopup': 'dialog'
  readonly 'aria-expanded': boolean
  onClick: (event: MouseEvent) => void
}

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Its name, and its heading where it is a sheet. */
  title: string
  /** The name of the sheet's cross. */
  closeLabel: string
  trigger: (trigger: PopoverTrigger) => JSX.Element
  /** Below; on a phone the footer of the sheet. */
  actions?: JSX.Element
  /** Which edge of the button it keeps to. */
  align?: 'start' | 'end'
  children: JSX.Element
}

const PHONE = '(width < 48rem)'

/**
 * A few controls behind a button: a filter, a choice of columns. Beside the button on the desk, a sheet from
 * below on a phone. Its content lives only while it is open. Esc, a press outside and leaving it by Tab close it.
 */
export function Popover(props: Props) {
  const id = createUniqueId()
  let button: HTMLButtonElement | undefined

  const close = (): void => props.onOpenChange(false)
  const trigger: PopoverTrigger = {
    id,
    ref: (element) => (button = element),
    // The browser knows the button by this and does not take a press on it for one outside.
    popovertarget: `${id}-panel`,
    'aria-haspopup': 'dialog',
    get 'aria-expanded'() {
      return props.open
    },
    onClick(event) {
      event.preventDefault()
      props.onOpenChange(!props.open)
    },
  }
  // Asked when it opens and kept while it is open: turning a phone moves nothing from one to the other.
  const isSheet = (): boolean => matchMedia(PHONE).matches
  return (
    <>
      {props.trigger(trigger)}
      <Show when={props.open}>
        <Show
          when={isSheet()}
          fallback={
            <Panel
              id={`${id}-panel`}
              title={props.title}
              anchor={() => button}
              align={props.align ?? 'start'}
              actions={props.actions}
              onClose={close}
            >
              {props.children}
            </Panel>
          }
        >
          <Dialog
            open
            title={props.title}
            closeLabel={props.closeLabel}
            closeOnBackdrop
            actions={props.actions}
            onClose={close}
          >
            {props.children}
          </Dialog>
        </Show>
      </Show>
    </>
  )
}

interface PanelProps {
  id: string
  title: string
  anchor: () => HTMLElement | undefined
  align: 'start' | 'end'
  actions?: JSX.Element
  onClose: () => void
  children: JSX.Element
}

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)'

function Panel(props: PanelProps) {
  let panel!: HTMLDivElement
  createEffect(
    on(
      () => undefined,
      () => {
        const anchor = props.anchor()
        panel.showPopover()
        if (anchor !== undefined) onCleanup(keepBeside(panel, anchor, props.align))
        const first =
          panel.querySelector<HTMLElement>('[data-autofocus]') ?? panel.querySelector<HTMLElement>(FOCUSABLE)
        ;(first ?? panel).focus({ preventScroll: true })
      },
    ),
  )
  // Taken out of the page while it has the focus, it would leave the focus nowhere.
  onCleanup(() => {
    if (panel.contains(document.activeElement)) props.anchor()?.focus({ preventScroll: true })
  })
  const left = (event: FocusEvent): void => {
    const to = event.relatedTarget
    if (to instanceof Node && !panel.contains(to) && to !== props.anchor()) props.onClose()
  }
  return (
    <div
      ref={panel}
      id={props.id}
      popover="auto"
      role="dialog"
      aria-label={props.title}
      tabIndex={-1}
      class={styles.panel}
      on:focusout={left}
      // Shortcuts of the page mean nothing here.
      on:keydown={(event: KeyboardEvent) => event.stopPropagation()}
      on:toggle={(event: ToggleEvent) => event.target === panel && event.newState === 'closed' && props.onClose()}
    >
      <div class={styles.body}>{props.children}</div>
      <Show when={props.actions}>{(actions) => <div class={styles.actions}>{actions()}</div>}</Show>
    </div>
  )
}
