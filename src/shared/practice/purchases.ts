/**
 * When a client usually buys again, and whether it buys less (P26, P27). All of it is arithmetic of past moments, in ms
 * since 1970 UTC: no zone can change it, nor the order in which orders became known.
 *
 * [PU1] Orders of one day (24 hours from the first) are one purchase: a delivery that was split, two invoices.
 *       One that was called off is none.
 * [PU2] The usual interval is the median of the last twelve waits between purchases. Waits out of the ordinary (a one-off
 *       order between, a pause of a season) are left out: those farther from the median than 2.5 times the median
 *       absolute deviation scaled by 1.4826, the criterion of Leys and others (2013). Fewer than three waits teach nothing.
 * [PU3] Only a regular client has a usual interval: where the waits still differ by more than half of it, nobody could say
 *       what is late. That a long pause means more the more regular somebody bought is what Platzer and Reutterer (2016) found.
 * [PU4] A purchase is late when it is overdue by more than this client's own waits differ (2.5 times, as in PU2); by a
 *       quarter of the interval at least, since orders come on working days; by one interval at most.
 * [PU5] Who paused at this time of the year before pauses again: the next purchase is expected where it came then, 52 weeks
 *       later (the "seasonal naive" forecast of Hyndman and Athanasopoulos). A pause that only one of the last two years
 *       had, where two are known, is no season.
 * [PU6] Nothing is said of days beyond the one up to which orders are known: what was bought since is on no list yet.
 * [PU7] Volume has fallen when both the size of the last three purchases (median) and what they make a day are 30% under
 *       those before, and each of the three is smaller: compared with the same time of the year before where it is known,
 *       else with up to six just before. So neither one large or small order nor smaller ones that come more often are a fall.
 * [PU8] A client that was lost is no late buyer.
 *
 * Leys, Ley, Klein, Bernard, Licata: Detecting outliers: do not use standard deviation around the mean, use absolute
 * deviation around the median. Journal of Experimental Social Psychology 49 (2013), 764-766.
 * Platzer, Reutterer: Ticking away the moments: timing regularity helps to better predict customer activity. Marketing
 * Science 35 (2016), 779-799.
 * Hyndman, Athanasopoulos: Forecasting: Principles and Practice, 3rd edition, section 5.2.
 */
import type { ChangeId, EntryId, MemberId } from '../ids'
import type { Money } from '../profile/factWords'
import type { ValueAt } from '../profile/facts'
import { entriesOf, factOf, type Profile } from '../profile/fold'
import type { Row } from '../profile/row'
import { lostOf } from './losses'
import type { RowOrder } from './row'
import { dayOn, isAside, passedTo, type PracticeContext, type Signal } from './signal'

const DAY = 86_400_000
/** 52 weeks: the same day of the week a year later. */
const YEAR = 364 * DAY
/** [PU2] */
const LEARNED_WAITS = 12
const LEAST_WAITS = 3
const FENCE = 2.5
/** Makes the median absolute deviation comparable with a standard deviation (R's `mad`: 1 / Φ⁻¹(3/4)). */
const AS_DEVIATION = 1.4826
/** Waits are told apart no finer than this part of them: orders come on working days [PU4]. */
const FINEST = 0.1
/** [PU3] */
const REGULAR = 0.5
/** [PU7] */
const LAST = 3
const BEFORE = 6
const FALLEN = 0.7
/** Days around the same time a year before. */
const SEASON = 30 * DAY

/** What of an order is needed here. */
export type Bought = Pick<RowOrder, 'entry' | 'when' | 'money' | 'delivery'>

/** Orders of one day [PU1]. */
export interface Purchase {
  /** Of the first of them, ms since 1970 UTC. */
  at: number
  orders: Bought[]
}

/** What was learned of when a client buys. Days are whole numbers only by chance. */
export interface Usual {
  /** Days between purchases. */
  days: number
  /** How many days later than that is still nothing out of the ordinary [PU4]. */
  tolerance: number
  /** The purchases that it was learned from, first to last. */
  learned: Purchase[]
  /** The waits between them, in days: one fewer. Those that are out of the ordinary were left out [PU2]. */
  waits: { days: number; ordinary: boolean }[]
}

/** How it stands with the next purchase. */
export interface Outlook extends Usual {
  /** When the last one was, ms since 1970 UTC. */
  last: number
  /** When the next one is expected, ms since 1970 UTC. */
  due: number
  /** The pause of the year before was counted in [PU5]. */
  season: boolean
  /** The moment up to which orders are known [PU6]. */
  known: number
  /** Is it late by more than is ordinary? */
  late: boolean
}

/** Orders, in any order, to purchases, first to last [PU1]. */
export function purchasesOf(orders: Iterable<Bought>): Purchase[] {
  const purchases: Purchase[] = []
  const bought = [...orders].filter(({ delivery }) => delivery !== 'cancelled')
  for (const order of bought.toSorted((a, b) => a.when - b.when || (a.entry < b.entry ? -1 : 1))) {
    const last = purchases.at(-1)
    if (last !== undefined && order.when - last.at < DAY) last.orders.push(order)
    else purchases.push({ at: order.when, orders: [order] })
  }
  return purchases
}

/** The usual days between purchases [PU2, PU3]; undefined = too few are known, or they come as they come. */
export function usualInterval(orders: Iterable<Bought>): Usual | undefined {
  const learned = purchasesOf(orders).slice(-LEARNED_WAITS - 1)
  const waits = learned.slice(1).map(({ at }, index) => (at - learned[index]!.at) / DAY)
  if (waits.length < LEAST_WAITS) return undefined
  const middle = median(waits)
  const fence = FENCE * spread(waits, middle)
  const isOrdinary = (wait: number): boolean => Math.abs(wait - middle) <= fence
  const ordinary = waits.filter(isOrdinary)
  if (ordinary.length < LEAST_WAITS) return undefined
  const days = median(ordinary)
  const differ = spread(ordinary, days)
  if (differ > days * REGULAR) return undefined
  return {
    days,
    tolerance: Math.min(FENCE * differ, days),
    learned,
    waits: waits.map((wait) => ({ days: wait, ordinary: isOrdinary(wait) })),
  }
}

/** When the next purchase is expected, and whether it is late at the moment `known` [PU4, PU5, PU6]. */
export function purchaseOutlook(orders: Iterable<Bought>, known: number): Outlook | undefined {
  const all = [...orders]
  const usual = usualInterval(all)
  const last = usual?.learned.at(-1)?.at
  if (usual === undefined || last === undefined) return undefined
  const ordinary = last + usual.days * DAY
  const after = seasonEnd(purchasesOf(all), usual, last)
  const due = Math.max(ordinary, after ?? 0)
  return { ...usual, last, due, season: due > ordinary, known, late: known > due + usual.tolerance * DAY }
}

/** Where the pause ends that each of the last two years, as far as they are known, had at this time [PU5]. */
function seasonEnd(purchases: Purchase[], { days, tolerance }: Usual, last: number): number | undefined {
  const ordinary = (days + tolerance) * DAY
  const ends: number[] = []
  for (const years of [1, 2]) {
    const then = last - years * YEAR
    if ((purchases[0]?.at ?? last) > then - ordinary) break
    const pauses = purchases.flatMap(({ at }, index) => {
      const next = purchases[index + 1]?.at
      const isThen = Math.abs(at - then) <= ordinary
      return isThen && next !== undefined && next - at > ordinary ? [next + years * YEAR] : []
    })
    if (pauses.length === 0) return undefined
    ends.push(Math.max(...pauses))
  }
  return ends.length === 0 ? undefined : Math.min(...ends)
}

/** What fell: sizes of a purchase, and the purchases that are compared [PU7]. */
export interface VolumeFall {
  now: Money
  before: Money
  last: Purchase[]
  earlier: Purchase[]
}

/** Have the last purchases fallen against those before, in the currency of the last one [PU7]? */
export function volumeFall(orders: Iterable<Bought>): VolumeFall | undefined {
  const paid = [...orders].filter(({ money }) => money !== undefined)
  const currency = purchasesOf(paid).at(-1)?.orders.at(-1)?.money?.currency
  if (currency === undefined) return undefined
  const purchases = purchasesOf(paid.filter(({ money }) => money?.currency === currency))
  const last = purchases.slice(-LAST)
  const past = purchases.slice(0, -LAST)
  const [begin, end] = [last[0]!.at - YEAR, last.at(-1)!.at - YEAR]
  const yearBefore = past.filter(({ at }) => at >= begin - SEASON && at <= end + SEASON)
  const earlier = yearBefore.length < LAST ? past.slice(-BEFORE) : yearBefore
  if (last.length < LAST || earlier.length < LAST) return undefined
  const [now, before] = [median(last.map(amountOf)), median(earlier.map(amountOf))]
  if (now > before * FALLEN || last.some((purchase) => amountOf(purchase) >= before)) return undefined
  if (aDay(last, purchases) > aDay(earlier, purchases) * FALLEN) return undefined
  const money = (amount: number): Money => ({ amount: Math.round(amount), currency })
  return { now: money(now), before: money(before), last, earlier }
}

/** What these purchases make a day: each counts for the days since the one before it. */
function aDay(some: Purchase[], all: Purchase[]): number {
  const before = all[all.indexOf(some[0]!) - 1]
  const counted = before === undefined ? some.slice(1) : some
  return counted.reduce((sum, purchase) => sum + amountOf(purchase), 0) / (some.at(-1)!.at - (before ?? some[0]!).at)
}

const amountOf = ({ orders }: Purchase): number => orders.reduce((sum, { money }) => sum + (money?.amount ?? 0), 0)

/** `values` is not empty. */
function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** How much waits differ from `middle`, as a standard deviation would say it, yet moved by no single one. */
const spread = (waits: number[], middle: number): number =>
  Math.max(AS_DEVIATION * median(waits.map((wait) => Math.abs(wait - middle))), FINEST * middle)

/**
 * By owner: the latest day up to which orders were said to be known in any of the owner's clients, since a list of the
 * accounting brings the orders of all of them; what a list said of a client before it was handed over says nothing of the
 * others. Undefined: none of them was in a list, so orders are typed by hand as they come, and are known to this day.
 */
export function ordersKnownTo(rows: Iterable<Row>): PracticeContext['ordersKnownTo'] {
  const byOwner = new Map<MemberId | null, string>()
  for (const { owner, practice } of rows) {
    const known = practice?.known
    if (known !== undefined && known > (byOwner.get(owner) ?? '')) byOwner.set(owner, known)
  }
  return (owner) => byOwner.get(owner)
}

/**
 * The last day up to which the orders of a client are known: as its owner's lists say, else as a list said before a
 * colleague handed it over. Undefined = they are typed by hand.
 */
export const knownDay = (
  { owner, practice }: { owner: MemberId | null; practice?: { knownBefore?: string } },
  { ordersKnownTo: knownTo }: Pick<PracticeContext, 'ordersKnownTo'>,
): string | undefined => knownTo(owner) ?? practice?.knownBefore

/** The moment up to which the orders of a client are known, ms since 1970 UTC [PU6]; `day` as `knownDay` says it. */
export function knownUntil({ now, today }: Pick<PracticeContext, 'now' | 'today'>, day: string | undefined): number {
  return day === undefined || day >= today ? now : now - (Date.parse(today) - Date.parse(day))
}

/** The usual date has passed, and nothing was bought [PU4 to PU6, PU8]. */
export function purchaseSignals(row: Row, context: PracticeContext): Signal[] {
  const orders = row.practice?.orders
  if (orders === undefined || lostOf(row) !== undefined || isAside(row, 'purchase', context.today)) return []
  const outlook = purchaseOutlook(orders, knownUntil(context, knownDay(row, context)))
  if (outlook === undefined || !outlook.late) return []
  const { days, last, due, known, learned } = outlook
  return [
    {
      ...signalOf(row, 'purchase', context),
      on: dayOn(due, context),
      reason: {
        kind: 'purchase',
        days: Math.floor((known - last) / DAY),
        usual: Math.max(1, Math.round(days)),
        orders: learned.reduce((sum, purchase) => sum + purchase.orders.length, 0),
        last,
        ...knownPart(context, row),
      },
    },
  ]
}

/** They buy when they use to, but less [PU7, PU8]. Whoever is late with buying at all is told of once. */
export function volumeSignals(row: Row, context: PracticeContext): Signal[] {
  const orders = row.practice?.orders
  if (orders === undefined || lostOf(row) !== undefined || isAside(row, 'volume', context.today)) return []
  const known = knownUntil(context, knownDay(row, context))
  const fall = volumeFall(orders)
  const last = fall?.last.at(-1)?.at ?? 0
  if (fall === undefined || known - last > YEAR || purchaseOutlook(orders, known)?.late === true) return []
  const { now, before, last: compared } = fall
  const count = compared.reduce((sum, purchase) => sum + purchase.orders.length, 0)
  return [
    {
      ...signalOf(row, 'volume', context),
      on: dayOn(last, context),
      reason: { kind: 'volume', now, before, orders: count, ...knownPart(context, row) },
    },
  ]
}

const signalOf = <K extends 'purchase' | 'volume'>(row: Row, kind: K, { today }: PracticeContext) => ({
  id: `${kind}/${row.id}`,
  kind,
  row,
  who: passedTo(row, kind, today) ?? row.owner,
  aside: kind,
})

function knownPart(context: PracticeContext, row: Row): { knownTo?: string } {
  const day = knownDay(row, context)
  return day === undefined ? {} : { knownTo: day }
}

/** The orders of a folded client, newest first: what a row keeps of them, whole. */
export const ordersOf = (profile: Profile): Bought[] =>
  entriesOf(profile).flatMap(({ id, entry: { type, when, amount, currency } }) => {
    if (type !== 'order') return []
    const money = amount === undefined || currency === undefined ? {} : { money: { amount, currency } }
    const delivery = factOf(profile, `orders/${id}/delivery`) as ValueAt<'orders/*/delivery'> | undefined
    return [{ entry: id, when, ...money, delivery: delivery?.state }]
  })

/** The changes from which the usual interval was learned, latest purchase first. */
export function whyPurchase(profile: Profile): ChangeId[] {
  const usual = usualInterval(ordersOf(profile))
  return usual === undefined ? [] : changesOf(profile, usual.learned)
}

/** The changes that say that volume fell, latest purchase first. */
export function whyVolume(profile: Profile): ChangeId[] {
  const fall = volumeFall(ordersOf(profile))
  return fall === undefined ? [] : changesOf(profile, [...fall.earlier, ...fall.last])
}

function changesOf(profile: Profile, purchases: Purchase[]): ChangeId[] {
  const entries: EntryId[] = purchases.flatMap(({ orders }) => orders.map(({ entry }) => entry))
  return entries.toReversed().flatMap((entry) => profile.entries.get(entry)?.current.id ?? [])
}
