/** All rows of this device, through the snapshot when there is one (snapshot.ts). */
import { mapInTasks, nextTask } from '../shared/nextTask'
import { unseal } from './codec'
import { fromColumns } from './columns'
import type { Database } from './database'
import type { StoredRow } from './notebookStore'
import { isReadable, type SnapshotState } from './snapshot'

/** All rows, in no order. A long list is read in several tasks. */
export async function readRows(db: Database): Promise<StoredRow[]> {
  const tx = db.transaction(['meta', 'rows', 'snapshot', 'changedRows'])
  const state = await tx.objectStore('meta').get('snapshot')
  if (state === undefined || !isReadable(unseal(state) as SnapshotState))
    return mapInTasks(await tx.objectStore('rows').getAll(), ({ data }) => unseal(data))
  const [parts, written] = await Promise.all([
    tx.objectStore('snapshot').getAll(),
    tx.objectStore('changedRows').getAll(),
  ])
  const changed = new Set(written)
  const records = await Promise.all([...changed].map((profile) => tx.objectStore('rows').get(profile)))
  const rows: StoredRow[] = []
  for (const part of parts) {
    for (const one of fromColumns(unseal(part))) if (!changed.has(one.row.id)) rows.push(one)
    await nextTask()
  }
  const since = await mapInTasks(records, (record) => (record === undefined ? [] : [unseal(record.data)]))
  return rows.concat(since.flat())
}
