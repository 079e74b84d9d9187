/** The addresses of members' calendars: whoever knows one reads it, so it is shown once and kept as a hash. */
import type { Kysely, Selectable } from 'kysely'
import { mayInWorkspace, type Role } from '../../src/shared/access'
import type { MemberId, WorkspaceId } from '../../src/shared/ids'
import type { Storage } from '../storage/storage'
import type { CalendarFeedTable, Tables } from '../storage/tables'
import { writeAudit } from './audit'
import type { Session } from './session'
import { stillMay } from './team'
import { hashToken, newToken } from './tokens'

/** When the address in use was made, ms since 1970 UTC; null when there is none. */
export async function feedMade(db: Kysely<Tables>, { member }: Session): Promise<number | null> {
  const feed = await db.selectFrom('calendar_feed').select('made').where('member', '=', member).executeTakeFirst()
  return feed?.made ?? null
}

/** A new address, and the end of the one before; gives its token. Null when the member may not (any more). */
export async function makeFeed(storage: Storage, session: Session, locale: 'en' | 'ru'): Promise<string | null> {
  const token = newToken()
  return storage.inWorkspace(session.workspace, async (trx) => {
    if (!(await stillMay(trx, session, 'calendar'))) return null
    const feed = { token_hash: hashToken(token), locale, made: Date.now() }
    await trx
      .insertInto('calendar_feed')
      .values({ member: session.member, workspace: session.workspace, ...feed })
      .onConflict((row) => row.column('member').doUpdateSet(feed))
      .execute()
    await writeAudit(trx, session, 'calendar', { made: true })
    return token
  })
}

/** Ends it: who has the address reads nothing more. */
export async function dropFeed(storage: Storage, session: Session): Promise<void> {
  await storage.inWorkspace(session.workspace, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('calendar_feed')
      .where('member', '=', session.member)
      .executeTakeFirst()
    if (numDeletedRows > 0n) await writeAudit(trx, session, 'calendar', { made: false })
  })
}

export interface Feed extends Pick<Selectable<CalendarFeedTable>, 'locale'> {
  member: MemberId
  workspace: WorkspaceId
  zone: string
  role: Role
}

/** Whose calendar it is; null for an unknown token, one that was ended, and a member who may not (any more). */
export async function feedOf(db: Kysely<Tables>, token: string): Promise<Feed | null> {
  const feed = await db
    .selectFrom('calendar_feed')
    .innerJoin('member', 'member.id', 'calendar_feed.member')
    .innerJoin('workspace', 'workspace.id', 'calendar_feed.workspace')
    .select(['calendar_feed.member', 'calendar_feed.workspace', 'calendar_feed.locale', 'zone', 'role'])
    .where('token_hash', '=', hashToken(token))
    .where('member.disabled', 'is', null)
    .executeTakeFirst()
  return feed !== undefined && mayInWorkspace(feed.role, 'calendar') ? feed : null
}
