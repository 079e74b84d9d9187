/** Which devices are told of news while the app is closed. */
import { createECDH } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { InferOutput } from 'valibot'
import type { pushBody, pushPatch } from '../../src/shared/api'
import { dayOf } from '../../src/shared/dates'
import type { DeviceId, WorkspaceId } from '../../src/shared/ids'
import type { Session } from '../accounts/session'
import type { Storage } from '../storage/storage'
import type { Tables } from '../storage/tables'
import { isPushAddress } from './address'
import { hourIn } from './hours'

/** Devices of one member. Who has more lost some: the one that subscribed first is dropped. */
const MOST = 10

type Subscription = InferOutput<typeof pushBody>

/**
 * Stores how the device of this session is reached, instead of what was known of it; a browser belongs to whoever signed
 * in last. `noAccess`: no device said hello by this session. `linkUnknown`: no push service is there.
 */
export async function subscribe(
  storage: Storage,
  session: Session,
  { endpoint, keys, locale, times }: Subscription,
  { loopback, now: clock }: { loopback: boolean; now: () => number },
): Promise<'done' | 'noAccess' | 'linkUnknown'> {
  if (!isPushAddress(endpoint, loopback) || !isPublicKey(keys.p256dh)) return 'linkUnknown'
  return storage.inWorkspace(session.workspace, async (trx, { row: workspace }) => {
    const device = await deviceOf(trx, session)
    if (device === undefined) return 'noAccess'
    const now = clock()
    const before = await trx
      .selectFrom('push_subscription')
      .select('digest_on')
      .where('device', '=', device)
      .executeTakeFirst()
    await trx
      .deleteFrom('push_subscription')
      .where((where) => where.or([where('device', '=', device), where('endpoint', '=', endpoint)]))
      .execute()
    await beginLooking(trx, session.workspace, workspace.seq)
    const { digest, from: awake_from, to: awake_to } = times
    const past = digest !== null && digest <= hourIn(workspace.zone, now)
    await trx
      .insertInto('push_subscription')
      .values({
        device,
        workspace: session.workspace,
        member: session.member,
        endpoint,
        ...keys,
        locale,
        digest,
        awake_from,
        awake_to,
        // Whoever asks for it at noon does not mean the morning that is past.
        digest_on: past ? dayOf(now, workspace.zone) : (before?.digest_on ?? null),
        made: now,
      })
      .execute()
    await dropOldest(trx, session)
    return 'done'
  })
}

/** The browser changed how it is reached; when it is told stays as it was. */
export async function reachAnew(
  storage: Storage,
  session: Session,
  { endpoint, keys }: InferOutput<typeof pushPatch>,
  { loopback }: { loopback: boolean },
): Promise<'done' | 'noAccess' | 'linkUnknown'> {
  if (!isPushAddress(endpoint, loopback) || !isPublicKey(keys.p256dh)) return 'linkUnknown'
  return storage.inWorkspace(session.workspace, async (trx) => {
    const device = await deviceOf(trx, session)
    if (device === undefined) return 'noAccess'
    await trx.deleteFrom('push_subscription').where('endpoint', '=', endpoint).where('device', '!=', device).execute()
    const changed = await trx
      .updateTable('push_subscription')
      .set({ endpoint, ...keys })
      .where('device', '=', device)
      .executeTakeFirst()
    return changed.numUpdatedRows > 0n ? 'done' : 'noAccess'
  })
}

/** Ends it for the device of this session. */
export async function unsubscribe(db: Kysely<Tables>, session: Session): Promise<void> {
  const device = await deviceOf(db, session)
  if (device !== undefined) await dropSubscription(db, device)
}

/** Ends it, also for what waits. */
export async function dropSubscription(db: Kysely<Tables>, device: DeviceId): Promise<void> {
  await db.deleteFrom('push_subscription').where('device', '=', device).execute()
  await db.deleteFrom('push_waiting').where('device', '=', device).execute()
}

export async function isSubscribed(db: Kysely<Tables>, session: Session): Promise<boolean> {
  const device = await deviceOf(db, session)
  if (device === undefined) return false
  const row = await db.selectFrom('push_subscription').select('device').where('device', '=', device).executeTakeFirst()
  return row !== undefined
}

/** The device that speaks by this session; the latest, should a browser have become another device. */
async function deviceOf(db: Kysely<Tables>, { id, member }: Session): Promise<DeviceId | undefined> {
  const row = await db
    .selectFrom('device')
    .select('id')
    .where('session', '=', id)
    .where('member', '=', member)
    .where('revoked', 'is', null)
    .orderBy('last_seen', 'desc')
    .executeTakeFirst()
  return row?.id
}

/** While nobody is told, nothing is looked for: what came before the first subscription is no news. */
async function beginLooking(db: Kysely<Tables>, workspace: WorkspaceId, seq: number): Promise<void> {
  const other = await db
    .selectFrom('push_subscription')
    .select('device')
    .where('workspace', '=', workspace)
    .executeTakeFirst()
  if (other !== undefined) return
  await db
    .insertInto('push_seen')
    .values({ workspace, seq })
    .onConflict((row) => row.column('workspace').doUpdateSet({ seq }))
    .execute()
}

async function dropOldest(db: Kysely<Tables>, { workspace, member }: Session): Promise<void> {
  const all = await db
    .selectFrom('push_subscription')
    .select('device')
    .where('workspace', '=', workspace)
    .where('member', '=', member)
    .orderBy('made', 'desc')
    .orderBy('device', 'desc')
    .execute()
  for (const { device } of all.slice(MOST)) await dropSubscription(db, device)
}

/** Is this a point of the curve (P-256)? Anything else would be found out when the first push is encrypted. */
function isPublicKey(text: string): boolean {
  try {
    const ours = createECDH('prime256v1')
    ours.generateKeys()
    ours.computeSecret(Buffer.from(text, 'base64url'))
    return true
  } catch {
    return false
  }
}
