/** What members type in the notes: checked on the bytes, stored as canonical bytes, told after the commit. */
import type * as Y from 'yjs'
import { mayOnProfile } from '../../src/shared/access'
import { newId, type ChangeId, type DeviceId, type MemberId, type ProfileId } from '../../src/shared/ids'
import type { Change } from '../../src/shared/profile/change'
import { FIRST_SERVER_CLIENT, LEDGER } from '../../src/shared/protocol'
import type { OpenDocument } from './documents'
import type { Author, NotesResult } from './notebook'
import { isLate } from './lateTyping'
import { checkNotesUpdate, type NotesCheck, type UserOfClient } from './notes/check'
import { beginCounting } from './notes/underWay'
import type { Rights } from './rights'
import { standingsOf, viewerOf } from './sight'
import type { Write } from './write'

/** One stored update, as the bursts (bursts.ts) count it. */
export interface Typed {
  profile: ProfileId
  member: MemberId
  device: DeviceId | null
  open: OpenDocument
  /** What was stored of it; null when the server had it all. */
  update: Uint8Array | null
  /** As the outbox holds it; null when it came by a channel. */
  sent: Uint8Array | null
  /** When it arrived, ms since 1970 UTC. */
  arrived: number
  /** When its last key was pressed, by the device's clock. */
  at: number
}

/**
 * Whose a Yjs client id is in this document, seen from its author. What was typed before the device took a new id
 * is still its author's: ids are made in order, so an older one comes before.
 */
export function usersOf(open: OpenDocument, { session, device }: Author): (client: number) => UserOfClient {
  return (client) => {
    const user = open.clients.get(client)
    if (user !== undefined && !isOwn(user)) return 'other'
    if (isLate(open, client)) return 'late'
    return user === undefined ? 'free' : 'own'
  }
  function isOwn(user: { member: MemberId; device: DeviceId | null }): boolean {
    if (user.member !== session.member) return false
    const isEarlier = user.device !== null && device !== null && user.device < device
    return user.device === device || isEarlier
  }
}

/** Does the author's editor know less than these notes may hold? */
export const isOldEditor = (open: OpenDocument, { schema = 1 }: Author): boolean => schema < notesSchemaOf(open)

/** What was read of each loaded ledger: it only grows, and every key that is typed asks. */
const schemas = new WeakMap<Y.Doc, { read: number; highest: number }>()

/** The highest schema that the ledger names. */
function notesSchemaOf({ doc }: OpenDocument): number {
  const ledger = doc.getArray<Change>(LEDGER)
  let { read, highest } = schemas.get(doc) ?? { read: 0, highest: 1 }
  if (read === ledger.length) return highest
  for (const change of ledger.slice(read)) {
    if (change.kind === 'created') highest = Math.max(highest, change.notes)
    if (change.kind === 'notes') highest = Math.max(highest, change.schema)
  }
  read = ledger.length
  schemas.set(doc, { read, highest })
  return highest
}

/** Stores what the check let through, and binds the client ids that it claims. The first of a newer schema says so. */
export async function storeNotes(
  write: Write,
  author: Author,
  open: OpenDocument,
  { update, claims, schema }: Pick<Extract<NotesCheck, { ok: true }>, 'update' | 'claims' | 'schema'>,
  { at, from, sent = null }: { at: number | null; from: unknown; sent?: Uint8Array | null },
): Promise<{ typed: Typed; seq: number }> {
  if (update === null) throw new Error('nothing to store')
  for (const client of claims) await bind(write, author, open, client)
  if (schema > 1 && schema > notesSchemaOf(open)) raiseSchema(write, author, open, schema)
  const seq = write.seq()
  write.applyNotes(open, update, seq, from)
  beginCounting(open.doc)
  return { typed: typedBy(author, open, { update, sent, arrived: write.arrival(), at }), seq }
}

/** What the bursts hear of: who typed it, and when. */
export function typedBy(
  { session, device }: Author,
  open: OpenDocument,
  { update, sent, arrived, at }: Pick<Typed, 'update' | 'sent' | 'arrived'> & { at: number | null },
): Typed {
  const made = Math.min(at ?? arrived, arrived)
  return { profile: open.id, member: session.member, device, open, update, sent, arrived, at: made }
}

/** Before the update and in the same commit: who hears of the new node has heard what it takes to show it. */
function raiseSchema(write: Write, { session, device }: Author, open: OpenDocument, schema: number): void {
  const seq = write.seq()
  const arrived = write.arrival()
  const stamp = { by: session.member, device, arrived, seq }
  const record = { id: newId<ChangeId>(), profile: open.id, kind: 'notes' as const, at: arrived, after: [], schema }
  write.append(open, [{ ...record, ...stamp }], seq)
}

async function bind({ trx }: Write, { session, device }: Author, open: OpenDocument, client: number): Promise<void> {
  await trx.insertInto('note_client').values({ profile: open.id, client, member: session.member, device }).execute()
  open.clients.set(client, { member: session.member, device })
}

/** A notes update that came by a channel. @throws SessionOver when the member is disabled. */
export async function writeNotes(
  write: Write,
  rights: Rights,
  author: Author,
  profile: ProfileId,
  bytes: Uint8Array,
  from: unknown,
): Promise<{ result: NotesResult; typed?: Typed }> {
  const { role, reach } = await rights.of(write, author.session, profile)
  if (reach === 'none') return { result: { result: 'refused', why: 'unknownProfile' } }
  const open = await write.document(profile)
  const checked = checkNotesUpdate(open.doc, bytes, usersOf(open, author), isOldEditor(open, author))
  if (!checked.ok) return { result: { result: 'refused', why: checked.why } }
  const { waits } = checked
  if (checked.update === null) return { result: { result: 'stored', applied: null, waits } }
  if (!mayOnProfile(role, reach, 'write')) return { result: { result: 'refused', why: 'readOnly' } }
  const { typed } = await storeNotes(write, author, open, checked, { at: null, from })
  return { result: { result: 'stored', applied: checked.update, waits }, typed }
}

/** Claims a Yjs client id; false when it is somebody else's, or the server's. @throws SessionOver */
export async function bindClient(write: Write, author: Author, profile: ProfileId, client: number): Promise<boolean> {
  if (!Number.isSafeInteger(client) || client < 0 || client >= FIRST_SERVER_CLIENT) return false
  const viewer = await viewerOf(write.trx, author.session)
  const standing = (await standingsOf(write.trx, viewer, [profile])).get(profile)
  if (standing === undefined || !mayOnProfile(viewer.role, standing.reach, 'read')) return false
  const open = await write.document(profile)
  if (usersOf(open, author)(client) === 'other') return false
  if (!open.clients.has(client)) await bind(write, author, open, client)
  return true
}
