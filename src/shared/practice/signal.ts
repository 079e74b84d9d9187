/**
 * What the rules of the manager's day have to say of a client: one signal is one thing to do or to know, with the
 * reason for it. Each rule is a pure function of a row and a context; `today.ts` puts their signals in order.
 *
 * A rule reads no clock and no zone of the device: `now` and `today` come with the context, `today` being the day in
 * the company's zone, so that two colleagues see one list wherever they are.
 */
import { dayOf } from '../dates'
import type { MemberId } from '../ids'
import type { Money } from '../profile/factWords'
import type { OpenStep, Row } from '../profile/row'
import type { TeamSettings } from '../team/settings'

/** All that rules may know beside the row. */
export interface PracticeContext {
  /** ms since 1970 UTC */
  now: number
  /** YYYY-MM-DD in the company's zone. */
  today: string
  /** The company's zone (IANA): on which day a moment was. Absent = UTC, never the device's. */
  zone?: string
  settings: TeamSettings
  /** The last day up to which the orders of this owner's clients are known (purchases.ts); undefined = they are typed by hand. */
  ordersKnownTo: (owner: MemberId | null) => string | undefined
  /** Who does a step now (doer.ts): after a handover not whom it was given to. Absent = whom it was given to. */
  doer?: (row: Row, step: OpenStep) => MemberId | null
}

/** Why something is said, worked out so that a screen can tell it in words and show the changes behind it. */
export type Reason =
  /** No conversation for `days`; `every` was agreed for the client, its segment or everybody. */
  | { kind: 'rhythm'; days: number; every: number; from: 'client' | 'segment' | 'team'; last: number | null }
  /** The usual interval passed: learned from `orders` orders, the last on `last` (ms). */
  | { kind: 'purchase'; days: number; usual: number; orders: number; last: number; knownTo?: string }
  /** They buy, but less: the last orders against those before, in one currency. */
  | { kind: 'volume'; now: Money; before: Money; orders: number; knownTo?: string }
  /** A thing to do, and what we gave our word on: kept apart. */
  | { kind: 'step' | 'promise'; step: OpenStep }
  /** `on` of the signal is the day itself. `years`: how many it makes, where the year is known. */
  | {
      kind: 'date'
      what: string
      about: 'birthday' | 'firstDeal' | 'contract' | 'other'
      years?: number
      round: boolean
    }
  | { kind: 'deal'; what: string; money?: Money; month?: string; quietDays: number }
  | { kind: 'delivery'; money?: Money }
  | { kind: 'complaint'; text: string; raised: boolean; owner: MemberId | null }
  /** A loss whose reason nobody asked for yet. */
  | { kind: 'loss'; deal: boolean }
  | { kind: 'contract'; what: string; until: string; renewal?: string }
  /** Several meetings, no contract, and nobody who decides is known. */
  | { kind: 'decider'; meetings: number }
  /** Facts older than the team's standard. */
  | { kind: 'stale'; facts: string[] }
  /** A colleague handed the client over lately: who, when (ms), and with which words. */
  | { kind: 'handed'; from: MemberId; when: number; note?: string }
  /** So many things were changed by two people who did not know of each other. */
  | { kind: 'conflict'; things: number }
  /** A conversation that was entered later than agreed. */
  | { kind: 'lateEntry'; hours: number; within: number }

export type SignalKind = Reason['kind']

export interface Signal {
  /** The same as long as it is about the same thing: kind, client and thing. */
  id: string
  kind: SignalKind
  row: Row
  /** The day it is due, YYYY-MM-DD. Not after today: it is to be done now. */
  on: string
  /** Whom it is for: the step's doer, else whoever is responsible. */
  who: MemberId | null
  /** Under what it is set aside: `aside/<key>`, one of ASIDE_WORDS or the id of a thing. Steps move by `steps/<id>/...` instead. */
  aside?: string
  reason: Reason
}

/** The company's day of a moment, ms since 1970 UTC: the same the whole day long. Of one that is to come, today. */
export function dayOn(time: number, { today, zone = 'UTC' }: Pick<PracticeContext, 'today' | 'zone'>): string {
  const day = dayOf(time, zone)
  return day < today ? day : today
}

/**
 * Is it set aside today? What was put off comes back the day after `until`; what was passed on is not aside, unless
 * whoever has it put it off: until `from`.
 */
export const isAside = (row: Row, key: string, today: string): boolean => {
  const set = row.practice?.aside?.[key]
  if (set === undefined) return false
  return set.who === undefined ? today <= set.until : today < (set.from ?? '')
}

/** Whom a reminder was passed on to; undefined once the days are over for which it was. */
export const passedTo = (row: Row, key: string, today: string): MemberId | undefined => {
  const set = row.practice?.aside?.[key]
  return set !== undefined && today <= set.until ? set.who : undefined
}
