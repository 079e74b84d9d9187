/**
 * When to offer the installation: to somebody who comes back, not to somebody who looks around. On the third day of
 * use, or on the second visit once a client of one's own is stored; after "not now" not for 60 days. What is
 * remembered are days and counts of this device.
 */
import * as v from 'valibot'

const STORED = 'kartoteka.visits'
const DAY = 86_400_000
const QUIET_DAYS = 60

const visitsSchema = v.object({
  /** Days on which the app was used. */
  days: v.number(),
  /** The last of them, YYYY-MM-DD. */
  last: v.string(),
  visits: v.number(),
  /** When "not now" was said, ms since 1970 UTC; 0 = never. */
  declined: v.number(),
})
export type Visits = v.InferOutput<typeof visitsSchema>
export const NO_VISITS: Visits = { days: 0, last: '', visits: 0, declined: 0 }

export const visitOn = (before: Visits, today: string): Visits => ({
  ...before,
  days: before.days + Number(before.last !== today),
  last: today,
  visits: before.visits + 1,
})

export function isGoodMoment(visits: Visits, hasOwnClient: boolean, now: number): boolean {
  if (visits.declined !== 0 && now - visits.declined < QUIET_DAYS * DAY) return false
  return visits.days >= 3 || (hasOwnClient && visits.visits >= 2)
}

export function readVisits(storage: Pick<Storage, 'getItem'>): Visits {
  try {
    const result = v.safeParse(visitsSchema, JSON.parse(storage.getItem(STORED) ?? 'null'))
    return result.success ? result.output : NO_VISITS
  } catch {
    return NO_VISITS
  }
}

export function writeVisits(storage: Pick<Storage, 'setItem'>, visits: Visits): void {
  try {
    storage.setItem(STORED, JSON.stringify(visits))
  } catch {
    // Nothing is remembered: nothing is offered.
  }
}
