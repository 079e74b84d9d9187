import { createMemo, Show } from 'solid-js'
import { filesOfEntry } from '../../shared/files/file'
import type { EntryId } from '../../shared/ids'
import type { ProfileView } from '../../solid/notebook'
import { createAddFiles } from './add'
import { AddFile } from './AddFile'
import { FileDrop } from './FileDrop'
import styles from './Files.module.css'
import { FileStrip } from './FileStrip'

interface Props {
  view: ProfileView
  entry: EntryId
}

/** The files of an entry, as its line in the timeline shows them; nothing when it has none. */
export function EntryFiles(props: Props) {
  const files = createMemo(() => filesOfEntry(props.view.profile(), props.entry))
  return (
    <Show when={files().length > 0}>
      <FileStrip small profile={props.view.id} files={files()} mayWrite={props.view.mayWrite()} />
    </Show>
  )
}

/**
 * The files of an entry that is being written. They are stored at once under the id that the entry will have; if it
 * is never written they stand with the client's own.
 */
export function AttachFiles(props: Props) {
  // eslint-disable-next-line solid/reactivity -- a form belongs to one client for its whole life
  const adding = createAddFiles(props.view.id, () => props.entry)
  return (
    <FileDrop onFiles={(chosen) => void adding.add(chosen)}>
      <EntryFiles view={props.view} entry={props.entry} />
      <div class={styles.row}>
        <AddFile files={adding} showLabel />
      </div>
    </FileDrop>
  )
}
