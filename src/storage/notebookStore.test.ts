import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newId, type ChangeId, type MemberId, type ProfileId, type WorkspaceId } from '../shared/ids'
import { fold } from '../shared/profile/fold'
import { toRow, type Row } from '../shared/profile/row'
import { LIMITS, type OutboxItem, type ProfileNews } from '../shared/protocol'
import { seal, unseal } from './codec'
import { databaseName, openDatabase, STORES, type Database } from './database'
import { makeNotebookStore, type NewItem, type NotebookStore } from './notebookStore'
import { LONG_LOG } from './records'

const merge = Y.mergeUpdates
const never = { outdated: () => {}, closed: () => {} }
let db: Database
let store: NotebookStore

const reopen = async () => {
  db?.close()
  db = await openDatabase(databaseName('w' as WorkspaceId, 'm' as MemberId), never)
  store = makeNotebookStore(db)
}
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  await reopen()
})

const profileId = () => newId<ProfileId>()
const rowFor = (id: ProfileId): Row => toRow(fold(id, []))
const changes = (profile: ProfileId, value = 'Тула'): NewItem => ({
  type: 'changes',
  profile,
  changes: [{ kind: 'fact', id: newId<ChangeId>(), profile, at: 1, after: [], path: 'city', value }],
})
const raising = (
  profile: ProfileId,
  value: { on: string; text: string } | null = { on: '2026-11-03', text: '' },
): NewItem => {
  const path = `complaints/${newId()}/raised`
  return {
    type: 'changes',
    profile,
    changes: [{ kind: 'fact', id: newId<ChangeId>(), profile, at: 1, after: [], path, value }],
  }
}
const beginning = (profile: ProfileId): NewItem => ({
  type: 'changes',
  profile,
  changes: [{ kind: 'created', id: newId<ChangeId>(), profile, at: 1, after: [] }],
})
const typing = (profile: ProfileId, text: string): NewItem => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, text)
  return { type: 'notes', profile, update: Y.encodeStateAsUpdate(doc), at: 1 }
}
const batch = (news: ProfileNews[], more: object = {}) => ({ news, left: [], next: null, ...more })

describe('what a member did', () => {
  test('[D1] is there with its row after the database was opened anew', async () => {
    const id = profileId()
    await store.append([beginning(id)], [rowFor(id)], 77, merge)
    await reopen()
    expect((await store.rows()).map(({ row }) => row.id)).toEqual([id])
    expect((await store.profile(id)).items).toHaveLength(1)
    expect(await store.meta('clock')).toBe(77)
  })

  test('[D1] is not there in part when one write of it fails', async () => {
    const id = profileId()
    const unstorable = { ...rowFor(id), id: undefined as unknown as ProfileId }
    await expect(store.append([changes(id)], [unstorable], 1, merge)).rejects.toThrow()
    expect((await store.profile(id)).items).toEqual([])
    expect(await store.append([changes(id)], [], 1, merge)).toEqual([1])
  })

  test('gets ascending numbers, also after everything was sent', async () => {
    const id = profileId()
    expect(await store.append([changes(id), changes(id)], [], 1, merge)).toEqual([1, 2])
    await store.settle(
      [
        { n: 1, result: 'stored', seq: 5 },
        { n: 2, result: 'stored', seq: 6 },
      ],
      0,
    )
    expect(await store.append([changes(id)], [], 1, merge)).toEqual([3])
  })

  test('[D2] typing joins the last unsent typing, and never an item that may have been sent', async () => {
    const id = profileId()
    expect(await store.append([typing(id, 'a')], [], 1, merge)).toEqual([1])
    expect(await store.append([typing(id, 'b')], [], 1, merge)).toEqual([1])
    expect(await store.takeUnsent(10)).toHaveLength(1)
    expect(await store.append([typing(id, 'c')], [], 1, merge)).toEqual([2])
  })

  test('[D2] typing joins until the server would refuse it for its size', async () => {
    const id = profileId()
    const large = 'x'.repeat(LIMITS.notesUpdate * 0.6)
    expect(await store.append([typing(id, large)], [], 1, merge)).toEqual([1])
    expect(await store.append([typing(id, large)], [], 1, merge)).toEqual([2])
  })

  test('[D19] what passes a complaint up is taken first, alone with the earlier steps of its client', async () => {
    const [calm, angry] = [profileId(), profileId()]
    await store.append([changes(calm), beginning(angry), changes(calm), typing(angry, 'a')], [], 1, merge)
    expect((await store.takeUnsent(10)).map(({ n }) => n)).toEqual([1, 2, 3, 4])
    await store.append([raising(angry), changes(angry), changes(calm)], [], 1, merge)
    expect((await store.takeUnsent(10)).map(({ n }) => n)).toEqual([2, 4, 5])
    expect((await store.takeUnsent(2)).map(({ n }) => n)).toEqual([2, 4])
    await store.settle(
      [2, 4, 5].map((n) => ({ n, result: 'stored' as const, seq: n })),
      0,
    )
    expect((await store.takeUnsent(10)).map(({ n }) => n)).toEqual([1, 3, 6, 7])
  })

  test('[D19] it stays first under a new id of the device, and after another was taken back', async () => {
    const [calm, angry] = [profileId(), profileId()]
    await store.append([changes(calm), raising(angry), raising(calm, null)], [], 1, merge)
    await store.settle([{ n: 3, result: 'stored', seq: 1 }], 0)
    await store.renewDevice()
    expect((await store.takeUnsent(10)).map(({ profile }) => profile)).toEqual([angry])
  })

  test('is counted per client, typing in the notes as one', async () => {
    const [a, b] = [profileId(), profileId()]
    await store.append([changes(a), changes(a), typing(b, 'x')], [], 1, merge)
    await store.takeUnsent(10)
    await store.append([typing(b, 'y')], [], 1, merge)
    expect(await store.unsent()).toEqual(
      new Map([
        [a, 2],
        [b, 1],
      ]),
    )
  })
})

describe('an answer', () => {
  test('[D3] "stored" keeps the change visible until a whole pull has passed it', async () => {
    const id = profileId()
    await store.append([changes(id)], [rowFor(id)], 1, merge)
    await store.settle([{ n: 1, result: 'stored', seq: 9 }], 0)
    expect(await store.unsent()).toEqual(new Map())
    expect((await store.profile(id)).items).toHaveLength(1)
    await store.applyBatch(batch([], { cursor: 8 }))
    expect((await store.profile(id)).items).toHaveLength(1)
    await store.applyBatch(batch([], { cursor: 9 }))
    expect((await store.profile(id)).items).toEqual([])
  })

  test('"stored" for typing keeps its text in the document', async () => {
    const id = profileId()
    await store.append([typing(id, 'hello')], [rowFor(id)], 1, merge)
    await store.settle([{ n: 1, result: 'stored', seq: 2 }], 0)
    await store.applyBatch(batch([], { cursor: 2 }))
    const doc = new Y.Doc()
    for (const update of (await store.profile(id)).updates) Y.applyUpdate(doc, update)
    expect(doc.getText('t').toJSON()).toBe('hello')
  })

  test('"refused" moves the item to the shelf with the reason, and the rest goes on', async () => {
    const id = profileId()
    await store.append([changes(id), changes(id)], [], 1, merge)
    await store.settle([{ n: 1, result: 'refused', why: 'readOnly' }], 42)
    expect(await store.shelf()).toMatchObject([{ why: 'readOnly', at: 42, item: { n: 1 } }])
    expect((await store.takeUnsent(10)).map(({ n }) => n)).toEqual([2])
    await store.clearShelf()
    expect(await store.shelf()).toEqual([])
  })

  test('given twice changes nothing the second time', async () => {
    const id = profileId()
    await store.append([changes(id)], [], 1, merge)
    await store.settle([{ n: 1, result: 'refused', why: 'malformed' }], 0)
    await store.settle([{ n: 1, result: 'refused', why: 'malformed' }], 0)
    expect(await store.shelf()).toHaveLength(1)
  })
})

describe('a client that left', () => {
  test('[D4] is removed whole: row, state, updates, late contributions', async () => {
    const id = profileId()
    await store.applyBatch(
      batch([
        {
          profile: id,
          seq: 1,
          row: rowFor(id),
          state: new Uint8Array([1]),
          updates: [new Uint8Array([2])],
          late: [
            {
              id: 'l',
              profile: id,
              by: 'm' as MemberId,
              device: 'd' as never,
              arrived: 1,
              content: { type: 'passage', at: 1, text: 'x', context: 'x' },
            },
          ],
        },
      ]),
    )
    expect(await store.applyBatch(batch([], { left: [id], cursor: 2 }))).toMatchObject({ removed: [id] })
    expect(await store.profile(id)).toMatchObject({
      state: undefined,
      updates: [],
      items: [],
      late: [],
      stored: undefined,
    })
  })

  test('[D4] leaves its name in no list of handovers', async () => {
    const [gone, stays] = [profileId(), profileId()]
    const names = (...all: string[]) => [gone, stays].map((id, at) => ({ id, name: all[at]! }))
    const [by, from, to] = [newId<MemberId>(), newId<MemberId>(), newId<MemberId>()]
    const card = { id: 'h', at: 1, by, from, to, note: '', profiles: names('Ладога', 'Онега') }
    await store.setMeta({ handovers: { at: 5, cards: [card] } })
    await store.applyBatch(batch([], { left: [gone], cursor: 2 }))
    expect(await store.meta('handovers')).toEqual({ at: 5, cards: [{ ...card, profiles: names('', 'Онега') }] })
  })

  test('[D4] disappears from the list at once, and is removed when its last unsent item is answered', async () => {
    const id = profileId()
    await store.applyBatch(batch([{ profile: id, seq: 1, row: rowFor(id), state: new Uint8Array([1]) }]))
    await store.append([changes(id)], [rowFor(id)], 1, merge)
    await store.applyBatch(batch([], { left: [id], cursor: 2 }))
    expect(await store.rows()).toEqual([])
    expect((await store.takeUnsent(10)).map(({ profile }) => profile)).toEqual([id])
    expect((await store.profile(id)).state).toBeDefined()
    expect(await store.settle([{ n: 1, result: 'late' }], 0)).toMatchObject({ removed: [id] })
    expect((await store.profile(id)).state).toBeUndefined()
  })

  test('[D4] and is written to after that is sent, and does not come back to the list', async () => {
    const id = profileId()
    await store.applyBatch(batch([{ profile: id, seq: 1, row: rowFor(id), state: new Uint8Array([1]) }]))
    await store.applyBatch(batch([], { left: [id], cursor: 2 }))
    await store.append([changes(id)], [rowFor(id)], 1, merge)
    expect(await store.rows()).toEqual([])
    expect(await store.takeUnsent(10)).toHaveLength(1)
    await store.settle([{ n: 1, result: 'late' }], 0)
    expect(await store.rows()).toEqual([])
  })

  test('and came back before its items were answered stays', async () => {
    const id = profileId()
    await store.append([changes(id)], [rowFor(id)], 1, merge)
    await store.applyBatch(batch([], { left: [id], cursor: 2 }))
    await store.applyBatch(batch([{ profile: id, seq: 3, row: rowFor(id), state: new Uint8Array([1]) }], { cursor: 3 }))
    expect(await store.settle([{ n: 1, result: 'stored', seq: 4 }], 0)).toMatchObject({ removed: [] })
    expect(await store.rows()).toHaveLength(1)
  })
})

describe('[D7] a row', () => {
  const made = (id: ProfileId, count: number): Row => ({ ...rowFor(id), made: count })
  const row = async (id: ProfileId) => (await store.profile(id)).stored?.row

  test('that was made before a pull brought more is marked to be made anew', async () => {
    const id = profileId()
    await store.applyBatch(batch([{ profile: id, seq: 1, row: made(id, 2), state: new Uint8Array([1]) }]))
    await store.append([changes(id)], [made(id, 3)], 1, merge)
    expect(await row(id)).toEqual(made(id, 3))
    await store.settle([{ n: 1, result: 'stored', seq: 4 }], 0)
    await store.applyBatch(batch([{ profile: id, seq: 5, row: made(id, 4) }]))
    expect(await store.staleRows()).toEqual([])
    await store.allRenewed()
    await store.append([changes(id)], [made(id, 4)], 1, merge)
    expect(await row(id)).toMatchObject({ v: 0 })
    expect((await store.staleRows()).map((one) => one.id)).toEqual([id])
    await store.renewRows([{ row: made(id, 5), from: await store.profile(id) }])
    expect(await store.staleRows()).toEqual([])
  })

  test('of the server is marked while it lacks what is unsent here', async () => {
    const id = profileId()
    await store.append([beginning(id)], [made(id, 1)], 1, merge)
    await store.applyBatch(batch([{ profile: id, seq: 5, row: made(id, 1) }]))
    expect(await row(id)).toMatchObject({ v: 0 })
  })

  test('that shows what was refused is marked in the same step', async () => {
    const id = profileId()
    await store.applyBatch(batch([{ profile: id, seq: 1, row: made(id, 2), state: new Uint8Array([1]) }]))
    await store.append([changes(id)], [made(id, 3)], 1, merge)
    await store.settle([{ n: 1, result: 'refused', why: 'readOnly' }], 0)
    expect(await row(id)).toMatchObject({ v: 0 })
  })

  test('that shows what was refused is replaced by one made from less', async () => {
    const id = profileId()
    await store.applyBatch(batch([{ profile: id, seq: 1, row: made(id, 2), state: new Uint8Array([1]) }]))
    await store.append([changes(id)], [made(id, 3)], 1, merge)
    await store.settle([{ n: 1, result: 'refused', why: 'readOnly' }], 0)
    expect(await store.renewRows([{ row: made(id, 2), from: await store.profile(id) }])).toEqual([id])
    expect(await row(id)).toEqual(made(id, 2))
  })

  test('that is made in the midst of a pull in stages waits for the documents', async () => {
    const id = profileId()
    await store.applyBatch(batch([{ profile: id, seq: 1, row: made(id, 2), state: new Uint8Array([1]) }]))
    await store.applyBatch({ news: [{ profile: id, seq: 3, row: made(id, 3) }], left: [], next: 'documents' })
    await store.putRows([{ row: made(id, 2), from: await store.profile(id) }])
    expect(await row(id)).toMatchObject({ v: 0 })
    await store.append([changes(id)], [made(id, 3)], 1, merge)
    expect(await row(id)).toMatchObject({ v: 0 })
    const again = async () => [{ row: made(id, 4), from: await store.profile(id) }]
    expect(await store.renewRows(await again())).toEqual([])
    await store.applyBatch(batch([{ profile: id, seq: 3, updates: [new Uint8Array([2])] }]))
    expect((await store.staleRows()).map((one) => one.id)).toEqual([id])
    expect(await store.renewRows(await again())).toEqual([id])
    expect(await row(id)).toEqual(made(id, 4))
  })

  test('that was made before something was answered is not the one that stays', async () => {
    const id = profileId()
    await store.applyBatch(batch([{ profile: id, seq: 1, row: { ...made(id, 2), v: 0 }, state: new Uint8Array([1]) }]))
    await store.append([changes(id)], [made(id, 3)], 1, merge)
    const from = await store.profile(id)
    await store.settle([{ n: 1, result: 'refused', why: 'readOnly' }], 0)
    expect(await store.renewRows([{ row: made(id, 3), from }])).toEqual([])
  })

  test('that was made from what is stored, before more was, is marked too', async () => {
    const id = profileId()
    await store.append([beginning(id)], [made(id, 1)], 1, merge)
    const from = await store.profile(id)
    await store.append([changes(id)], [], 1, merge)
    await store.putRows([{ row: made(id, 1), from }])
    expect(await row(id)).toMatchObject({ v: 0 })
    await store.putRows([{ row: made(id, 2), from: await store.profile(id) }])
    expect(await row(id)).toEqual(made(id, 2))
  })

  test('that was made before another worker stored the newer row and document is not the one that stays', async () => {
    const id = profileId()
    await store.applyBatch(batch([{ profile: id, seq: 1, row: made(id, 2), state: new Uint8Array([1]) }]))
    await store.append([changes(id)], [made(id, 3)], 1, merge)
    await store.settle([{ n: 1, result: 'refused', why: 'readOnly' }], 0)
    const from = await store.profile(id)
    await store.applyBatch(batch([{ profile: id, seq: 5, row: made(id, 5), state: new Uint8Array([5]) }]))
    await store.putRows([{ row: made(id, 2), from }])
    expect(await row(id)).toEqual(made(id, 5))
  })

  test('that was made before a document came is marked, or waits to be made anew', async () => {
    const id = profileId()
    await store.applyBatch(batch([{ profile: id, seq: 1, row: { ...made(id, 2), v: 0 }, state: new Uint8Array([1]) }]))
    const from = await store.profile(id)
    await store.applyBatch(batch([{ profile: id, seq: 3, updates: [new Uint8Array([2])] }]))
    expect(await store.renewRows([{ row: made(id, 2), from }])).toEqual([])
    await store.putRows([{ row: made(id, 2), from }])
    expect((await store.staleRows()).map((one) => one.id)).toEqual([id])
    expect(await store.renewRows([{ row: made(id, 3), from: await store.profile(id) }])).toEqual([id])
    expect(await row(id)).toEqual(made(id, 3))
  })
})

test('a client whose beginning was refused leaves the list, and what was written of it lies on the shelf', async () => {
  const id = profileId()
  await store.append([beginning(id), changes(id)], [rowFor(id)], 1, merge)
  await store.settle([{ n: 1, result: 'refused', why: 'readOnly' }], 0)
  expect((await store.takeUnsent(10)).map(({ n }) => n)).toEqual([2])
  expect(await store.settle([{ n: 2, result: 'refused', why: 'unknownProfile' }], 0)).toMatchObject({ removed: [id] })
  expect(await store.rows()).toEqual([])
  expect(await store.shelf()).toHaveLength(2)
})

test('rows that are asked for by their ids come in that order, however many, and what is not here stays empty', async () => {
  const ids = Array.from({ length: 100 }, () => newId<ProfileId>())
  await store.applyBatch(
    batch(ids.filter((_, at) => at % 3 > 0).map((id) => ({ profile: id, seq: 1, row: rowFor(id) }))),
  )
  const found = await store.rowsOf(ids)
  expect(found.map((stored) => stored?.row.id)).toEqual(ids.map((id, at) => (at % 3 > 0 ? id : undefined)))
})

test('who else may see a client stays known when a later batch brings only its row', async () => {
  const id = newId<ProfileId>()
  const grants = [{ member: newId<MemberId>(), level: 'read' as const, until: null }]
  await store.applyBatch({ ...batch([{ profile: id, seq: 1, row: rowFor(id), grants }]), cursor: 1 })
  await store.applyBatch({ ...batch([{ profile: id, seq: 2, row: rowFor(id) }]), cursor: 2 })
  expect((await store.profile(id)).stored?.grants).toEqual(grants)
})

test('[S11] a batch of the past changes nothing: what left the view meanwhile does not come back', async () => {
  const id = newId<ProfileId>()
  await store.applyBatch({ ...batch([{ profile: id, seq: 1, row: rowFor(id) }]), since: 0, cursor: 1 })
  expect(await store.applyBatch({ ...batch([]), left: [id], since: 1, cursor: 5 })).toMatchObject({ removed: [id] })
  const late = { ...batch([{ profile: id, seq: 2, row: rowFor(id) }]), since: 1, cursor: 2 }
  expect(await store.applyBatch(late)).toEqual({ removed: [], directoryMoved: false, isPast: true })
  expect(await store.rows()).toEqual([])
  expect(await store.meta('cursor')).toBe(5)
})

test('a pull that was cut goes on where its last stored batch ended', async () => {
  await store.applyBatch(batch([], { next: 'there' }))
  await reopen()
  expect(await store.meta('next')).toBe('there')
  expect(await store.meta('cursor')).toBeUndefined()
  await store.applyBatch(batch([], { cursor: 12 }))
  expect(await store.meta('next')).toBeNull()
  expect(await store.meta('cursor')).toBe(12)
})

test('a whole state replaces the updates before it', async () => {
  const id = profileId()
  await store.applyBatch(batch([{ profile: id, seq: 1, row: rowFor(id), updates: [new Uint8Array([2])] }]))
  await store.applyBatch(batch([{ profile: id, seq: 2, state: new Uint8Array([1]) }]))
  expect(await store.profile(id)).toMatchObject({ updates: [], state: new Uint8Array([1]) })
})

test('a new device id gives unsent items new numbers in the same order', async () => {
  const id = profileId()
  await store.append([changes(id, 'a'), changes(id, 'b'), changes(id, 'c')], [], 1, merge)
  await store.settle([{ n: 1, result: 'stored', seq: 1 }], 0)
  const before = await store.device()
  expect(await store.renewDevice()).not.toBe(before)
  const items = await store.takeUnsent(10)
  expect(items.map(({ n }) => n)).toEqual([1, 2])
  expect(items.map((item) => item.type === 'changes' && (item.changes[0] as { value?: unknown }).value)).toEqual([
    'b',
    'c',
  ])
  expect(await store.append([changes(id)], [], 1, merge)).toEqual([3])
})

test('a long list of updates becomes one that says the same', async () => {
  const id = profileId()
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i <= LONG_LOG; i++) doc.getText('t').insert(i, 'x')
  await store.applyBatch(batch([{ profile: id, seq: 1, row: rowFor(id), updates }]))
  await store.compact(id, merge)
  const after = (await store.profile(id)).updates
  expect(after).toHaveLength(1)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, after[0]!)
  expect(copy.getText('t').toJSON()).toBe(doc.getText('t').toJSON())
})

test('a database of the version before is opened with all that is unsent in it', async () => {
  db.close()
  const old = await openDB('old', 3, {
    upgrade(made) {
      void made.createObjectStore('meta').put(seal(1), 'n')
      made.createObjectStore('outbox', { keyPath: 'n' }).createIndex('profile', 'profile')
      for (const name of STORES) if (!made.objectStoreNames.contains(name)) made.createObjectStore(name)
    },
  })
  const id = profileId()
  const item: OutboxItem = { ...changes(id), n: 1 }
  await old.put('outbox', { n: 1, profile: id, type: 'changes', data: seal(item) })
  old.close()
  db = await openDatabase('old', never)
  const opened = makeNotebookStore(db)
  expect(await opened.takeUnsent(10)).toEqual([item])
  await opened.append([raising(id)], [], 1, merge)
  expect((await opened.takeUnsent(10)).map(({ n }) => n)).toEqual([1, 2])
})

test('two tabs that write at once give different numbers', async () => {
  const id = profileId()
  const other = makeNotebookStore(await openDatabase(databaseName('w' as WorkspaceId, 'm' as MemberId), never))
  const numbers = await Promise.all(
    [store, other].flatMap((one) => [one.append([changes(id)], [], 1, merge), one.append([changes(id)], [], 1, merge)]),
  )
  expect(numbers.flat().toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4])
  other.close()
})

describe('[D8] the directory', () => {
  const entry = (profile: ProfileId, name = 'Ladoga') => ({
    profile,
    name,
    city: 'Tula',
    owner: 'm' as MemberId,
    touched: '2026-03-12',
    hashes: [1, 2],
  })
  const directory = (parts: object) => ({ generation: 4, key: 'ab', whole: false, entries: [], gone: [], ...parts })
  const held = async () => (await db.getAll('directory')).map(({ data }) => unseal(data))
  const [a, b] = [profileId(), profileId()]

  beforeEach(() =>
    store.applyBatch(batch([], { directory: directory({ whole: true, entries: [entry(a), entry(b)] }), cursor: 5 })),
  )

  test('holds what came, sealed, and says which it is', async () => {
    expect(await held()).toEqual([entry(a), entry(b)])
    expect(await store.meta('directory')).toEqual({ generation: 4, key: 'ab' })
  })

  test('is said to be here only when all of it is', async () => {
    const news = directory({ generation: 9, whole: true, entries: [entry(a, 'Onega')] })
    await store.applyBatch({ ...batch([], { directory: news }), next: 'more' })
    expect([(await held()).length, (await store.meta('directory'))?.generation]).toEqual([1, 4])
    await store.applyBatch(batch([], { directory: directory({ generation: 9, entries: [entry(b)] }), cursor: 9 }))
    expect([(await held()).length, (await store.meta('directory'))?.generation]).toEqual([2, 9])
  })

  test('loses what came into the view, was erased, or is not to be known any more', async () => {
    await store.applyBatch(batch([{ profile: a, seq: 6, row: rowFor(a) }], { cursor: 6 }))
    expect(await held()).toEqual([entry(b)])
    await store.applyBatch(batch([], { directory: directory({ entries: [entry(a)], gone: [b] }), cursor: 7 }))
    expect(await held()).toEqual([entry(a)])
    await store.applyBatch(batch([], { directory: directory({ generation: 0, key: '', whole: true }), cursor: 8 }))
    expect([await held(), (await store.meta('directory'))?.generation]).toEqual([[], 0])
  })

  test('says that it is another than before, also when it only lost what came into the view', async () => {
    const own = profileId()
    const come = (news: ProfileNews[], more = {}) => store.applyBatch(batch(news, more))
    expect(await come([{ profile: own, seq: 6, row: rowFor(own) }])).toMatchObject({ directoryMoved: false })
    expect(await come([{ profile: a, seq: 7, row: rowFor(a) }])).toMatchObject({ directoryMoved: true })
    expect(await come([{ profile: a, seq: 8, row: rowFor(a) }])).toMatchObject({ directoryMoved: false })
    expect(await come([], { directory: directory({ entries: [entry(b)] }) })).toMatchObject({ directoryMoved: true })
  })

  test('has a client that left the view as soon as it left', async () => {
    await store.applyBatch(batch([{ profile: a, seq: 6, row: rowFor(a) }], { cursor: 6 }))
    await store.applyBatch({ ...batch([], { directory: directory({ entries: [entry(a)] }), cursor: 7 }), left: [a] })
    expect([(await store.rows()).length, (await held()).length]).toEqual([0, 2])
  })
})
