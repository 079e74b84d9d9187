/** Rows that cannot be imported: line, column, value, reason; to be downloaded and corrected. */
import { createSignal, For, Show } from 'solid-js'
import IconDownload from '~icons/lucide/download'
import { locale, t } from '../../i18n'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import { showToast } from '../../ui/toast'
import { badRowsSheet } from './badRows'
import type { BadRow } from './check'
import { download, writeInWorker } from './download'
import styles from './Import.module.css'
import type { ImportModel } from './importModel'
import { headingWord, problemPlace, reasonWords } from './words'

const MORE = 50

export function BadRows(props: { model: ImportModel; bad: readonly BadRow[] }) {
  const [shown, setShown] = createSignal(MORE)
  const headings = () => props.model.opened()?.layout.headings ?? []
  return (
    <section class={styles.section} aria-labelledby="exchange-bad">
      <SectionHeader
        id="exchange-bad"
        title={t('exchange.bad.title')}
        count={props.bad.length}
        hint={t('exchange.bad.hint')}
      />
      <DownloadBad model={props.model} bad={props.bad} />
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
                        <span class={styles.examples}>{problemPlace(problem, headings())}</span>
                        <span class={styles.wrong}>{reasonWords(problem)}</span>
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

export function DownloadBad(props: { model: ImportModel; bad: readonly BadRow[] }) {
  async function save(): Promise<void> {
    const headings = props.model.opened()?.layout.headings ?? []
    const sheet = badRowsSheet(props.bad, headings.length, {
      sheet: t('exchange.bad.fileName'),
      line: t('exchange.bad.lineColumn'),
      reason: t('exchange.bad.reasonColumn'),
      heading: (column) => headingWord(headings, column),
      problem: reasonWords,
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
