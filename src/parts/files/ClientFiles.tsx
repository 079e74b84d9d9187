import { createMemo, onCleanup, onMount, Show } from 'solid-js'
import { t } from '../../i18n'
import { filesOfClient } from '../../shared/files/file'
import type { ProfileView } from '../../solid/notebook'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import { createAddFiles } from './add'
import { AddFile } from './AddFile'
import { FileDrop } from './FileDrop'
import styles from './Files.module.css'
import { FileStrip } from './FileStrip'

/** The files of a client, with every way to add one. Files of entries stand with their entry. */
export function ClientFiles(props: { view: ProfileView }) {
  // eslint-disable-next-line solid/reactivity -- a page belongs to one client for its whole life
  const { view } = props
  const files = createMemo(() => filesOfClient(view.profile()))
  const adding = createAddFiles(view.id)
  // A picture is pasted onto the page, wherever the focus is, as long as nobody types.
  const paste = (event: ClipboardEvent): void => {
    const chosen = [...(event.clipboardData?.files ?? [])]
    const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]')
    if (event.defaultPrevented || typing || chosen.length === 0 || !view.mayWrite()) return
    event.preventDefault()
    void adding.add(chosen)
  }
  onMount(() => {
    document.addEventListener('paste', paste)
    onCleanup(() => document.removeEventListener('paste', paste))
  })
  return (
    <Card aria-labelledby="files-title">
      <FileDrop disabled={!view.mayWrite()} onFiles={(chosen) => void adding.add(chosen)}>
        <SectionHeader
          id="files-title"
          title={t('files.title')}
          count={files().length || undefined}
          action={
            <Show when={view.mayWrite()}>
              <AddFile files={adding} size="small" />
            </Show>
          }
        />
        <Show
          when={files().length > 0}
          fallback={<p class={styles.empty}>{view.mayWrite() ? t('files.emptyHint') : t('files.empty')}</p>}
        >
          <FileStrip profile={view.id} files={files()} mayWrite={view.mayWrite()} />
        </Show>
      </FileDrop>
    </Card>
  )
}
