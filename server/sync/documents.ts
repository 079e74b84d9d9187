/**
 * The documents that are loaded: a small cache of what was used last, and of what a channel has open.
 *
 * [Y1] A document is loaded, and changed, only inside a write of its workspace: so nobody keeps one
 *      that a commit has overtaken.
 * [Y2] A write changes the loaded document before its commit. When the write or the commit fails, the
 *      document is dropped and loaded anew from what was committed. Nobody sees it in between: a write
 *      awaits nothing but the database, and frames are answered after it.
 */
import { inflateRawSync } from 'node:zlib'
import type { Kysely } from 'kysely'
import * as Y from 'yjs'
import type { DeviceId, MemberId, ProfileId } from '../../src/shared/ids'
import type { Tables } from '../storage/tables'
import { lateEnds } from './lateTyping'

export interface OpenDocument {
  id: ProfileId
  doc: Y.Doc
  /** Whose the Yjs client ids of the notes are. */
  clients: Map<number, { member: MemberId; device: DeviceId | null }>
  /** By Yjs client id: how far its typing has come late (lateTyping.ts). */
  late: Map<number, number>
  /** Updates in the log since the snapshot. */
  logged: number
  /** When that log was last made short here, by `performance.now()`. */
  compacted: number | null
  /** Of the updates that it was made from: in memory a long one takes twice as much, a short one up to ten times. */
  bytes: number
  /** How far each Yjs client was when the document was loaded. */
  loaded: Map<number, number>
}

export interface Documents {
  /** From the cache, or loaded in this transaction. */
  open(trx: Kysely<Tables>, profile: ProfileId): Promise<OpenDocument>
  cached(profile: ProfileId): OpenDocument | undefined
  /** Forgets a document that may hold what was not committed. */
  drop(profile: ProfileId): void
  /** Keeps the document loaded until what is given back is called. */
  pin(profile: ProfileId): () => void
}

const USES = 100

/** `size`: documents kept, and `bytes` of their updates together; those in use come on top. */
export function makeDocuments(size: number, bytes = Infinity): Documents {
  /** In the order of use: the first is the one used longest ago. */
  const cache = new Map<ProfileId, OpenDocument>()
  const pins = new Map<ProfileId, number>()
  /** Since all were looked at. */
  let uses = 0

  const use = (open: OpenDocument) => {
    cache.delete(open.id)
    cache.set(open.id, open)
  }
  /** Lets those go that were used longest ago, until the others fit. */
  const fit = (kept: ProfileId) => {
    uses = 0
    let weight = 0
    for (const one of cache.values()) if (!pins.has(one.id)) weight += one.bytes
    for (const [id, one] of cache) {
      if (cache.size <= size && weight <= bytes) return
      if (pins.has(id) || id === kept) continue
      // Not destroyed: the write that is going on may hold it still.
      cache.delete(id)
      weight -= one.bytes
    }
  }

  return {
    async open(trx, profile) {
      const known = cache.get(profile)
      const open = known ?? (await load(trx, profile))
      use(open)
      // Each key that is typed uses one: all are looked at when another one comes, and now and then, for they grow.
      if (known === undefined || ++uses >= USES) fit(profile)
      return open
    },
    cached: (profile) => cache.get(profile),
    drop: (profile) => void cache.delete(profile),
    pin(profile) {
      pins.set(profile, (pins.get(profile) ?? 0) + 1)
      return () => {
        const left = (pins.get(profile) ?? 0) - 1
        if (left > 0) pins.set(profile, left)
        else pins.delete(profile)
      }
    },
  }
}

async function load(trx: Kysely<Tables>, profile: ProfileId): Promise<OpenDocument> {
  const snapshot = await trx
    .selectFrom('snapshot')
    .select(['seq', 'bytes'])
    .where('profile', '=', profile)
    .executeTakeFirst()
  const log = await trx
    .selectFrom('profile_update')
    .select('bytes')
    .where('profile', '=', profile)
    .orderBy('seq')
    .execute()
  const bound = await trx
    .selectFrom('note_client')
    .select(['client', 'member', 'device'])
    .where('profile', '=', profile)
    .execute()
  const cameLate = await trx.selectFrom('late_note').select('bytes').where('profile', '=', profile).execute()
  const merged = snapshot === undefined ? [] : [inflateRawSync(snapshot.bytes)]
  const updates = [...merged, ...log.map(({ bytes }) => bytes)]
  const doc = docOf(updates)
  return {
    id: profile,
    doc,
    clients: new Map(bound.map(({ client, member, device }) => [client, { member, device }])),
    late: lateEnds(cameLate.map(({ bytes }) => bytes)),
    logged: log.length,
    compacted: null,
    bytes: updates.reduce((sum, { length }) => sum + length, 0),
    loaded: Y.decodeStateVector(Y.encodeStateVector(doc)),
  }
}

/** A document made of these updates. `gc: false`: the past of the notes must stay. */
export function docOf(updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}
