/**
 * The question on coming back from a call or a message: reached, no answer, call back. Asked once.
 *
 *   none --tapped--> leaving --left--> away --returned--> asking --settled--> none
 *
 * What is pending is stored on the device, because a phone may drop the page while its owner talks:
 * a page that starts with somebody `away` asks as if it had been there all along.
 */
import * as v from 'valibot'
import { isId, newId, type EntryId, type MemberId, type ProfileId } from '../../shared/ids'
import { addDays, dayOf } from '../../shared/dates'
import type { Entry, Outcome } from '../../shared/profile/entry'

const id = <T extends string>() => v.custom<T>((input) => typeof input === 'string' && isId(input))

const pendingSchema = v.strictObject({
  state: v.picklist(['leaving', 'away', 'asking']),
  profile: id<ProfileId>(),
  person: v.nullable(id<string>()),
  /** Whom: the person or, without one, the client. */
  name: v.string(),
  channel: v.picklist(['call', 'message', 'meeting']),
  /** When the link was tapped, ms since 1970 UTC. */
  tapped: v.number(),
})
export type Pending = v.InferOutput<typeof pendingSchema>
export type Tap = Omit<Pending, 'state' | 'tapped'>

export type OutcomeEvent =
  | { type: 'tapped'; tap: Tap }
  | { type: 'left' } // the page was hidden, or lost the focus to another app
  | { type: 'returned' }
  | { type: 'settled' } // answered or dismissed

/** A tap that led nowhere (no app for it on this device) is forgotten after this, in ms. */
const LEAVES_WITHIN = 60_000
/** After this, in ms, nobody remembers how the call went. */
const ASKS_WITHIN = 24 * 3_600_000

export function afterEvent(pending: Pending | null, event: OutcomeEvent, now: number): Pending | null {
  if (event.type === 'tapped') return { ...event.tap, state: 'leaving', tapped: now }
  if (pending === null || event.type === 'settled') return null
  if (now - pending.tapped > ASKS_WITHIN) return null
  switch (event.type) {
    case 'left':
      if (pending.state !== 'leaving') return pending
      return now - pending.tapped > LEAVES_WITHIN ? null : { ...pending, state: 'away' }
    case 'returned':
      return pending.state === 'away' ? { ...pending, state: 'asking' } : pending
  }
}

/** What was stored, or null when it is not ours to understand. */
export function parsePending(stored: string | null): Pending | null {
  if (stored === null) return null
  try {
    const result = v.safeParse(pendingSchema, JSON.parse(stored))
    return result.success ? result.output : null
  } catch {
    return null
  }
}

export interface Answered {
  entry: EntryId
  value: Entry
}

/** The entry that an answer makes. "Call back" ends with a next step tomorrow, in the words given. */
export function answerEntry(
  pending: Pending,
  outcome: Outcome,
  { me, callBack, now }: { me: MemberId; callBack: string; now: number },
): Answered {
  const value: Entry = { type: pending.channel, when: pending.tapped, text: '', outcome }
  if (pending.person !== null) value.person = pending.person
  if (outcome === 'callBack') value.next = { what: callBack, who: me, on: addDays(dayOf(now), 1) }
  return { entry: newId<EntryId>(), value }
}
