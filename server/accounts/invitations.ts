/** Invitations: made by a head, handed over as a link, used once. */
import type { Kysely } from 'kysely'
import type { InferOutput } from 'valibot'
import type { acceptBody, Invitation, InvitationCard, inviteBody } from '../../src/shared/api'
import { newId, type WorkspaceId } from '../../src/shared/ids'
import type { InvitationTable, Tables } from '../storage/tables'
import type { Accounts } from './accounts'
import { writeAudit } from './audit'
import { PASSWORD } from './auth'
import type { Session } from './session'
import { startSession, type SignedIn } from './sessions'
import { createMember, emailTaken, stillMay, tellTeam } from './team'
import { hashToken, newToken } from './tokens'

export type InvitationRefusal = 'linkUnknown' | 'linkUsed' | 'linkExpired' | 'linkRevoked'

const DAY = 86_400_000

/** Makes an invitation; the token is known only to the answer. Null when the role does not allow it any more. */
export async function invite(
  { storage }: Accounts,
  session: Session,
  { name, role, days }: InferOutput<typeof inviteBody>,
): Promise<{ id: string; token: string } | null> {
  const id = newId<'invitation'>()
  const token = newToken()
  const created = Date.now()
  const open = { used: null, used_by: null, revoked: null }
  return storage.inWorkspace(session.workspace, async (trx) => {
    if (!(await stillMay(trx, session, 'invite'))) return null
    const by = { workspace: session.workspace, created_by: session.member }
    const times = { created, expires: created + days * DAY }
    await trx
      .insertInto('invitation')
      .values({ id, name, role, token_hash: hashToken(token), ...by, ...times, ...open })
      .execute()
    await writeAudit(trx, session, 'invite', { invitation: id, role, days })
    return { id, token }
  })
}

/** The invitations of a workspace, newest first. */
export async function listInvitations(db: Kysely<Tables>, workspace: WorkspaceId): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .selectAll()
    .where('workspace', '=', workspace)
    .orderBy('created', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: row.role,
    created: row.created,
    expires: row.expires,
    state: stateOf(row),
  }))
}

function stateOf(row: InvitationTable): Invitation['state'] {
  if (row.used !== null) return 'used'
  if (row.revoked !== null) return 'revoked'
  return row.expires <= Date.now() ? 'expired' : 'open'
}

/** Takes an invitation back. False when there is no such one to take back, or the role does not allow it. */
export async function revokeInvitation({ storage }: Accounts, session: Session, id: string): Promise<boolean> {
  return storage.inWorkspace(session.workspace, async (trx) => {
    if (!(await stillMay(trx, session, 'invite'))) return false
    const { numUpdatedRows } = await trx
      .updateTable('invitation')
      .set({ revoked: Date.now() })
      .where('id', '=', id)
      .where('workspace', '=', session.workspace)
      .where('used', 'is', null)
      .where('revoked', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await writeAudit(trx, session, 'invite', { invitation: id, revoked: true })
    return true
  })
}

/** What the holder of a link sees before joining. */
export async function invitationCard(
  db: Kysely<Tables>,
  token: string,
): Promise<InvitationCard | { refused: InvitationRefusal }> {
  const found = await openInvitation(db, token)
  if ('refused' in found) return found
  const { company, invitedBy } = await db
    .selectFrom('workspace')
    .innerJoin('member', 'member.workspace', 'workspace.id')
    .select(['workspace.name as company', 'member.name as invitedBy'])
    .where('member.id', '=', found.created_by)
    .executeTakeFirstOrThrow()
  return { company, name: found.name, role: found.role, invitedBy }
}

async function openInvitation(
  db: Kysely<Tables>,
  token: string,
): Promise<InvitationTable | { refused: InvitationRefusal }> {
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()
  if (row === undefined) return { refused: 'linkUnknown' }
  const state = stateOf(row)
  return state === 'open' ? row : { refused: REFUSALS[state] }
}

const REFUSALS = { used: 'linkUsed', expired: 'linkExpired', revoked: 'linkRevoked' } as const

/** Joins the workspace of a link: user, member and session at once, or nothing. */
export async function acceptInvitation(
  accounts: Accounts,
  { token, name, email, password }: InferOutput<typeof acceptBody>,
): Promise<SignedIn | { refused: InvitationRefusal | 'weakPassword' | 'emailTaken' }> {
  const { storage, auth } = accounts
  const early = await openInvitation(storage.db, token)
  if ('refused' in early) return early
  if (password.length < PASSWORD.min) return { refused: 'weakPassword' }
  const passwordHash = await auth.hashPassword(password)
  const { workspace } = early
  return storage.inWorkspace(workspace, async (trx, { seq }) => {
    const invitation = await openInvitation(trx, token)
    if ('refused' in invitation) return invitation
    if (await emailTaken(accounts, trx, email)) return { refused: 'emailTaken' as const }
    const { id, role } = invitation
    const { member, user } = await createMember(accounts, trx, { workspace, name, email, role, passwordHash })
    await trx.updateTable('invitation').set({ used: Date.now(), used_by: member }).where('id', '=', id).execute()
    await writeAudit(trx, { workspace, member }, 'accept', { invitation: id, role })
    await tellTeam(trx, workspace, seq())
    const signedIn = await auth.inTransaction(trx, () => startSession(auth, trx, user))
    if (signedIn === null) throw new Error('the new member has no session')
    return signedIn
  })
}
