/**
 * How often one talks with a client (P5), and who was not talked with for longer than that.
 *
 * [RH1] What was agreed with the client stands before what was agreed for its segment, and that before the team's.
 * [RH2] It counts from the last conversation in which somebody was reached; where there was none, from the day on which the
 *       client was written down.
 * [RH3] A client that left is no overdue one: whether to call them is a decision of its own (losses.ts).
 */
import type { ChangeId } from '../ids'
import { isTouch } from '../profile/entryTypes'
import type { ValueAt } from '../profile/facts'
import { entriesOf, factOf, textOf, type Profile } from '../profile/fold'
import type { Row } from '../profile/row'
import { contactInterval, type ContactInterval } from './interval'
import { lostOf } from './losses'
import { dayOn, isAside, passedTo, type PracticeContext, type Signal } from './signal'

export { contactInterval, segmentKey, type ContactInterval } from './interval'

const DAY = 86_400_000

/** How it stands with a client that somebody should talk with. */
export interface Contact extends ContactInterval {
  /** The last conversation, ms since 1970 UTC; null = there was none. */
  last: number | null
  /** Whole days since then, or since the client was written down; never negative. */
  since: number
  /** The moment from which it is overdue, ms since 1970 UTC. */
  due: number
}

/** Undefined where nothing was agreed, or for a client that left [RH2, RH3]. */
export function contactOf(row: Row, { now, settings }: Pick<PracticeContext, 'now' | 'settings'>): Contact | undefined {
  const interval = contactInterval(row, settings)
  if (interval === undefined || row.desk || lostOf(row) !== undefined) return undefined
  const last = row.touched?.when ?? null
  const from = last ?? row.created
  return { ...interval, last, since: Math.max(0, Math.floor((now - from) / DAY)), due: from + interval.days * DAY }
}

/** A client with whom nobody talked for longer than agreed, due on the day since when. */
export function rhythmSignals(row: Row, context: PracticeContext): Signal[] {
  const contact = contactOf(row, context)
  if (contact === undefined || contact.due > context.now || isAside(row, 'rhythm', context.today)) return []
  const { since, days, from, last, due } = contact
  return [
    {
      id: `rhythm/${row.id}`,
      kind: 'rhythm',
      row,
      on: dayOn(due, context),
      who: passedTo(row, 'rhythm', context.today) ?? row.owner,
      aside: 'rhythm',
      reason: { kind: 'rhythm', days: since, every: days, from, last },
    },
  ]
}

/** What it was worked out from: the last conversation, and the fact that says how often. */
export function whyRhythm(profile: Profile, { settings }: Pick<PracticeContext, 'settings'>): ChangeId[] {
  const touch = entriesOf(profile).find(({ entry }) => isTouch(entry))
  const said = { client: 'rhythm', segment: 'segment', team: '' }
  const own = factOf(profile, 'rhythm') as ValueAt<'rhythm'> | undefined
  const segment = textOf(profile, 'segment')
  const interval = contactInterval({ segment, practice: own && { rhythm: own.days } }, settings)
  const fact = interval && profile.facts.get(said[interval.from])
  return [touch?.register.current.id, fact?.current.id].filter((id) => id !== undefined)
}
