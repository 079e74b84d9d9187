/** The first minutes of a server: a link, and the company with its head that it makes. */
import type { Kysely, Transaction } from 'kysely'
import type { InferOutput } from 'valibot'
import type { setupBody } from '../../src/shared/api'
import type { SetupLinkTable, Tables } from '../storage/tables'
import type { Accounts } from './accounts'
import { writeAudit } from './audit'
import { PASSWORD } from './auth'
import { startSession, type SignedIn } from './sessions'
import { createMember, createWorkspace, emailTaken } from './team'
import { hashToken, newToken } from './tokens'

export type SetupRefusal = 'linkUnknown' | 'linkUsed' | 'linkExpired' | 'weakPassword' | 'emailTaken' | 'badRequest'

const HOUR = 3_600_000

/** A new set-up link's token; those made before stay good until their time or until one of them is used. */
export async function makeSetupLink({ storage, config }: Accounts): Promise<string> {
  const token = newToken()
  const created = Date.now()
  await storage.db
    .insertInto('setup_link')
    .values({ token_hash: hashToken(token), created, expires: created + config.setupHours * HOUR, used: null })
    .execute()
  return token
}

/** Why this link cannot be used; null while it is good. */
export async function setupRefusal(db: Kysely<Tables>, token: string): Promise<SetupRefusal | null> {
  const link = await db
    .selectFrom('setup_link')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()
  return judge(link)
}

function judge(link: SetupLinkTable | undefined): SetupRefusal | null {
  if (link === undefined) return 'linkUnknown'
  if (link.used !== null) return 'linkUsed'
  return link.expires <= Date.now() ? 'linkExpired' : null
}

/** Makes the company, its head and the head's session: all of it, or nothing. */
export async function setUp(
  accounts: Accounts,
  body: InferOutput<typeof setupBody>,
): Promise<SignedIn | { refused: SetupRefusal }> {
  const { db } = accounts.storage
  const early = (await setupRefusal(db, body.token)) ?? judgeForm(body)
  if (early !== null) return { refused: early }
  const passwordHash = await accounts.auth.hashPassword(body.password)
  return db.transaction().execute(async (trx) => {
    const late = await setupRefusal(trx, body.token)
    if (late !== null) return { refused: late }
    if (await emailTaken(accounts, trx, body.email)) return { refused: 'emailTaken' as const }
    await useEveryLink(trx)
    const workspace = await createWorkspace(trx, { name: body.company, zone: body.zone, locale: body.locale })
    const head = { workspace, name: body.name, email: body.email, role: 'head' as const, passwordHash }
    const { member, user } = await createMember(accounts, trx, head)
    await writeAudit(trx, { workspace, member }, 'setup', {})
    const signedIn = await accounts.auth.inTransaction(trx, () => startSession(accounts.auth, trx, user))
    if (signedIn === null) throw new Error('the new head has no session')
    return signedIn
  })
}

function judgeForm({ password, zone }: { password: string; zone: string }): SetupRefusal | null {
  if (password.length < PASSWORD.min) return 'weakPassword'
  return isZone(zone) ? null : 'badRequest'
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone }).format()
    return true
  } catch {
    return false
  }
}

/** Each start printed one; the first that is used closes them all. */
async function useEveryLink(trx: Transaction<Tables>): Promise<void> {
  await trx.updateTable('setup_link').set({ used: Date.now() }).where('used', 'is', null).execute()
}
