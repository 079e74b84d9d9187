/**
 * What to know of a client before one talks with them (P8): read in ten seconds, so it is short, in one order, and
 * without what nobody has said.
 *
 * [KN1] Parts stand in the order of `KNOW_PARTS`; a part of which nothing is known is not there.
 * [KN2] People: who decides first, then who influences it, then those of whom nobody asked, then those who do not; of
 *       equals, whom we talked with last. Who works elsewhere now, or was removed, is not there.
 * [KN3] Several meetings and nobody who decides is said before the people (P9), by the rule that Today follows.
 * [KN4] How to talk (P46, P47): a person's temperaments in the order of `TEMPERAMENTS`; the argument of the team for the
 *       language of the person, and the person's own beside it.
 * [KN5] What somebody likes stands with that person while the person is here, else with the client (P7).
 * [KN6] What we promised stands apart from what is merely to do. A promise that has no step is remembered for
 *       `PROMISE_DAYS`: nobody could say that it was kept.
 * [KN7] The last five conversations, and the last three orders; more is in the history.
 * [KN8] Contracts that have not ended; where there is none, the last that did (P13).
 * [KN9] Every line names what it was read from, so that a screen can show who said it and when.
 */
import { addDays } from '../dates'
import type { ChangeId, EntryId, LossId, MemberId, PersonId, ProfileId } from '../ids'
import { isTouch, type Entry } from '../profile/entry'
import type { Decides, ValueAt } from '../profile/facts'
import {
  TEMPERAMENTS,
  type BroughtAs,
  type LanguageOfRole,
  type Like,
  type LossReason,
  type Renewal,
  type Solvency,
  type Temperament,
} from '../profile/factWords'
import { entriesOf, factOf, ownerOf, partsOf, textOf, type Profile } from '../profile/fold'
import { effectiveTime } from '../profile/order'
import { stepsOf, type OpenStep } from '../profile/row'
import { changesBehind } from './behind'
import { RENEW_DAYS, renewalOf } from './contracts'
import { meetingsWithoutDecider } from './decider'
import { knownDay, knownUntil, ordersOf, purchaseOutlook } from './purchases'
import { toPractice, type PracticeRow, type RowComplaint, type RowContract, type RowDeal, type RowOrder } from './row'
import type { PracticeContext } from './signal'

export const KNOW_PARTS = [
  'who',
  'people',
  'likes',
  'promised',
  'open',
  'touches',
  'competitors',
  'buys',
  'contracts',
  'solvency',
  'switching',
  'brought',
  'dates',
] as const
export type KnowPartName = (typeof KNOW_PARTS)[number]

export interface KnownLike {
  /** `likes/<id>` */
  id: string
  what: string
  about: Like
}

/** A person, as one prepares to talk with them. */
export interface PersonToKnow {
  id: PersonId
  name: string
  role: string
  decides: Decides | undefined
  temperaments: Temperament[]
  speaks: LanguageOfRole | undefined
  /** The team's argument for this language; '' = there is none, or nobody knows how they talk. */
  teamArgument: string
  /** What convinces just this person. */
  argument: string
  about: string
  likes: KnownLike[]
  /** The last conversation, ms since 1970 UTC. */
  talked: number | undefined
}

interface Read {
  /** The same as long as it is about the same thing. */
  id: string
  /** What it was read from [KN9]: paths of facts, with all below them, and entries. */
  from: { paths: string[]; entries: EntryId[] }
}

export type KnowLine = Read &
  (
    | { kind: 'about'; text: string }
    /** They buy from us. ms since 1970 UTC */
    | { kind: 'buyer'; since: number; orders: number }
    /** The client left us, and did not come back. */
    | { kind: 'lost'; loss: LossId; on: string; why: LossReason | undefined }
    | { kind: 'noDecider'; meetings: number }
    | { kind: 'person'; person: PersonToKnow }
    | { kind: 'like'; like: KnownLike }
    | { kind: 'promise'; step: OpenStep }
    /** A promise for which nobody set a day. */
    | { kind: 'word'; entry: EntryId; text: string; when: number }
    | { kind: 'step'; step: OpenStep }
    | { kind: 'deal'; deal: RowDeal }
    | { kind: 'complaint'; complaint: RowComplaint }
    | { kind: 'touch'; entry: EntryId; value: Entry; person: string }
    | { kind: 'competitor'; competitor: string; name: string; says: string; on: string }
    /** Product lines, the one that is ordered most first. */
    | { kind: 'lines'; lines: { name: string; orders: number }[] }
    | { kind: 'order'; order: RowOrder; text: string }
    /** The usual days between purchases, and when the next is expected (ms since 1970 UTC). */
    | { kind: 'usual'; days: number; orders: number; due: number; late: boolean; knownTo: string | undefined }
    /** `soon`: its end is near enough to speak of it. */
    | { kind: 'contract'; contract: RowContract; renewal: Renewal | undefined; soon: boolean; ended: boolean }
    | { kind: 'solvency'; check: string; result: Solvency; on: string; text: string }
    | { kind: 'switching'; text: string }
    | { kind: 'broughtBy'; by: BroughtBy }
    | { kind: 'thanks'; thanks: string; what: string; on: string; profile: ProfileId | undefined }
    | { kind: 'date'; date: string; what: string; on: string }
  )
export type KnowLineOf<K extends KnowLine['kind']> = Extract<KnowLine, { kind: K }>

export interface BroughtBy {
  name: string
  profile: ProfileId | undefined
  person: PersonId | undefined
  as: BroughtAs
}

export interface KnowPart {
  part: KnowPartName
  lines: KnowLine[]
}

/** Conversations and orders that are told [KN7]. */
const TOUCHES = 5
const ORDERS = 3
/** Days for which a promise without a step is remembered [KN6]. */
export const PROMISE_DAYS = 90
const DAY = 86_400_000

/** All of it, in order [KN1]. */
export function toKnow(profile: Profile, context: PracticeContext): KnowPart[] {
  const entries = entriesOf(profile)
  const practice = toPractice(profile) ?? {}
  const people = peopleToKnow(profile, entries, context)
  const seen: Seen = { profile, entries, practice, context, people, steps: stepsOf(profile) }
  return KNOW_PARTS.flatMap((part) => {
    const lines = PARTS[part](seen)
    return lines.length === 0 ? [] : { part, lines }
  })
}

/** The changes that a line was read from, latest first [KN9]. */
export function whyKnown(profile: Profile, { from }: Pick<KnowLine, 'from'>): ChangeId[] {
  return [...new Set([...from.paths.flatMap((path) => changesBehind(profile, path)), ...from.entries.flatMap(entryOf)])]
  function entryOf(entry: EntryId): ChangeId[] {
    const register = profile.entries.get(entry)
    return register === undefined ? [] : [register.current.id]
  }
}

/** Who said last what a line tells, and when; `by` is undefined for what this device has not sent. */
export function saidOf(profile: Profile, line: Pick<KnowLine, 'from'>): { by?: MemberId; at: number } | undefined {
  const why = new Set<string>(whyKnown(profile, line))
  let last: { by?: MemberId; at: number } | undefined
  for (const registers of [profile.facts.values(), profile.entries.values()])
    for (const { current } of registers) {
      const at = effectiveTime(current)
      if (why.has(current.id) && (last === undefined || at > last.at))
        last = current.by === undefined ? { at } : { by: current.by, at }
    }
  return last
}

interface Seen {
  profile: Profile
  entries: ReturnType<typeof entriesOf>
  practice: PracticeRow
  context: PracticeContext
  people: PersonToKnow[]
  /** What is not done yet. */
  steps: OpenStep[]
}

const PARTS: Record<KnowPartName, (seen: Seen) => KnowLine[]> = {
  who,
  people,
  likes,
  promised,
  open,
  touches,
  competitors,
  buys,
  contracts,
  solvency,
  switching,
  brought,
  dates,
}

const read = (id: string, paths: string[], entries: EntryId[] = []): Read => ({ id, from: { paths, entries } })
const readAt = (path: string): Read => read(path, [path])

function who({ profile, entries, practice }: Seen): KnowLine[] {
  const lines: KnowLine[] = []
  const about = textOf(profile, 'about')
  if (about !== '') lines.push({ ...readAt('about'), kind: 'about', text: about })
  const orders = entries.filter(({ entry }) => entry.type === 'order')
  const first = orders.at(-1)
  if (first !== undefined)
    lines.push({
      ...read(
        'buyer',
        [],
        orders.map(({ id }) => id),
      ),
      kind: 'buyer',
      since: first.entry.when,
      orders: orders.length,
    })
  const lost = practice.losses?.filter(({ deal }) => deal === undefined).toSorted((a, b) => byText(b.on, a.on))[0]
  if (lost !== undefined)
    lines.push({
      ...readAt(`losses/${lost.id}`),
      kind: 'lost',
      loss: lost.id,
      on: lost.on,
      why: lost.learned ?? lost.given,
    })
  return lines
}

function people({ people: known, entries, practice }: Seen): KnowLine[] {
  const decides = known.map(({ id, name, role, decides: said }) => ({ id, name, role, decides: said ?? null }))
  const meetings = meetingsWithoutDecider({ practice, people: decides })
  const warning = (count: number): KnowLine => ({
    ...read(
      'noDecider',
      known.map(({ id }) => `people/${id}/decides`),
      entries.flatMap(({ id, entry }) => (entry.type === 'meeting' && isTouch(entry) ? [id] : [])),
    ),
    kind: 'noDecider',
    meetings: count,
  })
  return [...(meetings === undefined ? [] : [warning(meetings)]), ...known.map(personLine)]
}

const personLine = (person: PersonToKnow): KnowLine => ({
  ...read(`people/${person.id}`, [`people/${person.id}`, ...person.likes.map(({ id }) => `likes/${id}`)]),
  kind: 'person',
  person,
})

/** [KN2], [KN4], [KN5] */
function peopleToKnow(profile: Profile, entries: Seen['entries'], { settings }: PracticeContext): PersonToKnow[] {
  const liked = likesOf(profile)
  const here = partsOf(profile, 'people').filter(({ path }) => factOf(profile, `${path}/movedTo`) === undefined)
  return here.map(({ id, path }) => personToKnow(id as PersonId, path)).toSorted(whoFirst)

  function personToKnow(id: PersonId, path: string): PersonToKnow {
    const said = (factOf(profile, `${path}/temperament`) as Temperament[] | undefined) ?? []
    const speaks = factOf(profile, `${path}/speaks`) as LanguageOfRole | undefined
    return {
      id,
      name: textOf(profile, `${path}/name`),
      role: textOf(profile, `${path}/role`),
      decides: factOf(profile, `${path}/decides`) as Decides | undefined,
      temperaments: TEMPERAMENTS.filter((one) => said.includes(one)),
      speaks,
      teamArgument: settings.arguments?.find((argument) => argument.id === speaks)?.text ?? '',
      argument: textOf(profile, `${path}/argument`),
      about: textOf(profile, `${path}/about`),
      likes: liked.flatMap(({ person, ...like }) => (person === id ? like : [])),
      talked: entries.find(({ entry }) => entry.person === id && isTouch(entry))?.entry.when,
    }
  }
}

const DECIDES_FIRST: readonly (Decides | undefined)[] = ['yes', 'influences', undefined, 'no']
const whoFirst = (a: PersonToKnow, b: PersonToKnow): number =>
  DECIDES_FIRST.indexOf(a.decides) - DECIDES_FIRST.indexOf(b.decides) ||
  (b.talked ?? 0) - (a.talked ?? 0) ||
  byText(a.id, b.id)

const likesOf = (profile: Profile): (KnownLike & { person?: string })[] =>
  partsOf(profile, 'likes').map(({ id, value }) => ({ id, ...(value as ValueAt<'likes/*'>) }))

function likes({ profile, people: here }: Seen): KnowLine[] {
  const ids = new Set<string>(here.map(({ id }) => id))
  return likesOf(profile).flatMap(({ person, ...like }): KnowLine[] =>
    person !== undefined && ids.has(person) ? [] : [{ ...readAt(`likes/${like.id}`), kind: 'like', like }],
  )
}

const stepRead = ({ entry, own }: OpenStep): Read =>
  read(`steps/${entry}`, own ? [`todo/${entry}`, `steps/${entry}`] : [`steps/${entry}`], own ? [] : [entry])

function promised({ steps: open, entries, context }: Seen): KnowLine[] {
  const steps = open
    .filter(({ promise }) => promise)
    .map((step): KnowLine => ({ ...stepRead(step), kind: 'promise', step }))
  const words = entries.flatMap(({ id, entry }): KnowLine[] => {
    if (entry.type !== 'promise' || entry.next !== undefined || entry.when < context.now - PROMISE_DAYS * DAY) return []
    return [{ ...read(`entry/${id}`, [], [id]), kind: 'word', entry: id, text: entry.text, when: entry.when }]
  })
  return [...steps, ...words]
}

function open({ steps, practice }: Seen): KnowLine[] {
  return [
    ...(practice.complaints ?? []).map((complaint): KnowLine => ({
      ...read(`complaints/${complaint.entry}`, [`complaints/${complaint.entry}`], [complaint.entry]),
      kind: 'complaint',
      complaint,
    })),
    ...(practice.deals ?? []).map((deal): KnowLine => ({ ...readAt(`deals/${deal.id}`), kind: 'deal', deal })),
    ...steps.filter(({ promise }) => !promise).map((step): KnowLine => ({ ...stepRead(step), kind: 'step', step })),
  ]
}

function touches({ profile, entries }: Seen): KnowLine[] {
  return entries
    .filter(({ entry }) => isTouch(entry))
    .slice(0, TOUCHES)
    .map(({ id, entry }) => ({
      ...read(`entry/${id}`, [], [id]),
      kind: 'touch',
      entry: id,
      value: entry,
      person: entry.person === undefined ? '' : textOf(profile, `people/${entry.person}/name`),
    }))
}

function competitors({ profile }: Seen): KnowLine[] {
  return partsOf(profile, 'competitors')
    .map(({ id, path, value }) => ({ ...readAt(path), competitor: id, ...(value as ValueAt<'competitors/*'>) }))
    .map((line) => ({ ...line, kind: 'competitor' as const }))
    .toSorted((a, b) => byText(b.on, a.on) || byText(b.competitor, a.competitor))
}

function buys({ practice, profile, context }: Seen): KnowLine[] {
  const orders = practice.orders ?? []
  const counts = new Map<string, number>()
  for (const { line } of orders) if (line !== undefined) counts.set(line, (counts.get(line) ?? 0) + 1)
  const lines = [...counts]
    .map(([name, count]) => ({ name, orders: count }))
    .toSorted((a, b) => b.orders - a.orders || byText(a.name, b.name))
  const of = orders.filter(({ line }) => line !== undefined).map(({ entry }) => `orders/${entry}/line`)
  return [
    ...(lines.length === 0 ? [] : [{ ...read('lines', of), kind: 'lines' as const, lines }]),
    ...usual(profile, context, practice),
    ...orders.slice(0, ORDERS).map((order): KnowLine => ({
      ...read(`orders/${order.entry}`, [`orders/${order.entry}`], [order.entry]),
      kind: 'order',
      order,
      text: profile.entries.get(order.entry)?.current.value?.text ?? '',
    })),
  ]
}

/** As Today reckons it (purchases.ts). */
function usual(profile: Profile, context: PracticeContext, practice: PracticeRow): KnowLineOf<'usual'>[] {
  const known = knownDay({ owner: ownerOf(profile) ?? null, practice }, context)
  const outlook = purchaseOutlook(ordersOf(profile), knownUntil(context, known))
  if (outlook === undefined) return []
  const orders = outlook.learned.flatMap((purchase) => purchase.orders.map(({ entry }) => entry))
  return [
    {
      ...read('usual', [], orders.toReversed()),
      kind: 'usual',
      days: Math.max(1, Math.round(outlook.days)),
      orders: orders.length,
      due: outlook.due,
      late: outlook.late,
      knownTo: known,
    },
  ]
}

/** [KN8] Those that end soonest first; one without an end stands last. */
function contracts({ practice, context: { today } }: Seen): KnowLine[] {
  const all = (practice.contracts ?? [])
    .map((contract): KnowLineOf<'contract'> => {
      const { id, until } = contract
      const ended = until !== undefined && until < today
      const soon = until !== undefined && !ended && addDays(until, -RENEW_DAYS) <= today
      return { ...readAt(`contracts/${id}`), kind: 'contract', contract, renewal: renewalOf(contract), soon, ended }
    })
    .toSorted((a, b) => byText(endOf(a), endOf(b)) || byText(a.id, b.id))
  const running = all.filter(({ ended }) => !ended)
  return running.length > 0 ? running : all.slice(-1)
}
const endOf = ({ contract }: KnowLineOf<'contract'>): string => contract.until ?? '9999'

function solvency({ profile }: Seen): KnowLine[] {
  return partsOf(profile, 'solvency')
    .map(({ id, path, value }): KnowLineOf<'solvency'> => ({
      ...readAt(path),
      kind: 'solvency',
      check: id,
      ...(value as ValueAt<'solvency/*'>),
    }))
    .toSorted((a, b) => byText(b.on, a.on) || byText(b.check, a.check))
    .slice(0, 1)
}

function switching({ profile }: Seen): KnowLine[] {
  const text = textOf(profile, 'switching')
  return text === '' ? [] : [{ ...readAt('switching'), kind: 'switching', text }]
}

function brought({ profile }: Seen): KnowLine[] {
  const value = factOf(profile, 'broughtBy') as ValueAt<'broughtBy'> | undefined
  const thanks = partsOf(profile, 'thanks').map(({ id, path, value: said }): KnowLineOf<'thanks'> => {
    const { what, on, profile: whom } = said as ValueAt<'thanks/*'>
    return { ...readAt(path), kind: 'thanks', thanks: id, what, on, profile: whom as ProfileId | undefined }
  })
  const by: KnowLine[] =
    value === undefined ? [] : [{ ...readAt('broughtBy'), kind: 'broughtBy', by: broughtByOf(value) }]
  return [...by, ...thanks.toSorted((a, b) => byText(b.on, a.on) || byText(b.thanks, a.thanks))]
}

const broughtByOf = ({ name, profile, person, as }: ValueAt<'broughtBy'>): BroughtBy => ({
  name,
  profile: profile as ProfileId | undefined,
  person: person as PersonId | undefined,
  as: as ?? 'brought',
})

/** In the order of the year that begins today. */
function dates({ profile, context }: Seen): KnowLine[] {
  const today = context.today.slice(5)
  const ahead = (on: string): string => (on.slice(-5) < today ? `1${on.slice(-5)}` : `0${on.slice(-5)}`)
  return partsOf(profile, 'dates')
    .map(({ id, path, value }): KnowLineOf<'date'> => ({
      ...readAt(path),
      kind: 'date',
      date: id,
      ...(value as ValueAt<'dates/*'>),
    }))
    .toSorted((a, b) => byText(ahead(a.on), ahead(b.on)) || byText(a.date, b.date))
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
