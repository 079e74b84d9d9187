/** The devices of a member: registered by their first hello, revoked by their owner. */
import type { Kysely, Transaction } from 'kysely'
import type { OwnDevice } from '../../src/shared/api'
import type { DeviceId, WorkspaceId } from '../../src/shared/ids'
import type { Tables } from '../storage/tables'
import type { Accounts } from './accounts'
import type { Session } from './session'
import { tellTeam } from './team'

/** Characters of a device's label that are kept. */
const LABEL = 100
/** ms for which a device counts as seen just now. */
const SEEN = 10 * 60_000

/**
 * A device says hello: it is made, or seen again. The team hears of a new one and of a new label.
 * 'taken' when the id belongs to another member, 'revoked' when its owner has let it go.
 */
export async function registerDevice(
  db: Kysely<Tables>,
  session: Session,
  device: DeviceId,
  label: string,
): Promise<'ok' | 'taken' | 'revoked'> {
  const text = label.trim().slice(0, LABEL)
  if (await isJustSeen(db, session, device, text)) return 'ok'
  return db.transaction().execute(async (trx) => {
    const now = Date.now()
    // The lock first: two tabs of a new device say hello at once.
    await lock(trx, session.workspace)
    const known = await trx.selectFrom('device').selectAll().where('id', '=', device).executeTakeFirst()
    if (known !== undefined && known.member !== session.member) return 'taken'
    if (known !== undefined && known.revoked !== null) return 'revoked'
    const seen = { label: text, last_seen: now, session: session.id }
    if (known === undefined) {
      const own = { id: device, workspace: session.workspace, member: session.member }
      await trx
        .insertInto('device')
        .values({ ...own, ...seen, first_seen: now, revoked: null })
        .execute()
    } else await trx.updateTable('device').set(seen).where('id', '=', device).execute()
    if (known?.label !== text) await tellTeam(trx, session.workspace, await nextSeq(trx, session.workspace))
    return 'ok'
  })
}

/** A restart of the server brings all devices back at once: a write for each would be a commit for each. */
async function isJustSeen(db: Kysely<Tables>, session: Session, id: DeviceId, label: string): Promise<boolean> {
  const known = await db
    .selectFrom('device')
    .select(['member', 'revoked', 'label', 'session', 'last_seen'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (known === undefined || known.member !== session.member || known.revoked !== null) return false
  return known.label === label && known.session === session.id && Date.now() - known.last_seen < SEEN
}

async function lock(trx: Transaction<Tables>, workspace: WorkspaceId): Promise<void> {
  await trx
    .updateTable('workspace')
    .set((row) => ({ seq: row.ref('seq') }))
    .where('id', '=', workspace)
    .execute()
}

async function nextSeq(trx: Transaction<Tables>, workspace: WorkspaceId): Promise<number> {
  const { seq } = await trx
    .updateTable('workspace')
    .set((row) => ({ seq: row('seq', '+', 1) }))
    .where('id', '=', workspace)
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq
}

/** One's own devices that were not revoked, the one seen last first. */
export async function listDevices(db: Kysely<Tables>, session: Session): Promise<OwnDevice[]> {
  const rows = await db
    .selectFrom('device')
    .selectAll()
    .where('member', '=', session.member)
    .where('revoked', 'is', null)
    .orderBy('last_seen', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    current: row.session === session.id,
  }))
}

/** Lets one's own device go: its session ends, its id is never good again. False when there is no such one. */
export async function revokeDevice({ storage, auth }: Accounts, session: Session, id: string): Promise<boolean> {
  return storage.inWorkspace(session.workspace, async (trx, { seq }) => {
    const device = await trx
      .selectFrom('device')
      .select(['id', 'session'])
      .where('id', '=', id as DeviceId)
      .where('member', '=', session.member)
      .where('revoked', 'is', null)
      .executeTakeFirst()
    if (device === undefined) return false
    await trx.updateTable('device').set({ revoked: Date.now(), session: null }).where('id', '=', device.id).execute()
    await tellTeam(trx, session.workspace, seq())
    await auth.inTransaction(trx, async () => {
      const sessions = await auth.internal.listSessions(session.user)
      const own = sessions.find((candidate) => candidate.id === device.session)
      if (own !== undefined) await auth.internal.deleteSession(own.token)
    })
    return true
  })
}
