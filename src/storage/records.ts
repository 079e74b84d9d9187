/** The records of the notebook, inside a transaction: what the page and the sync worker both read and write. */
import { newId, type DeviceId, type ProfileId } from '../shared/ids'
import { raisesComplaint } from '../shared/practice/raises'
import type { Row } from '../shared/profile/row'
import type { AccessGrant, OutboxItem } from '../shared/protocol'
import { seal, unseal } from './codec'
import type { Database } from './database'
import { getMeta, putMeta } from './meta'
import type { EitherStore, NewItem, StoredProfile } from './notebookStore'
import { forgetRow, noteRow } from './snapshot'
import { inOneWrite, type Tx } from './write'

/** An update list longer than this is merged. */
export const LONG_LOG = 64

/** The part of the store that everybody needs. */
export function makeEitherStore(db: Database): EitherStore {
  const write = <T>(durability: 'strict' | 'relaxed', work: (tx: Tx) => Promise<T>) => inOneWrite(db, durability, work)

  return {
    async meta(key) {
      const value = await db.get('meta', key)
      return value === undefined ? undefined : (unseal(value) as never)
    },
    setMeta: (values) => write('relaxed', (tx) => putMeta(tx, values)),
    device: () =>
      write('strict', async (tx) => {
        const known = await getMeta(tx, 'device')
        if (known !== undefined) return known
        const device = newId<DeviceId>()
        await putMeta(tx, { device })
        return device
      }),
    profile: (id) => readProfile(db.transaction(OF_PROFILE) as unknown as Pick<Tx, 'objectStore'>, id),
    async unsent() {
      const counts = new Map<ProfileId, number>()
      const typed = new Set<ProfileId>()
      const named = new Set<number>()
      for (const { n, profile, type } of await db.getAll('outbox')) {
        named.add(n)
        if (type === 'notes' && typed.has(profile)) continue
        if (type === 'notes') typed.add(profile)
        counts.set(profile, (counts.get(profile) ?? 0) + 1)
      }
      for (const { profile, item } of await db.getAllFromIndex('files', 'state', 'stored'))
        if (!named.has(item)) counts.set(profile, (counts.get(profile) ?? 0) + 1)
      return counts
    },
    close: () => db.close(),
  }
}

const OF_PROFILE = ['states', 'updates', 'rows', 'outbox', 'sent', 'late'] as const

/** All that is stored of a profile, as it is in this transaction. */
export async function readProfile(tx: Pick<Tx, 'objectStore'>, id: ProfileId): Promise<StoredProfile> {
  const [state, updates, stored, outbox, sent, late] = await Promise.all([
    tx.objectStore('states').get(id),
    tx.objectStore('updates').index('profile').getAll(id),
    tx.objectStore('rows').get(id),
    tx.objectStore('outbox').index('profile').getAll(id),
    tx.objectStore('sent').index('profile').getAll(id),
    tx.objectStore('late').index('profile').getAll(id),
  ])
  return {
    state: state === undefined ? undefined : unseal(state.data),
    updates: updates.map(({ data }) => unseal(data)),
    items: [...sent, ...outbox].map(({ data }) => unseal(data)),
    unsent: new Set(outbox.map(({ n }) => n)),
    late: late.map(({ data }) => unseal(data)),
    stored: stored === undefined ? undefined : unseal(stored.data),
  }
}

export async function putItem(tx: Tx, item: OutboxItem): Promise<void> {
  const { n, profile, type } = item
  const first = item.type === 'changes' && item.changes.some(raisesComplaint) ? ({ first: 1 } as const) : undefined
  await tx.objectStore('outbox').put({ n, profile, type, ...first, data: seal(item) })
}

export async function putRow(tx: Tx, row: Row, grants?: AccessGrant[]): Promise<void> {
  const rows = tx.objectStore('rows')
  const before = grants === undefined ? await rows.get(row.id) : undefined
  const known = grants ?? (before === undefined ? [] : unseal(before.data).grants)
  await rows.put({ profile: row.id, data: seal({ row, grants: known }) })
  await noteRow(tx, row.id)
}

export async function dropRow(tx: Tx, profile: ProfileId): Promise<void> {
  await tx.objectStore('rows').delete(profile)
  await forgetRow(tx)
}

/** Keeps the row as one of another version, which the worker makes anew (sync/rows.ts). */
export async function putStaleRow(tx: Tx, row: Row, grants?: AccessGrant[]): Promise<void> {
  await putRow(tx, { ...row, v: 0 }, grants)
  const known = (await getMeta(tx, 'staleRows')) ?? []
  if (!known.includes(row.id)) await putMeta(tx, { staleRows: [...known, row.id] })
}

/**
 * True in the midst of a pull in stages, also of one that was cut: rows came before the documents that they are made
 * from, so a row that is made here may know less than the one that came. [D7]
 */
export const isArriving = async (tx: Tx): Promise<boolean> => ((await getMeta(tx, 'next')) ?? null) !== null

/** True for the item that begins a profile. */
export const isBeginning = (item: NewItem): boolean => item.type === 'changes' && item.changes[0]?.kind === 'created'
