import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { createComputed, createRoot } from 'solid-js'
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { Me } from '../shared/api'
import { newId, type ChangeId, type MemberId, type ProfileId, type WorkspaceId } from '../shared/ids'
import type { Change } from '../shared/profile/change'
import { fold, textOf } from '../shared/profile/fold'
import { toRow } from '../shared/profile/row'
import { FIRST_SERVER_CLIENT, LEDGER } from '../shared/protocol'
import { databaseName, openDatabase } from '../storage/database'
import { makeNotebookStore } from '../storage/notebookStore'
import { plainlyFound } from '../sync/plainSearch'
import { openTabs } from '../sync/tabs'
import type { ChangeInput, Notebook } from './notebook'
import { deleteLeftDatabase, openNotebook } from './notebookOnDevice'

class MemoryStorage implements Storage {
  [name: string]: unknown
  get length() {
    return Object.keys(this).length
  }
  key(index: number) {
    return Object.keys(this)[index] ?? null
  }
  getItem(key: string) {
    return Object.hasOwn(this, key) ? (this[key] as string) : null
  }
  setItem(key: string, value: string) {
    this[key] = value
  }
  removeItem(key: string) {
    delete this[key]
  }
  clear() {}
}

const someone = (): Me => ({
  member: { id: newId<MemberId>(), name: 'Анна', email: 'a@example.com', role: 'manager', mayExport: false },
  workspace: { id: newId<WorkspaceId>(), name: 'W', zone: 'UTC', locale: 'ru' },
  expires: 0,
})
let page: EventTarget
let storage: MemoryStorage
let notebook: Notebook

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  page = new EventTarget()
  storage = new MemoryStorage()
  vi.stubGlobal('localStorage', storage)
  vi.stubGlobal('WebSocket', EventTarget)
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
  vi.stubGlobal('document', new EventTarget())
  vi.stubGlobal('navigator', { userAgent: '' })
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  vi.stubGlobal('location', {
    origin: 'http://localhost',
    reload() {},
    replace: () => page.dispatchEvent(new Event('pagehide')),
  })
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      postMessage() {}
    },
  )
  notebook = await openNotebook(someone(), () => {})
})
afterEach(() => vi.unstubAllGlobals())

/** A disk on which nothing is stored any more. */
const fillDisk = () =>
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError')
  })
const left = () => Object.keys(storage).filter((key) => key.startsWith('kartoteka.unstored/'))

test('signing out and keeping what is unsent keeps what a full disk could not store', async () => {
  const disk = fillDisk()
  void notebook.create([{ kind: 'fact', path: 'name', value: 'Ромашка' }])
  await expect.poll(() => notebook.status().failure).toBe('full')
  await notebook.signOut(true)
  disk.mockRestore()
  expect(left()).toHaveLength(1)
  expect(storage.getItem('kartoteka.deleted')).toBeNull()
})

test('signing out and forgetting leaves nothing that a full disk could not store', async () => {
  const disk = fillDisk()
  void notebook.create([{ kind: 'fact', path: 'name', value: 'Ромашка' }])
  await expect.poll(() => notebook.status().failure).toBe('full')
  await notebook.signOut(false)
  disk.mockRestore()
  expect(left()).toEqual([])
  expect(storage.getItem('kartoteka.deleted')).not.toBeNull()
})

test('after signing out and forgetting nothing stays of what another tab wrote while it went away', async () => {
  const { member, workspace } = notebook.me()
  const name = databaseName(workspace.id, member.id)
  await notebook.readAgain()
  await notebook.signOut(false)
  storage.setItem(`kartoteka.unstored/${name}/tab`, 'what was typed')
  storage.setItem(`kartoteka.kept/${name}`, '{}')
  deleteLeftDatabase()
  await expect.poll(() => storage.getItem('kartoteka.deleted')).toBeNull()
  expect(Object.keys(storage).filter((key) => key.includes(member.id))).toEqual([])
})

test('a change is being saved from the moment it is made until the device has stored and counted it', async () => {
  const id = await notebook.create([{ kind: 'fact', path: 'city', value: 'Тула' }])
  await expect.poll(() => notebook.status().saving).toBe(false)
  const disk = fillDisk()
  const stored = notebook.change(id, [{ kind: 'fact', path: 'city', value: 'Тверь' }])
  expect(notebook.status().saving).toBe(true)
  await expect.poll(() => notebook.status().failure).toBe('full')
  expect(notebook.status().saving).toBe(true)
  disk.mockRestore()
  await stored
  expect(notebook.status().saving).toBe(true)
  await expect.poll(() => notebook.status().saving).toBe(false)
  expect(notebook.status().unsent).toBe(2)
})

test('a page that may not live to store something has it in the journal, or is not left without a question', async () => {
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true })
    page.dispatchEvent(event)
    return event.defaultPrevented
  }
  const id = await notebook.create([{ kind: 'fact', path: 'city', value: 'Тула' }])
  expect(leave()).toBe(false)
  const disk = fillDisk()
  void notebook.change(id, [{ kind: 'fact', path: 'city', value: 'Тверь' }])
  expect(leave()).toBe(true)
  await expect.poll(() => notebook.status().failure).toBe('full')
  expect(leave()).toBe(false)
  expect(left()).toHaveLength(1)
  storage.setItem = () => {
    throw new DOMException('no room', 'QuotaExceededError')
  }
  expect(leave()).toBe(true)
  disk.mockRestore()
})

test('[D14] a database in the place of another was taken away: the member is told, with what was unsent in it', async () => {
  const who = someone()
  const before = await openNotebook(who, () => {})
  await before.create([{ kind: 'fact', path: 'city', value: 'Тула' }])
  await expect.poll(() => before.status().unsent).toBe(1)
  expect(before.status().taken).toBeNull()
  expect((await openNotebook(who, () => {})).status().taken).toBeNull()
  globalThis.indexedDB = new IDBFactory()
  const after = await openNotebook(who, () => {})
  expect(after.status().taken).toEqual({ unsent: 1 })
  expect((await openNotebook(who, () => {})).status().taken).toEqual({ unsent: 1 })
  after.seenTaken()
  expect(after.status().taken).toBeNull()
  expect((await openNotebook(who, () => {})).status().taken).toBeNull()
})

test('who begins at the list has what it began with before all rows are read, as they stand now', async () => {
  const named = (name: string) => notebook.create([{ kind: 'fact', path: 'name', value: name }])
  const [first, second] = [await named('Ромашка'), await named('Лютик')]
  const kept = { search: '?v=mine', count: 3, all: 7 }
  await notebook.keepHead({ ...kept, ids: [second, newId<ProfileId>(), first] })
  await notebook.change(second, [{ kind: 'fact', path: 'name', value: 'Пион' }])
  const opened = await openNotebook(notebook.me(), () => {}, true)
  const seen: [ready: boolean, names: string[] | undefined][] = []
  const dispose = createRoot((end) => {
    createComputed(() => seen.push([opened.ready(), opened.head()?.rows.map(({ name }) => name)]))
    return end
  })
  await expect.poll(opened.ready).toBe(true)
  dispose()
  expect(seen).toEqual([
    [false, undefined],
    [false, ['Пион', 'Ромашка']],
    [true, ['Пион', 'Ромашка']],
  ])
  expect(opened.head()).toMatchObject(kept)
})

test('a list that was empty, or of which nothing is here any more, keeps no rows waiting', async () => {
  for (const ids of [[], [newId<ProfileId>()]]) {
    await notebook.keepHead({ search: '', ids, count: ids.length, all: ids.length })
    const opened = await openNotebook(notebook.me(), () => {}, true)
    await expect.poll(opened.ready).toBe(true)
    expect(opened.head()).toBeUndefined()
  }
})

test('who begins elsewhere does not read it', async () => {
  await notebook.keepHead({ search: '', ids: [], count: 0, all: 0 })
  const opened = await openNotebook(notebook.me(), () => {})
  await expect.poll(opened.ready).toBe(true)
  expect(opened.head()).toBeUndefined()
})

test('a step on two clients is taken back as one, and cannot be taken back twice', async () => {
  const [first, second] = [
    await notebook.create([{ kind: 'fact', path: 'city', value: 'Тула' }]),
    await notebook.create([{ kind: 'fact', path: 'city', value: 'Псков' }]),
  ]
  const step = await notebook.act(first, [{ kind: 'fact', path: 'city', value: 'Тверь' }])
  await notebook.act(second, [{ kind: 'fact', path: 'tags/выставка', value: 'Выставка' }], step)
  await step.stored
  expect(notebook.done()).toEqual([step])
  expect(await notebook.undo(step)).toBe('undone')
  expect(notebook.done()).toEqual([])
  expect([notebook.row(first)?.city, notebook.row(second)?.city]).toEqual(['Тула', 'Псков'])
  expect(notebook.row(second)?.tags).toEqual([])
  expect(await notebook.undo(step)).toBe('stands')
})

test('a step on several clients is shown at once, and none of it without the rest', async () => {
  const [first, second] = [
    await notebook.create([{ kind: 'fact', path: 'city', value: 'Тула' }]),
    await notebook.create([{ kind: 'fact', path: 'city', value: 'Псков' }]),
  ]
  const seen: unknown[] = []
  const leave = createRoot((dispose) => {
    createComputed(() => {
      notebook.rows()
      seen.push([notebook.row(first)?.city, notebook.row(second)?.city])
    })
    return dispose
  })
  const wanted = new Map(
    [first, second].map((id): [ProfileId, ChangeInput[]] => [id, [{ kind: 'fact', path: 'city', value: 'Тверь' }]]),
  )
  const step = await notebook.actTogether(wanted)
  await step.stored
  leave()
  expect(seen).toEqual([
    ['Тула', 'Псков'],
    ['Тверь', 'Тверь'],
  ])
  expect(await notebook.undo(step)).toBe('undone')
  expect([notebook.row(first)?.city, notebook.row(second)?.city]).toEqual(['Тула', 'Псков'])
})

test('undoing leaves what was changed after the step', async () => {
  const profile = await notebook.create([{ kind: 'fact', path: 'city', value: 'Тула' }])
  const step = await notebook.act(profile, [
    { kind: 'fact', path: 'city', value: 'Тверь' },
    { kind: 'fact', path: 'segment', value: 'Дилеры' },
  ])
  await notebook.change(profile, [{ kind: 'fact', path: 'city', value: 'Рязань' }])
  expect(await notebook.undo(step)).toBe('partly')
  expect(notebook.row(profile)).toMatchObject({ city: 'Рязань', segment: '' })
})

/** Every read fails, as on a disk that is damaged. */
const breakDisk = () =>
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
    throw new DOMException('cannot read', 'UnknownError')
  })

test('rows that cannot be read are said, and read when it is tried again', async () => {
  vi.stubGlobal('reportError', () => {})
  const disk = breakDisk()
  const broken = await openNotebook(someone(), () => {})
  await expect.poll(() => broken.unreadable()).toBe(true)
  expect(broken.ready()).toBe(false)
  disk.mockRestore()
  await broken.readAgain()
  expect([broken.unreadable(), broken.ready()]).toEqual([false, true])
})

test('a database that was closed before the rows were read is opened again by itself', async () => {
  await expect.poll(() => notebook.ready()).toBe(true)
  const opened = vi.spyOn(indexedDB, 'open')
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementationOnce(() => {
    throw new DOMException('closed', 'InvalidStateError')
  })
  const me = someone()
  const other = await openNotebook(me, () => {})
  await expect.poll(() => other.ready()).toBe(true)
  // Notebooks of tests before this one open theirs, too.
  const own = opened.mock.calls.filter(([name]) => name === databaseName(me.workspace.id, me.member.id))
  expect(own).toHaveLength(2)
})

test('a client that cannot be read says so, and is read when it is tried again', async () => {
  vi.stubGlobal('reportError', () => {})
  await expect.poll(() => notebook.ready()).toBe(true)
  const id = await notebook.create([{ kind: 'fact', path: 'name', value: 'Ромашка' }])
  const read = vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(() => {
    throw new DOMException('cannot read', 'UnknownError')
  })
  await createRoot(async (dispose) => {
    const view = notebook.open(id)
    await expect.poll(() => view.state()).toBe('failed')
    read.mockRestore()
    view.again()
    await expect.poll(() => view.state()).toBe('ready')
    dispose()
  })
})

/** A client as the server brings it. */
function clientOf(me: Me) {
  const id = newId<ProfileId>()
  const of = (seq: number) => ({
    id: newId<ChangeId>(),
    profile: id,
    at: seq,
    after: [],
    by: me.member.id,
    device: null,
    arrived: seq,
    seq,
  })
  const ledger: Change[] = [
    { ...of(1), kind: 'created', owner: me.member.id, notes: 2 },
    { ...of(2), kind: 'fact', path: 'name', value: 'Ромашка' },
  ]
  const server = new Y.Doc({ gc: false })
  server.clientID = FIRST_SERVER_CLIENT
  server.getArray(LEDGER).push(ledger)
  return { id, row: toRow(fold(id, ledger)), state: deflateRawSync(Y.encodeStateAsUpdate(server)) }
}

test('a client is shown by its ledger before its document is made, and what is done meanwhile is kept', async () => {
  const me = someone()
  const { id, ...parts } = clientOf(me)
  const db = await openDatabase(databaseName(me.workspace.id, me.member.id), { outdated() {}, closed() {} })
  const news = { profile: id, seq: 2, ...parts }
  await makeNotebookStore(db).applyBatch({ news: [news], left: [], next: null, cursor: 2 })
  const other = await openNotebook(me, () => {})
  await createRoot(async (dispose) => {
    const view = other.open(id)
    await expect.poll(() => view.state()).toBe('ready')
    expect(() => view.doc).toThrow('not read yet')
    await other.change(id, [{ kind: 'fact', path: 'city', value: 'Тула' }])
    const said = () => [textOf(view.profile(), 'name'), textOf(view.profile(), 'city')]
    expect(said()).toEqual(['Ромашка', 'Тула'])
    expect(() => view.doc).toThrow('not read yet')
    // Who asks for it need not wait until the page is calm.
    await expect.poll(() => view.documented()).toBe(true)
    expect(said()).toEqual(['Ромашка', 'Тула'])
    expect(view.changes()).toHaveLength(3)
    dispose()
  })
  db.close()
})

test('a client that this device does not have is awaited until it has had everything', async () => {
  const me = someone()
  const other = await openNotebook(me, () => {})
  await expect.poll(() => other.ready()).toBe(true)
  const sync = openTabs(databaseName(me.workspace.id, me.member.id))
  await createRoot(async (dispose) => {
    const view = other.open(newId<ProfileId>())
    expect([other.status().whole, view.state()]).toEqual([false, 'loading'])
    sync.tell({ type: 'whole' })
    await expect.poll(() => other.status().whole).toBe(true)
    expect(view.state()).toBe('missing')
    dispose()
  })
  sync.close()
})

test('a client that is on its way is asked for once a connection, and shown when its document is here, whatever came first', async () => {
  const failed = vi.fn<(error: unknown) => void>()
  vi.stubGlobal('reportError', failed)
  const me = someone()
  const { id, row, state } = clientOf(me)
  const name = databaseName(me.workspace.id, me.member.id)
  const db = await openDatabase(name, { outdated() {}, closed() {} })
  const store = makeNotebookStore(db)
  const other = await openNotebook(me, () => {})
  const sync = openTabs(name)
  const wanted: ProfileId[] = []
  sync.listen((message) => message.type === 'want' && wanted.push(message.profile))
  const connection = (now: 'online' | 'offline') =>
    sync.tell({ type: 'connection', connection: { state: now, since: 0, pulling: { total: 2, sent: 0 } } })
  const came = async (news: { row?: typeof row; state?: typeof state }) => {
    await store.applyBatch({ news: [{ profile: id, seq: 2, ...news }], left: [], next: 'more' })
    sync.tell({ type: 'stored', profiles: news.row ? [id] : [], gone: [], documents: news.row ? [] : [id] })
  }
  await createRoot(async (dispose) => {
    const view = other.open(id)
    connection('online')
    await expect.poll(() => wanted).toEqual([id])
    connection('online')
    connection('offline')
    await expect.poll(() => other.status().connection).toBe('offline')
    connection('online')
    await expect.poll(() => wanted).toEqual([id, id])
    await came({ row })
    await expect.poll(() => view.row()?.name).toBe('Ромашка')
    expect(view.state()).toBe('loading')
    await came({ state })
    await expect.poll(() => view.state()).toBe('ready')
    expect(textOf(view.profile(), 'name')).toBe('Ромашка')
    expect(() => view.doc).toThrow('not read yet')
    expect(wanted).toEqual([id, id])
    expect(failed).not.toHaveBeenCalled()
    dispose()
  })
  sync.close()
  db.close()
})

test('what the system says of the network is told to whoever holds the socket', async () => {
  const me = someone()
  await openNotebook(me, () => {})
  const sync = openTabs(databaseName(me.workspace.id, me.member.id))
  const heard: string[] = []
  const stop = sync.listen(({ type }) => heard.push(type))
  page.dispatchEvent(new Event('offline'))
  await expect.poll(() => heard).toContain('lost')
  page.dispatchEvent(new Event('online'))
  await expect.poll(() => heard).toContain('reconnect')
  stop()
  sync.close()
})

test('a desk is no client: it stands apart from the clients, and is written like one', async () => {
  const client = await notebook.create([{ kind: 'fact', path: 'name', value: 'Ромашка' }])
  const desk = await notebook.create([{ kind: 'fact', path: 'desk', value: true }])
  expect(notebook.rows().map(({ id }) => id)).toEqual([client])
  expect(notebook.desks()).toMatchObject([{ id: desk, desk: true, owner: notebook.me().member.id }])
  const todo = { what: 'Сдать отчёт', who: notebook.me().member.id, on: '2026-11-05' }
  const step = await notebook.act(desk, [{ kind: 'fact', path: `todo/${newId()}`, value: todo }])
  expect(notebook.desks()[0]!.steps).toMatchObject([todo])
  expect(notebook.rows()).toHaveLength(1)
  await notebook.undo(step)
  expect(notebook.desks()[0]!.steps).toEqual([])
})

test('search finds no desk, also where the page has to search by itself', async () => {
  await notebook.create([
    { kind: 'fact', path: 'desk', value: true },
    { kind: 'fact', path: 'name', value: 'Ромашка' },
  ])
  expect(plainlyFound(notebook.rows(), 'ромашка', 5)).toEqual([])
})
