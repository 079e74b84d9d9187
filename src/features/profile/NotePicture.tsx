import { Show } from 'solid-js'
import IconImage from '~icons/lucide/image'
import { t } from '../../i18n'
import { MISSING } from '../../parts/files/saveFile'
import { createFile } from '../../parts/files/thumb'
import { fileOf } from '../../shared/files/file'
import { isPicture } from '../../shared/files/types'
import type { FileId } from '../../shared/ids'
import { useClient } from './client'
import styles from './Notes.module.css'

/** A picture whose description somebody changes. */
export interface DescribedImage {
  alt: string
  save(alt: string): void
}

/** On a picture that is chosen in the editor: what it says to who cannot see it, and the way to change that. */
export function DescribeButton(props: { alt: string; onPress: () => void }) {
  return (
    <button type="button" class={styles.describe} onClick={() => props.onPress()}>
      {props.alt === '' ? t('notes.imageDescribe') : t('notes.imageDescribed', { text: props.alt })}
    </button>
  )
}

/** A picture in the notes: from this device, else from the server; where neither has it, its name and why. */
export function NotePicture(props: { file: string; alt: string }) {
  const client = useClient()
  // eslint-disable-next-line solid/reactivity -- a picture is one file for its whole life
  const file = props.file as FileId
  const named = () => fileOf(client.view.profile(), file)
  const name = () => props.alt || named()?.name || t('notes.image')
  const wanted = () => named() === undefined || isPicture(named()!.type)
  const picture = createFile(client.view.id, file, wanted)
  return (
    <Show
      when={picture.url()}
      fallback={
        <span class={styles.noPicture}>
          <IconImage aria-hidden="true" />
          <span>
            <strong>{name()}</strong>
            <span role="status">
              <Show when={picture.missing()} fallback={t('files.fetching')}>
                {(missing) => MISSING[missing()]()}
              </Show>
            </span>
          </span>
        </span>
      }
    >
      {(url) => (
        <img
          class={styles.picture}
          src={url()}
          alt={name()}
          width={named()?.width}
          height={named()?.height}
          decoding="async"
          draggable={false}
        />
      )}
    </Show>
  )
}
