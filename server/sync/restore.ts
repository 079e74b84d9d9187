/**
 * After a restore from a backup (docs/sync.md, R). The administrator says so by `--restored`; devices then offer what they
 * hold, and what is not their member's own awaits the head.
 */
import { sql, type Kysely } from 'kysely'
import type { WorkspaceId } from '../../src/shared/ids'
import type { Storage } from '../storage/storage'
import type { Tables } from '../storage/tables'

/**
 * [R1] Begins a new epoch in every workspace. The number is never used twice, also when the same backup is restored again:
 * the server's Yjs client id is made from it, and two lives under one id would make replicas differ for good.
 * Gives how many workspaces there are.
 */
export async function beginEpoch({ db }: Storage, now: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const workspaces = await trx.selectFrom('workspace').select(['id', 'epoch', 'seq']).execute()
    for (const { id, epoch, seq } of workspaces) {
      const next = Math.max(epoch + 1, Math.floor(now / 1000))
      await trx
        .updateTable('workspace')
        .set((row) => ({ epoch: next, access_version: row('access_version', '+', 1) }))
        .where('id', '=', id)
        .execute()
      await trx.insertInto('restore').values({ workspace: id, epoch: next, seq, at: now }).execute()
    }
    return workspaces.length
  })
}

/** The sequence number up to which this server has what a device of that epoch may have seen; null when it lost nothing. */
export async function lostSince(db: Kysely<Tables>, workspace: WorkspaceId, epoch: number): Promise<number | null> {
  const { seq } = await db
    .selectFrom('restore')
    .select(sql<number | null>`min(seq)`.as('seq'))
    .where('workspace', '=', workspace)
    .where('epoch', '>', epoch)
    .executeTakeFirstOrThrow()
  return seq
}
