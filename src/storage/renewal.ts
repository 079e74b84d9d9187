/** Rows that the device makes anew, after an answer, a pull, or when it is idle (sync/rows.ts); the rules are in notebookStore.ts. */
import { encodeAny } from '../shared/any'
import type { ProfileId } from '../shared/ids'
import type { Row } from '../shared/profile/row'
import { ROW_VERSION } from '../shared/profile/rowVersion'
import { unseal } from './codec'
import type { Database } from './database'
import { getMeta, putMeta } from './meta'
import type { StoredProfile } from './notebookStore'
import { isArriving, putRow, putStaleRow, readProfile } from './records'
import { inOneWrite } from './write'

/** The value of `rowVersion` while rows are made anew: a look that never ended begins again. */
const LOOKING = -1

export const putRows = (db: Database, made: { row: Row; from: StoredProfile }[]): Promise<void> =>
  inOneWrite(db, 'relaxed', async (tx) => {
    const arriving = await isArriving(tx)
    for (const { row, from } of made) {
      const now = await readProfile(tx, row.id)
      // Whoever wrote another meanwhile knew more, or marked it.
      if (now.stored === undefined || !hasRowOf(now, from)) continue
      if (!arriving && hasWorkOf(now, from)) await putRow(tx, row)
      else await putStaleRow(tx, row)
    }
  })

export const renewRows = (db: Database, made: { row: Row; from: StoredProfile }[]): Promise<ProfileId[]> =>
  inOneWrite(db, 'relaxed', async (tx) => {
    const renewed: ProfileId[] = []
    if (await isArriving(tx)) return renewed
    for (const { row, from } of made) {
      const now = await readProfile(tx, row.id)
      const before = now.stored?.row
      if (before === undefined || before.v === row.v || before.made > row.made) continue
      if (now.unsent.size !== from.unsent.size || !hasRowOf(now, from) || !hasWorkOf(now, from)) continue
      await putRow(tx, row)
      renewed.push(row.id)
    }
    const marked = (await getMeta(tx, 'staleRows')) ?? []
    if (marked.some((profile) => renewed.includes(profile)))
      await putMeta(tx, { staleRows: marked.filter((profile) => !renewed.includes(profile)) })
    return renewed
  })

export const staleRows = (db: Database): Promise<Row[]> =>
  inOneWrite(db, 'relaxed', async (tx) => {
    const rows = tx.objectStore('rows')
    const isWhole = (await getMeta(tx, 'rowVersion')) !== ROW_VERSION
    const marked = (await getMeta(tx, 'staleRows')) ?? []
    if (isWhole) await putMeta(tx, { rowVersion: LOOKING })
    const records = isWhole ? await rows.getAll() : await Promise.all(marked.map((profile) => rows.get(profile)))
    const stale = records
      .flatMap((record) => (record === undefined ? [] : [unseal(record.data).row]))
      .filter(({ v }) => v !== ROW_VERSION)
    const still = new Set(stale.map(({ id }) => id))
    if (marked.some((profile) => !still.has(profile)))
      await putMeta(tx, { staleRows: marked.filter((profile) => still.has(profile)) })
    return stale
  })

export const allRenewed = (db: Database): Promise<void> =>
  inOneWrite(db, 'relaxed', async (tx) => {
    if ((await getMeta(tx, 'rowVersion')) === LOOKING) await putMeta(tx, { rowVersion: ROW_VERSION })
  })

/** [D7] Is the row that lies here still the one that was read? */
const hasRowOf = (now: StoredProfile, read: StoredProfile): boolean => isSame(now.stored, read.stored)

/** [D7] Was nothing stored since then that a row is made from? What was sent meanwhile is no news. */
const hasWorkOf = (now: StoredProfile, read: StoredProfile): boolean =>
  [...now.unsent].every((n) => read.unsent.has(n)) && isSame([now.state, now.updates], [read.state, read.updates])

const isSame = (one: unknown, other: unknown): boolean => {
  const [left, right] = [encodeAny(one), encodeAny(other)]
  return left.length === right.length && left.every((byte, at) => byte === right[at])
}
