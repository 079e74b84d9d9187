import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { newId, type ChangeId, type FileId, type ProfileId } from '../shared/ids'
import { filePath, type FileValue } from '../shared/files/file'
import type { Draft } from '../shared/profile/change'
import { fold } from '../shared/profile/fold'
import { toRow } from '../shared/profile/row'
import { openDatabase, type Database } from './database'
import { makeFileStore, type FileStore } from './fileStore'
import { PART, type NewFile } from './newFile'
import { makeNotebookStore, type NewItem, type NotebookStore } from './notebookStore'

let db: Database
let notebook: NotebookStore
let files: FileStore
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  db = await openDatabase('test', { outdated: () => {}, closed: () => {} })
  notebook = makeNotebookStore(db)
  files = makeFileStore(db)
})

const never = () => {
  throw new Error('nothing is merged')
}
const valueOf = (size: number): FileValue => ({
  name: 'a.bin',
  type: 'application/octet-stream',
  size,
  hash: 'a'.repeat(64),
  thumb: true,
})
const bytesOf = (size: number): Uint8Array => new Uint8Array(size).map((_, index) => index % 251)
const joined = (parts: Uint8Array[] | undefined): number[] => (parts ?? []).flatMap((part) => [...part])

/** A client that is here. */
async function client(): Promise<ProfileId> {
  const profile = newId<ProfileId>()
  const created: Draft = { kind: 'created', id: newId<ChangeId>(), profile, at: 1, after: [] }
  const [n] = await notebook.append([{ type: 'changes', profile, changes: [created] }], [rowFor(profile)], 1, never)
  await notebook.settle([{ n: n!, result: 'stored', seq: 1 }], 0)
  return profile
}
const rowFor = (profile: ProfileId) => toRow(fold(profile, []))
const naming = ({ id, profile, value }: NewFile): NewItem => ({
  type: 'changes',
  profile,
  changes: [{ kind: 'fact', id: newId<ChangeId>(), profile, at: 2, after: [], path: filePath(id), value }],
})
const newFile = (profile: ProfileId, size = 10): NewFile => ({
  id: newId<FileId>(),
  profile,
  value: valueOf(size),
  bytes: bytesOf(size),
  thumb: bytesOf(5),
})
async function add(profile: ProfileId, size?: number): Promise<{ file: NewFile; n: number }> {
  const file = newFile(profile, size)
  const [n] = await notebook.append([naming(file)], [], 1, never, [file])
  return { file, n: n! }
}
const answerAll = async (n: number) => notebook.settle([{ n, result: 'stored', seq: 2 }], 0)
const leave = (profile: ProfileId) => notebook.applyBatch({ news: [], left: [profile], next: null, cursor: 9 })

describe('a file that was added', () => {
  test('[D6] is there with its change, in parts that give the same bytes', async () => {
    const { file } = await add(await client(), 2 * PART + 7)
    expect((await notebook.profile(file.profile)).unsent.size).toBe(1)
    const parts = await files.bytes(file.id)
    expect(parts).toHaveLength(3)
    expect(Buffer.concat(parts!).equals(file.bytes)).toBe(true)
    expect(await files.piece(file.id, PART + 3, 10)).toEqual(file.bytes.slice(PART + 3, PART + 13))
    expect(await files.piece(file.id, PART - 2, 10)).toEqual(file.bytes.slice(PART - 2, PART))
    expect(await files.thumb(file.id)).toEqual(file.thumb)
  })

  test('[D6] is not there, nor its change, when either cannot be stored', async () => {
    const profile = await client()
    const file = newFile(profile)
    const unstorable = { ...rowFor(profile), id: undefined as unknown as ProfileId }
    await expect(notebook.append([naming(file)], [unstorable], 1, never, [file])).rejects.toThrow()
    expect(await files.file(file.id)).toBeUndefined()
    expect(await files.bytes(file.id)).toBeUndefined()
    expect((await notebook.profile(profile)).unsent.size).toBe(0)
  })

  test('counts as one unsent step with its change, and as one more step after that was sent', async () => {
    const { file, n } = await add(await client())
    expect(await notebook.unsent()).toEqual(new Map([[file.profile, 1]]))
    await answerAll(n)
    expect(await notebook.unsent()).toEqual(new Map([[file.profile, 1]]))
    await files.sent(file.id)
    expect(await notebook.unsent()).toEqual(new Map())
    expect((await files.file(file.id))?.state).toBe('sent')
  })

  test('the small go before the large, of equals the newest first', async () => {
    const profile = await client()
    const large = await add(profile, 2 * PART)
    const [first, second] = [await add(profile), await add(profile)]
    expect((await files.unsent()).map(({ id }) => id)).toEqual([second.file.id, first.file.id, large.file.id])
  })
})

describe('a client that left', () => {
  test('[D4] keeps what is unsent of a file, and goes with all its files once the server has it', async () => {
    const { file, n } = await add(await client())
    await files.keep({ id: newId<FileId>(), profile: file.profile, value: valueOf(3), bytes: bytesOf(3), now: 1 }, 99)
    await answerAll(n)
    expect((await leave(file.profile)).removed).toEqual([file.profile])
    expect(joined(await files.bytes(file.id))).toEqual([...file.bytes])
    expect(await files.sent(file.id)).toEqual({ removed: [file.profile] })
    expect(await db.count('files')).toBe(0)
    expect(await db.count('fileParts')).toBe(0)
  })

  test('[D17] leaves what the server refused to the member, to send again or give up', async () => {
    const { file, n } = await add(await client())
    await answerAll(n)
    await leave(file.profile)
    expect(await files.refuse(file.id, 'noAccess', 77)).toEqual({ removed: [file.profile] })
    expect(await files.refused()).toMatchObject([{ id: file.id, why: 'noAccess', at: 77 }])
    expect(await notebook.refusedFiles()).toBe(1)
    await files.giveUp(file.id)
    expect(await db.count('fileParts')).toBe(0)
  })

  test('[D18] gets no bytes that come after it', async () => {
    const profile = await client()
    await leave(profile)
    const id = newId<FileId>()
    expect(await files.keep({ id, profile, value: valueOf(3), bytes: bytesOf(3), now: 1 }, 99)).toBe(false)
    await files.keepThumb(id, profile, bytesOf(3))
    expect(await db.count('files')).toBe(0)
    expect(await db.count('fileParts')).toBe(0)
  })
})

describe('room', () => {
  test('[D15] [D16] what was opened longest ago goes first; unsent, refused and pinned bytes and thumbnails stay', async () => {
    const profile = await client()
    const unsent = await add(profile, 100)
    const refused = await add(profile, 100)
    await files.refuse(refused.file.id, 'fileQuota', 1)
    const fetched = async (now: number) => {
      const id = newId<FileId>()
      await files.keepThumb(id, profile, bytesOf(4))
      await files.keep({ id, profile, value: valueOf(100), bytes: bytesOf(100), now }, 10_000)
      return id
    }
    const [oldest, pinned, opened] = [await fetched(1), await fetched(2), await fetched(3)]
    await files.pin(pinned, profile, valueOf(100), true)
    await files.opened(oldest, 50)
    const last = newId<FileId>()
    await files.keep({ id: last, profile, value: valueOf(100), bytes: bytesOf(100), now: 60 }, 500)
    const here = async (id: FileId) => (await files.bytes(id)) !== undefined
    expect(await here(opened)).toBe(false)
    for (const id of [unsent.file.id, refused.file.id, pinned, oldest, last]) expect(await here(id)).toBe(true)
    expect(await files.thumb(opened)).toEqual(bytesOf(4))
    // With no room at all only what must stay stays.
    await files.keep({ id: last, profile, value: valueOf(100), bytes: bytesOf(100), now: 61 }, 0)
    for (const id of [unsent.file.id, refused.file.id, pinned]) expect(await here(id)).toBe(true)
    for (const id of [oldest, last]) expect(await here(id)).toBe(false)
  })

  test('a pinned file that is not here is wanted until it is', async () => {
    const profile = await client()
    const id = newId<FileId>()
    await files.pin(id, profile, valueOf(3), true)
    expect((await files.wanted()).map((file) => file.id)).toEqual([id])
    await files.keep({ id, profile, value: valueOf(3), bytes: bytesOf(3), now: 1 }, 0)
    expect(await files.wanted()).toEqual([])
    expect((await files.file(id))?.pinned).toBe(1)
  })
})

test('a database of the first version gets the new stores and keeps what it has', async () => {
  const name = 'older'
  await new Promise<void>((resolve) => {
    const request = indexedDB.open(name, 1)
    request.addEventListener('upgradeneeded', () => {
      for (const store of ['meta', 'leaving']) request.result.createObjectStore(store)
      for (const store of ['states', 'rows']) request.result.createObjectStore(store, { keyPath: 'profile' })
      request.result.createObjectStore('updates', { autoIncrement: true }).createIndex('profile', 'profile')
      for (const store of ['outbox', 'sent'])
        request.result.createObjectStore(store, { keyPath: 'n' }).createIndex('profile', 'profile')
      request.result.createObjectStore('shelf', { autoIncrement: true })
      request.result.createObjectStore('late', { keyPath: 'id' }).createIndex('profile', 'profile')
      request.transaction!.objectStore('leaving').put('kept', 'key')
    })
    request.addEventListener('success', () => {
      request.result.close()
      resolve()
    })
  })
  const opened = await openDatabase(name, { outdated: () => {}, closed: () => {} })
  expect(await opened.getAll('leaving')).toEqual(['kept'])
  expect(await opened.count('files')).toBe(0)
  opened.close()
})
