/** The two calls of an upload (src/shared/files/upload.ts), and the queue over them as a worker runs it. */
import { hashOf } from '../shared/files/hash'
import type { UploadState } from '../shared/files/upload'
import type { Database } from '../storage/database'
import { makeFileStore } from '../storage/fileStore'
import { fetchFile, fileAddress, ROOM } from './fetchFile'
import { makeFileQueue, type Answer, type FileQueue } from './fileQueue'
import { http, readAnswer } from './http'
import type { TabMessage } from './tabs'

/** ms for one piece, the smallest of which is 64 kB: a slower network carries no files. */
const PIECE = 55_000

/** With a hand-in token the files go as what is handed in by somebody who has left (handIn.ts). */
export function startFileQueue(database: Database, tell: (message: TabMessage) => void, handIn?: string): FileQueue {
  const authorization = handIn === undefined ? undefined : { authorization: `HandIn ${handIn}` }
  const address = (...[profile, file]: Parameters<typeof fileAddress>): `/api/${string}` =>
    handIn === undefined ? fileAddress(profile, file) : `/api/hand-in${fileAddress(profile, file).slice('/api'.length)}`
  return makeFileQueue({
    store: makeFileStore(database),
    begin: (profile, file, body) => http<UploadState>('POST', address(profile, file), body, PIECE, authorization),
    put: async (profile, file, offset, bytes): Promise<Answer> => {
      try {
        const response = await fetch(`${address(profile, file)}?offset=${offset}`, {
          method: 'PUT',
          credentials: 'same-origin',
          headers: { 'content-type': 'application/octet-stream', ...authorization },
          body: bytes as Uint8Array<ArrayBuffer>,
          signal: AbortSignal.timeout(PIECE),
        })
        return await readAnswer<UploadState>(response)
      } catch {
        return { ok: false, error: 'offline' }
      }
    },
    fetch: fetchFile,
    hashOf,
    tell,
    now: Date.now,
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    random: Math.random,
    room: ROOM,
  })
}
