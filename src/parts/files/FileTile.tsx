import { Show, type JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import IconArchive from '~icons/lucide/file-archive'
import IconText from '~icons/lucide/file-text'
import IconFile from '~icons/lucide/file'
import IconImage from '~icons/lucide/image'
import IconMic from '~icons/lucide/mic'
import IconDownload from '~icons/lucide/download'
import IconPin from '~icons/lucide/pin'
import IconPinOff from '~icons/lucide/pin-off'
import IconTrash from '~icons/lucide/trash-2'
import { t } from '../../i18n'
import { isAudio, isPicture } from '../../shared/files/types'
import { filePath, type NamedFile } from '../../shared/files/file'
import type { ProfileId } from '../../shared/ids'
import type { FileState } from '../../solid/files'
import { useNotebook } from '../../solid/notebook'
import type { Icon } from '../../ui/icon'
import { Menu } from '../../ui/Menu'
import { bytesText } from '../bytes'
import { changeWithUndo } from '../undo'
import styles from './Files.module.css'
import { saveFile } from './saveFile'
import { createThumb } from './thumb'

interface Props {
  profile: ProfileId
  file: NamedFile
  mayWrite: boolean
  /** The tile was pressed: show, play or save it. */
  onOpen: () => void
  /** Below the name, such as a player. */
  children?: JSX.Element
}

/** One file: what it looks like, what it is called, how large it is and where. */
export function FileTile(props: Props) {
  const { files } = useNotebook()
  // eslint-disable-next-line solid/reactivity -- a tile belongs to one file for its whole life
  const { profile, file } = props
  const thumb = createThumb(profile, file.id, () => file.value.thumb)
  const state = files.state(file.id)
  const words = () => stateWords(state())
  return (
    <li class={styles.tile} data-where={state().where}>
      <button type="button" class={styles.face} onClick={() => props.onOpen()}>
        <span class={styles.picture}>
          <Show
            when={thumb.url()}
            fallback={<Dynamic component={iconOf(file.value.type)} class={styles.sort} aria-hidden="true" />}
          >
            {(url) => <img src={url()} alt="" width={file.value.width} height={file.value.height} decoding="async" />}
          </Show>
        </span>
        <span class="visually-hidden">{openLabel(file)}</span>
        <span class={styles.name} aria-hidden="true" title={file.value.name}>
          {file.value.name}
        </span>
        <span class={styles.detail}>
          {sizeWords(file)}
          <Show when={words()}>
            {(text) => (
              <span class={styles.state}>
                {' · '}
                {text()}
              </span>
            )}
          </Show>
        </span>
        <Show when={state().sent !== null}>
          <progress class={styles.progress} value={state().sent ?? 0} aria-hidden="true" />
        </Show>
      </button>
      {props.children}
      <Menu
        class={styles.more}
        size="small"
        variant="quiet"
        label={t('files.menu', { name: file.value.name })}
        items={[
          { label: t('files.save'), icon: IconDownload, onSelect: () => void saveFile(files, profile, file.id) },
          ...(state().where === 'unsent' || state().where === 'storing'
            ? []
            : [
                {
                  label: state().pinned ? t('files.unpin') : t('files.pin'),
                  icon: state().pinned ? IconPinOff : IconPin,
                  onSelect: () => void files.pin(profile, file.id, !state().pinned),
                },
              ]),
          ...(props.mayWrite ? [removal(profile, file)] : []),
        ]}
      />
    </li>
  )
}

function removal(profile: ProfileId, file: NamedFile) {
  const notebook = useNotebook()
  return {
    label: t('files.remove'),
    icon: IconTrash,
    danger: true,
    onSelect: () => {
      const taken = [{ kind: 'fact' as const, path: filePath(file.id), value: null }]
      void changeWithUndo(notebook, profile, taken, t('files.removed'))
    },
  }
}

function openLabel({ value }: NamedFile): string {
  if (isPicture(value.type)) return t('files.openPicture', { name: value.name })
  return isAudio(value.type) ? t('files.play', { name: value.name }) : t('files.open', { name: value.name })
}

/** "1.2 MB", of a recording "0:42". */
function sizeWords({ value }: NamedFile): string {
  if (value.seconds === undefined) return bytesText(value.size)
  const seconds = Math.round(value.seconds)
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`
}

function stateWords(state: FileState): string | undefined {
  if (state.sent !== null) return t('files.sending', { percent: Math.round(state.sent * 100) })
  switch (state.where) {
    case 'storing':
      return t('files.storing')
    case 'unsent':
      return t('files.unsent')
    case 'refused':
      return t('files.refused')
    case 'server':
      return t('files.server')
    case 'here':
      return state.pinned ? t('files.pinned') : undefined
  }
}

function iconOf(type: string): Icon {
  if (type.startsWith('image/')) return IconImage
  if (type.startsWith('audio/')) return IconMic
  if (type === 'application/pdf' || type.startsWith('text/')) return IconText
  return /zip|compressed|rar|7z/.test(type) && !type.includes('openxml') ? IconArchive : IconFile
}
