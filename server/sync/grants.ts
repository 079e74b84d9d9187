/** Access without owning: given, taken back, and ended at midnight of the workspace's zone. */
import type { Kysely } from 'kysely'
import { mayOnProfile, seesAll } from '../../src/shared/access'
import { dayOf } from '../../src/shared/dates'
import type { MemberId, ProfileId, WorkspaceId } from '../../src/shared/ids'
import type { AccessGrant } from '../../src/shared/protocol'
import { writeAudit } from '../accounts/audit'
import type { Session } from '../accounts/session'
import type { Tables } from '../storage/tables'
import { raiseAccessVersion, writeAccessEvents, type AccessEvent } from './accessEvents'
import { standingsOf, viewerOf, type Standing } from './sight'
import type { Write } from './write'

/** False when this member may not share the profile, or the other cannot be given it. @throws SessionOver */
export async function setGrant(
  write: Write,
  session: Session,
  profile: ProfileId,
  grant: AccessGrant,
): Promise<boolean> {
  const { trx, workspace } = write
  const standing = await shareable(write, session, profile)
  const target = await memberOf(write, grant.member)
  if (standing === undefined || target === undefined || target.disabled !== null) return false
  const over = grant.until !== null && grant.until < dayOf(Date.now(), workspace.zone)
  if (standing.owner === grant.member || over) return false
  const { level, until } = grant
  const before = await grantOf(trx, profile, grant.member)
  if (before?.level === level && before.until === until) return true
  const seq = write.seq()
  await trx
    .insertInto('access_grant')
    .values({ profile, member: grant.member, workspace: workspace.id, level, until, granted_by: session.member, seq })
    .onConflict((row) =>
      row.columns(['profile', 'member']).doUpdateSet({ level, until, granted_by: session.member, seq }),
    )
    .execute()
  // A longer time or another level is an entering too: the device takes the profile anew, with what it may do now.
  const event: AccessEvent = { member: grant.member, profile, kind: 'enter' }
  await grantsMoved(write, [profile], seesAll(target.role) ? [] : [event], seq)
  await writeAudit(trx, session, 'grant', { profile, member: grant.member, level, until })
  return true
}

/** False when this member may not share the profile, or there was no such grant. @throws SessionOver */
export async function dropGrant(
  write: Write,
  session: Session,
  profile: ProfileId,
  member: MemberId,
): Promise<boolean> {
  const { trx } = write
  if ((await shareable(write, session, profile)) === undefined) return false
  if ((await grantOf(trx, profile, member)) === undefined) return false
  const seq = write.seq()
  await trx.deleteFrom('access_grant').where('profile', '=', profile).where('member', '=', member).execute()
  const target = await memberOf(write, member)
  const event: AccessEvent = { member, profile, kind: 'leave' }
  await grantsMoved(write, [profile], target !== undefined && seesAll(target.role) ? [] : [event], seq)
  await writeAudit(trx, session, 'grant', { profile, member, level: null, until: null })
  return true
}

/** Is there a grant whose last day is over? Cheap: asked before every pull. */
export async function hasExpired(db: Kysely<Tables>, workspace: WorkspaceId): Promise<boolean> {
  const row = await db.selectFrom('workspace').select('zone').where('id', '=', workspace).executeTakeFirst()
  if (row === undefined) return false
  const over = await db
    .selectFrom('access_grant')
    .select('profile')
    .where('workspace', '=', workspace)
    .where('until', '<', dayOf(Date.now(), row.zone))
    .limit(1)
    .executeTakeFirst()
  return over !== undefined
}

/** Ends the grants whose last day is over: each once, with the leaving that devices are told. */
export async function endExpired(write: Write): Promise<void> {
  const { trx, workspace } = write
  const ended = await trx
    .deleteFrom('access_grant')
    .where('workspace', '=', workspace.id)
    .where('until', '<', dayOf(Date.now(), workspace.zone))
    .returning(['profile', 'member'])
    .execute()
  if (ended.length === 0) return
  const all = await trx.selectFrom('member').select(['id', 'role']).where('workspace', '=', workspace.id).execute()
  const seeing = new Set(all.filter(({ role }) => seesAll(role)).map(({ id }) => id))
  const events = ended
    .filter(({ member }) => !seeing.has(member))
    .map(({ member, profile }): AccessEvent => ({ member, profile, kind: 'leave' }))
  await grantsMoved(write, [...new Set(ended.map(({ profile }) => profile))], events, write.seq())
}

async function shareable(write: Write, session: Session, profile: ProfileId): Promise<Standing | undefined> {
  const viewer = await viewerOf(write.trx, session)
  const standing = (await standingsOf(write.trx, viewer, [profile])).get(profile)
  return standing !== undefined && mayOnProfile(viewer.role, standing.reach, 'share') ? standing : undefined
}

const memberOf = ({ trx, workspace }: Write, id: MemberId) =>
  trx
    .selectFrom('member')
    .select(['role', 'disabled'])
    .where('id', '=', id)
    .where('workspace', '=', workspace.id)
    .executeTakeFirst()

const grantOf = (trx: Kysely<Tables>, profile: ProfileId, member: MemberId) =>
  trx
    .selectFrom('access_grant')
    .select(['level', 'until'])
    .where('profile', '=', profile)
    .where('member', '=', member)
    .executeTakeFirst()

async function grantsMoved(write: Write, profiles: ProfileId[], events: AccessEvent[], seq: number): Promise<void> {
  for (const profile of profiles) {
    await write.trx.updateTable('profile').set({ grants_seq: seq }).where('id', '=', profile).execute()
    write.touch(profile, seq)
  }
  await writeAccessEvents(write, events, seq)
  await raiseAccessVersion(write)
}
