/** Hocuspocus with its SQLite, as its guide says; documents stay loaded, as if somebody had each open. */
import { join } from 'node:path'
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'
import * as Y from 'yjs'
import { readDocuments, record } from './documents.mjs'
import { obey, until } from './program.mjs'

const [, , folder, documents] = process.argv
const sqlite = new SQLite({ database: join(folder, 'hocuspocus.db') })
const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  yDocOptions: { gc: false },
  extensions: [sqlite],
})
const hocuspocus = await server.listen()
// It does not wait for its own table.
await new Promise((made) => sqlite.db.run(sqlite.configuration.schema, made))
/** Keeps each document loaded. */
const open = new Map()
for (const { id, state } of readDocuments(documents)) {
  const connection = await hocuspocus.openDirectConnection(id)
  await connection.transact((doc) => Y.applyUpdate(doc, state))
  open.set(id, connection)
}

const docOf = (id) => open.get(id).document
const countOf = (ids) => ids.reduce((sum, id) => sum + docOf(id).getArray('ledger').length, 0)
obey({
  port: () => server.address.port,
  change: async ({ ids }) => {
    for (const [n, id] of ids.entries())
      await open.get(id).transact((doc) => doc.getArray('ledger').push([record(id, n)]))
  },
  count: ({ ids }) => countOf(ids),
  holds: ({ ids, count }) => until(() => countOf(ids) >= count).then(() => performance.timeOrigin + performance.now()),
})
