/** Signing in and out, and knowing who is signed in. */
import { isAPIError } from 'better-auth/api'
import type { Kysely } from 'kysely'
import type { Me } from '../../src/shared/api'
import type { Tables } from '../storage/tables'
import type { Accounts } from './accounts'
import type { Auth } from './auth'
import type { Session, SessionOf } from './session'

/** What signing in gives: the session, and the Set-Cookie lines that carry it. */
export interface SignedIn {
  session: Session
  cookies: string[]
}

/** Reads the session of a cookie header; the member's role and state are read anew each time. */
export function makeSessionOf(auth: Auth, db: Kysely<Tables>): SessionOf {
  return async (headers) => {
    const found = await auth.api.getSession({ headers, query: { disableRefresh: true } })
    return found && sessionFor(db, found.session)
  }
}

/** The session as routes and sockets know it; null when its user is no active member. */
export async function sessionFor(
  db: Kysely<Tables>,
  session: { id: string; userId: string; expiresAt: Date },
): Promise<Session | null> {
  const member = await db
    .selectFrom('member')
    .select(['id', 'workspace', 'name', 'role', 'may_export'])
    .where('user_id', '=', session.userId)
    .where('disabled', 'is', null)
    .executeTakeFirst()
  if (member === undefined) return null
  return {
    id: session.id,
    user: session.userId,
    member: member.id,
    workspace: member.workspace,
    name: member.name,
    role: member.role,
    mayExport: member.may_export === 1,
    expires: session.expiresAt.getTime(),
  }
}

/**
 * Checks e-mail and password. An unknown e-mail and a wrong password get one answer after one hash of
 * work, so neither the words nor the time tell whether somebody has an account.
 */
export async function signIn(
  { auth, storage }: Accounts,
  email: string,
  password: string,
): Promise<SignedIn | { refused: 'wrongPassword' | 'memberDisabled' }> {
  const token = await checkPassword(auth, email, password)
  const found = token === null ? null : await auth.internal.findSession(token)
  if (found === null) return { refused: 'wrongPassword' }
  const session = await sessionFor(storage.db, found.session)
  if (session === null) {
    await auth.internal.deleteSession(found.session.token)
    return { refused: 'memberDisabled' }
  }
  await seen(storage.db, session)
  return { session, cookies: [await auth.cookie(found.session.token)] }
}

/** The token of a new session, or null when better-auth does not accept the pair. */
async function checkPassword(auth: Auth, email: string, password: string): Promise<string | null> {
  try {
    const { token } = await auth.api.signInEmail({ body: { email, password } })
    return token
  } catch (error) {
    if (isAPIError(error)) return null
    throw error
  }
}

/** Ends the session of these headers, if there is one; gives the Set-Cookie lines that forget it. */
export async function signOut({ auth }: Accounts, headers: Headers): Promise<string[]> {
  const { headers: answer } = await auth.api.signOut({ headers, returnHeaders: true })
  return answer.getSetCookie()
}

/**
 * Prolongs the session of these headers when it is older than a day.
 * Gives its new end and the Set-Cookie lines, which are none when nothing changed.
 */
export async function prolong(
  { auth }: Accounts,
  headers: Headers,
): Promise<{ expires: number | null; cookies: string[] }> {
  const { response, headers: answer } = await auth.api.getSession({ headers, returnHeaders: true })
  return { expires: response?.session.expiresAt.getTime() ?? null, cookies: answer.getSetCookie() }
}

/**
 * A session without asking for a password: after a set-up link, an invitation, a demo link.
 * `db` is the transaction that made the member, where there is one. Null when the member is disabled.
 */
export async function startSession(auth: Auth, db: Kysely<Tables>, user: string): Promise<SignedIn | null> {
  const created = await auth.internal.createSession(user)
  const session = await sessionFor(db, created)
  if (session !== null) await seen(db, session)
  return session && { session, cookies: [await auth.cookie(created.token)] }
}

/** What the app is told of its own member. */
export async function meOf(db: Kysely<Tables>, session: Session): Promise<Me> {
  const { email } = await db
    .selectFrom('member')
    .select('email')
    .where('id', '=', session.member)
    .executeTakeFirstOrThrow()
  const workspace = await db
    .selectFrom('workspace')
    .select(['id', 'name', 'zone', 'locale'])
    .where('id', '=', session.workspace)
    .executeTakeFirstOrThrow()
  const { member: id, name, role, mayExport, expires } = session
  return { member: { id, name, email, role, mayExport }, workspace, expires }
}

/** Notes that the member was here, to the minute. */
export async function seen(db: Kysely<Tables>, session: Session): Promise<void> {
  const now = Date.now()
  await db
    .updateTable('member')
    .set({ last_seen: now })
    .where('id', '=', session.member)
    .where((where) => where.or([where('last_seen', 'is', null), where('last_seen', '<', now - 60_000)]))
    .execute()
}
