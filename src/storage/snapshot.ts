/**
 * All rows in a few records, so that an app with 50,000 clients starts as one with few. The rows themselves are the
 * truth; beside the snapshot lie the ids of those that were written since it was made.
 *
 * [D9] What is read through the snapshot is what the rows say, whoever writes them meanwhile.
 */
import { newId, type ProfileId } from '../shared/ids'
import { mapInTasks, nextTask } from '../shared/nextTask'
import { seal, unseal, type Sealed } from './codec'
import { fromColumns, toColumns } from './columns'
import type { Database } from './database'
import { getMeta, putMeta } from './meta'
import type { StoredRow } from './notebookStore'
import { inOneWrite, type Tx } from './write'

/** Of another form, or not whole, a snapshot is as if it were not there; what is written is noted all the same. */
export interface SnapshotState {
  form: number
  whole: boolean
  /** Another one with each snapshot. */
  made: string
}

const FORM = 1
/** So few are read as quickly one by one. */
const FEW = 500
/** Rows in one record: read in one task, even on a slow phone. */
const AT_ONCE = 1_000

/** So many rows written since are still read quickly one by one. */
const isWorn = (written: number, rows: number): boolean => written > Math.max(300, rows / 50)

/** Per transaction: is there a snapshot that has to know what is written? */
const noting = new WeakMap<Tx, Promise<boolean>>()
const emptied = new WeakSet<Tx>()

/** To be called with each row that is written, in the transaction that does it. [D9] */
export async function noteRow(tx: Tx, profile: ProfileId): Promise<void> {
  if (await isNoted(tx)) await tx.objectStore('changedRows').add(profile)
}

/** To be called when a row is removed, in the transaction that does it: nothing of it stays in any copy. [D4] */
export async function forgetRow(tx: Tx): Promise<void> {
  if (emptied.has(tx) || !(await isNoted(tx))) return
  emptied.add(tx)
  await tx.objectStore('snapshot').clear()
  await say(tx, false)
}

function isNoted(tx: Tx): Promise<boolean> {
  let isKept = noting.get(tx)
  if (isKept === undefined) {
    isKept = tx
      .objectStore('meta')
      .getKey('snapshot')
      .then((key) => key !== undefined)
    noting.set(tx, isKept)
  }
  return isKept
}

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

const isReadable = ({ form, whole }: SnapshotState): boolean => form === FORM && whole

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
  if (state === undefined) await inOneWrite(db, 'relaxed', (tx) => say(tx, false))
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
    await say(tx, true)
    return true
  })
}

const madeOf = (state: Sealed<unknown>): string => (unseal(state) as SnapshotState).made

const say = (tx: Tx, whole: boolean): Promise<void> => putMeta(tx, { snapshot: { form: FORM, whole, made: newId() } })

async function dropSnapshot(tx: Tx): Promise<void> {
  await tx.objectStore('snapshot').clear()
  await tx.objectStore('changedRows').clear()
  await tx.objectStore('meta').delete('snapshot')
}
