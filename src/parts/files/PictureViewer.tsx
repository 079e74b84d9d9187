import { createEffect, on, onCleanup, Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import IconLeft from '~icons/lucide/chevron-left'
import IconRight from '~icons/lucide/chevron-right'
import IconDownload from '~icons/lucide/download'
import IconClose from '~icons/lucide/x'
import IconIn from '~icons/lucide/zoom-in'
import IconOut from '~icons/lucide/zoom-out'
import { t } from '../../i18n'
import type { NamedFile } from '../../shared/files/file'
import type { FileId, ProfileId } from '../../shared/ids'
import { useNotebook } from '../../solid/notebook'
import { IconButton } from '../../ui/Button'
import { MISSING, saveFile } from './saveFile'
import { createFile, createThumb } from './thumb'
import styles from './Viewer.module.css'
import { makeZoom } from './zoom'

interface Props {
  profile: ProfileId
  pictures: readonly NamedFile[]
  at: FileId
  onMove: (id: FileId) => void
  onClose: () => void
}

/** Pictures over the whole screen: pinch, wheel or + and − to zoom, drag to move, arrows to the next. */
export function PictureViewer(props: Props) {
  const { files } = useNotebook()
  const opener = document.activeElement
  let dialog!: HTMLDialogElement
  const index = () => props.pictures.findIndex(({ id }) => id === props.at)
  const current = () => props.pictures[index()]
  const beside = (step: -1 | 1) => props.pictures[index() + step]
  const go = (step: -1 | 1): void => {
    const next = beside(step)
    if (next !== undefined) props.onMove(next.id)
  }
  const zoom = makeZoom({ swiped: go, closed: () => props.onClose() })
  createEffect(
    on(
      () => props.at,
      () => zoom.reset(),
    ),
  )
  // Taken away, perhaps by a colleague, while it was looked at.
  createEffect(() => {
    if (current() === undefined) props.onClose()
  })
  createEffect(
    on(
      () => undefined,
      () => {
        dialog.showModal()
        dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus()
      },
    ),
  )
  onCleanup(() => {
    dialog.close()
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
  })
  const keys: Record<string, () => void> = {
    ArrowLeft: () => (zoom.zoomed() ? zoom.move(80, 0) : go(-1)),
    ArrowRight: () => (zoom.zoomed() ? zoom.move(-80, 0) : go(1)),
    ArrowUp: () => zoom.move(0, 80),
    ArrowDown: () => zoom.move(0, -80),
    '+': () => zoom.by(1.5),
    '=': () => zoom.by(1.5),
    '-': () => zoom.by(1 / 1.5),
    '0': () => zoom.reset(),
  }
  return (
    <Portal>
      <dialog
        ref={dialog}
        class={styles.viewer}
        aria-label={title(current(), index(), props.pictures.length)}
        on:cancel={(event: Event) => {
          event.preventDefault()
          props.onClose()
        }}
        on:keydown={(event: KeyboardEvent) => {
          const run = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key]
          // The page below has keys of its own.
          if (event.key !== 'Escape' && event.key !== 'Tab') event.stopPropagation()
          if (run === undefined) return
          event.preventDefault()
          run()
        }}
      >
        <Show when={current()?.id} keyed>
          {(id) => <Picture profile={props.profile} id={id} file={current()!} zoom={zoom} />}
        </Show>
        <header class={styles.bar}>
          <p class={styles.title} aria-live="polite">
            <span class={styles.name}>{current()?.value.name}</span>
            <Show when={props.pictures.length > 1}>
              <span class={styles.count}>
                {index() + 1} / {props.pictures.length}
              </span>
            </Show>
          </p>
          <IconButton
            class={styles.button}
            icon={IconOut}
            label={t('files.smaller')}
            onClick={() => zoom.by(1 / 1.5)}
          />
          <IconButton class={styles.button} icon={IconIn} label={t('files.larger')} onClick={() => zoom.by(1.5)} />
          <IconButton
            class={styles.button}
            icon={IconDownload}
            label={t('files.save')}
            onClick={() => void saveFile(files, props.profile, props.at)}
          />
          <IconButton
            class={styles.button}
            icon={IconClose}
            label={t('common.close')}
            data-autofocus
            onClick={() => props.onClose()}
          />
        </header>
        <Show when={beside(-1)}>
          <IconButton
            class={`${styles.button} ${styles.previous}`}
            icon={IconLeft}
            label={t('files.previous')}
            onClick={() => go(-1)}
          />
        </Show>
        <Show when={beside(1)}>
          <IconButton
            class={`${styles.button} ${styles.next}`}
            icon={IconRight}
            label={t('files.next')}
            onClick={() => go(1)}
          />
        </Show>
      </dialog>
    </Portal>
  )
}

const title = (file: NamedFile | undefined, index: number, count: number): string =>
  file === undefined ? '' : t('files.viewer', { number: index + 1, count, name: file.value.name })

/** The small picture at once, the whole when it is here. */
function Picture(props: { profile: ProfileId; id: FileId; file: NamedFile; zoom: ReturnType<typeof makeZoom> }) {
  // eslint-disable-next-line solid/reactivity -- made anew for each picture
  const { profile, id } = props
  const small = createThumb(profile, id, () => props.file.value.thumb)
  const whole = createFile(profile, id)
  return (
    <div class={styles.stage} ref={props.zoom.stage}>
      <Show when={whole.url() ?? small.url()}>
        {(url) => (
          <img
            class={styles.picture}
            ref={props.zoom.picture}
            src={url()}
            alt={props.file.value.name}
            width={props.file.value.width}
            height={props.file.value.height}
            draggable={false}
          />
        )}
      </Show>
      <Show when={whole.url() === undefined}>
        <p class={styles.note} role="status">
          <Show when={whole.missing()} fallback={t('files.fetching')}>
            {(missing) => MISSING[missing()]()}
          </Show>
        </p>
      </Show>
    </div>
  )
}
