/** Rows that cannot be imported: line, column, value, reason; to be downloaded and corrected. */
import { createSignal, For, Show } from 'solid-js'
import IconDownload from '~icons/lucide/download'
import { locale, t } from '../../i18n'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import { showToast } from '../../ui/toast'
import { badRowsSheet, type BadLine } from './badRows'
import { download, writeInWorker } from './download'
import styles from './Import.module.css'
import { headingWord, placeWords } from './words'

const MORE = 50

interface Props {
  bad: readonly BadLine[]
  headings: readonly string[]
}

export function BadRows(props: Props) {
  const [shown, setShown] = createSignal(MORE)
  return (
    <section class={styles.section} aria-labelledby="exchange-bad">
      <SectionHeader
        id="exchange-bad"
        title={t('exchange.bad.title')}
        count={props.bad.length}
        hint={t('exchange.bad.hint')}
      />
      <DownloadBad {...props} />
      <Card flush>
        <ul role="list">
          <For each={props.bad.slice(0, shown())}>
            {({ line, problems }) => (
              <li class={styles.bad}>
                <span class={styles.heading}>{t('exchange.bad.row', { line })}</span>
                <ul role="list" class={styles.problems}>
                  <For each={problems}>
                    {(problem) => (
                      <li>
                        <span class={styles.examples}>{placeWords(problem, props.headings)}</span>
                        <span class={styles.wrong}>{problem.words}</span>
                      </li>
                    )}
                  </For>
                </ul>
              </li>
            )}
          </For>
        </ul>
      </Card>
      <Show when={props.bad.length > shown()}>
        <Button onClick={() => setShown(shown() + MORE)}>
          {t('exchange.check.showMore', { count: Math.min(MORE, props.bad.length - shown()) })}
        </Button>
      </Show>
    </section>
  )
}

export function DownloadBad(props: Props) {
  async function save(): Promise<void> {
    const sheet = badRowsSheet(props.bad, props.headings.length, {
      sheet: t('exchange.bad.fileName'),
      line: t('exchange.bad.lineColumn'),
      reason: t('exchange.bad.reasonColumn'),
      heading: (column) => headingWord(props.headings, column),
    })
    try {
      const blob = await writeInWorker([sheet], { format: 'csv', delimiter: locale() === 'ru' ? ';' : ',' })
      download(blob, `${t('exchange.bad.fileName')}.csv`)
    } catch {
      showToast({ kind: 'error', text: t('exchange.export.problem.failed') })
    }
  }
  return (
    <Button class={styles.start} icon={IconDownload} onClick={() => void save()}>
      {t('exchange.bad.download')}
    </Button>
  )
}
