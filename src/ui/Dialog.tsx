import { createEffect, createUniqueId, on, onCleanup, Show, type JSX } from 'solid-js'
import { Portal } from 'solid-js/web'
import IconClose from '~icons/lucide/x'
import { Button, IconButton } from './Button'
import { classes } from './classes'
import styles from './Dialog.module.css'
import { modalOpened } from './onTop'
import { dragToClose } from './dragToClose'

interface Props {
  open: boolean
  title: string
  /** Esc, the cross, and the backdrop when `closeOnBackdrop`. */
  onClose: () => void
  /** The name of the cross; without it there is none. */
  closeLabel?: string
  /** Buttons below, the one that goes on last. */
  actions?: JSX.Element
  wide?: boolean
  /** Only where nothing typed can be lost. */
  closeOnBackdrop?: boolean
  role?: 'dialog' | 'alertdialog'
  children: JSX.Element
}

/** A modal: a sheet from below on phones, in the middle on the desk. Its content lives only while it is open. */
export function Dialog(props: Props) {
  return (
    <Show when={props.open}>
      <Portal>
        <Sheet {...props} />
      </Portal>
    </Show>
  )
}

function Sheet(props: Props) {
  const titleId = createUniqueId()
  const opener = document.activeElement
  let dialog!: HTMLDialogElement
  let closed = (): void => {}

  createEffect(
    on(
      () => undefined,
      () => {
        dialog.showModal()
        closed = modalOpened(dialog)
        dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus()
      },
    ),
  )
  onCleanup(() => {
    closed()
    dialog.close()
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
  })

  // A press that began inside (marking text) and ended on the backdrop is not a wish to close.
  let pressedOutside = false
  const outside = (event: MouseEvent): boolean => {
    const box = dialog.getBoundingClientRect()
    return (
      event.target === dialog &&
      (event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom)
    )
  }
  return (
    <dialog
      ref={dialog}
      class={classes(styles.dialog, props.wide && styles.wide)}
      role={props.role}
      aria-labelledby={titleId}
      on:cancel={(event: Event) => {
        // A file field inside has a cancel of its own.
        if (event.target !== dialog) return
        event.preventDefault()
        props.onClose()
      }}
      on:pointerdown={(event: PointerEvent) => (pressedOutside = outside(event))}
      on:click={(event: MouseEvent) => {
        if (props.closeOnBackdrop && pressedOutside && outside(event)) props.onClose()
      }}
    >
      <header
        class={styles.header}
        ref={(head) =>
          dragToClose(
            head,
            () => dialog,
            () => props.onClose(),
          )
        }
      >
        <h2 id={titleId} class={styles.title}>
          {props.title}
        </h2>
        <Show when={props.closeLabel}>
          {(label) => <IconButton label={label()} icon={IconClose} onClick={() => props.onClose()} />}
        </Show>
      </header>
      <div class={styles.body}>{props.children}</div>
      <Show when={props.actions}>{(actions) => <footer class={styles.actions}>{actions()}</footer>}</Show>
    </dialog>
  )
}

interface ConfirmProps {
  open: boolean
  title: string
  confirmLabel: string
  cancelLabel: string
  danger?: boolean
  onConfirm: () => void
  onClose: () => void
  children?: JSX.Element
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog(props: ConfirmProps) {
  return (
    <Dialog
      open={props.open}
      title={props.title}
      role="alertdialog"
      closeOnBackdrop
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{props.cancelLabel}</Button>
          <Button
            variant={props.danger ? 'danger' : 'primary'}
            data-autofocus
            onClick={() => {
              props.onConfirm()
              props.onClose()
            }}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  )
}
