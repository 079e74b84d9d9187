/**
 * An import of orders from the choice of a file to its result. It belongs to the app, not to the page: whoever leaves
 * the page finds file, columns and choices again, and a running import goes on.
 */
import { batch, createMemo, createRoot, createSignal, untrack } from 'solid-js'
import { locale, t } from '../../../i18n'
import { takeBack } from '../../../parts/undo'
import { dayOf } from '../../../shared/dates'
import type { ProfileId } from '../../../shared/ids'
import { mapInTasks } from '../../../shared/nextTask'
import { mayDo } from '../../../shared/practice/doer'
import type { Money } from '../../../shared/profile/factWords'
import type { Notebook } from '../../../solid/notebook'
import { showToast } from '../../../ui/toast'
import { LIMITS } from '../table'
import { ordersOf } from './listOrders'
import { matchParties, type Match } from './matchParties'
import { nameKey } from './names'
import { missingFields, type Missing, type OrderField } from './orderFields'
import type { OpenedOrders, OrdersFileProblem } from './ordersDesk'
import { planOrders, type ClientPlan, type PlanOptions } from './planOrders'
import type { OrderLine, Party, ReadList } from './readOrders'
import { rememberClient, rememberedClients, rememberedShape, rememberShape } from './remembered'
import { runOrders, type ClientOrders, type OrdersResult } from './runOrders'
import { startOrdersDesk, type RemoteOrdersDesk } from './startDesk'

export type Step = 'file' | 'columns' | 'check' | 'run' | 'done'

/** A client of the list, and what becomes of its orders. */
export interface PartyLine {
  party: Party
  orders: number
  sums: Money[]
  match: Match
  /** `readOnly`: it is here, and this member may not write to it. */
  fate: 'import' | 'missing' | 'readOnly'
}

/** What the list changes, without the changes themselves. */
export type Compared = Omit<ClientPlan, 'changes'> & { changes: number }

export interface OrdersModel {
  step(): Step
  busy(): 'open' | 'read' | null
  fileName(): string
  problem(): OrdersFileProblem | null
  opened(): OpenedOrders | null
  mapping(): readonly (OrderField | null)[]
  grouped(): boolean
  /** Of amounts that name none, ISO 4217. */
  currency(): string
  /** The columns stand as they were chosen for such a list before. */
  isRemembered(): boolean
  missing(): Missing[]
  list(): ReadList | null
  lines(): readonly PartyLine[]
  /** What the list changes in a client; undefined until it was compared. */
  compared(client: ProfileId): Compared | undefined
  /** Clients compared so far; null = all are. */
  comparing(): { done: number; total: number } | null
  totals(): Totals
  /** YYYY-MM-DD; '' = not known. */
  known(): string
  /** Where the offered day comes from. */
  knownFrom(): 'period' | 'last'
  /** YYYY-MM-DD in the company's zone. */
  today(): string
  progress(): { done: number; total: number }
  cancelling(): boolean
  result(): OrdersResult | null
  /** Is the import being taken back, or was it? */
  undone(): 'no' | 'running' | 'done'
  choose(file: File): Promise<void>
  layOut(sheet: number): Promise<void>
  setField(column: number, field: OrderField | null): void
  setGrouped(grouped: boolean): void
  setCurrency(currency: string): void
  /** Forgets what was chosen before for such a list. */
  guessAnew(): void
  check(): Promise<void>
  setKnown(day: string): void
  /** null = its orders are left out. Remembered on this device. */
  chooseClient(party: Party, client: ProfileId | null): void
  backTo(step: 'file' | 'columns' | 'check'): void
  run(): Promise<void>
  cancel(): void
  undo(): Promise<void>
  /** Forgets the file: another one. */
  again(): void
}

export interface Totals {
  fresh: number
  updated: number
  unchanged: number
  /** Orders of clients that were not found or may only be read. */
  left: number
  /** Of the new orders, by currency. */
  added: Money[]
  /** Lines of the file where orders begin whose sum is below nothing. */
  negative: number[]
  /** Does the day up to which orders are known move forward for some client? */
  moves: boolean
}

const models = new WeakMap<Notebook, OrdersModel>()

/** The one import of orders of a notebook. */
export function ordersImportOf(notebook: Notebook): OrdersModel {
  let model = models.get(notebook)
  if (model === undefined) models.set(notebook, (model = createRoot(() => makeOrdersModel(notebook))))
  return model
}

export function makeOrdersModel(
  notebook: Notebook,
  start: () => RemoteOrdersDesk = startOrdersDesk,
  now: () => number = Date.now,
): OrdersModel {
  const [step, setStep] = createSignal<Step>('file')
  const [busy, setBusy] = createSignal<'open' | 'read' | null>(null)
  const [file, setFile] = createSignal<{ name: string; modified: number }>({ name: '', modified: 0 })
  const [problem, setProblem] = createSignal<OrdersFileProblem | null>(null)
  const [opened, setOpened] = createSignal<OpenedOrders | null>(null)
  const [mapping, setMapping] = createSignal<readonly (OrderField | null)[]>([])
  const [grouped, setGrouped] = createSignal(false)
  const [currency, setCurrency] = createSignal('RUB')
  const [isRemembered, setRemembered] = createSignal(false)
  const [list, setList] = createSignal<ReadList | null>(null)
  const [matches, setMatches] = createSignal<ReadonlyMap<string, Match>>(new Map())
  const [compared, setCompared] = createSignal<ReadonlyMap<ProfileId, Compared>>(new Map())
  const [comparing, setComparing] = createSignal<{ done: number; total: number } | null>(null)
  const [known, setKnown] = createSignal('')
  const [knownFrom, setKnownFrom] = createSignal<'period' | 'last'>('last')
  const [progress, setProgress] = createSignal({ done: 0, total: 0 })
  const [cancelling, setCancelling] = createSignal(false)
  const [result, setResult] = createSignal<OrdersResult | null>(null)
  const [undone, setUndone] = createSignal<'no' | 'running' | 'done'>('no')
  let desk: RemoteOrdersDesk | undefined
  let stop = (): void => {}

  const member = () => notebook.me().member
  const zone = () => notebook.me().workspace.zone
  const today = () => dayOf(now(), zone())
  const mayWrite = (client: ProfileId): boolean => {
    const row = notebook.row(client)
    const sight = { members: notebook.team().members, grantsOf: notebook.grants, today: today() }
    return row !== undefined && mayDo(row, { id: member().id, role: notebook.role() }, sight)
  }
  const options = (): PlanOptions => ({
    zone: zone(),
    known: known() === '' ? undefined : known(),
    today: today(),
    productLines: notebook.settings().orderRules?.lines ?? [],
  })

  const parties = createMemo(() =>
    (list()?.parties ?? []).map((party) => {
      const orders = ordersOf(party.lines)
      return { party, orders: orders.length, sums: sumsOf(orders) }
    }),
  )
  const lines = createMemo((): PartyLine[] => {
    const [known, all] = [matches(), parties()]
    // Rows change with each client that is imported: what was found before stands until it is looked for anew.
    return untrack(() =>
      all.flatMap((one) => {
        const match = known.get(one.party.key)
        if (match === undefined) return []
        const fate = match.client === null ? 'missing' : mayWrite(match.client) ? 'import' : 'readOnly'
        return { ...one, match, fate } as const
      }),
    )
  })
  const clients = createMemo((): ClientOrders[] => clientsOf(lines()))

  const totals = createMemo((): Totals => {
    const sum: Totals = { fresh: 0, updated: 0, unchanged: 0, left: 0, added: [], negative: [], moves: false }
    for (const { fate, orders } of lines()) if (fate !== 'import') sum.left += orders
    const added: Money[] = []
    for (const { client } of clients()) {
      const one = compared().get(client)
      const before = untrack(() => notebook.row(client)?.practice?.known ?? '')
      if (known() !== '' && known() > before) sum.moves = true
      if (one === undefined) continue
      sum.fresh += one.fresh
      sum.updated += one.updated
      sum.unchanged += one.unchanged
      sum.negative.push(...one.negative)
      added.push(...one.added)
    }
    return { ...sum, added: sumsOf(added) }
  })

  /** A worker that does not answer is a problem of this file too: a smaller one may work. */
  async function busyWith<T>(what: 'open' | 'read', work: () => Promise<T>): Promise<T | undefined> {
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

  const usualCurrency = (): string => {
    for (const { practice } of notebook.rows()) {
      const money = practice?.orders?.find((order) => order.money !== undefined)?.money
      if (money !== undefined) return money.currency
    }
    return locale() === 'ru' ? 'RUB' : 'EUR'
  }

  function guess(from: OpenedOrders): void {
    setMapping(from.layout.guess)
    setGrouped(from.layout.grouped)
    setCurrency(from.layout.currency ?? usualCurrency())
    setRemembered(false)
  }

  async function show(answer: OpenedOrders | OrdersFileProblem | undefined): Promise<boolean> {
    if (answer === undefined) return false
    if ('problem' in answer) {
      setProblem(answer)
      return false
    }
    const shape = await rememberedShape(member().id, answer.layout.headings)
    guess(answer)
    if (shape !== undefined) {
      setMapping(shape.mapping)
      setGrouped(shape.grouped)
      setCurrency(shape.currency)
      setRemembered(true)
    }
    setOpened(answer)
    return true
  }

  /** The last day of the period in the list, but no day that it cannot know: not after it was saved, not after today. */
  function offerKnown(last: string | undefined): void {
    const end = opened()?.layout.periodEnd
    const saved = file().modified === 0 ? '' : dayOf(file().modified, zone())
    const days = [end ?? '', today(), ...(saved >= (last ?? '9') ? [saved] : [])]
    const until = end === undefined ? '' : days.toSorted()[0]!
    setKnownFrom(until !== '' && until >= (last ?? '') ? 'period' : 'last')
    setKnown(knownFrom() === 'period' ? until : (last ?? ''))
  }

  /** Only the last of several looks counts. */
  let looks = 0
  /** What the list changes in each client that was not compared yet. */
  async function compare(): Promise<void> {
    const mine = ++looks
    const open = clients().filter(({ client }) => !compared().has(client))
    const found = new Map<ProfileId, Compared>()
    const keep = () => setCompared(new Map([...compared(), ...found]))
    setComparing(open.length === 0 ? null : { done: 0, total: open.length })
    for (const [index, { client, lines: orders }] of open.entries()) {
      const plan = planOrders(await notebook.profileOf(client), orders, options())
      if (mine !== looks) return
      found.set(client, { ...plan, changes: plan.changes.length })
      if (index % 50 !== 49) continue
      keep()
      setComparing({ done: index + 1, total: open.length })
    }
    keep()
    setComparing(null)
  }

  return {
    step,
    busy,
    fileName: () => file().name,
    problem,
    opened,
    mapping,
    grouped,
    currency,
    isRemembered,
    missing: () => missingFields(mapping()),
    list,
    lines,
    compared: (client) => compared().get(client),
    comparing,
    totals,
    known,
    knownFrom,
    today,
    progress,
    cancelling,
    result,
    undone,

    async choose(chosen) {
      setFile({ name: chosen.name, modified: chosen.lastModified })
      if (chosen.size > LIMITS.bytes) {
        setProblem({ problem: 'tooLarge', megabytes: Math.ceil(chosen.size / 1024 / 1024) })
        return
      }
      const answer = await busyWith('open', async () => {
        const bytes = new Uint8Array(await chosen.arrayBuffer())
        const next = start()
        const read = await next.open(bytes).catch((error: unknown) => {
          next.close()
          throw error
        })
        desk?.close()
        desk = next
        return read
      })
      if (await show(answer)) setStep('columns')
      else setOpened(null)
    },

    async layOut(sheet) {
      await show(await busyWith('open', () => desk!.layout(sheet)))
    },

    setField(column, field) {
      // One column for each field: the one that was it before is left out.
      setMapping(mapping().map((one, index) => (index === column ? field : one === field ? null : one)))
    },
    setGrouped,
    setCurrency,
    guessAnew() {
      const from = opened()
      if (from !== null) guess(from)
    },

    async check() {
      const from = opened()
      if (from === null) return
      const done = await busyWith('read', async () => {
        // Where clients stand among documents; anywhere else a column tells who they are.
        const names = mapping().includes('client') ? [] : await knownNames(notebook)
        const read = await desk!.read({
          mapping: [...mapping()],
          grouped: grouped(),
          currency: currency(),
          locale: locale(),
          today: today(),
          names,
        })
        const chosen = await rememberedClients(member().id, read.parties)
        const found = matchParties(read.parties, {
          rows: notebook.rows(),
          chosen: ({ key }) => chosen.get(key),
          zone: zone(),
        })
        return { read, found }
      })
      if (done === undefined) return
      await rememberShape(member().id, from.layout.headings, {
        mapping: [...mapping()],
        grouped: grouped(),
        currency: currency(),
      })
      batch(() => {
        setCompared(new Map())
        setMatches(done.found)
        setList(done.read)
        offerKnown(done.read.last)
        setStep('check')
      })
      await compare()
    },

    setKnown(day) {
      setKnown(day > today() ? today() : day)
    },

    chooseClient(party, client) {
      const before = matches().get(party.key)?.client
      const match: Match = client === null ? { client, why: 'left' } : { client, by: 'chosen' }
      void rememberClient(member().id, party, client)
      batch(() => {
        // What the two clients get is another thing now.
        setCompared(new Map([...compared()].filter(([id]) => id !== client && id !== before)))
        setMatches(new Map([...matches(), [party.key, match]]))
      })
      void compare()
    },

    backTo(earlier) {
      looks += 1
      setComparing(null)
      setProblem(null)
      setStep(earlier)
    },

    async run() {
      const all = clients()
      const total = all.reduce((sum, { lines: orders }) => sum + ordersOf(orders).length, 0)
      const whenCancelled = new Promise<void>((resolve) => (stop = resolve))
      setCancelling(false)
      setUndone('no')
      setProgress({ done: 0, total })
      setStep('run')
      addEventListener('beforeunload', holdBack)
      const came = await runOrders(all, options(), {
        profileOf: notebook.profileOf,
        act: notebook.act,
        mayWrite,
        progress: (done) => setProgress({ done, total }),
        cancelled: cancelling,
        refuses: () => notebook.status().failure !== null,
        whenCancelled,
      })
      removeEventListener('beforeunload', holdBack)
      setResult(came)
      setStep('done')
      // Whoever went on working elsewhere hears of the end there.
      if (location.pathname !== '/import/orders')
        showToast({ kind: 'success', text: t('ordersImport.done.toast', { count: came.fresh }) })
    },

    cancel() {
      setCancelling(true)
      stop()
    },

    async undo() {
      const taken = result()?.step
      if (taken === undefined || undone() !== 'no') return
      setUndone('running')
      await takeBack(notebook, taken, t('ordersImport.done.undone'))
      setUndone('done')
    },

    again() {
      desk?.close()
      desk = undefined
      looks += 1
      setOpened(null)
      setList(null)
      setResult(null)
      setProblem(null)
      setComparing(null)
      setFile({ name: '', modified: 0 })
      setStep('file')
    },
  }
}

const knownNames = async (notebook: Notebook): Promise<string[]> =>
  (await mapInTasks(notebook.rows(), ({ name, legal }) => [name, ...legal].map(nameKey))).flat()

/** Closing the tab would end a running import: the browser asks first. */
const holdBack = (event: BeforeUnloadEvent): void => event.preventDefault()

/** By currency, the largest first. */
function sumsOf(orders: readonly Partial<Money>[]): Money[] {
  const sums = new Map<string, number>()
  for (const { amount, currency } of orders)
    if (amount !== undefined && currency !== undefined) sums.set(currency, (sums.get(currency) ?? 0) + amount)
  return [...sums].map(([currency, amount]) => ({ currency, amount })).toSorted((a, b) => b.amount - a.amount)
}

/** A list may call one client by several names: its orders come together. */
function clientsOf(lines: readonly PartyLine[]): ClientOrders[] {
  const byClient = new Map<ProfileId, OrderLine[]>()
  for (const { party, match, fate } of lines) {
    if (fate !== 'import' || match.client === null) continue
    byClient.set(match.client, [...(byClient.get(match.client) ?? []), ...party.lines])
  }
  return [...byClient].map(([client, orders]) => ({ client, lines: orders }))
}
