/** @y/websocket-server as it comes, with y-leveldb; its documents stay in memory, as if somebody had each open. */
import { createServer } from 'node:http'
import { LeveldbPersistence } from 'y-leveldb'
import { docs, getYDoc, setPersistence, setupWSConnection } from '@y/websocket-server/utils'
import { WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { readDocuments, record } from './documents.mjs'
import { obey, until } from './program.mjs'

const [, , folder, documents] = process.argv
const level = new LeveldbPersistence(folder)
setPersistence({
  provider: level,
  // The package's own way with YPERSISTENCE.
  bindState: async (name, doc) => {
    const persisted = await level.getYDoc(name)
    const update = Y.encodeStateAsUpdate(doc)
    await level.storeUpdate(name, update)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(persisted))
    doc.on('update', (bytes) => level.storeUpdate(name, bytes))
  },
  writeState: async () => {},
})
/** Who keeps a document open without a socket. */
const keeper = { readyState: 1, send: (_bytes, _options, sent) => sent?.(), close() {} }
for (const { id, state } of readDocuments(documents)) {
  const doc = getYDoc(id, false)
  Y.applyUpdate(doc, state)
  doc.conns.set(keeper, new Set())
}
await level.flushDocument([...docs.keys()].at(-1) ?? '')

const server = createServer()
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
sockets.on('connection', (socket, request) => setupWSConnection(socket, request, { gc: false }))
await new Promise((listening) => server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, listening))

const countOf = (ids) => ids.reduce((sum, id) => sum + docs.get(id).getArray('ledger').length, 0)
obey({
  port: () => server.address().port,
  change: ({ ids }) =>
    ids.forEach((id, n) =>
      docs
        .get(id)
        .getArray('ledger')
        .push([record(id, n)]),
    ),
  count: ({ ids }) => countOf(ids),
  holds: ({ ids, count }) => until(() => countOf(ids) >= count).then(() => performance.timeOrigin + performance.now()),
})
