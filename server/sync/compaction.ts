/**
 * Makes long logs short: the older updates of a profile are merged into its snapshot. The newest stay in the
 * log, so that a device that was away for a day is sent these and not the whole document.
 *
 * [G1] Merging and verifying are the work of another thread (merger.ts); writes go on meanwhile.
 * [G2] A snapshot is stored only when, loaded once more, it says what it was made from: items, deletions, ledger, notes.
 * [G3] Log rows go only in the transaction that stored that snapshot and read it back, and only those that are in it.
 *      A kill at any moment leaves the log as it was, or the snapshot in its place.
 */
import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { ProfileId, WorkspaceId } from '../../src/shared/ids'
import type { Storage } from '../storage/storage'
import type { Tables } from '../storage/tables'
import type { OpenDocument } from './documents'
import type { Merger } from './merger'

/** Updates in the log from which on it is made short, and how many of the newest stay. */
export const LONG_LOG = 64
export const KEPT = 16
/** ms between two times for one profile, and the log that is not left waiting so long: people type in it. */
const PAUSE = 60_000
const VERY_LONG_LOG = 512

/** Is it time? `now` by `performance.now()`. */
export const isLong = ({ logged, compacted }: Pick<OpenDocument, 'logged' | 'compacted'>, now: number): boolean =>
  logged > (compacted !== null && now - compacted < PAUSE ? VERY_LONG_LOG : LONG_LOG)

/**
 * Merges one log. Gives the number of updates that are left in it.
 * @throws Error when the snapshot does not say the same as what it was made from: then nothing is changed.
 */
export async function compact(
  storage: Storage,
  merger: Merger,
  workspace: WorkspaceId,
  profile: ProfileId,
): Promise<number> {
  const { snapshot, log } = await read(storage, profile)
  if (log.length <= LONG_LOG) return log.length
  const old = log.slice(0, -KEPT)
  const seq = old.at(-1)!.seq
  const bytes = await merger.snapshot(
    snapshot?.bytes ?? null,
    old.map((update) => update.bytes),
  )
  return storage.inWorkspace(workspace, async (trx) => {
    const now = await trx.selectFrom('snapshot').select('seq').where('profile', '=', profile).executeTakeFirst()
    const { merged } = await trx
      .selectFrom('profile_update')
      .select((row) => row.fn.countAll().as('merged'))
      .where('profile', '=', profile)
      .where('seq', '<=', seq)
      .executeTakeFirstOrThrow()
    // Erased meanwhile, or made short by another process.
    if (now?.seq !== snapshot?.seq || Number(merged) !== old.length) return countOf(trx, profile)
    await store(trx, profile, seq, bytes)
    await trx.deleteFrom('profile_update').where('profile', '=', profile).where('seq', '<=', seq).execute()
    return countOf(trx, profile)
  })
}

/** [G3] */
async function store(trx: Transaction<Tables>, profile: ProfileId, seq: number, bytes: Uint8Array): Promise<void> {
  await trx
    .insertInto('snapshot')
    .values({ profile, seq, bytes })
    .onConflict((row) => row.column('profile').doUpdateSet({ seq, bytes }))
    .execute()
  const stored = await trx
    .selectFrom('snapshot')
    .select('bytes')
    .where('profile', '=', profile)
    .where('seq', '=', seq)
    .executeTakeFirst()
  if (stored === undefined || hashOf(stored.bytes) !== hashOf(bytes))
    throw new Error('a snapshot was not stored as it was made')
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function countOf(trx: Transaction<Tables>, profile: ProfileId): Promise<number> {
  const { left } = await trx
    .selectFrom('profile_update')
    .select((row) => row.fn.countAll().as('left'))
    .where('profile', '=', profile)
    .executeTakeFirstOrThrow()
  return Number(left)
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
