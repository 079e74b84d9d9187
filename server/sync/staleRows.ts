/**
 * After an update rows of an older version are made again, so that devices that pull find what they filter by.
 * Nothing about the profile moved, so no device is told: those that hold the row have made it again themselves.
 */
import { fold } from '../../src/shared/profile/fold'
import { ROW_VERSION, toRow } from '../../src/shared/profile/row'
import type { Storage } from '../storage/storage'
import { ledgerOf } from './ledger'
import type { Writer } from './write'

/** In one write: others wait for it. */
const AT_ONCE = 20

/** Makes some of them again. False when none is left. */
export async function renewSomeRows(storage: Storage, writer: Writer): Promise<boolean> {
  const stale = await storage.db
    .selectFrom('profile')
    .select(['id', 'workspace'])
    // Two ranges of an index instead of a look at every profile.
    .where((where) => where.or([where('row_version', '<', ROW_VERSION), where('row_version', '>', ROW_VERSION)]))
    .where('erased', 'is', null)
    .limit(AT_ONCE)
    .execute()
  const first = stale[0]
  if (first === undefined) return false
  const ids = stale.filter(({ workspace }) => workspace === first.workspace).map(({ id }) => id)
  await writer(first.workspace, async (write) => {
    for (const id of ids) {
      const { doc } = await write.document(id)
      const row = JSON.stringify(toRow(fold(id, ledgerOf(doc))))
      await write.trx.updateTable('profile').set({ row, row_version: ROW_VERSION }).where('id', '=', id).execute()
    }
  })
  return true
}
