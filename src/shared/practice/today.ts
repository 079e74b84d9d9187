/**
 * Today: everything that rules say of clients (signals.ts), as one list for now.
 *
 * [TD1] What is due today or overdue is for now; what lies ahead is not.
 * [TD2] A thing is for whoever does it; for whoever is responsible once that member can do it no more. What nobody has, and
 *       what was passed up, is for the heads; so is all of a client whose responsible member can do nothing any more.
 * [TD3] One client is one call: of the reasons to talk to it or to look at it again (no order, fewer orders, no
 *       conversation, nobody who decides, old facts) the weightiest is a line, the others go with it. Clients that one
 *       colleague handed over on one day are one line too.
 * [TD4] The list is in order of what is at stake (`weigh`), not of dates: the order is the same for everybody who sees the
 *       same clients, on every device.
 * [TD5] A day is a dozen lines, the weightiest, yet at most four of one kind of reminder while others wait: a list of
 *       deliveries hides no late order. Those chosen when the day begins stay the day's own, so that the list gets shorter with each
 *       one that is done and can be finished. A day that began with fewer takes what comes due until it has a dozen. What was
 *       passed up, and steps, promises and complaints that were written down since it began, join it; all else waits behind
 *       it, counted, one tap away.
 */
import { timeOfId, type MemberId, type ProfileId } from '../ids'
import type { Money } from '../profile/factWords'
import type { Row } from '../profile/row'
import type { PracticeContext, Signal, SignalKind } from './signal'

/** One line of the list. */
export interface Item {
  /** That of its first signal. */
  id: string
  signal: Signal
  /** What is done, put off and passed on together with it [TD3]. */
  also: Signal[]
}

/** Who looks. */
export interface Whose {
  /** Whose list; null = everybody's. */
  member: MemberId | null
  /** A head: what nobody has is theirs. */
  isHead: boolean
  /** May this member open the client and write in it? */
  mayDo: (row: Row, member: MemberId) => boolean
}

/** Is it for them [TD2]? */
export function isFor({ who, row }: Pick<Signal, 'who' | 'row'>, { member, isHead, mayDo }: Whose): boolean {
  if (member === null) return true
  if (who === member) return true
  if (who === null) return isHead
  if (mayDo(row, who)) return false
  return row.owner === null || !mayDo(row, row.owner) ? isHead : row.owner === member
}

/** The lines for now, weightiest first [TD1 to TD4]. */
export function itemsOf(
  signals: readonly Signal[],
  context: Pick<PracticeContext, 'now' | 'today'>,
  whose: Whose,
): Item[] {
  const due = signals.filter((signal) => signal.on <= context.today && signal.kind !== 'lateEntry')
  return together(
    weigh(
      due.filter((signal) => isFor(signal, whose)),
      context.now,
      context.today,
    ),
  )
}

/**
 * What is at stake, the most first:
 *
 * - what a colleague could not settle: the client is being lost at this moment, and only a head can act;
 * - our word: a broken promise costs the client's trust whatever it was about;
 * - a complaint that the client has no answer to;
 * - what was agreed on as a next step;
 * - a birthday or another day: it is today or not at all;
 * - a delivery whose day has come: the client counts on it;
 * - a client that a colleague handed over, who knows nobody yet;
 * - money on the table: a contract that ends, a deal to move;
 * - why somebody left: remembered better today than in a month;
 * - money that may stay away: no order at the usual date, smaller orders;
 * - contact that is getting lost: no conversation for longer than agreed, nobody who decides;
 * - the file itself: two people changed it at once, facts grew old.
 */
const STAKES: readonly SignalKind[] = [
  'promise',
  'complaint',
  'step',
  'date',
  'delivery',
  'handed',
  'contract',
  'deal',
  'loss',
  'purchase',
  'volume',
  'rhythm',
  'decider',
  'conflict',
  'stale',
  'lateEntry',
]

const YEAR = 365 * 86_400_000

/**
 * Signals in the order of what is at stake, the weightiest first. Within one kind more money comes first: that of the
 * deal, the delivery or the fallen orders itself, else what the client ordered within a year. Sums are compared within
 * a currency only; the one that most orders are in comes first, and where no money is known, last. What is equal so far
 * goes by the day it was due, then by its id, so that the order never depends on the one in which clients became known.
 * What was agreed for an hour of today comes before others of its kind, in the order of the hours: it cannot wait.
 * @param now ms since 1970 UTC
 * @param today YYYY-MM-DD
 */
export function weigh(signals: readonly Signal[], now: number, today = ''): Signal[] {
  const ranks = currencyRanks(signals)
  const worth = new Map<ProfileId, Money | undefined>()
  const worthOf = (row: Row): Money | undefined => {
    if (!worth.has(row.id)) worth.set(row.id, orderedInYear(row, now))
    return worth.get(row.id)
  }
  return signals
    .map((signal) => {
      const money = moneyIn(signal) ?? worthOf(signal.row)
      return {
        signal,
        stake: isPassedUp(signal) ? -1 : STAKES.indexOf(signal.kind),
        hour: hourOf(signal, today),
        rank: money === undefined ? Infinity : (ranks.get(money.currency) ?? Infinity),
        amount: money?.amount ?? 0,
      }
    })
    .toSorted(
      (a, b) =>
        a.stake - b.stake ||
        compare(a.hour, b.hour) ||
        (a.rank === b.rank ? 0 : a.rank - b.rank) ||
        b.amount - a.amount ||
        compare(a.signal.on, b.signal.on) ||
        compare(a.signal.id, b.signal.id),
    )
    .map(({ signal }) => signal)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What has no hour comes behind those that have. */
const hourOf = ({ reason }: Signal, today: string): string =>
  (reason.kind === 'step' || reason.kind === 'promise') && reason.step.on === today ? (reason.step.time ?? '~') : '~'

const isPassedUp = ({ reason }: Signal): boolean => reason.kind === 'complaint' && reason.raised

/** The money that the signal itself is about. */
function moneyIn({ reason }: Signal): Money | undefined {
  switch (reason.kind) {
    case 'deal':
    case 'delivery':
      return reason.money
    case 'volume':
      return { ...reason.before, amount: Math.max(0, reason.before.amount - reason.now.amount) }
    default:
      return undefined
  }
}

/** What the client ordered within a year of `now`, in the currency of its last order; undefined = no money is known. */
export function orderedInYear(row: Row, now: number): Money | undefined {
  const paid = (row.practice?.orders ?? []).filter(
    ({ money, when, delivery }) => money !== undefined && delivery !== 'cancelled' && now - when < YEAR,
  )
  const last = paid.reduce<(typeof paid)[number] | undefined>(
    (latest, order) => (latest === undefined || order.when > latest.when ? order : latest),
    undefined,
  )
  const currency = last?.money?.currency
  if (currency === undefined) return undefined
  const amounts = paid.flatMap(({ money }) => (money?.currency === currency ? money.amount : []))
  return { amount: amounts.reduce((sum, amount) => sum + amount, 0), currency }
}

/** Currencies by how many orders of these clients are in them. */
function currencyRanks(signals: readonly Signal[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of new Set(signals.map((signal) => signal.row))) {
    for (const { money } of [...(row.practice?.orders ?? []), ...(row.practice?.deals ?? [])])
      if (money !== undefined) counts.set(money.currency, (counts.get(money.currency) ?? 0) + 1)
  }
  const sorted = [...counts].toSorted(([a, m], [b, n]) => n - m || compare(a, b))
  return new Map(sorted.map(([currency], index) => [currency, index]))
}

/** Reasons that one look at a client, or one conversation, answers [TD3]. */
const ONE_CALL: ReadonlySet<SignalKind> = new Set(['purchase', 'volume', 'rhythm', 'decider', 'stale'])

/** `weighed` is in order: the first of those that belong together is the line. */
function together(weighed: readonly Signal[]): Item[] {
  const items: Item[] = []
  const byKey = new Map<string, Item>()
  for (const signal of weighed) {
    const key = keyOf(signal)
    const known = key === undefined ? undefined : byKey.get(key)
    if (known !== undefined) {
      known.also.push(signal)
      continue
    }
    const item = { id: signal.id, signal, also: [] }
    items.push(item)
    if (key !== undefined) byKey.set(key, item)
  }
  return items
}

function keyOf({ kind, row, reason, on, who }: Signal): string | undefined {
  if (ONE_CALL.has(kind)) return `call/${row.id}/${who}`
  return reason.kind === 'handed' ? `handed/${reason.from}/${who}/${on}` : undefined
}

/** Lines that a day is made of [TD5]. */
export const A_DAY = 12

/** The lines that were chosen when a day began. */
export interface Chosen {
  /** YYYY-MM-DD */
  day: string
  /** When, ms since 1970 UTC. */
  at: number
  ids: string[]
}

/** Of one kind of reminder, while others wait. */
const OF_A_KIND = 4
/** What somebody agreed on, or waits for, and what is today or never: no mere reminders. */
const AGREED: ReadonlySet<SignalKind> = new Set(['promise', 'complaint', 'step', 'date'])

/** Begins a day: a dozen of these weighed lines [TD5]. */
export function chooseDay(items: readonly Item[], day: string, at: number): Chosen {
  const counts = new Map<SignalKind, number>()
  const isOneMore = ({ signal: { kind } }: Item): boolean => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    return AGREED.has(kind) || counts.get(kind)! <= OF_A_KIND
  }
  const first = items.filter(isOneMore).slice(0, A_DAY)
  const among = new Set(first)
  const others = items.filter((item) => !among.has(item)).slice(0, A_DAY - first.length)
  return { day, at, ids: [...first, ...others].map(({ id }) => id) }
}

/**
 * Goes on with a day: while it has fewer than a dozen lines, everything was chosen, and what comes due joins it [TD5].
 * @param known the day so far; undefined = it has not begun, which it does with its first line
 * @returns `known` itself while nothing joins
 */
export function goOnWithDay(
  known: Chosen | undefined,
  items: readonly Item[],
  day: string,
  at: number,
): Chosen | undefined {
  const ids = known?.ids ?? []
  const chosen = new Set(ids)
  const joining = chooseDay(
    items.filter(({ id }) => !chosen.has(id)),
    day,
    at,
  ).ids.slice(0, A_DAY - ids.length)
  return joining.length === 0 ? known : { day, at: known?.at ?? at, ids: [...ids, ...joining] }
}

/** What is still to be done of the day, and what can wait [TD5]. Both in the order of `items`. */
export function splitDay(
  items: readonly Item[],
  { at, ids }: Pick<Chosen, 'at' | 'ids'>,
): { day: Item[]; rest: Item[] } {
  const chosen = new Set(ids)
  const isOfDay = ({ id, signal }: Item): boolean => chosen.has(id) || joins(signal, at)
  return { day: items.filter(isOfDay), rest: items.filter((item) => !isOfDay(item)) }
}

/** What comes while the day is going on and does not wait. `began` in ms since 1970 UTC. */
function joins(signal: Signal, began: number): boolean {
  const { reason, aside = '' } = signal
  switch (reason.kind) {
    case 'step':
    case 'promise':
      return timeOfId(reason.step.entry) > began
    case 'complaint':
      return isPassedUp(signal) || timeOfId(aside) > began
    default:
      return false
  }
}
