/** The book's documents as one file: of each the id (36 bytes), a length, and the state as the server compressed it. */
import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'

/** Gives `{ id, state }` one by one; the state is a Yjs update. */
export function* readDocuments(path, compressed = false) {
  const bytes = readFileSync(path)
  for (let at = 0; at < bytes.length;) {
    const id = bytes.toString('latin1', at, at + 36)
    const length = bytes.readUInt32LE(at + 36)
    const state = bytes.subarray(at + 40, at + 40 + length)
    yield { id, state: compressed ? new Uint8Array(state) : new Uint8Array(inflateRawSync(state)) }
    at += 40 + length
  }
}

/** A record of a ledger as large as our server's own. */
export const record = (profile, n) => ({
  id: crypto.randomUUID(),
  profile,
  at: Date.now(),
  by: crypto.randomUUID(),
  device: crypto.randomUUID(),
  arrived: Date.now(),
  seq: n,
  kind: 'fact',
  path: 'city',
  value: `Moved ${n}`,
  after: [],
})
