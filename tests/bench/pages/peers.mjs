/** In the browser: a new device of each peer takes the whole book into IndexedDB. Built by `pages.ts`. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { IndexeddbPersistence } from 'y-indexeddb'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

/** Chromium opens 255 sockets at most. */
const SOCKETS = 200
const ON_ONE_SOCKET = 400

async function inPool(all, most, work) {
  const waiting = [...all]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: most }, worker))
}

async function kept(id, fetch) {
  const doc = new Y.Doc({ gc: false })
  const database = new IndexeddbPersistence(id, doc)
  await database.whenSynced
  const leave = await fetch(doc)
  leave()
  // Closing waits for what is being written.
  await database.destroy()
  const length = doc.getArray('ledger').length
  doc.destroy()
  return length
}

globalThis.firstSync = {
  async 'y-websocket'(port, ids) {
    const began = performance.now()
    let records = 0
    await inPool(ids, SOCKETS, async (id) => {
      const held = await kept(id, async (doc) => {
        const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, id, doc, { disableBc: true })
        await new Promise((resolve) => provider.once('sync', resolve))
        return () => provider.destroy()
      })
      records += held
    })
    return { ms: performance.now() - began, records }
  },
  async hocuspocus(port, ids) {
    const began = performance.now()
    const socket = new HocuspocusProviderWebsocket({ url: `ws://127.0.0.1:${port}` })
    let records = 0
    await inPool(ids, ON_ONE_SOCKET, async (id) => {
      const held = await kept(id, async (doc) => {
        const provider = new HocuspocusProvider({ websocketProvider: socket, name: id, document: doc, token: 'any' })
        provider.attach()
        await new Promise((resolve) => provider.on('synced', resolve))
        return () => provider.destroy()
      })
      records += held
    })
    socket.destroy()
    return { ms: performance.now() - began, records }
  },
  async pouchdb(port) {
    const began = performance.now()
    const local = new globalThis.PouchDB('book')
    await local.replicate.from(`http://127.0.0.1:${port}/book`, { batch_size: 200, batches_limit: 5 })
    return { ms: performance.now() - began, records: (await local.info()).doc_count }
  },
  /** The floor: the same bytes in one download, and one transaction that writes them. */
  async floor() {
    const began = performance.now()
    const [bytes, rows] = await Promise.all([
      fetch('/documents').then((response) => response.arrayBuffer()),
      fetch('/rows').then((response) => response.json()),
    ])
    const database = await new Promise((resolve) => {
      const request = indexedDB.open('floor', 1)
      request.addEventListener('upgradeneeded', () => {
        request.result.createObjectStore('states')
        request.result.createObjectStore('rows')
      })
      request.addEventListener('success', () => resolve(request.result))
    })
    const transaction = database.transaction(['states', 'rows'], 'readwrite', { durability: 'relaxed' })
    const view = new DataView(bytes)
    const name = new TextDecoder()
    for (let at = 0; at < bytes.byteLength;) {
      const id = name.decode(new Uint8Array(bytes, at, 36))
      const length = view.getUint32(at + 36, true)
      transaction.objectStore('states').put(new Uint8Array(bytes.slice(at + 40, at + 40 + length)), id)
      at += 40 + length
    }
    for (const [id, row] of rows) transaction.objectStore('rows').put(row, id)
    await new Promise((resolve) => transaction.addEventListener('complete', resolve))
    database.close()
    return { ms: performance.now() - began, records: rows.length }
  },
}
