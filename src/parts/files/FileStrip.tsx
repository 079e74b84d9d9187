import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import { t } from '../../i18n'
import type { NamedFile } from '../../shared/files/file'
import { isAudio, isPicture } from '../../shared/files/types'
import type { FileId, ProfileId } from '../../shared/ids'
import { useNotebook } from '../../solid/notebook'
import { AudioPlayer } from './AudioPlayer'
import styles from './Files.module.css'
import { FileTile } from './FileTile'
import { saveFile } from './saveFile'

const PictureViewer = lazy(async () => ({ default: (await import('./PictureViewer')).PictureViewer }))

interface Props {
  profile: ProfileId
  files: readonly NamedFile[]
  mayWrite: boolean
  /** A smaller row, as under an entry. */
  small?: boolean
}

/** Files side by side; a press opens a picture, plays a recording, saves anything else. */
export function FileStrip(props: Props) {
  const { files } = useNotebook()
  const [viewing, setViewing] = createSignal<FileId>()
  const [playing, setPlaying] = createSignal<FileId>()
  const ids = () => props.files.map(({ id }) => id)
  const byId = (id: FileId) => props.files.find((file) => file.id === id)
  const pictures = () => props.files.filter(({ value }) => isPicture(value.type))
  const open = ({ id, value }: NamedFile): void => {
    if (isPicture(value.type)) setViewing(id)
    else if (isAudio(value.type)) setPlaying((now) => (now === id ? undefined : id))
    else void saveFile(files, props.profile, id)
  }
  return (
    <>
      <ul class={styles.strip} classList={{ [styles.small!]: props.small }} aria-label={t('files.list')}>
        {/* By id: a tile keeps its picture while the client is folded anew. */}
        <For each={ids()}>
          {(id) => (
            <Show when={byId(id)}>
              {(file) => (
                <FileTile profile={props.profile} file={file()} mayWrite={props.mayWrite} onOpen={() => open(file())}>
                  <Show when={playing() === id}>
                    <AudioPlayer profile={props.profile} file={file()} />
                  </Show>
                </FileTile>
              )}
            </Show>
          )}
        </For>
      </ul>
      <Show when={viewing()}>
        {(id) => (
          // Of its own, so that the page does not give way while the viewer comes.
          <Suspense>
            <PictureViewer
              profile={props.profile}
              pictures={pictures()}
              at={id()}
              onMove={setViewing}
              onClose={() => setViewing(undefined)}
            />
          </Suspense>
        )}
      </Show>
    </>
  )
}
