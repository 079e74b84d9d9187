import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newId, type MemberId, type WorkspaceId } from '../shared/ids'
import { databaseName } from '../storage/database'
import type { SyncStart } from './sync.worker'
import { openTabs, type TabMessage, type Tabs } from './tabs'

type Lead = () => Promise<void>

/** One lock as the browser keeps it: a line of requests, and one that may take it by force. */
class Locks {
  holder: { reject(error: Error): void; released: Promise<void> } | null = null
  line: (() => void)[] = []
  taken = 0

  request = (_name: string, ...rest: [Lead] | [{ steal: true }, Lead]): Promise<void> => {
    const [options, lead] = rest.length === 1 ? [{}, rest[0]] : rest
    return new Promise((resolve, reject) => {
      const take = () => {
        this.taken += 1
        const mine = { reject, released: lead() }
        this.holder = mine
        void mine.released.then(() => {
          if (this.holder !== mine) return
          this.release()
          resolve()
        })
      }
      if ('steal' in options) {
        this.holder?.reject(new DOMException('stolen', 'AbortError'))
        take()
      } else if (this.holder === null) take()
      else this.line.push(take)
    })
  }
  /** Another tab takes the lock, as it does when it heard nothing for a while. */
  steal() {
    void this.request('', { steal: true }, () => new Promise(() => {}))
  }
  release() {
    this.holder = null
    this.line.shift()?.()
  }
}

class Socket extends EventTarget {
  static opened: Socket[] = []
  static readonly OPEN = 1
  readyState = 0
  constructor() {
    super()
    Socket.opened.push(this)
  }
  send() {}
  close() {
    this.readyState = 3
  }
}

let locks: Locks
/** The worker has ended. */
let closed: boolean
let tabs: Tabs
let heard: TabMessage[]
/** What the worker opened. */
let databases: IDBDatabase[]
const start: SyncStart = {
  workspace: newId<WorkspaceId>(),
  member: newId<MemberId>(),
  address: 'ws://localhost/sync',
  label: 'Test',
}

beforeEach(async () => {
  vi.resetModules()
  globalThis.indexedDB = new IDBFactory()
  databases = []
  const open = indexedDB.open.bind(indexedDB)
  indexedDB.open = (...args) => {
    const request = open(...args)
    request.addEventListener('success', () => databases.push(request.result))
    return request
  }
  locks = new Locks()
  Socket.opened = []
  closed = false
  const self = Object.assign(new EventTarget(), { close: () => (closed = true) })
  vi.stubGlobal('self', self)
  vi.stubGlobal('WebSocket', Socket)
  vi.stubGlobal('navigator', { locks })
  heard = []
  tabs = openTabs(databaseName(start.workspace, start.member))
  tabs.listen((message) => heard.push(message))
  await import('./sync.worker')
  self.dispatchEvent(new MessageEvent('message', { data: start }))
  await expect.poll(() => locks.taken).toBe(1)
})
afterEach(async () => {
  tabs.tell({ type: 'signedOut' })
  await expect.poll(() => closed).toBe(true)
  tabs.close()
  vi.unstubAllGlobals()
})

test('a worker whose lock was taken waits for it, and sends again when the other tab is closed', async () => {
  expect(Socket.opened).toHaveLength(1)
  locks.steal()
  await expect.poll(() => Socket.opened[0]!.readyState).toBe(3)
  await expect.poll(() => locks.line.length).toBe(1)
  locks.release()
  await expect.poll(() => Socket.opened.length).toBe(2)
  expect(Socket.opened[1]!.readyState).toBe(0)
})

test('a worker whose lock was taken no longer answers for the one that has it', async () => {
  tabs.tell({ type: 'ask' })
  await expect.poll(() => heard.filter(({ type }) => type === 'connection').length).toBe(1)
  locks.steal()
  await expect.poll(() => Socket.opened[0]!.readyState).toBe(3)
  tabs.tell({ type: 'ask' })
  // Its lock is asked for anew after it stopped listening; the answer would be here by then.
  await expect.poll(() => locks.line.length).toBe(1)
  await new Promise((resolve) => setImmediate(resolve))
  expect(heard.filter(({ type }) => type === 'connection')).toHaveLength(1)
})

test('a worker whose database was closed under it opens it again and sends again, and alarms nobody when it could', async () => {
  expect(Socket.opened).toHaveLength(1)
  // The type of fake-indexeddb's own class.
  forceCloseDatabase(databases[0] as unknown as Parameters<typeof forceCloseDatabase>[0])
  await expect.poll(() => Socket.opened[0]!.readyState).toBe(3)
  await expect.poll(() => Socket.opened.length).toBe(2)
  expect(heard.filter(({ type }) => type === 'failure')).toEqual([])
  expect(databases).toHaveLength(2)
})

test('a page that loses the network is believed at once: nothing waits for an answer that cannot come', async () => {
  tabs.tell({ type: 'lost' })
  await expect.poll(() => Socket.opened[0]!.readyState).toBe(3)
  await expect
    .poll(() => heard.flatMap((message) => (message.type === 'connection' ? [message.connection.state] : [])).at(-1))
    .toBe('offline')
})
