import { createMemo, For } from 'solid-js'
import { t } from '../../i18n'
import { inView, VIEWS, type View, type Viewer } from '../../parts/clients/list'
import { useNotebook } from '../../solid/notebook'
import { Chip } from '../../ui/Chip'
import styles from './Views.module.css'

interface Props {
  view: View
  onChange: (view: View) => void
  viewer: Viewer
}

/** Quick views as chips, each with what it holds. Those that would be empty are not offered. */
export function Views(props: Props) {
  const notebook = useNotebook()
  const counts = createMemo(() => {
    const rows = notebook.rows()
    return VIEWS.map((view) => ({ view, count: rows.filter((row) => inView(row, view, props.viewer)).length }))
  })
  const offered = (): (typeof VIEWS)[number][] =>
    counts().flatMap(({ view, count }) => (view === 'all' || count > 0 || view === props.view ? [view] : []))
  const countOf = (view: View): number => counts().find((one) => one.view === view)!.count
  return (
    <div class={styles.views} role="group" aria-label={t('clients.views')}>
      <For each={offered()}>
        {(view) => (
          <Chip pressed={props.view === view} onClick={() => props.onChange(view)}>
            {titleOf(view)} <span class={styles.count}>{countOf(view)}</span>
          </Chip>
        )}
      </For>
    </div>
  )
}

function titleOf(view: View): string {
  switch (view) {
    case 'all':
      return t('clients.view.all')
    case 'mine':
      return t('clients.view.mine')
    case 'timeToCall':
      return t('clients.view.timeToCall')
    case 'neverTalked':
      return t('clients.view.neverTalked')
    case 'toSettle':
      return t('clients.view.toSettle')
  }
}
