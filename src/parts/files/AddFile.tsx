import { createSignal, lazy, Show, Suspense } from 'solid-js'
import IconCamera from '~icons/lucide/camera'
import IconFile from '~icons/lucide/file-plus'
import IconImage from '~icons/lucide/image'
import IconMic from '~icons/lucide/mic'
import IconClip from '~icons/lucide/paperclip'
import { t } from '../../i18n'
import { Menu } from '../../ui/Menu'
import type { AddFiles } from './add'
import styles from './Files.module.css'

const VoiceRecorder = lazy(async () => ({ default: (await import('./VoiceRecorder')).VoiceRecorder }))

interface Props {
  files: AddFiles
  /** The label is written beside the icon. */
  showLabel?: boolean
  size?: 'normal' | 'small'
}

/** One button for every way in: camera, pictures, voice, any file. */
export function AddFile(props: Props) {
  const [recording, setRecording] = createSignal(false)
  let camera!: HTMLInputElement
  let pictures!: HTMLInputElement
  let any!: HTMLInputElement
  const chosen = (event: Event & { currentTarget: HTMLInputElement }): void => {
    const input = event.currentTarget
    void props.files.add([...(input.files ?? [])])
    // The same file may be chosen again.
    input.value = ''
  }
  const canRecord = typeof MediaRecorder !== 'undefined' && navigator.mediaDevices !== undefined
  return (
    <>
      <Menu
        label={t('files.add')}
        icon={IconClip}
        showLabel={props.showLabel}
        size={props.size}
        items={[
          ...(hasCamera() ? [{ label: t('files.camera'), icon: IconCamera, onSelect: () => camera.click() }] : []),
          { label: t('files.picture'), icon: IconImage, onSelect: () => pictures.click() },
          ...(canRecord ? [{ label: t('files.voice'), icon: IconMic, onSelect: () => setRecording(true) }] : []),
          { label: t('files.any'), icon: IconFile, onSelect: () => any.click() },
        ]}
      />
      <input
        ref={camera}
        class={styles.input}
        type="file"
        accept="image/*"
        capture="environment"
        tabIndex={-1}
        aria-hidden="true"
        onChange={chosen}
      />
      <input
        ref={pictures}
        class={styles.input}
        type="file"
        accept="image/*"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={chosen}
      />
      <input ref={any} class={styles.input} type="file" multiple tabIndex={-1} aria-hidden="true" onChange={chosen} />
      <Show when={props.files.adding() > 0}>
        <span class={styles.adding} role="status">
          {t('files.adding', { count: props.files.adding() })}
        </span>
      </Show>
      <Show when={recording()}>
        <Suspense>
          <VoiceRecorder
            onDone={(file, seconds) => {
              setRecording(false)
              void props.files.add([file], seconds)
            }}
            onClose={() => setRecording(false)}
          />
        </Suspense>
      </Show>
    </>
  )
}

/** On a desk "take a picture" would open the same dialog as "choose pictures". */
const hasCamera = (): boolean => matchMedia('(pointer: coarse)').matches
