/**
 * The hand-in token of a device. A device gets it with a welcome and keeps it; the server keeps a hash. It is good for two
 * things only: what is still unsent when its member was disabled, and the receipt that the device was wiped.
 *
 * [H1] Only the device of a disabled member may hand in. An unknown token, a used one and that of an active member get
 *      one answer.
 * [H2] What is handed in waits as a late contribution. A client that began on that device has nobody else who could take
 *      it: it is stored as its author's, for the head to hand over.
 * [H3] The receipt uses the token up, whoever's it is.
 * [H4] A device hands in at most `MOST` bytes.
 */
import type { Kysely } from 'kysely'
import type { LeftDevice } from '../../src/shared/api'
import type { DeviceId, MemberId } from '../../src/shared/ids'
import type { Tables } from '../storage/tables'
import type { Session } from './session'
import { hashToken, newToken } from './tokens'

/** Bytes: weeks of a hard-working rep with photos. */
export const MOST = 500_000_000

/** A new token for the device in place of the one before, which is good for nothing from now on. */
export async function giveHandInToken(db: Kysely<Tables>, device: DeviceId): Promise<string> {
  const token = newToken()
  const fresh = {
    token_hash: hashToken(token),
    given: Date.now(),
    bytes: 0,
    taken: 0,
    refused: 0,
    handed: null,
    wiped: null,
  }
  await db
    .insertInto('hand_in')
    .values({ device, ...fresh })
    .onConflict((conflict) => conflict.column('device').doUpdateSet(fresh))
    .execute()
  return token
}

/** A device whose member has left, and in whose name it may hand in. */
export interface Leaver {
  device: DeviceId
  session: Session
  /** Bytes that it may still send. */
  room: number
}

/** [H1] The device of this token; null when it may hand nothing in. */
export async function leaverOf(db: Kysely<Tables>, token: string): Promise<Leaver | null> {
  const found = await db
    .selectFrom('hand_in')
    .innerJoin('device', 'device.id', 'hand_in.device')
    .innerJoin('member', 'member.id', 'device.member')
    .select(['hand_in.device', 'hand_in.bytes', 'member.id', 'member.user_id', 'member.workspace', 'member.name'])
    .select('member.role')
    .where('hand_in.token_hash', '=', hashToken(token))
    .where('hand_in.wiped', 'is', null)
    .where('member.disabled', 'is not', null)
    .executeTakeFirst()
  if (found === undefined) return null
  const session: Session = {
    id: `hand-in ${found.device}`,
    user: found.user_id,
    member: found.id,
    workspace: found.workspace,
    name: found.name,
    role: found.role,
    mayExport: false,
    expires: Date.now(),
    leaving: true,
  }
  return { device: found.device, session, room: Math.max(0, MOST - found.bytes) }
}

/** Counts what came by the token of this device; gives how many steps were taken, and refused, in all. */
export async function countHandedIn(
  db: Kysely<Tables>,
  device: DeviceId,
  came: { bytes: number; taken: number; refused: number },
): Promise<{ taken: number; refused: number }> {
  return db
    .updateTable('hand_in')
    .set((row) => ({
      bytes: row('bytes', '+', came.bytes),
      taken: row('taken', '+', came.taken),
      refused: row('refused', '+', came.refused),
      handed: Date.now(),
    }))
    .where('device', '=', device)
    .returning(['taken', 'refused'])
    .executeTakeFirstOrThrow()
}

/** [H3] The device says that nothing of the notebook is left on it. False for a token that is unknown or used. */
export async function takeReceipt(db: Kysely<Tables>, token: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('hand_in')
    .set({ wiped: Date.now() })
    .where('token_hash', '=', hashToken(token))
    .where('wiped', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What became of the devices of these members, the one seen last first. */
export async function leftDevices(db: Kysely<Tables>, members: MemberId[]): Promise<Map<MemberId, LeftDevice[]>> {
  const found = new Map<MemberId, LeftDevice[]>()
  if (members.length === 0) return found
  const rows = await db
    .selectFrom('device')
    .leftJoin('hand_in', 'hand_in.device', 'device.id')
    .select(['device.member', 'device.label', 'device.last_seen as lastSeen'])
    .select(['hand_in.taken', 'hand_in.refused', 'hand_in.handed', 'hand_in.wiped'])
    .where('device.member', 'in', members)
    .where('device.revoked', 'is', null)
    .orderBy('device.last_seen', 'desc')
    .execute()
  for (const { member, taken, refused, ...device } of rows)
    found.set(member, [...(found.get(member) ?? []), { ...device, taken: taken ?? 0, refused: refused ?? 0 }])
  return found
}
