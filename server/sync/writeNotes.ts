/** What members type in the notes: checked on the bytes, stored as canonical bytes, told after the commit. */
import { mayOnProfile } from '../../src/shared/access'
import type { DeviceId, MemberId, ProfileId } from '../../src/shared/ids'
import { FIRST_SERVER_CLIENT } from '../../src/shared/protocol'
import type { OpenDocument } from './documents'
import type { Author, NotesResult } from './notebook'
import { checkNotesUpdate, type NotesCheck } from './notes/check'
import { standingsOf, viewerOf } from './sight'
import type { Write } from './write'

/** One stored update, as the bursts (bursts.ts) count it. */
export interface Typed {
  profile: ProfileId
  member: MemberId
  device: DeviceId | null
  update: Uint8Array
  /** When it arrived, ms since 1970 UTC. */
  arrived: number
  /** When its last key was pressed, by the device's clock. */
  at: number
}

/** Whose a Yjs client id is in this document, seen from its author. */
export function usersOf(open: OpenDocument, { session, device }: Author): (client: number) => 'own' | 'other' | 'free' {
  return (client) => {
    const user = open.clients.get(client)
    if (user === undefined) return 'free'
    return user.member === session.member && user.device === device ? 'own' : 'other'
  }
}

/** Stores what the check let through, and binds the client ids that it claims. */
export async function storeNotes(
  write: Write,
  author: Author,
  open: OpenDocument,
  { update, claims }: { update: Uint8Array | null; claims: number[] },
  { seq, at, from }: { seq: number; at: number | null; from: unknown },
): Promise<Typed> {
  if (update === null) throw new Error('nothing to store')
  for (const client of claims) await bind(write, author, open, client)
  write.applyNotes(open, update, seq, from)
  const arrived = write.arrival()
  const { session, device } = author
  return { profile: open.id, member: session.member, device, update, arrived, at: Math.min(at ?? arrived, arrived) }
}

async function bind({ trx }: Write, { session, device }: Author, open: OpenDocument, client: number): Promise<void> {
  await trx.insertInto('note_client').values({ profile: open.id, client, member: session.member, device }).execute()
  open.clients.set(client, { member: session.member, device })
}

/** A notes update that came by a channel. @throws SessionOver when the member is disabled. */
export async function writeNotes(
  write: Write,
  author: Author,
  profile: ProfileId,
  bytes: Uint8Array,
  from: unknown,
): Promise<{ result: NotesResult; typed?: Typed }> {
  const viewer = await viewerOf(write.trx, author.session)
  const standing = (await standingsOf(write.trx, viewer, [profile])).get(profile)
  if (standing === undefined || standing.reach === 'none')
    return { result: { result: 'refused', why: 'unknownProfile' } }
  const open = await write.document(profile)
  const checked: NotesCheck = checkNotesUpdate(open.doc, bytes, usersOf(open, author))
  if (!checked.ok) return { result: { result: 'refused', why: checked.why } }
  const { waits } = checked
  if (checked.update === null) return { result: { result: 'stored', applied: null, waits } }
  if (!mayOnProfile(viewer.role, standing.reach, 'write')) return { result: { result: 'refused', why: 'readOnly' } }
  const typed = await storeNotes(write, author, open, checked, { seq: write.seq(), at: null, from })
  return { result: { result: 'stored', applied: checked.update, waits }, typed }
}

/** Claims a Yjs client id; false when it is somebody else's, or the server's. @throws SessionOver */
export async function bindClient(write: Write, author: Author, profile: ProfileId, client: number): Promise<boolean> {
  if (!Number.isSafeInteger(client) || client < 0 || client >= FIRST_SERVER_CLIENT) return false
  const viewer = await viewerOf(write.trx, author.session)
  const standing = (await standingsOf(write.trx, viewer, [profile])).get(profile)
  if (standing === undefined || !mayOnProfile(viewer.role, standing.reach, 'read')) return false
  const open = await write.document(profile)
  const user = usersOf(open, author)(client)
  if (user === 'free') await bind(write, author, open, client)
  return user !== 'other'
}
