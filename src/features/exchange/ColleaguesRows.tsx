import { For, Show } from 'solid-js'
import { t } from '../../i18n'
import { ColleagueLine } from '../../parts/colleagues/ColleagueLine'
import { createAnswer, mayContribute } from '../../parts/colleagues/entries'
import { useNotebook } from '../../solid/notebook'
import { Card } from '../../ui/Card'
import { List } from '../../ui/List'
import { SectionHeader } from '../../ui/SectionHeader'
import { colleaguesRows } from './colleaguesRows'
import styles from './Import.module.css'
import type { ImportModel } from './importModel'

/** Says before an import which of its new clients a colleague probably has. */
export function ColleaguesRows(props: { model: ImportModel; fresh: number }) {
  const notebook = useNotebook()
  const rows = createAnswer(
    () => (mayContribute(notebook) && props.fresh > 0 ? props.fresh : undefined),
    (colleagues, fresh) => colleaguesRows(colleagues, fresh, props.model.freshCards),
  )
  return (
    <Show when={(rows() ?? []).length > 0}>
      <section class={styles.section} aria-labelledby="exchange-colleagues">
        <SectionHeader
          id="exchange-colleagues"
          title={t('directory.import', { count: rows()!.length })}
          hint={t('directory.importHint')}
        />
        <Card flush>
          <For each={rows()}>
            {(row) => (
              <>
                <p class={styles.colleague}>{t('directory.importRow', { line: row.line, name: row.name })}</p>
                <List>
                  <ColleagueLine entry={row.entry} by={row.by} />
                </List>
              </>
            )}
          </For>
        </Card>
      </section>
    </Show>
  )
}
