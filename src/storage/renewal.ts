/** Making rows of another version, and marked ones, anew (sync/rows.ts); the rules are in notebookStore.ts. */
import type { ProfileId } from '../shared/ids'
import type { Row } from '../shared/profile/row'
import { ROW_VERSION } from '../shared/profile/rowVersion'
import { unseal } from './codec'
import type { Database } from './database'
import { getMeta, putMeta } from './meta'
import type { StoredProfile } from './notebookStore'
import { isArriving, putRow } from './records'
import { inOneWrite } from './write'

/** The value of `rowVersion` while rows are made anew: a look that never ended begins again. */
const LOOKING = -1

export const renewRows = (db: Database, made: { row: Row; from: StoredProfile }[]): Promise<ProfileId[]> =>
  inOneWrite(db, 'relaxed', async (tx) => {
    const renewed: ProfileId[] = []
    if (await isArriving(tx)) return renewed
    for (const { row, from } of made) {
      const record = await tx.objectStore('rows').get(row.id)
      const before = record === undefined ? undefined : unseal(record.data).row
      if (before === undefined || before.v === row.v || before.made > row.made) continue
      const unsent = await tx.objectStore('outbox').index('profile').getAllKeys(row.id)
      if (unsent.length !== from.unsent.size || !unsent.every((n) => from.unsent.has(n))) continue
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
