/**
 * The files on this device, after they were stored with their change (notebookStore.ts, [D6]). Every method is one
 * transaction, as there.
 *
 * [D15] Bytes that the server does not have are never dropped to make room, nor is what a member pinned.
 * [D16] Of the rest, what was opened longest ago goes first once there is more than the limit; thumbnails stay.
 * [D17] The server's yes removes a file of a profile that left; its no keeps the bytes until the member gives them up.
 * [D18] Bytes that come for a profile that is not here are not kept.
 */
import type { FileId, ProfileId } from '../shared/ids'
import type { FileValue } from '../shared/profile/facts'
import { seal, unseal } from './codec'
import type { Database, FileRecord } from './database'
import { dropBytes, dropFile, PART, putParts, THUMB } from './newFile'
import { letGo } from './syncStore'
import { inOneWrite, type Tx } from './write'

export interface StoredFile extends Omit<FileRecord, 'data' | 'file'> {
  id: FileId
  value: FileValue | null
  /** Why the server would not take it. */
  why: string | null
  /** When it was refused, ms since 1970 UTC. */
  at: number
}

export interface FileStore {
  file(id: FileId): Promise<StoredFile | undefined>
  /** The whole, in parts, or undefined when it is not here. */
  bytes(id: FileId): Promise<Uint8Array[] | undefined>
  /** At most `length` bytes from `offset`, never across the end of a part. */
  piece(id: FileId, offset: number, length: number): Promise<Uint8Array | undefined>
  thumb(id: FileId): Promise<Uint8Array | undefined>
  /** What the server does not have, as it is to be sent: the small before the large, of equals the newest first. */
  unsent(): Promise<StoredFile[]>
  /** Is anything else still to be sent? Files wait for it. */
  textIsSent(): Promise<boolean>
  refused(): Promise<StoredFile[]>
  /** Pinned, and not here yet. */
  wanted(): Promise<StoredFile[]>
  /** The server has it. Gives the profiles that were waiting for that to go. */
  sent(id: FileId): Promise<{ removed: ProfileId[] }>
  refuse(id: FileId, why: string, at: number): Promise<{ removed: ProfileId[] }>
  /** Offers a refused file again. */
  sendAgain(id: FileId): Promise<void>
  /** Removes a refused file. */
  giveUp(id: FileId): Promise<void>
  /** Keeps what came from the server, then makes room. False when its profile is not here any more. */
  keep(file: Fetched, limit: number): Promise<boolean>
  keepThumb(id: FileId, profile: ProfileId, thumb: Uint8Array): Promise<void>
  /** Notes that it is to be here, or need not be. */
  pin(id: FileId, profile: ProfileId, value: FileValue, pinned: boolean): Promise<void>
  opened(id: FileId, now: number): Promise<void>
}

export interface Fetched {
  id: FileId
  profile: ProfileId
  value: FileValue
  bytes: Uint8Array
  now: number
}

/** Sizes above which a file waits for the smaller ones. */
const STEPS = [256 * 1024, 1024 * 1024, 5 * 1024 * 1024]
const stepOf = (size: number): number => STEPS.filter((step) => size > step).length

export function makeFileStore(db: Database): FileStore {
  const all = async (state: FileRecord['state']) => (await db.getAllFromIndex('files', 'state', state)).map(open)
  const change = (id: FileId, work: (record: FileRecord, tx: Tx) => void | Promise<void>) =>
    inOneWrite(db, 'strict', async (tx) => {
      const record = await tx.objectStore('files').get(id)
      if (record !== undefined) await work(record, tx)
      return { removed: await letGo(tx) }
    })
  const put = (tx: Tx, record: FileRecord) => tx.objectStore('files').put(record)

  return {
    async file(id) {
      const record = await db.get('files', id)
      return record === undefined ? undefined : open(record)
    },
    async bytes(id) {
      const tx = db.transaction(['files', 'fileParts'])
      const record = await tx.objectStore('files').get(id)
      if (record?.whole !== 1) return undefined
      const parts = await tx.objectStore('fileParts').getAll(IDBKeyRange.bound([id, 0], [id, Infinity]))
      return parts.map(unseal)
    },
    async piece(id, offset, length) {
      const part = await db.get('fileParts', [id, Math.floor(offset / PART)])
      const from = offset % PART
      return part === undefined ? undefined : unseal(part).subarray(from, from + length)
    },
    async thumb(id) {
      const part = await db.get('fileParts', [id, THUMB])
      return part === undefined ? undefined : unseal(part)
    },
    unsent: async () =>
      (await all('stored')).toSorted((a, b) => stepOf(a.size) - stepOf(b.size) || (a.id < b.id ? 1 : -1)),
    textIsSent: async () => (await db.count('outbox')) === 0,
    refused: () => all('refused'),
    wanted: async () => (await db.getAll('files')).filter(({ pinned, whole }) => pinned === 1 && whole === 0).map(open),

    sent: (id) => change(id, async (record, tx) => void (await put(tx, { ...record, state: 'sent' }))),
    refuse: (id, why, at) =>
      change(id, async (record, tx) => {
        const data = seal({ ...unseal(record.data), why, at })
        await put(tx, { ...record, state: 'refused', data })
      }),
    async sendAgain(id) {
      await change(id, async (record, tx) => {
        if (record.state === 'refused') await put(tx, { ...record, state: 'stored' })
      })
    },
    async giveUp(id) {
      await change(id, async (record, tx) => {
        if (record.state === 'refused') await dropFile(tx, id)
      })
    },

    keep: ({ id, profile, value, bytes, now }, limit) =>
      inOneWrite(db, 'relaxed', async (tx) => {
        if (!(await isHere(tx, profile))) return false
        const before = await tx.objectStore('files').get(id)
        await putParts(tx, id, bytes)
        const record = before ?? fresh(id, profile, value)
        await put(tx, { ...record, size: value.size, whole: 1, used: now, data: sealed(value) })
        await makeRoom(tx, limit)
        return true
      }),
    keepThumb: (id, profile, thumb) =>
      inOneWrite(db, 'relaxed', async (tx) => {
        if (!(await isHere(tx, profile))) return
        await tx.objectStore('fileParts').put(seal(thumb), [id, THUMB])
        if ((await tx.objectStore('files').getKey(id)) === undefined) await put(tx, fresh(id, profile, null))
      }),
    pin: (id, profile, value, pinned) =>
      inOneWrite(db, 'strict', async (tx) => {
        const record = (await tx.objectStore('files').get(id)) ?? fresh(id, profile, value)
        const known = unseal(record.data).value === null ? sealed(value) : record.data
        await put(tx, { ...record, pinned: pinned ? 1 : 0, data: known })
      }),
    opened: (id, now) =>
      inOneWrite(db, 'relaxed', async (tx) => {
        const record = await tx.objectStore('files').get(id)
        if (record !== undefined) await put(tx, { ...record, used: now })
      }),
  }
}

const open = ({ data, file, ...record }: FileRecord): StoredFile => ({ ...record, id: file, ...unseal(data) })
const sealed = (value: FileValue | null): FileRecord['data'] => seal({ value, why: null, at: 0 })
const fresh = (file: FileId, profile: ProfileId, value: FileValue | null): FileRecord => ({
  file,
  profile,
  state: 'fetched',
  item: 0,
  size: value?.size ?? 0,
  whole: 0,
  pinned: 0,
  used: 0,
  data: sealed(value),
})

const isHere = async (tx: Tx, profile: ProfileId): Promise<boolean> =>
  (await tx.objectStore('rows').getKey(profile)) !== undefined

/** Drops bytes that the server has and nobody pinned, opened longest ago first, until `limit` bytes are left. */
async function makeRoom(tx: Tx, limit: number): Promise<void> {
  const whole = (await tx.objectStore('files').getAll()).filter((record) => record.whole === 1)
  let held = whole.reduce((sum, { size }) => sum + size, 0)
  const spare = whole.filter(({ state, pinned }) => pinned === 0 && (state === 'sent' || state === 'fetched'))
  for (const record of spare.toSorted((a, b) => a.used - b.used)) {
    if (held <= limit) return
    await dropBytes(tx, record.file, true)
    await tx.objectStore('files').put({ ...record, whole: 0 })
    held -= record.size
  }
}
