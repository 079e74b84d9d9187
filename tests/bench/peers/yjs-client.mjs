/**
 * A device with a document for each profile in memory, connected by y-websocket (a socket each) or Hocuspocus (all on
 * one). What it is told to do it does, and says how many ms that took.
 */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { readDocuments, record } from './documents.mjs'
import { inPool, obey, until } from './program.mjs'

const [, , peer, documents] = process.argv
/** Sockets that are being opened at a time: more is slower. */
const POOL = 256
const docs = new Map()
for (const { id, state } of readDocuments(documents)) {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, state)
  docs.set(id, doc)
}

const open = new Map()
let socket
/** When the first socket of a connection was open. */
let opened = 0
const noteOpen = () => (opened ||= performance.now())
const countOf = (ids) => ids.reduce((sum, id) => sum + docs.get(id).getArray('ledger').length, 0)

const waysOf = {
  'y-websocket': {
    async connect(port, ids) {
      await inPool(ids, POOL, async (id) => {
        let provider = open.get(id)
        if (provider === undefined) {
          provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, id, docs.get(id), {
            connect: false,
            disableBc: true,
            WebSocketPolyfill: WebSocket,
          })
          open.set(id, provider)
          provider.on('status', ({ status }) => status === 'connected' && noteOpen())
        }
        const synced = new Promise((resolve) => provider.once('sync', resolve))
        provider.connect()
        await synced
      })
    },
    disconnect: async () => {
      for (const provider of open.values()) provider.disconnect()
      await until(() => [...open.values()].every((provider) => !provider.wsconnected && provider.ws === null))
    },
  },
  hocuspocus: {
    async connect(port, ids) {
      socket ??= new HocuspocusProviderWebsocket({
        url: `ws://127.0.0.1:${port}`,
        autoConnect: false,
        WebSocketPolyfill: WebSocket,
      })
      const synced = ids.map((id) => {
        const known = open.get(id)
        const provider =
          known ?? new HocuspocusProvider({ websocketProvider: socket, name: id, document: docs.get(id), token: 'any' })
        open.set(id, provider)
        if (known === undefined) provider.attach()
        return new Promise((resolve) =>
          provider.on('synced', function once() {
            provider.off('synced', once)
            resolve()
          }),
        )
      })
      socket.on('open', noteOpen)
      await socket.connect()
      await Promise.all(synced)
      socket.off('open', noteOpen)
    },
    disconnect: async () => {
      socket.disconnect()
      await until(() => [...open.values()].every((provider) => !provider.isSynced))
    },
  },
}
const ways = waysOf[peer]

obey({
  /** `open` is from the first open socket on. */
  connect: async ({ port, ids, count }) => {
    const began = performance.now()
    opened = 0
    const chosen = ids ?? [...docs.keys()]
    await ways.connect(port, chosen)
    if (count !== undefined) await until(() => countOf(ids) >= count)
    const ended = performance.now()
    return { ms: ended - began, open: ended - opened }
  },
  disconnect: () => ways.disconnect(),
  /** Offline edits, a transaction each. */
  edit: ({ ids, each }) => {
    for (let n = 0; n < each; n++)
      for (const id of ids)
        docs
          .get(id)
          .getArray('ledger')
          .push([record(id, n)])
  },
  /** Connects those, and says when by the common clock. */
  began: () => performance.timeOrigin + performance.now(),
  count: ({ ids }) => countOf(ids),
  forget: async () => {
    await ways.disconnect()
    for (const provider of open.values()) provider.destroy()
    open.clear()
  },
})
