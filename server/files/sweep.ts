/** Removes the files that nobody's notebook names, and those of erased profiles. */
import type { Kysely } from 'kysely'
import { filePath } from '../../src/shared/files/file'
import type { Change } from '../../src/shared/profile/change'
import { LEDGER } from '../../src/shared/protocol'
import type { FileTable, Tables } from '../storage/tables'
import type { ServerNotebook } from '../sync/notebook'
import type { FileDisk } from './disk'

/** For so long bytes wait for the fact that names them, ms: a device may send it late. */
export const ORPHAN = 7 * 24 * 60 * 60 * 1000
/** Looked at in one sweep; the rest wait for the next. */
const AT_ONCE = 500

interface Desk {
  db: Kysely<Tables>
  disk: FileDisk
  notebook: Pick<ServerNotebook, 'document'>
}

export async function sweepFiles(desk: Desk, now: number): Promise<void> {
  const { db, disk } = desk
  const gone: FileTable[] = await db
    .selectFrom('file')
    .innerJoin('profile', 'profile.id', 'file.profile')
    .selectAll('file')
    .where('profile.erased', 'is not', null)
    .limit(AT_ONCE)
    .execute()
  const old = await db
    .selectFrom('file')
    .selectAll()
    .where('named', '=', 0)
    .where('created', '<', now - ORPHAN)
    .orderBy('created')
    .limit(AT_ONCE)
    .execute()
  for (const file of old) {
    if (await isNamed(desk, file)) await db.updateTable('file').set({ named: 1 }).where('id', '=', file.id).execute()
    else if (!(await isWaitedFor(db, file))) gone.push(file)
  }
  for (const { workspace, id } of gone) {
    await db.deleteFrom('file').where('id', '=', id).execute()
    await disk.drop(workspace, id)
  }
}

/** Did a fact ever name it? Also one that was cleared later: the history keeps the file. */
async function isNamed({ notebook }: Desk, { workspace, profile, id }: FileTable): Promise<boolean> {
  const doc = await notebook.document(workspace, profile)
  const path = filePath(id)
  return (
    doc !== undefined &&
    doc
      .getArray<Change>(LEDGER)
      .toArray()
      .some((change) => change.kind === 'fact' && change.path === path)
  )
}

/** Does a late contribution that its owner has not read yet name it? */
async function isWaitedFor(db: Kysely<Tables>, { profile, id }: FileTable): Promise<boolean> {
  const late = await db
    .selectFrom('late')
    .select('id')
    .where('profile', '=', profile)
    .where('settled', 'is', null)
    .where('content', 'like', `%${filePath(id)}%`)
    .limit(1)
    .executeTakeFirst()
  return late !== undefined
}
