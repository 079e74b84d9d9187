/**
 * Makes long logs short: the older updates of a profile are merged into its snapshot. The newest stay in the
 * log, so that a device that was away for a day is sent these and not the whole document.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import type { ProfileId, WorkspaceId } from '../../src/shared/ids'
import { stable } from '../../src/shared/profile/fold'
import type { Storage } from '../storage/storage'
import { docOf } from './documents'
import { ledgerOf } from './ledger'

/** Updates in the log from which on it is made short, and how many of the newest stay. */
export const LONG_LOG = 64
export const KEPT = 16

/**
 * Merges one log. Gives the number of updates that are left in it.
 * @throws Error when the snapshot does not say the same as what it was made from: then nothing is changed.
 */
export async function compact(storage: Storage, workspace: WorkspaceId, profile: ProfileId): Promise<number> {
  const { snapshot, log } = await read(storage, profile)
  if (log.length <= LONG_LOG) return log.length
  const old = log.slice(0, -KEPT)
  const seq = old.at(-1)!.seq
  const before = snapshot === undefined ? [] : [inflateRawSync(snapshot.bytes)]
  const bytes = verifiedSnapshot(docOf([...before, ...old.map((update) => update.bytes)]))
  return storage.inWorkspace(workspace, async (trx) => {
    const now = await trx.selectFrom('snapshot').select('seq').where('profile', '=', profile).executeTakeFirst()
    if (now?.seq !== snapshot?.seq) return log.length
    await trx
      .insertInto('snapshot')
      .values({ profile, seq, bytes })
      .onConflict((row) => row.column('profile').doUpdateSet({ seq, bytes }))
      .execute()
    await trx.deleteFrom('profile_update').where('profile', '=', profile).where('seq', '<=', seq).execute()
    const { left } = await trx
      .selectFrom('profile_update')
      .select((row) => row.fn.countAll().as('left'))
      .where('profile', '=', profile)
      .executeTakeFirstOrThrow()
    return Number(left)
  })
}

const read = ({ db }: Storage, profile: ProfileId) =>
  db.transaction().execute(async (trx) => ({
    snapshot: await trx
      .selectFrom('snapshot')
      .select(['seq', 'bytes'])
      .where('profile', '=', profile)
      .executeTakeFirst(),
    log: await trx
      .selectFrom('profile_update')
      .select(['seq', 'bytes'])
      .where('profile', '=', profile)
      .orderBy('seq')
      .execute(),
  }))

/** The document as it will lie in the database, loaded once more before anything is taken away for it. */
function verifiedSnapshot(doc: Y.Doc): Uint8Array {
  const bytes = deflateRawSync(Y.encodeStateAsUpdate(doc))
  const again = docOf([inflateRawSync(bytes)])
  const whole = doc.store.pendingStructs === null && doc.store.pendingDs === null
  const same = Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(again)) && stable(ledgerOf(doc)) === stable(ledgerOf(again))
  if (!whole || !same) throw new Error('a snapshot does not say what its log says')
  return bytes
}
