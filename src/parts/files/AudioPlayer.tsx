import { Show } from 'solid-js'
import { t } from '../../i18n'
import type { NamedFile } from '../../shared/files/file'
import type { ProfileId } from '../../shared/ids'
import styles from './Files.module.css'
import { MISSING } from './saveFile'
import { createFile } from './thumb'

/** A recording, played with the browser's own controls: they know every keyboard and every ear. */
export function AudioPlayer(props: { profile: ProfileId; file: NamedFile }) {
  // eslint-disable-next-line solid/reactivity -- a player belongs to one file for its whole life
  const sound = createFile(props.profile, props.file.id)
  return (
    <Show
      when={sound.url()}
      fallback={
        <p class={styles.note} role="status">
          <Show when={sound.missing()} fallback={t('files.fetching')}>
            {(missing) => MISSING[missing()]()}
          </Show>
        </p>
      }
    >
      {(url) => (
        <audio
          class={styles.player}
          src={url()}
          controls
          autoplay
          aria-label={t('files.play', { name: props.file.value.name })}
        />
      )}
    </Show>
  )
}
