import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, lazy, Show, Suspense } from 'solid-js'
import IconExport from '~icons/lucide/download'
import IconChoose from '~icons/lucide/list-checks'
import IconNew from '~icons/lucide/plus'
import IconImport from '~icons/lucide/upload'
import { t, withAllMessages } from '../../i18n'
import { filterOf, foundOf, isSameFilter, listOf } from '../../parts/clients/list'
import { mayHandOver } from '../../parts/handover/model'
import { createToday } from '../../parts/today'
import { mayInWorkspace } from '../../shared/access'
import { useNotebook } from '../../solid/notebook'
import { LinkButton } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { Page } from '../../ui/Page'
import { ClientList } from './ClientList'
import styles from './ClientsPage.module.css'
import { createFound } from './createFound'
import { createListQuery } from './createListQuery'
import { Filters } from './Filters'
import { NoClients } from './NoClients'
import { SearchField } from './SearchField'
import { createSelection } from './selection'
import { SelectionBar } from './SelectionBar'
import { Views } from './Views'

const HandoverDialog = lazy(
  withAllMessages(async () => ({
    default: (await import('../../parts/handover/HandoverDialog')).HandoverDialog,
  })),
)

export default function ClientsPage() {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const today = createToday()
  const state = createListQuery()
  const { query, change, search } = state
  const found = createFound(() => query().text)
  const selection = createSelection()
  // Once opened the dialog stays, and with it what was written.
  const [handing, setHanding] = createSignal<boolean>()
  let list: HTMLElement | undefined

  const viewer = createMemo(() => ({ me: notebook.me().member.id, today: today(), now: Date.now() }))
  // Not made anew while somebody types: only what was found changes then.
  const filter = createMemo(() => filterOf(query()), undefined, { equals: isSameFilter })
  const shown = createMemo(() => {
    const rows = notebook.rows()
    const ids = found()
    if (ids === undefined) return []
    return ids === null ? listOf(rows, filter(), viewer()) : foundOf(ids, notebook.row, filter(), viewer())
  })
  const may = (action: 'create' | 'import' | 'export'): boolean =>
    mayInWorkspace(notebook.role(), action, notebook.me().member.mayExport)
  const toHandOver = createMemo(() =>
    [...selection.chosen()].filter((id) => {
      const row = notebook.row(id)
      return row !== undefined && mayHandOver(notebook.role(), notebook.me().member.id, row)
    }),
  )
  const openFirst = (): void => {
    const first = shown()[0]
    if (first !== undefined) navigate(`/clients/${first.id}`)
  }
  const toList = (): void => list?.querySelector<HTMLElement>('[data-index] a')?.focus()

  const items = () => [
    ...(may('create') ? [{ label: t('clients.choose'), icon: IconChoose, onSelect: () => selection.start() }] : []),
    ...(may('import') ? [{ label: t('clients.import'), icon: IconImport, onSelect: () => navigate('/import') }] : []),
    ...(may('export')
      ? [{ label: t('clients.export'), icon: IconExport, onSelect: () => navigate(`/export${search()}`) }]
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
        <Show when={notebook.rows().length > 0}>
          <div class={styles.find}>
            <SearchField text={query().text} onText={(text) => change({ text })} onEnter={openFirst} onDown={toList} />
            <Filters filter={filter()} change={change} viewer={viewer()} count={shown().length} />
          </div>
          <Views view={query().view} onChange={(view) => change({ view })} viewer={viewer()} />
        </Show>
      }
    >
      <div class={styles.body} ref={(element) => (list = element)}>
        <Show when={notebook.ready() && found() !== undefined}>
          <Show when={shown().length > 0} fallback={<NoClients query={query()} change={change} />}>
            <ClientList
              rows={shown()}
              filter={filter()}
              text={query().text}
              change={change}
              address={search()}
              today={today()}
              selection={selection}
              mayChoose={may('create')}
            />
          </Show>
          <Show when={selection.on() || selection.chosen().size > 0}>
            <SelectionBar
              selection={selection}
              shown={shown()}
              toHandOver={toHandOver().length}
              onHandOver={() => setHanding(true)}
            />
          </Show>
        </Show>
      </div>
      <Show when={handing() !== undefined}>
        <Suspense>
          <HandoverDialog
            profiles={toHandOver()}
            open={handing() === true}
            onClose={() => setHanding(false)}
            onDone={selection.stop}
          />
        </Suspense>
      </Show>
    </Page>
  )
}
