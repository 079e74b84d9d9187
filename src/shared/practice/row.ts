/**
 * What the rules of the manager's day read of a client: the part of its row that Today, the alerts and the figures are
 * worked out from. It depends on the changes alone, never on the clock, the zone or what the team agreed, so that a
 * rule that changes asks for no fold. Everything is absent where there is none of it: most rows stay small.
 */
import { timeOfId, type DealId, type EntryId, type LossId, type MemberId, type PersonId } from '../ids'
import type { ProfileId, StageId } from '../ids'
import type { Entry } from '../profile/entry'
import { isTouch } from '../profile/entryTypes'
import type { FactShape, ValueAt } from '../profile/facts'
import type { BroughtAs, Delivery, LossReason, Money, Renewal, Terms } from '../profile/factWords'
import { entriesOf, factOf, partsOf, textOf, type Profile } from '../profile/fold'
import { effectiveTime } from '../profile/order'
import { AGED_FACTS, agedKind, type AgedFact } from '../team/agedFacts'

export interface RowOrder {
  entry: EntryId
  /** ms since 1970 UTC */
  when: number
  money?: Money
  /** As the accounting system numbers it: by it a list of orders knows the client again. */
  number?: string
  /** The product line. */
  line?: string
  /** YYYY-MM-DD for which it is promised. */
  deliveryOn?: string
  delivery?: Delivery
  deal?: DealId
}

/** A deal without an outcome. */
export interface RowDeal {
  id: DealId
  what: string
  money?: Money
  /** YYYY-MM */
  month?: string
  stage?: StageId
  person?: PersonId
  /** When anything was last said of it, ms since 1970 UTC. */
  moved: number
}

/** A complaint that the client has no answer to (`isSettled`). */
export interface RowComplaint {
  entry: EntryId
  when: number
  text: string
  owner?: MemberId
  /** YYYY-MM-DD */
  due?: string
  /** YYYY-MM-DD on which it was passed up to the head. */
  raised?: string
}

/** A loss of the client, or of one deal, that they did not come back from. */
export interface RowLoss {
  id: LossId
  /** YYYY-MM-DD */
  on: string
  deal?: DealId
  given?: LossReason
  learned?: LossReason
  terms?: Terms
}

export interface RowContract {
  id: string
  what: string
  /** YYYY-MM-DD */
  from: string
  until?: string
  renewal?: Renewal
  /** YYYY-MM-DD on which the renewal came so far: one of an earlier term says nothing of this one. */
  renewedOn?: string
}

/** A day to remember: of a person (a birthday), or of the client. */
export interface RowDate {
  /** The person's id, or that of `dates/<id>`. */
  id: string
  /** `--05-14` or `1980-05-14` */
  on: string
  /** The person's name, or what the day is. */
  what: string
  birthday?: true
}

export interface RowThanks {
  what: string
  /** YYYY-MM-DD */
  on: string
  /** For whom. */
  profile?: ProfileId
}

export interface RowAside {
  until: string
  done?: true
  who?: MemberId
  from?: string
}

export interface PracticeRow {
  /** The last `KEPT_ORDERS`, newest first. */
  orders?: RowOrder[]
  /** When the first of all that were not called off was, ms since 1970 UTC. */
  firstOrder?: number
  /** YYYY-MM-DD on which the first deal of all was won. */
  firstWon?: string
  /** How many meetings there were, without those to which nobody came, and when the last was, ms since 1970 UTC. */
  met?: { count: number; last: number }
  /** YYYY-MM-DD; see `ordersKnown` in facts.ts. */
  known?: string
  /** The same, said while a colleague was responsible: of the client alone, it says nothing of the others of its owner now. */
  knownBefore?: string
  deals?: RowDeal[]
  complaints?: RowComplaint[]
  losses?: RowLoss[]
  contracts?: RowContract[]
  dates?: RowDate[]
  /** Days between two conversations, agreed with this client. */
  rhythm?: number
  /** By word or by the id of a thing. */
  aside?: Record<string, RowAside>
  /** When each kind of fact was last said, ms since 1970 UTC. */
  said?: Partial<Record<AgedFact, number>>
  /** The last conversation and when it was entered, ms since 1970 UTC. */
  entered?: { entry: EntryId; when: number; at: number }
  /** Products that they wished for, with what they said. */
  wishes?: { id: string; product: string; text: string }[]
  /** Whoever is responsible got them from a colleague: when, ms since 1970 UTC, and with which words. */
  handed?: { from: MemberId; when: number; note?: string }
  /** Who brought them. */
  broughtBy?: { name: string; profile?: ProfileId; as?: BroughtAs }
  /** How they were thanked for whom they brought, latest first. */
  thanks?: RowThanks[]
}

/** More than three years of monthly orders. */
export const KEPT_ORDERS = 40
/** Characters of a text that is longer. */
const KEPT_TEXT = 200

/** Undefined where there is nothing to say. */
export function toPractice(profile: Profile): PracticeRow | undefined {
  const practice: PracticeRow = {}
  const put = <K extends keyof PracticeRow>(key: K, value: PracticeRow[K]): void => {
    if (value !== undefined && (!Array.isArray(value) || value.length > 0)) practice[key] = value
  }
  const entries = entriesOf(profile)
  const orders = entries.filter(({ entry }) => entry.type === 'order')
  put(
    'orders',
    orders.slice(0, KEPT_ORDERS).map(({ id, entry }) => orderOf(profile, id, entry)),
  )
  put('firstOrder', orders.findLast(({ id }) => !isCancelled(profile, id))?.entry.when)
  put('firstWon', firstWon(profile))
  put('met', metOf(entries))
  const known = valueAt<'ordersKnown'>(profile, 'ordersKnown')
  put(isSaidBeforeHandover(profile, 'ordersKnown') ? 'knownBefore' : 'known', known)
  put('deals', openDeals(profile))
  put(
    'complaints',
    entries.flatMap(({ id, entry }) => (entry.type === 'complaint' ? complaintOf(profile, id, entry) : [])),
  )
  put('losses', lossesOf(profile))
  put('contracts', contractsOf(profile))
  put('dates', datesOf(profile))
  put('rhythm', (factOf(profile, 'rhythm') as ValueAt<'rhythm'> | undefined)?.days)
  put('aside', asideOf(profile))
  put('said', saidOf(profile))
  const touch = entries.find(({ entry }) => isTouch(entry))
  if (touch !== undefined) put('entered', { entry: touch.id, when: touch.entry.when, at: timeOfId(touch.id) })
  put(
    'wishes',
    partsOf(profile, 'wishes').map(({ id, value }) => ({ id, ...(value as ValueAt<'wishes/*'>) })),
  )
  put('broughtBy', broughtBy(profile))
  put('thanks', thanksOf(profile))
  put('handed', handedOf(profile))
  return Object.keys(practice).length === 0 ? undefined : practice
}

/** The value at a path of this shape, as the schema checked it when it was stored. */
function valueAt<S extends FactShape>(profile: Profile, path: string): ValueAt<S> | undefined {
  return factOf(profile, path)
}

/** With what is undefined left out: a row is stored, and what is absent costs nothing. */
function only<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  const there: Record<string, unknown> = {}
  for (const [key, part] of Object.entries(value)) if (part !== undefined) there[key] = part
  return there as T
}

function orderOf(profile: Profile, id: EntryId, { when, amount, currency, deliveryOn }: Entry): RowOrder {
  const at = `orders/${id}`
  return only<RowOrder>({
    entry: id,
    when,
    money: amount === undefined || currency === undefined ? undefined : { amount, currency },
    number: textOf(profile, `${at}/number`) || undefined,
    line: textOf(profile, `${at}/line`) || undefined,
    deliveryOn,
    delivery: valueAt<'orders/*/delivery'>(profile, `${at}/delivery`)?.state,
    deal: valueAt<'orders/*/deal'>(profile, `${at}/deal`) as DealId | undefined,
  })
}

const isCancelled = (profile: Profile, order: EntryId): boolean =>
  valueAt<'orders/*/delivery'>(profile, `orders/${order}/delivery`)?.state === 'cancelled'

function openDeals(profile: Profile): RowDeal[] {
  const moved = lastSaid(profile, 'deals')
  return partsOf(profile, 'deals').flatMap(({ id, path }) => {
    if (factOf(profile, `${path}/outcome`) !== undefined) return []
    return only<RowDeal>({
      id: id as DealId,
      what: textOf(profile, `${path}/what`),
      money: valueAt<'deals/*/money'>(profile, `${path}/money`),
      month: valueAt<'deals/*/month'>(profile, `${path}/month`),
      stage: valueAt<'deals/*/stage'>(profile, `${path}/stage`) as StageId | undefined,
      person: valueAt<'deals/*/person'>(profile, `${path}/person`) as PersonId | undefined,
      moved: moved.get(id) ?? 0,
    })
  })
}

function firstWon(profile: Profile): string | undefined {
  const days = partsOf(profile, 'deals').flatMap(({ path }) => {
    const outcome = valueAt<'deals/*/outcome'>(profile, `${path}/outcome`)
    return outcome?.result === 'won' ? outcome.on : []
  })
  return days.toSorted()[0]
}

/** `entries` is newest first. */
function metOf(entries: ReturnType<typeof entriesOf>): PracticeRow['met'] {
  const meetings = entries.filter(({ entry }) => entry.type === 'meeting' && isTouch(entry))
  return meetings[0] && { count: meetings.length, last: meetings[0].entry.when }
}

/**
 * Is nothing left to answer of this complaint? The client was told, or what was to be done about it is done: so
 * complaints were settled before there were answers. What was passed up waits for an answer all the same.
 */
export const isSettled = (profile: Profile, complaint: EntryId): boolean =>
  factOf(profile, `complaints/${complaint}/answer`) !== undefined ||
  (factOf(profile, `steps/${complaint}/done`) !== undefined &&
    factOf(profile, `complaints/${complaint}/raised`) === undefined)

function complaintOf(profile: Profile, id: EntryId, { when, text }: Entry): RowComplaint[] {
  const at = `complaints/${id}`
  if (isSettled(profile, id)) return []
  return [
    only<RowComplaint>({
      entry: id,
      when,
      text: text.slice(0, KEPT_TEXT),
      owner: valueAt<'complaints/*/owner'>(profile, `${at}/owner`) as MemberId | undefined,
      due: valueAt<'complaints/*/due'>(profile, `${at}/due`),
      raised: valueAt<'complaints/*/raised'>(profile, `${at}/raised`)?.on,
    }),
  ]
}

function lossesOf(profile: Profile): RowLoss[] {
  return partsOf(profile, 'losses').flatMap(({ id, path, value }) => {
    if (factOf(profile, `${path}/back`) !== undefined) return []
    const { on, deal } = value as ValueAt<'losses/*'>
    // A deal that goes on, or was won after all: two devices may have said both.
    const outcome = deal === undefined ? undefined : profile.facts.get(`deals/${deal}/outcome`)?.current
    if (outcome !== undefined && (outcome.value as ValueAt<'deals/*/outcome'> | null)?.result !== 'lost') return []
    return only<RowLoss>({
      id: id as LossId,
      on,
      deal: deal as DealId | undefined,
      given: valueAt<'losses/*/given'>(profile, `${path}/given`)?.why,
      learned: valueAt<'losses/*/learned'>(profile, `${path}/learned`)?.why,
      terms: valueAt<'losses/*/terms'>(profile, `${path}/terms`),
    })
  })
}

function contractsOf(profile: Profile): RowContract[] {
  return partsOf(profile, 'contracts').map(({ id, path, value }) => {
    const { what, from, until } = value as ValueAt<'contracts/*'>
    const renewal = valueAt<'contracts/*/renewal'>(profile, `${path}/renewal`)
    return only<RowContract>({
      id,
      what,
      from,
      until,
      renewal: renewal?.state,
      renewedOn: renewal?.on,
    })
  })
}

function datesOf(profile: Profile): RowDate[] {
  const birthdays = partsOf(profile, 'people').flatMap(({ id, path }): RowDate[] => {
    const on = textOf(profile, `${path}/birthday`)
    if (on === '' || factOf(profile, `${path}/movedTo`) !== undefined) return []
    return [{ id, on, what: textOf(profile, `${path}/name`), birthday: true }]
  })
  const others = partsOf(profile, 'dates').map(({ id, value }): RowDate => ({ id, ...(value as ValueAt<'dates/*'>) }))
  return [...birthdays, ...others]
}

function asideOf(profile: Profile): PracticeRow['aside'] {
  const set = partsOf(profile, 'aside')
    .filter(({ id, path }) => !isOver(profile, id, path))
    .map(({ id, value }) => [id, value as RowAside] as const)
  return set.length === 0 ? undefined : Object.fromEntries(set)
}

/** What was set aside before a handover hides no later one, and what was put off no complaint that was passed up since. */
function isOver(profile: Profile, id: string, path: string): boolean {
  if (id === 'handed') return isSaidBeforeHandover(profile, path)
  const raised = profile.facts.get(`complaints/${id}/raised`)?.current
  return raised !== undefined && raised.value !== null && saidAt(profile, path) < effectiveTime(raised)
}

const saidAt = (profile: Profile, path: string): number => {
  const said = profile.facts.get(path)?.current
  return said === undefined ? 0 : effectiveTime(said)
}

/** Was it said while somebody else was responsible? */
function isSaidBeforeHandover(profile: Profile, path: string): boolean {
  const { owners } = profile
  return owners.length > 1 && saidAt(profile, path) < owners.at(-1)!.since
}

/** Of kinds of which something stands: what was cleared is also something that was said, but nothing to ask again. */
function saidOf(profile: Profile): PracticeRow['said'] {
  const said: NonNullable<PracticeRow['said']> = {}
  const standing = new Set<AgedFact>()
  for (const [path, { current }] of profile.facts) {
    const kind = agedKind(path)
    if (kind === undefined) continue
    said[kind] = Math.max(said[kind] ?? 0, effectiveTime(current))
    if (current.value !== null) standing.add(kind)
  }
  const kept = AGED_FACTS.filter((kind) => standing.has(kind))
  return kept.length === 0 ? undefined : Object.fromEntries(kept.map((kind) => [kind, said[kind]]))
}

/** When anything at or below `<set>/<id>` was last said, by id, ms since 1970 UTC. */
function lastSaid(profile: Profile, set: string): Map<string, number> {
  const last = new Map<string, number>()
  const begin = `${set}/`
  for (const [path, { current }] of profile.facts) {
    if (!path.startsWith(begin)) continue
    const end = path.indexOf('/', begin.length)
    const id = path.slice(begin.length, end < 0 ? undefined : end)
    last.set(id, Math.max(last.get(id) ?? 0, effectiveTime(current)))
  }
  return last
}

function handedOf({ owners }: Profile): PracticeRow['handed'] {
  const [before, now] = owners.slice(-2)
  if (before === undefined || now === undefined) return undefined
  return handed(before.member, now.since, now.note)
}

/** What folding gives where a handover is the last record: see `isSaidBeforeHandover`. */
export function handedOver(before: PracticeRow = {}, now: NonNullable<PracticeRow['handed']>): PracticeRow {
  const { known, aside, ...rest } = before
  const { handed: _, ...stays } = aside ?? {}
  return {
    ...rest,
    ...(known !== undefined && { knownBefore: known }),
    ...(Object.keys(stays).length > 0 && { aside: stays }),
    handed: now,
  }
}

/** What a row says of the last handover; `when` in ms since 1970 UTC. */
export const handed = (from: MemberId, when: number, note: string): NonNullable<PracticeRow['handed']> =>
  only({ from, when, note: note.slice(0, KEPT_TEXT) || undefined })

function broughtBy(profile: Profile): PracticeRow['broughtBy'] {
  const by = valueAt<'broughtBy'>(profile, 'broughtBy')
  if (by === undefined) return undefined
  return only({ name: by.name, profile: by.profile as ProfileId | undefined, as: by.as })
}

const thanksOf = (profile: Profile): RowThanks[] =>
  partsOf(profile, 'thanks')
    .toReversed()
    .map(({ value }) => value as ValueAt<'thanks/*'>)
    .map(({ what, on, profile: whom }) =>
      only<RowThanks>({ what: what.slice(0, KEPT_TEXT), on, profile: whom as ProfileId | undefined }),
    )
    .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
