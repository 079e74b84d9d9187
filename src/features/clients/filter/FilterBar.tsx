import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js'
import IconGroup from '~icons/lucide/brackets'
import IconPlus from '~icons/lucide/plus'
import IconRemove from '~icons/lucide/x'
import { t } from '../../../i18n'
import type { SavedViews } from '../../../parts/clients/context'
import {
  added,
  fromBlock,
  replaced,
  toBlock,
  turned,
  withBracket,
  type Block,
  type Bracket,
  type Deep,
  type Join,
  type One,
  type Place,
} from '../../../parts/clients/filterBlocks'
import { conditionWords, fieldTitle, filterWords } from '../../../parts/clients/words'
import { isReady } from '../../../parts/clients/list'
import { compile, problemsOf } from '../../../shared/view/match'
import type { OrderContext } from '../../../shared/view/order'
import { useNotebook } from '../../../solid/notebook'
import type { ListQueryState } from '../createListQuery'
import styles from './FilterBar.module.css'
import { ViewActions } from './ViewActions'

const FilterDialog = lazy(() => import('./FilterDialog'))

interface Props {
  state: ListQueryState
  saved: SavedViews
  context: OrderContext
  /** A new filter is being made. */
  adding: boolean
  onAdding: (on: boolean) => void
}

/** What is being made or changed: at the end, in a new bracket, at the end of a bracket, or in its place. */
type Target =
  | { at: 'end' }
  | { at: 'newBracket' }
  | { at: 'bracket'; bracket: number }
  | { at: 'place'; place: Place; one: One }

/** The filters as chips, joined by and and or; what was changed in the view; and the dialog of one filter. */
export default function FilterBar(props: Props) {
  const notebook = useNotebook()
  const [editing, setEditing] = createSignal<Target>()
  const block = createMemo(() => toBlock(props.state.view().filter))
  const change = (next: Block): void => props.state.change({ filter: fromBlock(next) })
  const target = (): Target | undefined => editing() ?? (props.adding ? { at: 'end' } : undefined)
  // A ready view as it is says by its name what it shows.
  const showsChips = (): boolean =>
    block().items.length > 0 && (props.state.isChanged() || !isReady(props.state.base()))

  function close(): void {
    setEditing(undefined)
    props.onAdding(false)
  }
  function withOne(to: Target, one: One | null): Block {
    switch (to.at) {
      case 'end':
        return one === null ? block() : added(block(), one)
      case 'newBracket':
        return one === null ? block() : withBracket(block(), one)
      case 'bracket':
        return one === null ? block() : added(block(), one, to.bracket)
      case 'place':
        return replaced(block(), to.place, one)
    }
  }
  const countWith = (to: Target, one: One | null): number => {
    const matches = compile(fromBlock(withOne(to, one)), props.context)
    let count = 0
    for (const row of notebook.rows()) if (matches(row)) count += 1
    return count
  }

  const chip = (item: One | Deep, place: Place) => (
    <Show
      when={item.type === 'one' && item}
      fallback={
        <Chip
          words={item.type === 'deep' ? filterWords(item.filter, notebook) : ''}
          onRemove={() => change(replaced(block(), place, null))}
        />
      }
    >
      {(one) => (
        <Chip
          words={wordsOf(one())}
          onOpen={() => setEditing({ at: 'place', place, one: one() })}
          onRemove={() => change(replaced(block(), place, null))}
        />
      )}
    </Show>
  )
  const wordsOf = ({ condition, not }: One): string => {
    const what = conditionWords(condition, notebook)
    return not ? t('filters.says.not', { what }) : what
  }
  const bracket = (item: Bracket, at: number) => (
    <span class={styles.bracket} role="group" aria-label={t('filters.group')}>
      <For each={item.items}>
        {(one, i) => (
          <>
            <Show when={i() > 0}>
              <JoinButton join={item.join} onTurn={() => change(turned(block(), at))} />
            </Show>
            {chip(one, [at, i()])}
          </>
        )}
      </For>
      <button
        type="button"
        class={styles.plus}
        aria-label={t('filters.addHere')}
        title={t('filters.addHere')}
        onClick={() => setEditing({ at: 'bracket', bracket: at })}
      >
        <IconPlus aria-hidden="true" />
      </button>
    </span>
  )

  return (
    <>
      <Show when={showsChips() || props.state.isChanged() || !isReady(props.state.base())}>
        <div class={styles.bar}>
          <Show when={showsChips()}>
            <div class={styles.chips} role="group" aria-label={t('filters.title')}>
              <For each={block().items}>
                {(item, index) => (
                  <>
                    <Show when={index() > 0}>
                      <JoinButton join={block().join} onTurn={() => change(turned(block()))} />
                    </Show>
                    {item.type === 'bracket' ? bracket(item, index()) : chip(item, [index()])}
                  </>
                )}
              </For>
              <button type="button" class={styles.add} onClick={() => setEditing({ at: 'end' })}>
                <IconPlus aria-hidden="true" />
                {t('filters.add')}
              </button>
              <button type="button" class={styles.add} onClick={() => setEditing({ at: 'newBracket' })}>
                <IconGroup aria-hidden="true" />
                {t('filters.addGroup')}
              </button>
            </div>
          </Show>
          <ViewActions state={props.state} saved={props.saved} />
        </div>
      </Show>
      <Problems state={props.state} />
      <Suspense>
        <Show when={target()} keyed>
          {(to) => (
            <FilterDialog
              one={to.at === 'place' ? to.one : undefined}
              context={props.context}
              countWith={(one) => countWith(to, one)}
              onSave={(one) => {
                change(withOne(to, one))
                close()
              }}
              onClose={close}
            />
          )}
        </Show>
      </Suspense>
    </>
  )
}

function Chip(props: { words: string; onOpen?: () => void; onRemove: () => void }) {
  return (
    <span class={styles.chip}>
      <Show when={props.onOpen} fallback={<span class={styles.words}>{props.words}</span>}>
        <button type="button" class={styles.words} aria-haspopup="dialog" onClick={() => props.onOpen?.()}>
          {props.words}
        </button>
      </Show>
      <button
        type="button"
        class={styles.remove}
        aria-label={t('filters.remove', { what: props.words })}
        onClick={() => props.onRemove()}
      >
        <IconRemove aria-hidden="true" />
      </button>
    </span>
  )
}

/** The word between two filters: tapped it becomes the other. */
function JoinButton(props: { join: Join; onTurn: () => void }) {
  return (
    <button
      type="button"
      class={styles.join}
      aria-label={props.join === 'all' ? t('filters.switchToOr') : t('filters.switchToAnd')}
      title={props.join === 'all' ? t('filters.switchToOr') : t('filters.switchToAnd')}
      onClick={() => props.onTurn()}
    >
      {props.join === 'all' ? t('filters.and') : t('filters.or')}
    </button>
  )
}

/** What of the view cannot be asked any more, or was put away. */
function Problems(props: { state: ListQueryState }) {
  const notebook = useNotebook()
  const named = (why: 'unknown' | 'archived'): string =>
    problemsOf(props.state.view(), notebook.settings().fields)
      .filter((problem) => problem.why === why)
      .map(({ field }) => fieldTitle(field, notebook))
      .join(', ')
  return (
    <>
      <Show when={named('unknown')}>
        {(fields) => <p class={styles.problem}>{t('filters.problems', { fields: fields() })}</p>}
      </Show>
      <Show when={named('archived')}>
        {(fields) => <p class={styles.problem}>{t('filters.archived', { fields: fields() })}</p>}
      </Show>
    </>
  )
}
