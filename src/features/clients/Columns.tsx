import { For, Show } from 'solid-js'
import IconDown from '~icons/lucide/arrow-down'
import IconUp from '~icons/lucide/arrow-up'
import { useNotebook } from '../../solid/notebook'
import type { View } from '../../shared/view/view'
import styles from './ClientLine.module.css'
import { columnTitle } from './tableColumns'

interface Props {
  columns: readonly string[]
  /** Undefined while the best found come first, which is no column's order. */
  sort: View['sort'] | undefined
  onSort: (sort: View['sort']) => void
  mayChoose: boolean
}

/** Those of which the latest is looked for first. */
const DOWN_FIRST = /^(talked|created|changed|entry\.)/

/** The table's headings: each orders the list, pressed again the other way round. */
export function Columns(props: Props) {
  const notebook = useNotebook()
  const isSorted = (column: string): boolean => props.sort?.field === column
  const sortBy = (column: string): void =>
    props.onSort({ field: column, down: isSorted(column) ? !props.sort!.down : DOWN_FIRST.test(column) })
  return (
    <div class={styles.columns}>
      <Show when={props.mayChoose}>
        <span />
      </Show>
      <For each={['name', ...props.columns]}>
        {(column) => (
          <button
            type="button"
            class={styles.sort}
            aria-pressed={isSorted(column)}
            title={columnTitle(column, notebook)}
            onClick={() => sortBy(column)}
          >
            <span class={styles.heading}>{columnTitle(column, notebook)}</span>
            <Show when={isSorted(column)}>
              <Show when={props.sort?.down} fallback={<IconUp aria-hidden="true" />}>
                <IconDown aria-hidden="true" />
              </Show>
            </Show>
          </button>
        )}
      </For>
    </div>
  )
}
