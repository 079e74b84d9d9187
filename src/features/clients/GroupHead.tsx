import { Show } from 'solid-js'
import IconOpen from '~icons/lucide/chevron-down'
import IconClosed from '~icons/lucide/chevron-right'
import { fieldOf, type ViewContext } from '../../shared/view/fields'
import { useNotebook } from '../../solid/notebook'
import { otherWords } from './tableColumns'
import styles from './GroupHead.module.css'

/** A heading of the grouped list. */
export interface Head {
  /** '' = nothing under the field. */
  group: string
  count: number
}

interface Props {
  head: Head
  /** The field it is grouped by; null for a heading that is just leaving, because nothing is grouped any more. */
  field: string | null
  context: ViewContext
  folded: boolean
  onFold: () => void
  index?: number
}

/** The value that a group shares, and how many it holds; pressed it folds. */
export function GroupHead(props: Props) {
  const notebook = useNotebook()
  const title = (): string => {
    const field = props.field === null ? undefined : fieldOf(props.field, props.context.fields)
    return field === undefined ? '' : (otherWords()?.valueTitle(field, props.head.group, notebook) ?? '')
  }
  return (
    <h2 class={styles.head} data-index={props.index}>
      <button type="button" class={styles.fold} aria-expanded={!props.folded} onClick={() => props.onFold()}>
        <Show when={props.folded} fallback={<IconOpen aria-hidden="true" />}>
          <IconClosed aria-hidden="true" />
        </Show>
        <span class={styles.title}>{title()}</span>
        <span class={styles.count}>{props.head.count}</span>
      </button>
    </h2>
  )
}
