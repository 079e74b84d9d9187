import { createMemo, For, Show } from 'solid-js'
import IconShared from '~icons/lucide/users-round'
import { t } from '../../i18n'
import type { SavedViews } from '../../parts/clients/context'
import type { ViewContext } from '../../shared/view/fields'
import { compile } from '../../shared/view/match'
import { READY, READY_VIEWS, type Ready } from '../../shared/view/ready'
import type { SavedView, View } from '../../shared/view/view'
import { useNotebook } from '../../solid/notebook'
import { Chip } from '../../ui/Chip'
import styles from './Views.module.css'

interface Props {
  base: string
  onOpen: (base: string) => void
  saved: SavedViews
  context: ViewContext
}

/** The views as chips, each with what it holds: those that are ready, one's own, the team's. */
export function Views(props: Props) {
  const notebook = useNotebook()
  const countOf = (view: View): number => {
    const matches = compile(view.filter, props.context)
    let count = 0
    for (const row of notebook.rows()) if (matches(row)) count += 1
    return count
  }
  const ready = createMemo(() => READY.map((name) => ({ name, count: countOf(READY_VIEWS[name]) })))
  // Those that would be empty are not offered.
  const offered = createMemo(() =>
    ready()
      .filter(({ name, count }) => name === 'all' || count > 0 || name === props.base)
      .map(({ name }) => name),
  )
  const countReady = (name: Ready): number => ready().find((one) => one.name === name)?.count ?? 0
  return (
    <div class={styles.views} role="group" aria-label={t('clients.views')}>
      <For each={offered()}>
        {(name) => (
          <Chip pressed={props.base === name} onClick={() => props.onOpen(name)}>
            {titleOf(name)} <span class={styles.count}>{countReady(name)}</span>
          </Chip>
        )}
      </For>
      <For each={props.saved.mine()}>
        {(view) => <Saved view={view} count={countOf(view.view)} base={props.base} onOpen={props.onOpen} />}
      </For>
      <For each={props.saved.shared()}>
        {(view) => <Saved view={view} count={countOf(view.view)} base={props.base} onOpen={props.onOpen} shared />}
      </For>
    </div>
  )
}

function Saved(props: { view: SavedView; count: number; base: string; onOpen: Props['onOpen']; shared?: boolean }) {
  return (
    <Chip pressed={props.base === props.view.id} onClick={() => props.onOpen(props.view.id)}>
      <Show when={props.shared}>
        <IconShared role="img" aria-label={t('clients.sharedView')} />
      </Show>
      <span class={styles.name}>{props.view.name}</span> <span class={styles.count}>{props.count}</span>
    </Chip>
  )
}

function titleOf(view: Ready): string {
  switch (view) {
    case 'all':
      return t('clients.view.all')
    case 'mine':
      return t('clients.view.mine')
    case 'timeToCall':
      return t('clients.view.timeToCall')
    case 'inProgress':
      return t('clients.view.inProgress')
    case 'neverTalked':
      return t('clients.view.neverTalked')
    case 'toSettle':
      return t('clients.view.toSettle')
  }
}
