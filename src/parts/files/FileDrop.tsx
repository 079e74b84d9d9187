import { createSignal, type JSX } from 'solid-js'
import { t } from '../../i18n'
import styles from './Files.module.css'

/** What is around files: dropped and pasted ones are added. */
export function FileDrop(props: { disabled?: boolean; onFiles: (files: File[]) => void; children: JSX.Element }) {
  const [over, setOver] = createSignal(false)
  const holdsFiles = (event: DragEvent) => !props.disabled && (event.dataTransfer?.types.includes('Files') ?? false)
  const give = (event: Event, list: FileList | undefined | null): void => {
    const files = [...(list ?? [])]
    if (props.disabled || files.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    props.onFiles(files)
  }
  return (
    <div
      class={styles.drop}
      classList={{ [styles.over!]: over() }}
      data-over={t('files.dropHere')}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false)
      }}
      onDrop={(event) => {
        setOver(false)
        give(event, event.dataTransfer?.files)
      }}
      onPaste={(event) => give(event, event.clipboardData?.files)}
    >
      {props.children}
    </div>
  )
}
