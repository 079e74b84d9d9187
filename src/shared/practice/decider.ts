/**
 * Several meetings, and nobody who decides is known (P9).
 *
 * [DM1] Three meetings that took place are several. A contract or a deal that was won shows that somebody decided, whoever it was.
 */
import type { ChangeId } from '../ids'
import { isTouch } from '../profile/entryTypes'
import { entriesOf, partsOf, type Profile } from '../profile/fold'
import type { Row } from '../profile/row'
import { lostOf } from './losses'
import { dayOn, isAside, passedTo, type PracticeContext, type Signal } from './signal'

/** [DM1] */
export const SEVERAL_MEETINGS = 3

/** How many meetings there were without anybody who decides; undefined = there is nothing to say [DM1]. */
export function meetingsWithoutDecider({
  practice,
  people,
  desk,
}: Pick<Row, 'practice' | 'people' | 'desk'>): number | undefined {
  const count = practice?.met?.count ?? 0
  if (desk || count < SEVERAL_MEETINGS) return undefined
  const isDecided = practice?.contracts !== undefined || practice?.firstWon !== undefined
  return isDecided || people.some(({ decides }) => decides === 'yes') ? undefined : count
}

/** Due since the last of these meetings; of a client that left nobody asks it. */
export function deciderSignals(row: Row, context: PracticeContext): Signal[] {
  const { now, today } = context
  const meetings = meetingsWithoutDecider(row)
  if (meetings === undefined || lostOf(row) !== undefined || isAside(row, 'decider', today)) return []
  return [
    {
      id: `decider/${row.id}`,
      kind: 'decider',
      row,
      on: dayOn(row.practice?.met?.last ?? now, context),
      who: passedTo(row, 'decider', today) ?? row.owner,
      aside: 'decider',
      reason: { kind: 'decider', meetings },
    },
  ]
}

/** The meetings, latest first, and what was said of who decides. */
export function whyDecider(profile: Profile): ChangeId[] {
  const meetings = entriesOf(profile).filter(({ entry }) => entry.type === 'meeting' && isTouch(entry))
  const said = partsOf(profile, 'people').flatMap(({ path }) => profile.facts.get(`${path}/decides`) ?? [])
  return [...meetings.map(({ register }) => register.current.id), ...said.map(({ current }) => current.id)]
}
