/**
 * All rows in a few records, so that an app with 50,000 clients starts as one with few. The rows themselves are the
 * truth; beside the snapshot lie the ids of those that were written since it was made.
 * readRows.ts reads it, renewSnapshot.ts makes it.
 *
 * [D9] What is read through the snapshot is what the rows say, whoever writes them meanwhile.
 */
import { newId, type ProfileId } from '../shared/ids'
import { putMeta } from './meta'
import type { Tx } from './write'

/** Of another form, or not whole, a snapshot is as if it were not there; what is written is noted all the same. */
export interface SnapshotState {
  form: number
  whole: boolean
  /** Another one with each snapshot. */
  made: string
}

const FORM = 2
/** Per transaction: is there a snapshot that has to know what is written? */
const noting = new WeakMap<Tx, Promise<boolean>>()
const emptied = new WeakSet<Tx>()

/** To be called with each row that is written, in the transaction that does it. [D9] */
export async function noteRow(tx: Tx, profile: ProfileId): Promise<void> {
  if (await isNoted(tx)) await tx.objectStore('changedRows').add(profile)
}

/** To be called when a row is removed, in the transaction that does it: nothing of it stays in any copy. [D4] */
export async function forgetRow(tx: Tx): Promise<void> {
  if (!(await isNoted(tx)) || emptied.has(tx)) return
  emptied.add(tx)
  await tx.objectStore('snapshot').clear()
  await saySnapshot(tx, false)
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

export const isReadable = ({ form, whole }: SnapshotState): boolean => form === FORM && whole

/** Says that a snapshot is there, or that one is being made: from then on what is written is noted. */
export const saySnapshot = (tx: Tx, whole: boolean): Promise<void> =>
  putMeta(tx, { snapshot: { form: FORM, whole, made: newId() } })
