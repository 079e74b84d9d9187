import { For, Show } from 'solid-js'
import IconDown from '~icons/lucide/arrow-down'
import { t } from '../../i18n'
import type { Sort } from '../../parts/clients/list'
import styles from './ClientLine.module.css'

interface Props {
  sort: Sort | undefined
  onSort: (sort: Sort) => void
  mayChoose: boolean
}

const COLUMNS = ['name', 'city', 'tags', 'owner', 'talked', 'next'] as const
type Column = (typeof COLUMNS)[number]
const SORT_OF: Partial<Record<Column, Sort>> = { name: 'name', talked: 'talked', next: 'next' }

/** The desk's headings; those that order the list are buttons. */
export function Columns(props: Props) {
  return (
    <div class={styles.columns} classList={{ [styles.withCheck!]: props.mayChoose }}>
      <Show when={props.mayChoose}>
        <span />
      </Show>
      <For each={COLUMNS}>
        {(column) => (
          <Show when={SORT_OF[column]} fallback={<span>{titleOf(column)}</span>}>
            {(sort) => (
              <button
                type="button"
                class={styles.sort}
                aria-pressed={props.sort === sort()}
                onClick={() => props.onSort(sort())}
              >
                {titleOf(column)}
                <Show when={props.sort === sort()}>
                  <IconDown aria-hidden="true" />
                </Show>
              </button>
            )}
          </Show>
        )}
      </For>
    </div>
  )
}

function titleOf(column: Column): string {
  switch (column) {
    case 'name':
      return t('clients.column.name')
    case 'city':
      return t('clients.column.city')
    case 'tags':
      return t('clients.column.tags')
    case 'owner':
      return t('clients.column.owner')
    case 'talked':
      return t('clients.column.talked')
    case 'next':
      return t('clients.column.next')
  }
}
