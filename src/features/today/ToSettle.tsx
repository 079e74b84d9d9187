import { createMemo, createUniqueId, For, Show } from 'solid-js'
import IconConflict from '~icons/lucide/git-compare-arrows'
import { t } from '../../i18n'
import { useNotebook } from '../../solid/notebook'
import { Badge } from '../../ui/Badge'
import { LinkButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { List, ListItem } from '../../ui/List'
import { SectionHeader } from '../../ui/SectionHeader'
import { toSettle } from './model'
import styles from './StepGroup.module.css'

const AT_FIRST = 5

/** Clients in which two people changed one thing without knowing of each other. */
export function ToSettle() {
  const notebook = useNotebook()
  const id = createUniqueId()
  const rows = createMemo(() => toSettle(notebook.rows(), notebook.me().member.id, notebook.role() === 'head'))
  return (
    <Show when={rows().length > 0}>
      <section class={styles.group} aria-labelledby={id}>
        <SectionHeader
          id={id}
          title={t('today.toSettle')}
          hint={t('today.toSettleHint')}
          action={
            <Show when={rows().length > AT_FIRST}>
              <LinkButton variant="quiet" size="small" href="/clients?view=toSettle">
                {t('today.allToSettle', { count: rows().length })}
              </LinkButton>
            </Show>
          }
        />
        <Card flush>
          <List>
            <For each={rows().slice(0, AT_FIRST)}>
              {(row) => (
                <ListItem
                  lead={<IconConflict aria-hidden="true" />}
                  href={`/clients/${row.id}`}
                  detail={t('clients.conflicts', { count: row.conflicts })}
                  end={<Badge tone="warning">{row.conflicts}</Badge>}
                >
                  {row.name || t('clients.noName')}
                </ListItem>
              )}
            </For>
          </List>
        </Card>
      </section>
    </Show>
  )
}
