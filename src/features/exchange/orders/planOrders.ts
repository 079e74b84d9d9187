/**
 * What a list of orders changes in one client. Importing updates: an order that is there already is found again by its
 * number, or by day, amount and goods; what the list says otherwise is written as changes of that entry, and a list
 * that is read in twice changes nothing the second time. What a member wrote is kept: the text of an order, the person
 * it was with, the next step it ended with.
 */
import { dayOf } from '../../../shared/dates'
import { newId, type EntryId } from '../../../shared/ids'
import { noonOf } from '../../../shared/noon'
import type { Entry } from '../../../shared/profile/entry'
import { tagKey, type ValueAt } from '../../../shared/profile/facts'
import type { Money } from '../../../shared/profile/factWords'
import { factOf, textOf, type Profile } from '../../../shared/profile/fold'
import type { ChangeInput } from '../../../solid/notebook'
import { goodsText, numberKey, ordersOf, sameGoods, type GoodsLine, type ListOrder } from './listOrders'
import type { OrderLine } from './readOrders'

export interface PlanOptions {
  /** The company's time zone (IANA name). */
  zone: string
  /** The day up to which the list holds all orders, YYYY-MM-DD; undefined = that is not known. */
  known: string | undefined
  /** YYYY-MM-DD in the company's zone. */
  today: string
  /** The team's product lines: one that is called so in another spelling is that. */
  productLines: readonly string[]
}

export interface ClientPlan {
  changes: ChangeInput[]
  fresh: number
  updated: number
  unchanged: number
  /** Of the fresh ones. */
  added: Money[]
  /** Orders that cannot be written: the line of the file, with a sum below nothing. */
  negative: number[]
}

/** An order of the client, as it stands. */
interface Standing {
  id: EntryId
  entry: Entry
  day: string
  number: string
  lines: GoodsLine[]
}

/** How far apart the days of two orders with one number may be: numbers begin anew each year. */
const SAME_NUMBER_DAYS = 180

/** Pure but for the ids of what is new. */
export function planOrders(profile: Profile, lines: readonly OrderLine[], options: PlanOptions): ClientPlan {
  const plan: ClientPlan = { changes: [], fresh: 0, updated: 0, unchanged: 0, added: [], negative: [] }
  const orders = ordersOf(lines).filter(({ amount = 0, row }) => {
    if (amount < 0) plan.negative.push(row)
    return amount >= 0
  })
  const says = (order: ListOrder, one: Standing): boolean => changesOf(profile, order, one, options).length > 0
  const same = pair(orders, standingIn(profile, options.zone), says)
  for (const order of orders) {
    const standing = same.get(order)
    const changes = changesOf(profile, order, standing, options)
    plan.changes.push(...changes)
    if (standing === undefined || factIsGone(profile, standing.id)) {
      plan.fresh += 1
      if (order.amount !== undefined && order.currency !== undefined)
        plan.added.push({ amount: order.amount, currency: order.currency })
    } else if (changes.length > 0) plan.updated += 1
    else plan.unchanged += 1
  }
  const before = textOf(profile, 'ordersKnown')
  if (options.known !== undefined && options.known > before)
    plan.changes.push({ kind: 'fact', path: 'ordersKnown', value: options.known })
  return plan
}

/** It was withdrawn here: the list brings it back under its own id, so that it never stands twice. */
const factIsGone = (profile: Profile, id: EntryId): boolean => profile.entries.get(id)?.current.value === null

function standingIn(profile: Profile, zone: string): Standing[] {
  const standing: Standing[] = []
  for (const [id, { current }] of profile.entries) {
    const number = textOf(profile, `orders/${id}/number`)
    const lines = (factOf(profile, `orders/${id}/lines`) as GoodsLine[] | undefined) ?? []
    const entry = current.value
    if (entry?.type === 'order') standing.push({ id, entry, day: dayOf(entry.when, zone), number, lines })
    else if (entry === null && number !== '')
      standing.push({ id, entry: { type: 'order', when: 0, text: '' }, day: '', number, lines })
  }
  return standing
}

/** Which order of the list is which order of the client; each is one at most. */
function pair(
  orders: readonly ListOrder[],
  standing: readonly Standing[],
  says: (order: ListOrder, one: Standing) => boolean,
): Map<ListOrder, Standing> {
  const pairs = unchanged(orders, standing, says)
  const taken = new Set(pairs.values())
  const free = new Set(standing.filter((one) => !taken.has(one)))
  /** The better a pair fits, the sooner it is made: whatever order the list has, the pairs are the same. */
  const take = (fit: (order: ListOrder, one: Standing) => number | undefined, keyOf: (one: Keyed) => string) => {
    const byKey = groupedBy(free, keyOf)
    const fits = orders
      .filter((order) => !pairs.has(order) && keyOf(order) !== '')
      .flatMap((order) =>
        (byKey.get(keyOf(order)) ?? []).flatMap((one) => {
          const how = fit(order, one)
          return how === undefined ? [] : [{ order, one, how }]
        }),
      )
    for (const { order, one } of fits.toSorted((a, b) => a.how - b.how || (a.one.id < b.one.id ? -1 : 1))) {
      if (pairs.has(order) || !free.has(one)) continue
      pairs.set(order, one)
      free.delete(one)
    }
  }
  take(byNumber, ({ number = '' }) => numberKey(number))
  take(byContent, ({ day }) => day)
  return pairs
}

/**
 * As many pairs as there are in which the list says nothing new: of equal orders without a number any may be any, and a
 * list that was read in before fits as it did then. Kuhn's algorithm for the largest matching.
 */
function unchanged(
  orders: readonly ListOrder[],
  standing: readonly Standing[],
  says: (order: ListOrder, one: Standing) => boolean,
): Map<ListOrder, Standing> {
  // What says nothing new is of the same day, and of the same number where the list names one: no other pair is looked at,
  // since a client may have thousands of both.
  const byDay = groupedBy(standing, ({ day }) => day)
  const fitting = new Map(
    orders.map((order) => {
      const fits = (one: Standing) => (byNumber(order, one) ?? byContent(order, one)) !== undefined
      const near = byDay.get(order.day) ?? []
      const isSame = (one: Standing) => order.number === undefined || numberKey(order.number) === numberKey(one.number)
      return [order, near.filter((one) => isSame(one) && fits(one) && !says(order, one))] as const
    }),
  )
  const orderOf = new Map<Standing, ListOrder>()
  const place = (order: ListOrder, tried: Set<Standing>): boolean => {
    for (const one of fitting.get(order) ?? []) {
      if (tried.has(one)) continue
      tried.add(one)
      const other = orderOf.get(one)
      if (other !== undefined && !place(other, tried)) continue
      orderOf.set(one, order)
      return true
    }
    return false
  }
  for (const order of orders) place(order, new Set())
  return new Map([...orderOf].map(([one, order]) => [order, one]))
}

function groupedBy(standing: Iterable<Standing>, keyOf: (one: Standing) => string): Map<string, Standing[]> {
  const byKey = new Map<string, Standing[]>()
  for (const one of standing) {
    const known = byKey.get(keyOf(one))
    if (known === undefined) byKey.set(keyOf(one), [one])
    else known.push(one)
  }
  return byKey
}

type Keyed = Pick<ListOrder, 'day' | 'number'>

function byNumber(order: ListOrder, { number, day }: Standing): number | undefined {
  if (order.number === undefined || number === '') return undefined
  // Withdrawn: of which day it was is not known any more.
  if (day === '') return SAME_NUMBER_DAYS
  const apart = Math.abs(Date.parse(day) - Date.parse(order.day)) / 86_400_000
  return apart <= SAME_NUMBER_DAYS ? apart : undefined
}

/** Without a number on both sides: the day and the amount are the same, and the goods where both name them. */
function byContent(order: ListOrder, { entry, number, lines }: Standing): number | undefined {
  if (order.number !== undefined && number !== '') return undefined
  if (order.amount !== entry.amount || (order.amount !== undefined && order.currency !== entry.currency))
    return undefined
  const [listed, standing] = [goodsText(order.lines), lines.length > 0 ? goodsText(lines) : entry.text]
  if (sameGoods(order.lines, lines) || tagKey(listed) === tagKey(standing)) return 0
  if (listed === '' || standing === '') return 1
  // Typed by hand before the list knew it: its words are its author's.
  return order.number !== undefined && number === '' && lines.length === 0 && order.amount !== undefined ? 2 : undefined
}

function changesOf(
  profile: Profile,
  order: ListOrder,
  standing: Standing | undefined,
  options: PlanOptions,
): ChangeInput[] {
  const entry = standing?.id ?? newId<EntryId>()
  const at = `orders/${entry}`
  const changes: ChangeInput[] = []
  const value = entryOf(order, standing, options.zone)
  if (standing === undefined || factIsGone(profile, entry) || isOther(value, standing.entry))
    changes.push({ kind: 'entry', entry, value })
  const fact = (path: string, said: Extract<ChangeInput, { kind: 'fact' }>['value']) =>
    changes.push({ kind: 'fact', path, value: said })
  const number = textOf(profile, `${at}/number`)
  if (order.number !== undefined && numberKey(number) !== numberKey(order.number)) fact(`${at}/number`, order.number)
  if (order.lines.length > 0 && !sameGoods(order.lines, standing?.lines ?? [])) fact(`${at}/lines`, order.lines)
  const productLine = order.line === undefined ? undefined : spelled(order.line, options.productLines)
  if (productLine !== undefined && tagKey(textOf(profile, `${at}/line`)) !== tagKey(productLine))
    fact(`${at}/line`, productLine)
  const delivery = deliveryOf(order, factOf(profile, `${at}/delivery`) as DeliveryFact | undefined, options)
  if (delivery !== undefined) fact(`${at}/delivery`, delivery)
  return changes
}

/** By list of product lines: the keys of all, made once for all orders. */
const keysOfLines = new WeakMap<readonly string[], Map<string, string>>()

/** The team's own spelling of a product line. */
function spelled(line: string, known: readonly string[]): string {
  let byKey = keysOfLines.get(known)
  if (byKey === undefined)
    keysOfLines.set(known, (byKey = new Map(known.toReversed().map((one) => [tagKey(one), one]))))
  return byKey.get(tagKey(line)) ?? line
}

function entryOf(order: ListOrder, standing: Standing | undefined, zone: string): Entry {
  const before = standing?.entry
  const wrote = before === undefined || before.text === '' || before.text === goodsText(standing?.lines ?? [])
  const sameLines = sameGoods(order.lines, standing?.lines ?? [])
  const value: Entry = {
    ...before,
    type: 'order',
    // The hour that somebody gave it stays while the day does.
    when: before !== undefined && standing?.day === order.day ? before.when : noonOf(order.day, zone),
    // Words of a member stay; those that came from a list follow it.
    text:
      wrote && order.lines.length > 0 && !(sameLines && before?.text) ? goodsText(order.lines) : (before?.text ?? ''),
  }
  if (order.amount !== undefined && order.currency !== undefined)
    Object.assign(value, { amount: order.amount, currency: order.currency })
  if (order.deliveryOn !== undefined) value.deliveryOn = order.deliveryOn
  return value
}

const isOther = (value: Entry, before: Entry): boolean =>
  (['when', 'text', 'amount', 'currency', 'deliveryOn'] as const).some((part) => value[part] !== before[part])

type DeliveryFact = ValueAt<'orders/*/delivery'>
/** How far an order is. */
const FAR = { planned: 0, sent: 1, delivered: 2, cancelled: 3 } as const

/** The state as of the last day of the list; one that was said of a later day stands. */
function deliveryOf(
  order: ListOrder,
  before: DeliveryFact | undefined,
  options: PlanOptions,
): DeliveryFact | undefined {
  const { state, deliveryOn } = order
  if (state === undefined || before?.state === state) return undefined
  const seen = options.known ?? options.today
  const went = (state === 'sent' || state === 'delivered') && deliveryOn !== undefined && deliveryOn < seen
  if (before !== undefined && before.on > seen) return undefined
  if (before !== undefined && before.on === seen && FAR[before.state] > FAR[state]) return undefined
  return { state, on: went ? deliveryOn : seen }
}
