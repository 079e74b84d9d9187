/** PouchDB Server's own middleware on LevelDB: one database of the company, one document a profile. */
import express from 'express'
import pouchMiddleware from 'express-pouchdb'
import PouchDB from 'pouchdb'
import * as Y from 'yjs'
import { readDocuments, record } from './documents.mjs'
import { obey } from './program.mjs'

const [, , folder, documents] = process.argv
const Pouch = PouchDB.defaults({ prefix: `${folder}/` })
const book = new Pouch('book')
let batch = []
for (const { id, state } of readDocuments(documents)) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  batch.push({ _id: id, ledger: doc.getArray('ledger').toJSON(), notes: doc.getXmlFragment('notes').toString() })
  doc.destroy()
  if (batch.length >= 100) await store()
}
await store()
async function store() {
  await book.bulkDocs(batch)
  batch = []
}

const app = express()
// A browser's page comes from another port.
app.use((request, response, next) => {
  response.set({
    'access-control-allow-origin': request.headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': 'content-type, accept',
    'access-control-allow-methods': 'GET, PUT, POST, HEAD, DELETE',
    'access-control-max-age': '600',
  })
  if (request.method === 'OPTIONS') response.status(204).end()
  else next()
})
app.use('/', pouchMiddleware(Pouch, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: '/dev/null' }))
const server = await new Promise((resolve) => {
  const listening = app.listen(0, '127.0.0.1', () => resolve(listening))
})
// The warm cache of the others.
await book.allDocs({ include_docs: true })

obey({
  port: () => server.address().port,
  change: async ({ ids }) => {
    const { rows } = await book.allDocs({ keys: ids, include_docs: true })
    await book.bulkDocs(rows.map(({ doc }, n) => ({ ...doc, ledger: [...doc.ledger, record(doc._id, n)] })))
  },
  count: async ({ ids }) => {
    const { rows } = await book.allDocs({ keys: ids, include_docs: true })
    return rows.reduce((sum, { doc }) => sum + doc.ledger.length, 0)
  },
})
