/** Makes the snapshot of all rows (snapshot.ts); loaded when the worker has nothing else to do. */
import { mapInTasks, nextTask } from '../shared/nextTask'
import { seal, unseal, type Sealed } from './codec'
import { toColumns } from './columns'
import type { Database } from './database'
import { getMeta } from './meta'
import { isReadable, saySnapshot, type SnapshotState } from './snapshot'
import { inOneWrite, type Tx } from './write'

/** So few are read as quickly one by one. */
const FEW = 500
/** Rows in one record: read in one task, even on a slow phone. */
const AT_ONCE = 1_000

/** So many rows written since are still read quickly one by one. */
const isWorn = (written: number, rows: number): boolean => written > Math.max(300, rows / 50)

/** Makes it anew when it is missing or worn; to be called when nothing else is to do. True when it was made. */
export async function renewSnapshot(db: Database): Promise<boolean> {
  const before = await db.get('meta', 'snapshot')
  const state = before === undefined ? undefined : (unseal(before) as SnapshotState)
  const count = await db.count('rows')
  if (count < FEW) {
    if (state !== undefined) await inOneWrite(db, 'relaxed', dropSnapshot)
    return false
  }
  if (state !== undefined && isReadable(state) && !isWorn(await db.count('changedRows'), count)) return false
  // From here on everything that is written is noted, and it is read only after that.
  if (state === undefined) await inOneWrite(db, 'relaxed', (tx) => saySnapshot(tx, false))
  const tx = db.transaction(['meta', 'rows', 'changedRows'])
  const [replaced, records, last] = await Promise.all([
    tx.objectStore('meta').get('snapshot'),
    tx.objectStore('rows').getAll(),
    tx.objectStore('changedRows').openKeyCursor(null, 'prev'),
  ])
  const until = last?.key
  const rows = await mapInTasks(records, ({ data }) => unseal(data))
  const parts: string[] = []
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    parts.push(toColumns(rows.slice(from, from + AT_ONCE)))
    await nextTask()
  }
  return inOneWrite(db, 'relaxed', async (tx) => {
    // Somebody else made one meanwhile: what was noted before that is noted no more.
    if (replaced === undefined || (await getMeta(tx, 'snapshot'))?.made !== madeOf(replaced)) return false
    await tx.objectStore('snapshot').clear()
    for (const [index, part] of parts.entries()) await tx.objectStore('snapshot').put(seal(part), index)
    if (until !== undefined) await tx.objectStore('changedRows').delete(IDBKeyRange.upperBound(until))
    await saySnapshot(tx, true)
    return true
  })
}

const madeOf = (state: Sealed<unknown>): string => (unseal(state) as SnapshotState).made

async function dropSnapshot(tx: Tx): Promise<void> {
  await tx.objectStore('snapshot').clear()
  await tx.objectStore('changedRows').clear()
  await tx.objectStore('meta').delete('snapshot')
}
