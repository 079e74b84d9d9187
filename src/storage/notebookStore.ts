/**
 * The notebook on this device. Every method is one IndexedDB transaction and resolves after its
 * `complete` event; one that rejects has changed nothing. What a member typed is written with strict
 * durability; what the server has anyway is not.
 *
 * [D1] An item and the row that shows it are stored together.
 * [D2] An item keeps its number once it may have been sent; before, later typing may join it.
 * [D3] A confirmed item stays until the ledger on this device holds it, so that it never blinks.
 * [D4] A profile that left is removed once nothing of it is unsent, files included; its files go with it.
 * [D6] A file and the change that names it are stored together, or neither is (fileStore.ts has the other rules).
 * [D7] A row is never replaced by one that knows less; one that was made without something stored meanwhile is
 *      marked, and made anew when the worker is idle.
 */
import type { HandoverCard } from '../shared/api'
import { newId, type DeviceId, type ProfileId } from '../shared/ids'
import { ROW_VERSION, type Row } from '../shared/profile/row'
import {
  LIMITS,
  type AccessGrant,
  type Answer,
  type LateContribution,
  type OutboxItem,
  type ProfileNews,
  type PullToken,
  type Refusal,
  type Team,
} from '../shared/protocol'
import type { MyView } from '../shared/view/myViews'
import { seal, unseal, type Sealed } from './codec'
import type { Database } from './database'
import { dropFile, putNewFile, type NewFile } from './newFile'
import { inOneWrite, type Tx } from './write'

/** The single values in `meta`. */
export interface Meta {
  device: DeviceId
  /** The last sequence number whose pull is whole. */
  cursor: number
  /** Where a pull that was cut goes on. */
  next: PullToken | null
  /** The server's epoch, to notice a restored one. */
  epoch: number
  /** The last number given to an item. */
  n: number
  /** The last number that may have been sent. */
  pushed: number
  /** The device's clock, ms: the next start does not go behind it. */
  clock: number
  team: Team
  /** The version that all rows here have; another, or none, when some may be older. */
  rowVersion: number
  /** Rows that are marked to be made anew ([D7]). */
  staleRows: ProfileId[]
  /** The handovers as the server listed them last, ms since 1970 UTC. */
  handovers: { at: number; cards: HandoverCard[] }
  /** The member's own saved views (src/solid/myViews.ts). */
  views: (MyView & { sent: boolean })[]
}

export interface StoredRow {
  row: Row
  grants: AccessGrant[]
}

/** All that the device holds of one profile. */
export interface StoredProfile {
  /** Compressed as the server sent it. */
  state: Uint8Array | undefined
  updates: Uint8Array[]
  /** Unsent and confirmed-but-not-yet-pulled items, in order. */
  items: OutboxItem[]
  /** Numbers of those that are unsent. */
  unsent: ReadonlySet<number>
  late: LateContribution[]
  stored: StoredRow | undefined
}

export type NewItem = OutboxItem extends infer T ? (T extends OutboxItem ? Omit<T, 'n'> : never) : never

export interface NotebookStore {
  meta<K extends keyof Meta>(key: K): Promise<Meta[K] | undefined>
  setMeta(values: Partial<Meta>): Promise<void>
  /** This device's id; made at the first call. */
  device(): Promise<DeviceId>

  rows(): Promise<StoredRow[]>
  rowsOf(profiles: ProfileId[]): Promise<(StoredRow | undefined)[]>
  profile(id: ProfileId): Promise<StoredProfile>
  /** Unsent steps per profile; typing in the notes counts as one, a file together with the change that names it. */
  unsent(): Promise<Map<ProfileId, number>>
  /** When the oldest unsent step was made, ms since 1970 UTC; null when all is sent. */
  oldestUnsent(): Promise<number | null>
  shelf(): Promise<{ item: OutboxItem; why: Refusal | 'erased'; at: number }[]>
  clearShelf(): Promise<void>
  /** How many files the server would not take. */
  refusedFiles(): Promise<number>

  /**
   * Stores what a member did, strictly: items in order with the rows that show them, of profiles that are
   * here, and the files that they name. Gives their numbers.
   */
  append(items: NewItem[], rows: Row[], clock: number, merge: MergeUpdates, files?: NewFile[]): Promise<number[]>
  /**
   * Replaces rows made anew on the device; a profile that is not here any more stays away. [D7]
   */
  putRows(made: { row: Row; from: StoredProfile }[]): Promise<void>
  /**
   * Replaces rows of another version, each by one made from what the device holds. [D7] One that was written
   * meanwhile stays, and so does one that was made from more changes than the device holds. Gives those replaced.
   */
  renewRows(rows: Row[]): Promise<ProfileId[]>
  /** The rows that are to be made anew: all of another version after an update, else those that were marked. */
  staleRows(): Promise<Row[]>
  /** All that `staleRows` gave are made anew: unless others came meanwhile, only marked ones are looked at from now on. */
  allRenewed(): Promise<void>
  /** Keeps updates that came by an open channel, so that what was typed on top of them opens offline. */
  keepUpdates(profile: ProfileId, updates: Uint8Array[]): Promise<void>

  /** The oldest unsent items, marked as perhaps sent. */
  takeUnsent(limit: number): Promise<OutboxItem[]>
  /**
   * Notes what the server said. `undone`: profiles that show something the server did not take; their rows are
   * to be made anew.
   */
  settle(answers: Answer[], now: number): Promise<{ removed: ProfileId[]; undone: ProfileId[] }>
  /** Stores one batch of a pull, with where it goes on. */
  applyBatch(batch: Batch): Promise<{ removed: ProfileId[] }>
  /** Gives the device a new id and the unsent items new numbers: another device speaks with the old one. */
  renewDevice(): Promise<DeviceId>
  /** Replaces a long list of updates by one that says the same. */
  compact(profile: ProfileId, merge: MergeUpdates): Promise<void>
  close(): void
}

export type MergeUpdates = (updates: Uint8Array[]) => Uint8Array

export interface Batch {
  news: ProfileNews[]
  left: ProfileId[]
  team?: Team
  next: PullToken | null
  /** Set only when the pull is whole. */
  cursor?: number
}

/** The value of `rowVersion` while rows are made anew: a look that never ended begins again. */
const LOOKING = -1

/** An update list longer than this is merged. */
export const LONG_LOG = 64

export function makeNotebookStore(db: Database): NotebookStore {
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

    rows: async () => (await db.getAll('rows')).map(({ data }) => unseal(data)),
    async rowsOf(profiles) {
      const tx = db.transaction('rows')
      const found = await Promise.all(profiles.map((profile) => tx.store.get(profile)))
      return found.map((record) => (record === undefined ? undefined : unseal(record.data)))
    },
    profile: (id) => readProfile(db, id),
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
    async oldestUnsent() {
      const oldest = await db.transaction('outbox').store.openCursor()
      if (oldest === null) return null
      const item = unseal(oldest.value.data)
      return item.type === 'notes' ? item.at : (item.changes[0]?.at ?? null)
    },
    shelf: async () => (await db.getAll('shelf')).map(({ data }) => unseal(data)),
    clearShelf: () => write('strict', (tx) => tx.objectStore('shelf').clear()),
    refusedFiles: () => db.countFromIndex('files', 'state', 'refused'),

    append: (items, rows, clock, merge, files = []) =>
      write('strict', async (tx) => {
        const pushed = (await getMeta(tx, 'pushed')) ?? 0
        const before = (await getMeta(tx, 'n')) ?? 0
        let n = before
        const numbers: number[] = []
        for (const item of items) {
          const joined = item.type === 'notes' ? await joinTyping(tx, item, pushed, merge) : undefined
          if (joined === undefined) await putItem(tx, { ...item, n: ++n })
          numbers.push(joined ?? n)
        }
        for (const row of rows) if (await isHere(tx, row.id)) await putOwnRow(tx, row, items)
        for (const file of files) await putNewFile(tx, file, numbers[items.findIndex((item) => names(item, file))] ?? 0)
        await putMeta(tx, { n, clock })
        return numbers
      }),
    putRows: (made) =>
      write('relaxed', async (tx) => {
        for (const { row, from } of made) {
          if ((await tx.objectStore('rows').getKey(row.id)) === undefined) continue
          const unsent = await tx.objectStore('outbox').index('profile').getAllKeys(row.id)
          if (unsent.every((n) => from.unsent.has(n))) await putRow(tx, row)
          else await putStaleRow(tx, row)
        }
      }),
    renewRows: (rows) =>
      write('relaxed', async (tx) => {
        const renewed: ProfileId[] = []
        for (const row of rows) {
          const record = await tx.objectStore('rows').get(row.id)
          const before = record === undefined ? undefined : unseal(record.data).row
          if (before === undefined || before.v === row.v || before.made > row.made) continue
          await putRow(tx, row)
          renewed.push(row.id)
        }
        const marked = (await getMeta(tx, 'staleRows')) ?? []
        if (marked.some((profile) => renewed.includes(profile)))
          await putMeta(tx, { staleRows: marked.filter((profile) => !renewed.includes(profile)) })
        return renewed
      }),
    staleRows: () =>
      write('relaxed', async (tx) => {
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
      }),
    allRenewed: () =>
      write('relaxed', async (tx) => {
        if ((await getMeta(tx, 'rowVersion')) === LOOKING) await putMeta(tx, { rowVersion: ROW_VERSION })
      }),
    keepUpdates: (profile, updates) =>
      write('relaxed', async (tx) => {
        if ((await tx.objectStore('rows').getKey(profile)) === undefined) return
        for (const update of updates) await tx.objectStore('updates').add({ profile, data: seal(update) })
      }),

    takeUnsent: (limit) =>
      write('relaxed', async (tx) => {
        const records = await tx.objectStore('outbox').getAll(null, limit)
        const last = records.at(-1)
        if (last !== undefined) await putMeta(tx, { pushed: Math.max(last.n, (await getMeta(tx, 'pushed')) ?? 0) })
        return records.map(({ data }) => unseal(data))
      }),
    settle: (answers, now) =>
      write('strict', async (tx) => {
        const undone = new Set<ProfileId>()
        for (const answer of answers) {
          const profile = await settleOne(tx, answer, now)
          if (profile !== undefined && answer.result !== 'stored') undone.add(profile)
        }
        for (const profile of undone) {
          const record = await tx.objectStore('rows').get(profile)
          if (record !== undefined) await putStaleRow(tx, unseal(record.data).row)
        }
        return { removed: await letGo(tx), undone: [...undone] }
      }),
    applyBatch: (batch) => write('relaxed', (tx) => storeBatch(tx, batch)),
    renewDevice: () =>
      write('strict', async (tx) => {
        const device = newId<DeviceId>()
        let n = 0
        for (const record of await tx.objectStore('outbox').getAll()) {
          await tx.objectStore('outbox').delete(record.n)
          n += 1
          // Written after all old numbers are read; an old number is never above a new one still to come.
          await putItem(tx, { ...unseal(record.data), n })
        }
        await putMeta(tx, { device, n, pushed: 0 })
        return device
      }),
    compact: (profile, merge) =>
      write('relaxed', async (tx) => {
        const index = tx.objectStore('updates').index('profile')
        const keys = await index.getAllKeys(profile)
        if (keys.length <= LONG_LOG) return
        const merged = merge((await index.getAll(profile)).map(({ data }) => unseal(data)))
        for (const key of keys) await tx.objectStore('updates').delete(key)
        await tx.objectStore('updates').add({ profile, data: seal(merged) })
      }),
    close: () => db.close(),
  }
}

async function readProfile(db: Database, id: ProfileId): Promise<StoredProfile> {
  const tx = db.transaction(['states', 'updates', 'rows', 'outbox', 'sent', 'late'])
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

async function getMeta<K extends keyof Meta>(tx: Tx, key: K): Promise<Meta[K] | undefined> {
  const value = await tx.objectStore('meta').get(key)
  return value === undefined ? undefined : (unseal(value) as Meta[K])
}

async function putMeta(tx: Tx, values: Partial<Meta>): Promise<void> {
  for (const [key, value] of Object.entries(values)) await tx.objectStore('meta').put(seal(value as unknown), key)
}

async function putItem(tx: Tx, item: OutboxItem): Promise<void> {
  const { n, profile, type } = item
  await tx.objectStore('outbox').put({ n, profile, type, data: seal(item) })
}

async function putRow(tx: Tx, row: Row, grants?: AccessGrant[]): Promise<void> {
  const rows = tx.objectStore('rows')
  const before = await rows.get(row.id)
  const known = grants ?? (before === undefined ? [] : unseal(before.data).grants)
  await rows.put({ profile: row.id, data: seal({ row, grants: known }) })
}

/** [D7] The row of what a member did was made a moment ago: a pull may have brought more since. */
async function putOwnRow(tx: Tx, row: Row, items: NewItem[]): Promise<void> {
  const before = await tx.objectStore('rows').get(row.id)
  const own = items.flatMap((item) => (item.type === 'changes' && item.profile === row.id ? item.changes : [])).length
  if (before !== undefined && unseal(before.data).row.made > row.made - own) await putStaleRow(tx, row)
  else await putRow(tx, row)
}

/** Keeps the row as one of another version, which the worker makes anew (sync/rows.ts). */
async function putStaleRow(tx: Tx, row: Row, grants?: AccessGrant[]): Promise<void> {
  await putRow(tx, { ...row, v: 0 }, grants)
  const known = (await getMeta(tx, 'staleRows')) ?? []
  if (!known.includes(row.id)) await putMeta(tx, { staleRows: [...known, row.id] })
}

/** False for a profile that left while it was written to: what was written is sent, and shows it no more. */
async function isHere(tx: Tx, profile: ProfileId): Promise<boolean> {
  if ((await tx.objectStore('rows').getKey(profile)) !== undefined) return true
  const unsent = await tx.objectStore('outbox').index('profile').getAll(profile)
  return unsent.some(({ data }) => isBeginning(unseal(data)))
}

/** True for the item that begins a profile. */
export const isBeginning = (item: NewItem): boolean => item.type === 'changes' && item.changes[0]?.kind === 'created'

/** Adds typing to the profile's last notes item while that was certainly not sent, and has room. */
async function joinTyping(
  tx: Tx,
  item: Extract<NewItem, { type: 'notes' }>,
  pushed: number,
  merge: MergeUpdates,
): Promise<number | undefined> {
  const last = (await tx.objectStore('outbox').index('profile').getAll(item.profile)).at(-1)
  if (last === undefined || last.type !== 'notes' || last.n <= pushed) return undefined
  const before = unseal(last.data as Sealed<Extract<OutboxItem, { type: 'notes' }>>)
  // What two versions of the editor typed is judged apart.
  if (before.schema !== item.schema) return undefined
  const update = merge([before.update, item.update])
  if (update.length > LIMITS.notesUpdate) return undefined
  await putItem(tx, { ...item, n: last.n, update })
  return last.n
}

/** Gives the profile of the item. */
/** Is this the item whose change names the file? */
const names = (item: NewItem, { id }: NewFile): boolean =>
  item.type === 'changes' && item.changes.some((change) => change.kind === 'fact' && change.path === `files/${id}`)

async function settleOne(tx: Tx, answer: Answer, now: number): Promise<ProfileId | undefined> {
  const record = await tx.objectStore('outbox').get(answer.n)
  if (record === undefined) return undefined
  await tx.objectStore('outbox').delete(answer.n)
  const item = unseal(record.data)
  if (answer.result === 'stored') {
    await tx.objectStore('sent').put({ ...record, seq: answer.seq })
    if (item.type === 'notes') await tx.objectStore('updates').add({ profile: item.profile, data: seal(item.update) })
  } else if (answer.result === 'refused') {
    await tx.objectStore('shelf').add({ profile: item.profile, data: seal({ item, why: answer.why, at: now }) })
  } else if (answer.result === 'erased') {
    await tx.objectStore('shelf').add({ profile: item.profile, data: seal({ item, why: 'erased' as const, at: now }) })
  }
  // A client that never began must not stay in the list; what was written for it lies on the shelf.
  if ((answer.result === 'refused' || answer.result === 'erased') && isBeginning(item))
    await tx.objectStore('leaving').put(item.profile, item.profile)
  return item.profile
}

async function storeBatch(tx: Tx, { news, left, team, next, cursor }: Batch): Promise<{ removed: ProfileId[] }> {
  for (const profile of left) {
    await tx.objectStore('rows').delete(profile)
    await tx.objectStore('leaving').put(profile, profile)
  }
  for (const one of news) await storeNews(tx, one)
  if (team !== undefined) await putMeta(tx, { team })
  await putMeta(tx, { next })
  if (cursor !== undefined) {
    await putMeta(tx, { cursor })
    for (const { n, seq } of await tx.objectStore('sent').getAll())
      if (seq <= cursor) await tx.objectStore('sent').delete(n)
  }
  return { removed: [...new Set([...left, ...(await letGo(tx))])] }
}

async function storeNews(tx: Tx, { profile, seq, row, grants, state, updates, late }: ProfileNews): Promise<void> {
  await tx.objectStore('leaving').delete(profile)
  if (row !== undefined) {
    const isChangedHere = (await tx.objectStore('outbox').index('profile').count(profile)) > 0
    await (isChangedHere ? putStaleRow : putRow)(tx, row, grants)
  }
  if (state !== undefined) {
    const keys = await tx.objectStore('updates').index('profile').getAllKeys(profile)
    for (const key of keys) await tx.objectStore('updates').delete(key)
    await tx.objectStore('states').put({ profile, seq, data: seal(state) })
  }
  for (const update of updates ?? []) await tx.objectStore('updates').add({ profile, data: seal(update) })
  if (late !== undefined) {
    const before = await tx.objectStore('late').index('profile').getAllKeys(profile)
    for (const id of before) await tx.objectStore('late').delete(id)
    for (const one of late) await tx.objectStore('late').put({ id: one.id, profile, data: seal(one) })
  }
}

/** Removes what left this member's view and has nothing unsent; gives what it removed. */
export async function letGo(tx: Tx): Promise<ProfileId[]> {
  const removed: ProfileId[] = []
  for (const profile of await tx.objectStore('leaving').getAll()) {
    if ((await tx.objectStore('outbox').index('profile').count(profile)) > 0) continue
    const files = await tx.objectStore('files').index('profile').getAll(profile)
    if (files.some(({ state }) => state === 'stored')) continue
    // What the server would not take is the member's to download or give up.
    for (const { file, state } of files) if (state !== 'refused') await dropFile(tx, file)
    for (const name of ['updates', 'sent', 'late'] as const) {
      const store = tx.objectStore(name) as unknown as {
        index(name: 'profile'): { getAllKeys(profile: ProfileId): Promise<IDBValidKey[]> }
        delete(key: IDBValidKey): Promise<void>
      }
      for (const key of await store.index('profile').getAllKeys(profile)) await store.delete(key)
    }
    await tx.objectStore('states').delete(profile)
    await tx.objectStore('rows').delete(profile)
    await tx.objectStore('leaving').delete(profile)
    removed.push(profile)
  }
  return removed
}
