import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { hashOf } from '../shared/files/hash'
import { filePath, type FileValue } from '../shared/files/file'
import { newId, type ChangeId, type FileId, type ProfileId } from '../shared/ids'
import type { Draft } from '../shared/profile/change'
import { aRow } from '../shared/profile/testRow'
import { openDatabase } from '../storage/database'
import { makeFileStore, type FileStore } from '../storage/fileStore'
import { PART } from '../storage/newFile'
import { makeNotebookStore, type NotebookStore } from '../storage/notebookStore'
import type { ApiErrorCode } from '../shared/apiErrors'
import { makeFileQueue, type Answer, type FileQueue } from './fileQueue'
import type { TabMessage } from './tabs'

/** A server that keeps bytes, and a clock moved by hand. */
class Outside {
  told: TabMessage[] = []
  timers: { at: number; run: () => void }[] = []
  now = 1_000
  had = new Map<FileId, { size: number; hash: string; bytes: Uint8Array; done: boolean }>()
  calls: string[] = []
  /** What the next calls answer instead. */
  trouble: (ApiErrorCode | 'offline')[] = []
  /** Spoils the bytes of the next finished upload. */
  spoils = 0

  begin = async (_profile: ProfileId, file: FileId, body: { size: number; hash: string }): Promise<Answer> => {
    this.calls.push('begin')
    const error = this.trouble.shift()
    if (error !== undefined) return { ok: false, error }
    const had = this.had.get(file) ?? { ...body, bytes: new Uint8Array(), done: false }
    this.had.set(file, had)
    return { ok: true, value: { offset: had.bytes.length, done: had.done } }
  }
  put = async (_profile: ProfileId, file: FileId, offset: number, bytes: Uint8Array): Promise<Answer> => {
    this.calls.push(`put ${offset}`)
    const error = this.trouble.shift()
    if (error !== undefined) return { ok: false, error }
    const had = this.had.get(file)!
    if (offset === had.bytes.length) had.bytes = new Uint8Array(Buffer.concat([had.bytes, bytes]))
    if (had.bytes.length === had.size) {
      if (this.spoils-- > 0 || (await hashOf(had.bytes)) !== had.hash) {
        this.had.delete(file)
        return { ok: false, error: 'fileDamaged' }
      }
      had.done = true
    }
    return { ok: true, value: { offset: had.bytes.length, done: had.done } }
  }
  after = (ms: number, run: () => void) => {
    const timer = { at: this.now + ms, run }
    this.timers.push(timer)
    return () => void (this.timers = this.timers.filter((one) => one !== timer))
  }
  pass() {
    const due = this.timers
    this.timers = []
    for (const { run } of due) run()
  }
}

let outside: Outside
let notebook: NotebookStore
let store: FileStore
let queue: FileQueue
const profile = newId<ProfileId>()
let fetched: Uint8Array | { missing: 'offline' | 'notSentYet' }

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  const db = await openDatabase('test', { outdated: () => {}, closed: () => {} })
  outside = new Outside()
  notebook = makeNotebookStore(db)
  store = makeFileStore(db)
  fetched = { missing: 'offline' }
  queue = makeFileQueue(effects())
})

async function add(size = 300_000, sent = true): Promise<{ id: FileId; bytes: Uint8Array }> {
  const id = newId<FileId>()
  const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 7) % 256)
  const value: FileValue = { name: 'a', type: 'text/plain', size, hash: await hashOf(bytes), thumb: false }
  const change: Draft = { kind: 'fact', id: newId<ChangeId>(), profile, at: 1, after: [], path: filePath(id), value }
  const file = { id, profile, value, bytes, thumb: null }
  const [n] = await notebook.append([{ type: 'changes', profile, changes: [change] }], [], 1, never, [file])
  if (sent) await notebook.settle([{ n: n!, result: 'stored', seq: 1 }], 0)
  return { id, bytes }
}
const never = () => {
  throw new Error('nothing is merged')
}
const stateOf = async (id: FileId) => (await store.file(id))?.state
const becomes = (id: FileId, state: string) =>
  vi.waitFor(async () => expect(await stateOf(id)).toBe(state), { timeout: 10_000, interval: 10 })
const waits = () => vi.waitFor(() => expect(outside.timers).toHaveLength(1), { timeout: 10_000, interval: 10 })

describe('the queue of files', () => {
  test('sends every byte, larger than a part too, and says how far it is', async () => {
    const { id, bytes } = await add(PART + 500_000)
    queue.wake()
    await becomes(id, 'sent')
    expect(Buffer.compare(outside.had.get(id)!.bytes, bytes)).toBe(0)
    const sent = outside.told.flatMap((message) => (message.type === 'sending' ? [message.sent] : []))
    expect(sent).toEqual(sent.toSorted((a, b) => a - b))
    expect(sent.length).toBeGreaterThan(2)
    expect(outside.told.at(-1)).toEqual({ type: 'file', file: id, profile })
  })

  test('[Q1] sends nothing while text waits', async () => {
    const { id } = await add(1_000, false)
    queue.wake()
    await vi.waitFor(async () => expect(await store.textIsSent()).toBe(false))
    queue.wake()
    expect(outside.calls).toEqual([])
    await notebook.settle([{ n: 1, result: 'stored', seq: 1 }], 0)
    queue.wake()
    await becomes(id, 'sent')
  })

  test('[Q2] [Q3] after a cut it asks where the server stands and goes on from there', async () => {
    const { id, bytes } = await add(700_000)
    const put = outside.put
    let cut = 0
    outside.put = async (...given) => {
      // The bytes arrived; the answer did not.
      const answer = await put(...given)
      return cut++ === 0 ? { ok: false, error: 'offline' } : answer
    }
    queue.stop()
    queue = makeFileQueue({ ...effects(), put: (...given) => outside.put(...given) })
    queue.wake()
    await waits()
    const before = outside.had.get(id)!.bytes.length
    expect(before).toBeGreaterThan(0)
    outside.calls = []
    outside.pass()
    await becomes(id, 'sent')
    expect(outside.calls.slice(0, 2)).toEqual(['begin', `put ${before}`])
    expect(Buffer.compare(outside.had.get(id)!.bytes, bytes)).toBe(0)
  })

  test('[Q3] waits longer after each failure, and a refusal goes to the shelf with its reason', async () => {
    const { id } = await add()
    outside.trouble = ['offline', 'server', 'tooMany', 'noAccess']
    queue.wake()
    const pauses: number[] = []
    for (let n = 0; n < 3; n += 1) {
      await waits()
      pauses.push(outside.timers[0]!.at - outside.now)
      outside.pass()
    }
    expect(pauses).toEqual([2_000, 4_000, 8_000])
    await becomes(id, 'refused')
    expect(await store.refused()).toMatchObject([{ id, why: 'noAccess' }])
    await store.sendAgain(id)
    queue.wake()
    await becomes(id, 'sent')
  })

  test('[Q4] sends a damaged one once more, and gives up when that is damaged too', async () => {
    outside.spoils = 1
    const first = await add()
    queue.wake()
    await becomes(first.id, 'sent')
    outside.spoils = 2
    const second = await add()
    queue.wake()
    await becomes(second.id, 'refused')
    expect(await store.refused()).toMatchObject([{ id: second.id, why: 'fileDamaged' }])
  })

  test('one that is refused holds up no other', async () => {
    const [older, newer] = [await add(100), await add(100)]
    outside.trouble = ['fileQuota']
    queue.wake()
    await becomes(newer.id, 'refused')
    await becomes(older.id, 'sent')
  })

  test('brings what was pinned once nothing is left to send', async () => {
    const row = aRow({ id: profile })
    await notebook.applyBatch({ news: [{ profile, seq: 1, row, grants: [] }], left: [], next: null, cursor: 1 })
    const bytes = new Uint8Array([1, 2, 3])
    const value: FileValue = { name: 'a', type: 'text/plain', size: 3, hash: await hashOf(bytes), thumb: false }
    const id = newId<FileId>()
    await store.pin(id, profile, value, true)
    queue.wake()
    await waits()
    fetched = new Uint8Array([9, 9, 9])
    outside.pass()
    // Other bytes than the ledger says are not taken.
    await waits()
    expect(await store.bytes(id)).toBeUndefined()
    fetched = bytes
    outside.pass()
    await vi.waitFor(async () => expect(await store.bytes(id)).toEqual([bytes]))
  })
})

const effects = () => ({
  store,
  begin: outside.begin,
  put: outside.put,
  fetch: async () => fetched,
  hashOf,
  tell: (message: TabMessage) => void outside.told.push(message),
  now: () => outside.now,
  after: outside.after,
  random: () => 1,
  room: 1_000_000,
})
