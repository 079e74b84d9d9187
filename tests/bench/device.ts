/** The app's own engine and store, on an IndexedDB in memory and a real socket whose bytes and opening are noted. */
import type { Socket as NetSocket } from 'node:net'
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { WebSocket } from 'ws'
import { newId, type ChangeId, type ProfileId } from '../../src/shared/ids'
import type { Draft } from '../../src/shared/profile/change'
import { unseal } from '../../src/storage/codec'
import { openDatabase, type Database } from '../../src/storage/database'
import { lacksBase, rowOf } from '../../src/storage/document'
import { makeNotebookStore, type NotebookStore } from '../../src/storage/notebookStore'
import { makeEngine, type Engine } from '../../src/sync/engine'
import { decodeFrame, encodeFrame } from '../../src/sync/frames'
import type { ToDevice } from '../../src/shared/protocol'
import type { TabMessage } from '../../src/sync/tabs'
import type { TestServer } from '../support/server'
import type { Worker } from './book'
import { mergeUpdates } from './yjs'

export interface Traffic {
  /** When the socket was open, by `performance.now()`. */
  opened: number
  /** Bytes on the wire after that, both ways: frames as they are compressed, and what WebSocket puts before each. */
  bytes: number
  frames: number
}

export interface Device {
  store: NotebookStore
  database: Database
  traffic(): Traffic
  online(): void
  offline(): void
  /** When the condition held, by `performance.now()`; it is looked at after each thing the engine says. */
  when(what: string, condition: (said: TabMessage) => boolean | Promise<boolean>): Promise<number>
  /** When all is pushed and pulled, by `performance.now()`. */
  settled(): Promise<number>
  close(): void
}

const LATE = 600_000

export async function openDevice(server: Pick<TestServer, 'url'>, worker: Worker): Promise<Device> {
  const before = globalThis.indexedDB
  // One factory a device: databases of two devices have the same name.
  globalThis.indexedDB = new IDBFactory()
  const database = await openDatabase('kartoteka', { outdated: () => {}, closed: () => {} })
  globalThis.indexedDB = before
  const store = makeNotebookStore(database)
  const listeners = new Set<(message: TabMessage) => void>()
  let traffic: Traffic = { opened: 0, bytes: 0, frames: 0 }
  let wire = () => 0
  let engine: Engine | undefined
  /** The newest number of the workspace that the server has told this device. */
  let told = 0

  const note = () => {
    traffic.frames += 1
    traffic.bytes = wire()
  }
  const tell = (message: TabMessage) => {
    for (const listener of listeners) listener(message)
  }
  const isSettled = async () => {
    if (engine?.connection().state !== 'online') return false
    const [cursor, next, unsent] = await Promise.all([
      store.meta('cursor'),
      store.meta('next'),
      database.count('outbox'),
    ])
    return cursor !== undefined && cursor >= told && (next ?? null) === null && unsent === 0
  }
  const hear = (message: ToDevice) => {
    if (message.type === 'welcome') told = Math.max(told, message.seq)
    if (message.type === 'answers')
      for (const answer of message.answers) if (answer.result === 'stored') told = Math.max(told, answer.seq)
  }

  const device: Device = {
    store,
    database,
    traffic: () => ({ ...traffic, bytes: wire() }),
    online() {
      engine = makeEngine({
        store,
        connect(events) {
          const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync`, {
            headers: { cookie: worker.cookie },
            origin: server.url,
          })
          socket.binaryType = 'arraybuffer'
          socket.on('open', () => {
            traffic = { opened: performance.now(), bytes: 0, frames: 0 }
            wire = bytesOn(socket)
            events.open()
          })
          socket.on('message', (frame: ArrayBuffer) => {
            note()
            const message = decodeFrame(frame)
            hear(message)
            events.message(message)
          })
          socket.on('close', (code) => events.closed(code))
          socket.on('error', () => {})
          return {
            send(message) {
              if (socket.readyState !== WebSocket.OPEN) return
              const bytes = encodeFrame(message)
              socket.send(bytes)
              note()
            },
            close: () => socket.close(),
          }
        },
        tell,
        now: Date.now,
        after(ms, run) {
          const timer = setTimeout(run, ms)
          return () => clearTimeout(timer)
        },
        random: Math.random,
        rowOf: (id, stored) => rowOf(id, stored, worker.member),
        lacksBase,
        merge: async () => mergeUpdates,
        member: worker.member,
        label: 'Bench',
      })
    },
    offline() {
      engine?.stop()
      engine = undefined
    },
    when: (what, condition) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`never: ${what}`)), LATE)
        const look = async (said: TabMessage) => {
          const at = performance.now()
          if (!(await condition(said))) return
          clearTimeout(late)
          listeners.delete(listen)
          resolve(at)
        }
        const listen = (said: TabMessage) => void look(said).catch(reject)
        listeners.add(listen)
        listen({ type: 'ask' })
      }),
    settled: () => device.when('all is pushed and pulled', isSettled),
    close() {
      device.offline()
      store.close()
    },
  }
  return device
}

/** Bytes of the connection beneath the socket from now on, both ways. */
function bytesOn(socket: WebSocket): () => number {
  const { _socket: connection } = socket as unknown as { _socket: NetSocket }
  const sum = () => connection.bytesRead + connection.bytesWritten
  const before = sum()
  return () => sum() - before
}

/**
 * A fact in each of these profiles, an item each as the page would write it, all in one transaction. `before`: the
 * changes that these replace, in the order of the profiles.
 */
export async function writeFacts(
  device: Device,
  profiles: readonly ProfileId[],
  path: string,
  value: string,
  before: readonly ChangeId[] = [],
): Promise<ChangeId[]> {
  const rows = await device.database.getAll('rows')
  const rowById = new Map(rows.map(({ profile, data }) => [profile, unseal(data).row]))
  const at = Date.now()
  const drafts = profiles.map((profile): Draft => ({
    kind: 'fact',
    id: newId<ChangeId>(),
    profile,
    at,
    after: [],
    path,
    value,
  }))
  const items = drafts.map((draft) => ({ type: 'changes' as const, profile: draft.profile, changes: [draft] }))
  const shown = profiles.map((profile) => {
    const row = rowById.get(profile)
    if (row === undefined) throw new Error(`${profile} is not on this device`)
    return row
  })
  await device.store.append(items, shown, at, mergeUpdates)
  return drafts.map(({ id }) => id)
}
