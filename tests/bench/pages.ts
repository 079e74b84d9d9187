/** A small server for the peers' page, with the book's bytes beside it for the floor. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { build, type Rolldown } from 'vite'
import type { Book } from './book'

const HERE = import.meta.dirname

export interface Pages {
  url: string
  close(): void
}

export async function servePages(book: Book, documents: string): Promise<Pages> {
  const files = new Map<string, { type: string; body: string | Uint8Array }>([
    [
      '/',
      {
        type: 'text/html',
        body: '<!doctype html><title>Peers</title><script src="/pouchdb.js"></script><script type="module" src="/peers.js"></script>',
      },
    ],
    [
      '/pouchdb.js',
      { type: 'text/javascript', body: readFileSync(join(HERE, 'node_modules/pouchdb/dist/pouchdb.min.js')) },
    ],
    ['/peers.js', { type: 'text/javascript', body: await bundle() }],
    ['/documents', { type: 'application/octet-stream', body: readFileSync(documents) }],
    ['/rows', { type: 'application/json', body: rowsOf(book) }],
  ])
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '')
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.type ?? 'text/plain' })
    response.end(file?.body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}

async function bundle(): Promise<string> {
  const built = (await build({
    root: HERE,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      rolldownOptions: { input: join(HERE, 'pages/peers.mjs') },
      modulePreload: { polyfill: false },
    },
  })) as Rolldown.RolldownOutput
  return built.output[0].code
}

/** `[id, row as text]` of each profile. */
function rowsOf(book: Book): string {
  const database = new Sqlite(join(book.dataDir, 'kartoteka.db'), { readonly: true })
  const rows = database.prepare('SELECT id, row FROM profile').raw().all()
  database.close()
  return JSON.stringify(rows)
}
