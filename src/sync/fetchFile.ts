/** Fetches the bytes of a file (src/shared/files/upload.ts). */
import type { FileId, ProfileId } from '../shared/ids'

/** Nothing came for so long, ms: the connection is dead. */
const STALL = 20_000

export type FetchedBytes = Uint8Array | { missing: 'offline' | 'notSentYet' }

/** Bytes of files that the server has and nobody pinned which a device keeps. */
export const ROOM = 200 * 1024 * 1024

export const fileAddress = (profile: ProfileId, file: FileId): `/api/${string}` =>
  `/api/profiles/${profile}/files/${file}`

/** The whole file, or its thumbnail. The browser keeps no copy of its own: this device has one place for files. */
export async function fetchFile(profile: ProfileId, file: FileId, part: '' | '/thumb' = ''): Promise<FetchedBytes> {
  const stalled = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const alive = () => {
    clearTimeout(timer)
    timer = setTimeout(() => stalled.abort(), STALL)
  }
  try {
    alive()
    const response = await fetch(`${fileAddress(profile, file)}${part}`, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: stalled.signal,
    })
    // A client that is here may be read: what the server does not know of it has not come yet.
    if (response.status === 404) return { missing: 'notSentYet' }
    if (!response.ok || response.body === null) return { missing: 'offline' }
    return await readAll(response.body, alive)
  } catch {
    return { missing: 'offline' }
  } finally {
    clearTimeout(timer)
  }
}

async function readAll(body: ReadableStream<Uint8Array>, alive: () => void): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for (const reader = body.getReader(); ;) {
    const { done, value } = await reader.read()
    if (done) break
    alive()
    pieces.push(value)
  }
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
