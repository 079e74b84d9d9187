import { useNavigate } from '@solidjs/router'
import { createEffect, createMemo, createSignal, lazy, on, Show, Suspense, untrack } from 'solid-js'
import IconFilter from '~icons/lucide/list-filter'
import IconExport from '~icons/lucide/download'
import IconChoose from '~icons/lucide/list-checks'
import IconNew from '~icons/lucide/plus'
import IconOptions from '~icons/lucide/sliders-horizontal'
import IconImport from '~icons/lucide/upload'
import { t, withAllMessages } from '../../i18n'
import { createAfterPaint, createSteps } from '../../parts/afterPaint'
import { createSavedViews, createViewContext } from '../../parts/clients/context'
import { foundOf, isReady } from '../../parts/clients/list'
import { NotYet } from '../../parts/clients/NotYet'
import { mayHandOver } from '../../parts/handover/model'
import { mayInWorkspace } from '../../shared/access'
import { compile } from '../../shared/view/match'
import { makeOrder } from '../../shared/view/order'
import { isArriving, useNotebook } from '../../solid/notebook'
import { IconButton, LinkButton } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { Page } from '../../ui/Page'
import { ClientList } from './ClientList'
import styles from './ClientsPage.module.css'
import { createFound } from './createFound'
import { createListQuery } from './createListQuery'
import { createHead, createKeptHead } from './head'
import { SearchField } from './SearchField'
import { createSelection } from './selection'
import { Views } from './Views'

const HandoverDialog = lazy(
  withAllMessages(async () => ({
    default: (await import('../../parts/handover/HandoverDialog')).HandoverDialog,
  })),
)
const ColleaguesFound = lazy(withAllMessages(() => import('../../parts/colleagues/ColleaguesFound')))
const NoClients = lazy(async () => ({ default: (await import('./NoClients')).NoClients }))
const SelectionBar = lazy(withAllMessages(async () => ({ default: (await import('./SelectionBar')).SelectionBar })))
const FilterBar = lazy(withAllMessages(() => import('./filter/FilterBar')))
const OptionsDialog = lazy(withAllMessages(() => import('./filter/OptionsDialog')))
const TagDialog = lazy(withAllMessages(() => import('./TagDialog')))

/** The code of a page that was drawn before is made ready: from then on it is drawn in one task. */
let drawnBefore = false

export default function ClientsPage() {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const context = createViewContext()
  const saved = createSavedViews()
  const state = createListQuery(saved.all)
  const { text, base } = state
  // The chip that was pressed is seen before the list that it asks for.
  const view = createAfterPaint(state.view)
  const found = createFound(text)
  // What colleagues have is told below what was found, a picture later.
  const told = createAfterPaint(() => found()?.text ?? '')
  const selection = createSelection()
  // Once opened the dialogs stay, and with them what was written.
  const [handing, setHanding] = createSignal<boolean>()
  const [tagging, setTagging] = createSignal<boolean>()
  const [options, setOptions] = createSignal<boolean>()
  /** The filter that is being made, though there is none yet. */
  const [filtering, setFiltering] = createSignal(false)
  let list: HTMLElement | undefined
  // From the top downwards, so that nothing is moved by what comes after it.
  const step = drawnBefore ? () => 3 : createSteps(3, 'nextTask')
  createEffect(() => (drawnBefore ||= step() === 3))

  const order = makeOrder()
  // Typing and filtering sort nothing anew, sorting filters nothing.
  const sorted = createMemo(() => order(notebook.rows(), view().sort, context()))
  const matches = createMemo(() => compile(view().filter, context()))
  const isBestFirst = (): boolean => view().sort.field === 'name' && !view().sort.down
  // A search that is left has filtered nothing anew either.
  const unsearched = createMemo(() => sorted().filter(matches()))
  const head = createHead(state, saved.all)
  const shown = createMemo(() => {
    const first = head()
    if (first !== undefined) return first.rows
    const answer = found()
    if (answer === undefined) return []
    const { ids } = answer
    if (ids === null) return unsearched()
    notebook.rows()
    const isShown = matches()
    // Each of them would listen to the rows by itself.
    if (isBestFirst()) return untrack(() => foundOf(ids, notebook.row, isShown))
    const among = new Set(ids)
    return sorted().filter((row) => among.has(row.id) && isShown(row))
  })
  const may = (action: 'create' | 'import' | 'export'): boolean =>
    mayInWorkspace(notebook.role(), action, notebook.me().member.mayExport)
  const chosen = (): readonly string[] => [...selection.chosen()]
  const toHandOver = createMemo(() =>
    [...selection.chosen()].filter((id) => {
      const row = notebook.row(id)
      return row !== undefined && mayHandOver(notebook.role(), notebook.me().member.id, row)
    }),
  )
  /** Enter is pressed faster than found: it means what will be first. */
  let isEntered = false
  const openFirst = (): void => {
    isEntered = found()?.text !== text().trim()
    const first = shown()[0]
    if (!isEntered && first !== undefined) navigate(`/clients/${first.id}`)
  }
  createEffect(on(found, () => isEntered && openFirst(), { defer: true }))
  const typed = (next: string): void => {
    isEntered = false
    state.setText(next)
  }
  createKeptHead(() => {
    const isWhole = notebook.ready() && found()?.ids === null && view().group === null
    const rows = shown()
    return isWhole ? { search: state.search(), rows, count: rows.length, all: all() } : undefined
  })
  const toList = (): void => list?.querySelector<HTMLElement>('[data-index] :is(a, button)')?.focus()
  const all = (): number => head()?.all ?? notebook.rows().length
  /** There from the beginning, unless there is nothing to look for: what comes later would push the list down. */
  const hasTools = (): boolean => notebook.rows().length > 0 || !notebook.ready() || isArriving(notebook.status())
  /** Is it known what there is, or are clients still on their way? */
  const isKnown = (): boolean => {
    const { whole, pulling } = notebook.status()
    return notebook.rows().length > 0 || (whole && pulling === null)
  }
  const hasBar = (): boolean => filtering() || state.isChanged() || !isReady(base())

  const help = (): string => {
    if (state.isChanged()) return ''
    switch (base()) {
      case 'timeToCall':
        return t('clients.help.timeToCall')
      case 'inProgress':
        return t('clients.help.inProgress')
      case 'toSettle':
        return t('clients.help.toSettle')
      default:
        return ''
    }
  }
  const items = () => [
    ...(may('create') ? [{ label: t('clients.choose'), icon: IconChoose, onSelect: () => selection.start() }] : []),
    ...(may('import') ? [{ label: t('clients.import'), icon: IconImport, onSelect: () => navigate('/import') }] : []),
    ...(may('export')
      ? [{ label: t('clients.export'), icon: IconExport, onSelect: () => navigate(`/export${state.search()}`) }]
      : []),
  ]

  return (
    <Page
      fill
      title={t('clients.title')}
      actions={
        <>
          <Show when={may('create')}>
            <LinkButton class={styles.new} variant="primary" icon={IconNew} href="/clients/new">
              {t('clients.new')}
            </LinkButton>
          </Show>
          <Show when={items().length > 0}>
            <Menu label={t('common.more')} items={items()} />
          </Show>
        </>
      }
      toolbar={
        <Show when={step() > 0 && hasTools()}>
          <div class={styles.find}>
            <SearchField text={text()} onText={typed} onEnter={openFirst} onDown={toList} />
            <IconButton
              icon={IconFilter}
              variant="plain"
              label={t('clients.filters')}
              onClick={() => setFiltering(true)}
            />
            <IconButton
              icon={IconOptions}
              variant="plain"
              label={t('clients.options')}
              onClick={() => setOptions(true)}
            />
          </div>
          <Show when={step() > 1}>
            <Views base={base()} all={all()} onOpen={state.open} saved={saved} context={context()} />
            <Show when={hasBar()}>
              <Suspense>
                <FilterBar
                  state={state}
                  saved={saved}
                  context={context()}
                  adding={filtering()}
                  onAdding={setFiltering}
                />
              </Suspense>
            </Show>
          </Show>
        </Show>
      }
    >
      <Show when={step() > 2}>
        <div class={styles.body} ref={(element) => (list = element)}>
          <Show when={head() ?? (notebook.ready() && found())}>
            <Show
              when={shown().length > 0}
              fallback={
                <div class={styles.nothing}>
                  <Show when={isKnown()} fallback={<NotYet />}>
                    <Suspense>
                      <NoClients text={found()?.text ?? ''} state={state} />
                    </Suspense>
                  </Show>
                </div>
              }
            >
              <ClientList
                rows={shown()}
                count={head()?.count ?? shown().length}
                all={all()}
                view={view()}
                text={found()?.text ?? ''}
                change={state.change}
                address={state.search()}
                context={context()}
                help={help()}
                selection={selection}
                mayChoose={may('create')}
              />
            </Show>
            <Show when={told() !== ''}>
              <Suspense>
                <ColleaguesFound text={told()} />
              </Suspense>
            </Show>
            <Show when={notebook.ready() && (selection.on() || selection.chosen().size > 0)}>
              <Suspense>
                <SelectionBar
                  selection={selection}
                  shown={shown()}
                  toHandOver={toHandOver().length}
                  onHandOver={() => setHanding(true)}
                  onTag={() => setTagging(true)}
                  onExport={may('export') ? () => navigate('/export', { state: { chosen: chosen() } }) : undefined}
                />
              </Suspense>
            </Show>
          </Show>
        </div>
      </Show>
      <Suspense>
        <Show when={handing() !== undefined}>
          <HandoverDialog
            profiles={toHandOver()}
            open={handing() === true}
            onClose={() => setHanding(false)}
            onDone={selection.stop}
          />
        </Show>
        <Show when={tagging()}>
          <TagDialog profiles={[...selection.chosen()]} onClose={() => setTagging(false)} />
        </Show>
        <Show when={options()}>
          <OptionsDialog
            view={view()}
            base={base()}
            saved={saved}
            change={state.change}
            onClose={() => setOptions(false)}
          />
        </Show>
      </Suspense>
    </Page>
  )
}
