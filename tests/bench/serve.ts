/** The real server, as it is built, on a copy of a book: what one workload does no other sees. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer, type TestServer } from '../support/server'
import type { Book } from './book'

export async function withServer<T>(book: Book, work: (server: TestServer) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kartoteka-bench-'))
  await cp(book.dataDir, dataDir, { recursive: true })
  const server = await startServer({ built: true, dataDir, env: { LOG_LEVEL: 'error' } })
  try {
    return await work(server)
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
