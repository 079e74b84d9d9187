/** A device with PouchDB on LevelDB, replicating the one database both ways over connections that stay open. */
import PouchDB from 'pouchdb'
import { record } from './documents.mjs'
import { obey } from './program.mjs'

const [, , folder] = process.argv
const local = new PouchDB(`${folder}/device`)
const OPTIONS = { batch_size: 500, batches_limit: 5 }
const remoteAt = (port) => new PouchDB(`http://127.0.0.1:${port}/book`)

obey({
  connect: async ({ port }) => {
    const remote = remoteAt(port)
    const began = performance.now()
    await local.sync(remote, OPTIONS)
    // Its connections are kept open.
    const ms = performance.now() - began
    return { ms, open: ms }
  },
  disconnect: () => {},
  edit: async ({ ids, each }) => {
    for (let n = 0; n < each; n++) {
      const { rows } = await local.allDocs({ keys: ids, include_docs: true })
      await local.bulkDocs(rows.map(({ doc }) => ({ ...doc, ledger: [...doc.ledger, record(doc._id, n)] })))
    }
  },
  push: async ({ port }) => {
    const remote = remoteAt(port)
    const began = performance.now()
    await local.replicate.to(remote, OPTIONS)
    return performance.now() - began
  },
  count: async ({ ids }) => {
    const { rows } = await local.allDocs({ keys: ids, include_docs: true })
    return rows.reduce((sum, { doc }) => sum + doc.ledger.length, 0)
  },
})
