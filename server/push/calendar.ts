/** The calendar of a member as the server writes it, by the same rules as the device (src/shared/practice/calendar.ts). */
import type { Kysely } from 'kysely'
import { dayOf } from '../../src/shared/dates'
import type { ProfileId } from '../../src/shared/ids'
import { calendarDays, calendarOf, withinLimit, type CalendarAsker } from '../../src/shared/practice/calendar'
import { doerOf, type Sight } from '../../src/shared/practice/doer'
import type { CalendarDay } from '../../src/shared/practice/ics'
import type { AccessGrant } from '../../src/shared/protocol'
import type { Feed } from '../accounts/feeds'
import type { Tables } from '../storage/tables'
import { teamOf } from '../sync/team'
import { grantsOf, rowsOf } from './rows'

/** `origin`: where the app is opened. `now`: ms since 1970 UTC. */
export async function feedText(db: Kysely<Tables>, feed: Feed, origin: string, now: number): Promise<string> {
  const { member: me, workspace, zone, locale } = feed
  const today = dayOf(now, zone)
  const { members } = await teamOf(db, workspace)
  /** Of the rows at hand. */
  let grants = new Map<ProfileId, AccessGrant[]>()
  const sight: Sight = { members, grantsOf: (profile) => grants.get(profile) ?? [], today }
  const doer: CalendarAsker['doer'] = (row, step) => doerOf(row, step, sight)
  const asker: CalendarAsker = { me, today, zone, locale, origin, doer }
  let days: CalendarDay[] = []
  for await (const rows of rowsOf(db, workspace, me)) {
    grants = await grantsOf(
      db,
      rows.map(({ id }) => id),
    )
    days = withinLimit([...days, ...rows.flatMap((row) => calendarDays(row, asker))])
  }
  return calendarOf(days, asker, now)
}
