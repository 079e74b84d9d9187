/** A file of a table: dropped or chosen; why one cannot be read. */
import { createSignal, Show, type JSX } from 'solid-js'
import IconTable from '~icons/lucide/file-spreadsheet'
import { t } from '../../i18n'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { Spinner } from '../../ui/Spinner'
import styles from './Import.module.css'
import { LIMITS } from './table'

interface Props {
  title: string
  text: string
  fileName: string
  /** It is being read. */
  busy: boolean
  /** A file was read already: one may go on with it. */
  isOpen: boolean
  onContinue: () => void
  /** Why it cannot be read, in words. */
  problem: string | null
  onFile: (file: File) => void
  /** Below: a sample, other ways. */
  children?: JSX.Element
}

export function FileDrop(props: Props) {
  const [over, setOver] = createSignal(false)
  let input!: HTMLInputElement

  function take(files: FileList | null | undefined): void {
    const file = files?.[0]
    if (file !== undefined && !props.busy) props.onFile(file)
    // The same file again, corrected meanwhile, is a change too.
    input.value = ''
  }
  return (
    <div class={styles.column}>
      <div
        class={classes(styles.drop, over() && styles.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
        }}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer?.files)
        }}
      >
        <Show
          when={!props.busy}
          fallback={
            <p class={styles.busy}>
              <Spinner small label={t('exchange.file.opening', { name: props.fileName })} />
              {t('exchange.file.opening', { name: props.fileName })}
            </p>
          }
        >
          <IconTable class={styles.dropIcon} aria-hidden="true" />
          <h2 class={styles.dropTitle}>{props.title}</h2>
          <p class={styles.muted}>{props.text}</p>
          <p class={classes(styles.muted, styles.deskOnly)}>{t('exchange.file.drop')}</p>
          <Button variant="primary" size="large" onClick={() => input.click()}>
            {t(props.isOpen ? 'exchange.file.another' : 'exchange.file.choose')}
          </Button>
          <Show when={props.isOpen}>
            <Button onClick={() => props.onContinue()}>{t('exchange.file.continue', { name: props.fileName })}</Button>
          </Show>
          <p class={styles.small}>
            {t('exchange.file.limits', {
              rows: LIMITS.rows,
              columns: LIMITS.columns,
              megabytes: LIMITS.bytes / 1024 / 1024,
            })}
          </p>
        </Show>
        <input
          ref={input}
          class="visually-hidden"
          type="file"
          tabIndex={-1}
          aria-label={t('exchange.file.choose')}
          accept=".xlsx,.csv,.tsv,.txt,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => take(event.currentTarget.files)}
        />
      </div>
      <Show when={props.problem}>
        {(problem) => (
          <Banner tone="danger">
            <strong class={styles.block}>{t('exchange.problem.title', { name: props.fileName })}</strong>
            {problem()} {t('exchange.problem.unchanged')}
          </Banner>
        )}
      </Show>
      {props.children}
    </div>
  )
}
