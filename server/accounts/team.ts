/** Members as rows: made, found, counted. Everything here runs inside the transaction of its caller. */
import type { Kysely, Transaction } from 'kysely'
import { mayInWorkspace, type Role, type WorkspaceAction } from '../../src/shared/access'
import { newId, type MemberId, type WorkspaceId } from '../../src/shared/ids'
import type { Tables } from '../storage/tables'
import type { Accounts } from './accounts'
import type { Session } from './session'

export interface NewWorkspace {
  name: string
  /** IANA name. */
  zone: string
  locale: 'en' | 'ru'
}

/** An empty workspace. Epoch and sequence start at 1, so that 0 is nobody's cursor but a new device's. */
export async function createWorkspace(trx: Transaction<Tables>, workspace: NewWorkspace): Promise<WorkspaceId> {
  const id = newId<'workspace'>() as WorkspaceId
  const counters = { epoch: 1, seq: 1, access_version: 1, team_seq: 1 }
  await trx
    .insertInto('workspace')
    .values({ id, ...workspace, ...counters, created: Date.now() })
    .execute()
  return id
}

export interface NewMember {
  workspace: WorkspaceId
  name: string
  /** Lower case. */
  email: string
  role: Role
  /** From `auth.hashPassword`, made before the transaction: it takes its time. Null: signs in by a demo link only. */
  passwordHash: string | null
}

/**
 * A user, its credential account and its member, all in this transaction. The caller has made sure that
 * the e-mail is free (`emailTaken`) and tells the team (`tellTeam`).
 */
export async function createMember(
  { auth }: Accounts,
  trx: Transaction<Tables>,
  { workspace, name, email, role, passwordHash }: NewMember,
): Promise<{ member: MemberId; user: string }> {
  const user = await auth.inTransaction(trx, async () => {
    const { id } = await auth.internal.createUser({ name, email, emailVerified: false }, { method: 'email-password' })
    if (passwordHash !== null)
      await auth.internal.createAccount({ userId: id, accountId: id, providerId: 'credential', password: passwordHash })
    return id
  })
  const member = newId<'member'>() as MemberId
  const flags = { may_export: 0 as const, disabled: null, created: Date.now(), last_seen: null }
  await trx
    .insertInto('member')
    .values({ id: member, workspace, user_id: user, name, email, role, ...flags })
    .execute()
  return { member, user }
}

/** True when the address has an account on this server, in whichever workspace. */
export async function emailTaken({ auth }: Accounts, trx: Transaction<Tables>, email: string): Promise<boolean> {
  return (await auth.inTransaction(trx, () => auth.internal.findUserByEmail(email))) !== null
}

/** Open sockets judge their rights again, and devices are sent the team as it is now. */
export async function tellTeam(trx: Transaction<Tables>, workspace: WorkspaceId, seq: number): Promise<void> {
  await trx
    .updateTable('workspace')
    .set((row) => ({ team_seq: seq, access_version: row('access_version', '+', 1) }))
    .where('id', '=', workspace)
    .execute()
}

/** Devices are sent the team as it is now; nobody's rights moved. */
export async function raiseTeam(trx: Transaction<Tables>, workspace: WorkspaceId, seq: number): Promise<void> {
  await trx.updateTable('workspace').set({ team_seq: seq }).where('id', '=', workspace).execute()
}

/** The right as it is now, inside the lock: the session may have been read before a change of role. */
export async function stillMay(trx: Transaction<Tables>, session: Session, action: WorkspaceAction): Promise<boolean> {
  const member = await trx
    .selectFrom('member')
    .select(['role', 'may_export'])
    .where('id', '=', session.member)
    .where('disabled', 'is', null)
    .executeTakeFirst()
  return member !== undefined && mayInWorkspace(member.role, action, member.may_export === 1)
}

/** False until the set-up link was used. */
export async function hasWorkspace(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('workspace').select('id').limit(1).executeTakeFirst()) !== undefined
}
