import { createEffect, createMemo, createSignal, For, onCleanup, Show, type Accessor } from 'solid-js'
import IconShared from '~icons/lucide/users-round'
import { t } from '../../i18n'
import { afterPaint } from '../../parts/afterPaint'
import type { SavedViews } from '../../parts/clients/context'
import { nextTask } from '../../shared/nextTask'
import type { ViewContext } from '../../shared/view/fields'
import { compile } from '../../shared/view/match'
import { READY, READY_VIEWS, type Ready } from '../../shared/view/ready'
import type { SavedView, View } from '../../shared/view/view'
import { isArriving, useNotebook } from '../../solid/notebook'
import { Chip } from '../../ui/Chip'
import styles from './Views.module.css'

interface Props {
  base: string
  /** How many clients there are. */
  all: number
  onOpen: (base: string) => void
  saved: SavedViews
  context: ViewContext
}

/** The views as chips, each with what it holds: those that are ready, one's own, the team's. */
export function Views(props: Props) {
  const counts = createCounts(props)
  // Those that would be empty are not offered.
  const offered = createMemo(() =>
    READY.filter((name) => name === 'all' || (counts()?.get(name) ?? 0) > 0 || name === props.base),
  )
  return (
    <div class={styles.views} role="group" aria-label={t('clients.views')}>
      <For each={offered()}>
        {(name) => (
          <Chip pressed={props.base === name} onClick={() => props.onOpen(name)}>
            {titleOf(name)} <span class={styles.count}>{name === 'all' ? props.all : counts()?.get(name)}</span>
          </Chip>
        )}
      </For>
      {/* With those before them, which would push them aside. */}
      <Show when={counts()}>
        {(known) => (
          <>
            <For each={props.saved.mine()}>
              {(view) => <Saved view={view} count={known().get(view.id)} base={props.base} onOpen={props.onOpen} />}
            </For>
            <For each={props.saved.shared()}>
              {(view) => (
                <Saved view={view} count={known().get(view.id)} base={props.base} onOpen={props.onOpen} shared />
              )}
            </For>
          </>
        )}
      </Show>
    </div>
  )
}

/** How many clients each view holds, by its name or id: after the list is on the screen, a view a task. */
function createCounts(props: Props): Accessor<ReadonlyMap<string, number> | undefined> {
  const notebook = useNotebook()
  const [counts, setCounts] = createSignal<ReadonlyMap<string, number>>()
  const count = async (views: readonly (readonly [string, View])[], isStill: () => boolean): Promise<void> => {
    const counted = new Map<string, number>()
    for (const [name, view] of views) {
      if (!isStill()) return
      const matches = compile(view.filter, props.context)
      let found = 0
      for (const row of notebook.rows()) if (matches(row)) found += 1
      counted.set(name, found)
      await nextTask()
    }
    if (isStill()) setCounts(counted)
  }
  createEffect(() => {
    const { rows, status } = notebook
    const views = [
      ...READY.map((name) => [name, READY_VIEWS[name]] as const),
      ...props.saved.all().map(({ id, view }) => [id, view] as const),
    ]
    // Read here: another day or rhythm counts anew.
    void props.context
    if (rows().length === 0 && isArriving(status())) return
    let isStill = true
    const cancel = afterPaint(() => void count(views, () => isStill))
    onCleanup(() => {
      isStill = false
      cancel()
    })
  })
  return counts
}

function Saved(props: {
  view: SavedView
  count: number | undefined
  base: string
  onOpen: Props['onOpen']
  shared?: boolean
}) {
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
