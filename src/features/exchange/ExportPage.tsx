/** The list as a file. The server records it first: with no network, or without the right, there is no file. */
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createMemo, createResource, createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import IconEmpty from '~icons/lucide/file-x'
import IconNoAccess from '~icons/lucide/lock'
import IconDownload from '~icons/lucide/download'
import { locale, t } from '../../i18n'
import { foundOf, listOf, readQuery, type ListQuery } from '../../parts/clients/list'
import { mayInWorkspace } from '../../shared/access'
import { dayOf } from '../../shared/dates'
import type { MemberId, ProfileId } from '../../shared/ids'
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
  const [params] = useSearchParams()
  const query = createMemo(() => readQuery(params))
  const may = () => mayInWorkspace(notebook.role(), 'export', notebook.me().member.mayExport)
  return (
    <Page
      title={t('exchange.export.title')}
      narrow
      back={{ label: t('common.back'), onClick: () => navigate(`/clients${location.search}`) }}
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
        <ExportForm notebook={notebook} query={query()} />
      </Show>
    </Page>
  )
}

function ExportForm(props: { notebook: Notebook; query: ListQuery }) {
  const [format, setFormat] = createSignal<'xlsx' | 'csv'>('xlsx')
  const [state, setState] = createSignal<State>({ at: 'rest' })
  const [problem, setProblem] = createSignal<ExportProblem | null>(null)
  let cancelled = false
  onCleanup(() => (cancelled = true))

  const [found] = createResource(
    () => props.query.text.trim() || null,
    (text) => props.notebook.search(text),
  )
  const rows = createMemo(() => {
    const { member, workspace } = props.notebook.me()
    const now = Date.now()
    const viewer = { me: member.id, today: dayOf(now, workspace.zone), now }
    if (props.query.text.trim() === '') return listOf(props.notebook.rows(), props.query, viewer)
    return foundOf(found() ?? [], props.notebook.row, props.query, viewer)
  })
  const filter = () => filterWords(props.query, (id) => props.notebook.memberName(id))

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
function filterWords(query: ListQuery, memberName: (id: MemberId) => string): string {
  const { text, view, city, segment, tag, owner } = query
  return [
    text.trim() && t('exchange.filter.text', { value: text.trim() }),
    view !== 'all' && t(`exchange.filter.view.${view}`),
    city && t('exchange.filter.city', { value: city }),
    segment && t('exchange.filter.segment', { value: segment }),
    tag && t('exchange.filter.tag', { value: tag }),
    owner && t('exchange.filter.owner', { value: memberName(owner as MemberId) }),
  ]
    .filter(Boolean)
    .join('; ')
}
