/**
 * An import from the choice of a file to its result. It belongs to the app, not to the page: whoever
 * leaves the page finds file, columns and choices again, and a running import goes on.
 */
import { createRoot, createSignal } from 'solid-js'
import { locale, t } from '../../i18n'
import type { ProfileId } from '../../shared/ids'
import type { Notebook } from '../../solid/notebook'
import { showToast } from '../../ui/toast'
import { startDesk, type RemoteDesk } from './deskClient'
import type { OwnField } from '../../shared/team/ownFields'
import type { Target } from './fields'
import type { CheckResult, LineCard, Opened } from './importDesk'
import { plannedRows, runImport, type Decision, type ImportPlan, type ImportResult } from './runImport'
import { LIMITS, type FileProblem } from './table'

export type Step = 'file' | 'columns' | 'check' | 'run' | 'done'

export interface ImportModel {
  step(): Step
  /** What is computed right now; the page waits for it. */
  busy(): 'open' | 'check' | null
  fileName(): string
  problem(): FileProblem | null
  opened(): Opened | null
  mapping(): readonly (Target | null)[]
  checked(): CheckResult | null
  /** The team's fields in use. */
  own(): OwnField[]
  decisionOf(line: number): Decision
  /** The rows that become new clients, some at a time. */
  freshCards(from: number, count: number): Promise<LineCard[]>
  /** Clients that this member may not write to: nothing can be added to them. */
  readOnly(client: ProfileId): boolean
  plan(): ImportPlan
  progress(): { done: number; total: number }
  cancelling(): boolean
  result(): ImportResult | null
  choose(file: File): Promise<void>
  layOut(sheet: number, headed?: boolean): Promise<void>
  setField(column: number, field: Target | null): void
  check(): Promise<void>
  decide(line: number, decision: Decision): void
  decideAll(decision: Decision): void
  /** To an earlier step; file and columns stay. */
  backTo(step: 'file' | 'columns' | 'check'): void
  run(): Promise<void>
  cancel(): void
  /** Forgets the file: another one. */
  again(): void
}

const models = new WeakMap<Notebook, ImportModel>()

/** The one import of a notebook. */
export function importOf(notebook: Notebook): ImportModel {
  let model = models.get(notebook)
  if (model === undefined) models.set(notebook, (model = createRoot(() => makeImportModel(notebook))))
  return model
}

export function makeImportModel(notebook: Notebook, start: () => RemoteDesk = startDesk): ImportModel {
  const [step, setStep] = createSignal<Step>('file')
  const [busy, setBusy] = createSignal<'open' | 'check' | null>(null)
  const [fileName, setFileName] = createSignal('')
  const [problem, setProblem] = createSignal<FileProblem | null>(null)
  const [opened, setOpened] = createSignal<Opened | null>(null)
  const [mapping, setMapping] = createSignal<readonly (Target | null)[]>([])
  const [checked, setChecked] = createSignal<CheckResult | null>(null)
  const [decisions, setDecisions] = createSignal<ReadonlyMap<number, Decision>>(new Map())
  const [readOnly, setReadOnly] = createSignal<ReadonlySet<ProfileId>>(new Set())
  const [progress, setProgress] = createSignal({ done: 0, total: 0 })
  const [cancelling, setCancelling] = createSignal(false)
  const [result, setResult] = createSignal<ImportResult | null>(null)
  let desk: RemoteDesk | undefined

  /** A worker that does not answer is a problem of this file too: a smaller one may work. */
  async function busyWith<T>(what: 'open' | 'check', work: () => Promise<T>): Promise<T | undefined> {
    setBusy(what)
    setProblem(null)
    try {
      return await work()
    } catch {
      setProblem({ problem: 'unreadable' })
      return undefined
    } finally {
      setBusy(null)
    }
  }

  function show(answer: Opened | FileProblem | undefined): boolean {
    if (answer === undefined) return false
    if ('problem' in answer) {
      setProblem(answer)
      return false
    }
    setOpened(answer)
    setMapping(answer.layout.guess)
    return true
  }

  const own = () => notebook.settings().fields.filter(({ archived }) => !archived)
  const decisionOf = (line: number): Decision => decisions().get(line) ?? 'skip'
  const plan = (): ImportPlan => ({
    fresh: checked()?.fresh ?? 0,
    known: (checked()?.known ?? []).map(({ line, match }) => ({
      line,
      client: match.where,
      decision: decisionOf(line),
    })),
    bad: checked()?.bad.length ?? 0,
  })

  return {
    step,
    busy,
    fileName,
    problem,
    opened,
    mapping,
    checked,
    own,
    decisionOf,
    readOnly: (client) => readOnly().has(client),
    plan,
    progress,
    cancelling,
    result,

    async choose(file) {
      if (file.size > LIMITS.bytes) {
        setProblem({ problem: 'tooLarge', megabytes: Math.ceil(file.size / 1024 / 1024) })
        setFileName(file.name)
        return
      }
      const answer = await busyWith('open', async () => {
        setFileName(file.name)
        const bytes = new Uint8Array(await file.arrayBuffer())
        const next = start()
        const read = await next.open(bytes, own()).catch((error: unknown) => {
          next.close()
          throw error
        })
        desk?.close()
        desk = next
        return read
      })
      if (show(answer)) setStep('columns')
      else setOpened(null)
    },

    async layOut(sheet, headed) {
      show(await busyWith('open', () => desk!.layout(sheet, own(), headed)))
    },

    setField(column, field) {
      setMapping(mapping().map((one, index) => (index === column ? field : one)))
    },

    async check() {
      const clients = notebook.rows().map(({ id, inns, phones, emails }) => ({ id, inns, phones, emails }))
      const found = await busyWith('check', () =>
        desk!.check({ mapping: [...mapping()], locale: locale(), clients, own: own() }),
      )
      if (found === undefined) return
      setReadOnly(notWritable(notebook, new Set(found.known.map(({ match }) => match.where))))
      setDecisions(new Map())
      setChecked(found)
      setStep('check')
    },

    freshCards: async (from, count) => (await desk?.cards({ from, count })) ?? [],

    decide: (line, decision) => setDecisions(new Map(decisions()).set(line, decision)),
    decideAll(decision) {
      const all = (checked()?.known ?? []).filter(
        ({ match }) => decision !== 'complete' || !readOnly().has(match.where),
      )
      setDecisions(new Map(all.map(({ line }) => [line, decision])))
    },

    backTo: (earlier) => {
      setProblem(null)
      setStep(earlier)
    },

    async run() {
      const planned = plan()
      setCancelling(false)
      setProgress({ done: 0, total: plannedRows(planned) })
      setStep('run')
      addEventListener('beforeunload', holdBack)
      const came = await runImport(planned, {
        desk: desk!,
        createMany: notebook.createMany,
        profileOf: notebook.profileOf,
        change: notebook.change,
        progress: (done) => setProgress({ ...progress(), done }),
        cancelled: cancelling,
        now: Date.now,
      })
      removeEventListener('beforeunload', holdBack)
      setResult(came)
      setStep('done')
      // Whoever went on working elsewhere hears of the end there.
      if (location.pathname !== '/import')
        showToast({ kind: 'success', text: t('exchange.done.toast', { count: came.added }) })
    },

    cancel: () => void setCancelling(true),

    again() {
      desk?.close()
      desk = undefined
      setOpened(null)
      setChecked(null)
      setResult(null)
      setProblem(null)
      setFileName('')
      setStep('file')
    },
  }
}

/** Closing the tab would end a running import: the browser asks first. */
const holdBack = (event: BeforeUnloadEvent): void => event.preventDefault()

/** Of these clients, those that the member may only read. */
function notWritable(notebook: Notebook, clients: ReadonlySet<ProfileId>): ReadonlySet<ProfileId> {
  const { id, role } = notebook.me().member
  const others = role === 'head' ? [] : [...clients].filter((client) => notebook.row(client)?.owner !== id)
  return new Set(
    others.filter(
      (client) =>
        !createRoot((close) => {
          const may = notebook.open(client).mayWrite()
          close()
          return may
        }),
    ),
  )
}
