/**
 * Complaints that the client has no answer to (P53, P55): each has somebody who answers and a day.
 *
 * [CO1] Whoever was named answers, else whoever is responsible for the client.
 * [CO2] By the day that was agreed, else by the third day after it came, as the company's calendar has it.
 * [CO3] What was passed up is the heads', at once, and nobody's before one of them takes it: also where the day of whoever
 *       passed it up has begun, and the company's has not.
 * [CO4] It is open until the client was told, or the step that it ended with is done (`isSettled` in row.ts).
 */
import type { ChangeId, EntryId } from '../ids'
import type { Profile } from '../profile/fold'
import type { Row } from '../profile/row'
import { addDays, dayOf } from '../dates'
import { changesBehind } from './behind'
import type { RowComplaint } from './row'
import { isAside, passedTo, type PracticeContext, type Signal } from './signal'

/** Days within which a client is answered when no day was agreed [CO2]. */
const ANSWER_DAYS = 3

/** One for each complaint without an answer, due on its day; `who` is null for what was passed up [CO3]. */
export function complaintSignals(row: Row, context: PracticeContext): Signal[] {
  const complaints = row.practice?.complaints ?? []
  return complaints
    .filter(({ entry }) => !isAside(row, entry, context.today))
    .map((complaint): Signal => {
      const { entry, text, raised } = complaint
      const owner = passedTo(row, entry, context.today) ?? complaint.owner ?? row.owner
      return {
        id: `complaint/${row.id}/${entry}`,
        kind: 'complaint',
        row,
        on: raised === undefined ? dueOf(complaint, context) : earlier(raised, context.today),
        who: raised === undefined ? owner : null,
        aside: entry,
        reason: { kind: 'complaint', text, raised: raised !== undefined, owner },
      }
    })
}

const earlier = (a: string, b: string): string => (a < b ? a : b)

/** The day by which the client is to be answered [CO2], YYYY-MM-DD. */
export const dueOf = (
  { due, when }: Pick<RowComplaint, 'due' | 'when'>,
  { zone = 'UTC' }: Pick<PracticeContext, 'zone'>,
): string => due ?? addDays(dayOf(when, zone), ANSWER_DAYS)

/** The changes that a complaint is known from: what was written down, and all that was said of it since. */
export const whyComplaint = (profile: Profile, entry: EntryId): ChangeId[] =>
  changesBehind(profile, `complaints/${entry}`, entry)
