/** The list as a file. The server records it first: with no network, or without the right, there is no file. */
import { useLocation, useNavigate } from '@solidjs/router'
import { createMemo, createResource, createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import IconEmpty from '~icons/lucide/file-x'
import IconNoAccess from '~icons/lucide/lock'
import IconDownload from '~icons/lucide/download'
import { locale, t } from '../../i18n'
import { createSavedViews, createViewContext } from '../../parts/clients/context'
import { foundOf, isReady, readQuery, viewOf, type ListQuery } from '../../parts/clients/list'
import { filterWords, type Speaker } from '../../parts/clients/words'
import { mayInWorkspace } from '../../shared/access'
import { dayOf } from '../../shared/dates'
import { isId, type ProfileId } from '../../shared/ids'
import { compile } from '../../shared/view/match'
import { makeOrder } from '../../shared/view/order'
import type { View } from '../../shared/view/view'
import { useNotebook, type Notebook } from '../../solid/notebook'
import { http } from '../../sync/http'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { ProgressBar } from '../../ui/ProgressBar'
import { Segmented } from '../../ui/Segmented'
import { Spinner } from '../../ui/Spinner'
import { showToast } from '../../ui/toast'
import { download, writeInWorker } from './download'
import styles from './Import.module.css'
import { runExport, type ExportOutcome, type ExportProblem } from './runExport'
import { exportWords } from './words'

type State = { at: 'rest' } | { at: 'asking' } | { at: 'reading'; done: number } | { at: 'writing' }

export default function ExportPage() {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const here = useLocation()
  const query = createMemo(() => readQuery(here.search))
  const chosen = createMemo(() => chosenIn(here.state))
  const may = () => mayInWorkspace(notebook.role(), 'export', notebook.me().member.mayExport)
  return (
    <Page
      title={t('exchange.export.title')}
      narrow
      back={{ label: t('common.back'), onClick: () => navigate(`/clients${here.search}`) }}
    >
      <Show
        when={may()}
        fallback={
          <EmptyState
            icon={IconNoAccess}
            title={t('exchange.export.noAccess.title')}
            text={t('exchange.export.noAccess.text')}
          />
        }
      >
        <ExportForm notebook={notebook} query={query()} chosen={chosen()} />
      </Show>
    </Page>
  )
}

/** The clients that were chosen in the list; null = the list as it stands in the address. */
function chosenIn(state: unknown): readonly ProfileId[] | null {
  const chosen = typeof state === 'object' && state !== null && 'chosen' in state ? state.chosen : null
  return Array.isArray(chosen) ? chosen.filter((id): id is ProfileId => typeof id === 'string' && isId(id)) : null
}

function ExportForm(props: { notebook: Notebook; query: ListQuery; chosen: readonly ProfileId[] | null }) {
  const [format, setFormat] = createSignal<'xlsx' | 'csv'>('xlsx')
  const [state, setState] = createSignal<State>({ at: 'rest' })
  const [problem, setProblem] = createSignal<ExportProblem | null>(null)
  let cancelled = false
  onCleanup(() => (cancelled = true))

  const [found] = createResource(
    () => props.query.text.trim() || null,
    (text) => props.notebook.search(text),
  )
  const context = createViewContext()
  const saved = createSavedViews()
  const view = createMemo(() => viewOf(props.query, saved.all()))
  const order = makeOrder()
  const rows = createMemo(() => {
    const all = props.notebook.rows()
    if (props.chosen !== null) return foundOf(props.chosen, props.notebook.row, () => true)
    const matches = compile(view().filter, context())
    if (props.query.text.trim() === '') return order(all, view().sort, context()).filter(matches)
    return foundOf(found() ?? [], props.notebook.row, matches)
  })
  const filter = () =>
    props.chosen === null ? listWords(props.query, view(), props.notebook) : t('filters.exportChosen')

  async function start(): Promise<void> {
    const ids = rows().map(({ id }) => id)
    cancelled = false
    setProblem(null)
    setState({ at: 'asking' })
    const outcome = await runExport(
      {
        format: format(),
        delimiter: locale() === 'ru' ? ';' : ',',
        filter: filter() || t('exchange.filter.all'),
        ids,
        words: exportWords((id) => props.notebook.memberName(id)),
        own: props.notebook.settings().fields.filter(({ archived }) => !archived),
      },
      {
        record: (body) => http('POST', '/api/exports', body),
        profileOf: (id: ProfileId) => props.notebook.profileOf(id),
        progress: (done) => setState(done === ids.length ? { at: 'writing' } : { at: 'reading', done }),
        write: writeInWorker,
        cancelled: () => cancelled,
      },
    )
    setState({ at: 'rest' })
    finish(outcome)
  }

  function finish(outcome: ExportOutcome): void {
    if ('problem' in outcome) setProblem(outcome.problem)
    if (!('blob' in outcome) || cancelled) return
    download(outcome.blob, `${t('exchange.export.fileName')} ${dayOf(Date.now())}.${format()}`)
    showToast({ kind: 'success', text: t('exchange.export.done') })
  }

  return (
    <>
      <Show
        when={rows().length > 0 || found.loading}
        fallback={<EmptyState icon={IconEmpty} title={t('exchange.export.empty')} />}
      >
        <Card>
          <h2 class={styles.clientName}>{t('exchange.export.count', { count: rows().length })}</h2>
          <p class={styles.muted}>{filter() || t('exchange.export.whole')}</p>
          <p>{t('exchange.export.text')}</p>
          <Segmented
            label={t('exchange.export.format')}
            value={format()}
            options={[
              { value: 'xlsx', label: t('exchange.export.xlsx') },
              { value: 'csv', label: t('exchange.export.csv') },
            ]}
            onChange={setFormat}
          />
          <p class={styles.small}>{t(`exchange.export.${format()}Hint`)}</p>
          <p class={styles.small}>{t('exchange.export.recorded')}</p>
          <Running
            state={state()}
            total={rows().length}
            onCancel={() => (cancelled = true)}
            onStart={() => void start()}
          />
        </Card>
      </Show>
      <Show when={problem()}>{(what) => <Banner tone="danger">{t(`exchange.export.problem.${what()}`)}</Banner>}</Show>
    </>
  )
}

function Running(props: { state: State; total: number; onStart: () => void; onCancel: () => void }) {
  const waiting = (words: string) => (
    <p class={styles.busy}>
      <Spinner small label={words} />
      {words}
    </p>
  )
  return (
    <Switch
      fallback={
        <Button class={styles.start} variant="primary" icon={IconDownload} onClick={() => props.onStart()}>
          {t('exchange.export.start')}
        </Button>
      }
    >
      <Match when={props.state.at === 'asking'}>{waiting(t('exchange.export.recording'))}</Match>
      <Match when={props.state.at === 'writing'}>{waiting(t('exchange.export.writing'))}</Match>
      <Match when={props.state.at === 'reading' && props.state}>
        {(state) => (
          <>
            <ProgressBar
              label={t('exchange.export.progress', { done: state().done, total: props.total })}
              value={state().done}
              max={props.total}
            />
            <Button class={styles.start} onClick={() => props.onCancel()}>
              {t('exchange.export.cancel')}
            </Button>
          </>
        )}
      </Match>
    </Switch>
  )
}

/** What the list shows, in words; '' when it shows everybody. */
function listWords({ text, base, words }: ListQuery, view: View, speaker: Speaker): string {
  const typed = text.trim()
  const isAsReady = isReady(base) && words.f === undefined
  return [
    typed && t('exchange.filter.text', { value: typed }),
    isAsReady ? base !== 'all' && t(`exchange.filter.view.${base}`) : filterWords(view.filter, speaker),
  ]
    .filter(Boolean)
    .join('; ')
}
