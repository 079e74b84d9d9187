/** The file: dropped, chosen, or a sample of one. */
import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import IconTable from '~icons/lucide/file-spreadsheet'
import IconDownload from '~icons/lucide/download'
import { locale, t } from '../../i18n'
import { isCardFile, takeFiles } from '../../parts/arrived/take'
import { showToast } from '../../ui/toast'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { Spinner } from '../../ui/Spinner'
import { download, writeInWorker } from './download'
import styles from './Import.module.css'
import type { ImportModel } from './importModel'
import { sampleSheet } from './sample'
import { LIMITS } from './table'
import { fieldWord, fileProblemWords } from './words'

export function FileStep(props: { model: ImportModel }) {
  const [over, setOver] = createSignal(false)
  const navigate = useNavigate()
  let input!: HTMLInputElement

  function take(files: FileList | null | undefined): void {
    const file = files?.[0]
    if (file !== undefined && isCardFile(file)) void takeFiles([file]).then((address) => navigate(address))
    else if (file !== undefined && props.model.busy() === null) void props.model.choose(file)
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
          when={props.model.busy() === null}
          fallback={
            <p class={styles.busy}>
              <Spinner small label={t('exchange.file.opening', { name: props.model.fileName() })} />
              {t('exchange.file.opening', { name: props.model.fileName() })}
            </p>
          }
        >
          <IconTable class={styles.dropIcon} aria-hidden="true" />
          <h2 class={styles.dropTitle}>{t('exchange.file.title')}</h2>
          <p class={styles.muted}>{t('exchange.file.text')}</p>
          <p class={classes(styles.muted, styles.deskOnly)}>{t('exchange.file.drop')}</p>
          <Button variant="primary" size="large" onClick={() => input.click()}>
            {t(props.model.opened() === null ? 'exchange.file.choose' : 'exchange.file.another')}
          </Button>
          <Show when={props.model.opened()}>
            <Button onClick={() => props.model.backTo('columns')}>
              {t('exchange.file.continue', { name: props.model.fileName() })}
            </Button>
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
      <Show when={props.model.problem()}>
        {(problem) => (
          <Banner tone="danger">
            <strong class={styles.block}>{t('exchange.problem.title', { name: props.model.fileName() })}</strong>
            {fileProblemWords(problem())} {t('exchange.problem.unchanged')}
          </Banner>
        )}
      </Show>
      <Sample model={props.model} />
    </div>
  )
}

function Sample(props: { model: ImportModel }) {
  async function save(): Promise<void> {
    const name = t('exchange.sample.fileName')
    try {
      download(
        await writeInWorker([sampleSheet(locale(), name, fieldWord, props.model.own())], { format: 'xlsx' }),
        `${name}.xlsx`,
      )
    } catch {
      showToast({ kind: 'error', text: t('exchange.export.problem.failed') })
    }
  }
  return (
    <div class={styles.sample}>
      <Button variant="quiet" icon={IconDownload} onClick={() => void save()}>
        {t('exchange.file.sample')}
      </Button>
      <p class={styles.small}>{t('exchange.file.sampleHint')}</p>
    </div>
  )
}
