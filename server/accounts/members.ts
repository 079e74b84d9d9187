/** The team as its head sees and changes it. */
import type { Kysely, Transaction } from 'kysely'
import type { InferOutput } from 'valibot'
import type { AuditLine, MemberCard, memberPatch } from '../../src/shared/api'
import type { MemberId, WorkspaceId } from '../../src/shared/ids'
import type { MemberTable, Tables } from '../storage/tables'
import type { Accounts } from './accounts'
import { writeAudit } from './audit'
import { leftDevices } from './handIn'
import type { Session } from './session'
import { stillMay, tellTeam } from './team'

/** Every member of a workspace with the number of clients he or she is responsible for, by name. */
export async function listMembers(db: Kysely<Tables>, workspace: WorkspaceId): Promise<MemberCard[]> {
  const counts = await db
    .selectFrom('profile')
    .select(({ fn }) => ['owner', fn.countAll<number | string>().as('count')])
    .where('workspace', '=', workspace)
    .where('desk', '=', 0)
    .where('erased', 'is', null)
    .groupBy('owner')
    .execute()
  const countByOwner = new Map(counts.map(({ owner, count }) => [owner, Number(count)]))
  const members = await db.selectFrom('member').selectAll().where('workspace', '=', workspace).orderBy('name').execute()
  const left = await leftDevices(
    db,
    members.flatMap(({ id, disabled }) => (disabled === null ? [] : [id])),
  )
  return members.map((member) => ({
    id: member.id,
    name: member.name,
    email: member.email,
    role: member.role,
    mayExport: member.may_export === 1,
    disabled: member.disabled !== null,
    clients: countByOwner.get(member.id) ?? 0,
    lastSeen: member.last_seen,
    ...(member.disabled !== null && { left: left.get(member.id) ?? [] }),
  }))
}

type Patch = InferOutput<typeof memberPatch>

/** Changes role, right to export, or access of a member, and tells every device that it happened. */
export async function changeMember(
  accounts: Accounts,
  session: Session,
  id: string,
  patch: Patch,
): Promise<'done' | 'noAccess' | 'lastHead'> {
  return accounts.storage.inWorkspace(session.workspace, async (trx, { seq }) => {
    if (!(await stillMay(trx, session, 'manageTeam'))) return 'noAccess'
    const before = await memberOf(trx, session.workspace, id)
    if (before === undefined) return 'noAccess'
    const after = patched(before, patch)
    if (isActiveHead(before) && !isActiveHead(after) && !(await hasOtherHead(trx, before))) return 'lastHead'
    const changed = changesOf(before, after)
    if (Object.keys(changed).length === 0) return 'done'
    const { role, may_export, disabled } = after
    await trx.updateTable('member').set({ role, may_export, disabled }).where('id', '=', before.id).execute()
    await writeAudit(trx, session, 'member', { member: before.id, ...changed })
    const now = seq()
    await tellTeam(trx, session.workspace, now)
    if ('role' in changed) await tellSight(trx, session.workspace, before.id, now)
    if (changed.disabled === true)
      await accounts.auth.inTransaction(trx, () => accounts.auth.internal.deleteUserSessions(before.user_id))
    return 'done'
  })
}

const memberOf = (trx: Transaction<Tables>, workspace: WorkspaceId, id: string) =>
  trx
    .selectFrom('member')
    .selectAll()
    .where('id', '=', id as MemberId)
    .where('workspace', '=', workspace)
    .executeTakeFirst()

function patched(member: MemberTable, { role, mayExport, disabled }: Patch): MemberTable {
  return {
    ...member,
    role: role ?? member.role,
    may_export: mayExport === undefined ? member.may_export : mayExport ? 1 : 0,
    disabled: disabled === undefined ? member.disabled : disabled ? (member.disabled ?? Date.now()) : null,
  }
}

const isActiveHead = ({ role, disabled }: MemberTable): boolean => role === 'head' && disabled === null

async function hasOtherHead(trx: Transaction<Tables>, { id, workspace }: MemberTable): Promise<boolean> {
  const other = await trx
    .selectFrom('member')
    .select('id')
    .where('workspace', '=', workspace)
    .where('id', '!=', id)
    .where('role', '=', 'head')
    .where('disabled', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

/** What the audit keeps: only what is another than before. */
function changesOf(before: MemberTable, after: MemberTable): AuditLine['detail'] {
  return {
    ...(after.role !== before.role && { role: after.role }),
    ...(after.may_export !== before.may_export && { mayExport: after.may_export === 1 }),
    ...(after.disabled !== before.disabled && { disabled: after.disabled !== null }),
  }
}

/** With another role a member sees other profiles: devices learn of it by this event. */
async function tellSight(
  trx: Transaction<Tables>,
  workspace: WorkspaceId,
  member: MemberId,
  seq: number,
): Promise<void> {
  await trx.insertInto('access_event').values({ workspace, seq, member, profile: null, kind: 'view' }).execute()
}
