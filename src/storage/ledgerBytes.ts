/**
 * The records of a ledger, read from the bytes of a Yjs update without making the document: the page of a client with
 * thousands of changes is drawn in a third of the time, and its document comes after the first picture. The fold is a
 * union by id, so neither order nor repetition matters, and only the server writes a ledger, under client ids of its
 * own (docs/sync.md). An update names the largest client ids first (encodeStateAsUpdate and mergeUpdates both do),
 * so what members typed is not even looked at.
 */
import { readAnys, type AnyReader } from '../shared/any'
import type { Change } from '../shared/profile/change'
import { FIRST_SERVER_CLIENT, LEDGER } from '../shared/protocol'

/** Bits of the byte before an item: what it stands between is named, and then its place is not. */
const ORIGIN = 0x80
const RIGHT_ORIGIN = 0x40
const KEY = 0x20
const KIND = 0x1f
/** Kinds of structs, as in Yjs: a gap, and JSON values. */
const SKIP = 10
const ANY = 8

/** Undefined when the bytes hold anything else under a client id of the server: then the document itself is asked. */
export function ledgerIn(update: Uint8Array): Change[] | undefined {
  return readAnys(update, (reader) => {
    const changes: Change[] = []
    for (let clients = reader.unsigned(); clients > 0; clients--) {
      const structs = reader.unsigned()
      if (reader.unsigned() < FIRST_SERVER_CLIENT) break
      reader.unsigned()
      for (let left = structs; left > 0; left--) if (!readStruct(reader, changes)) return undefined
    }
    return changes
  })
}

function readStruct(reader: AnyReader, changes: Change[]): boolean {
  const info = reader.byte()
  if ((info & KIND) === SKIP) return reader.unsigned() > 0
  if ((info & KIND) !== ANY || (info & KEY) !== 0) return false
  for (const named of [ORIGIN, RIGHT_ORIGIN])
    if ((info & named) !== 0) {
      reader.unsigned()
      reader.unsigned()
    }
  // A root is named; what stands under another item is no ledger.
  if ((info & (ORIGIN | RIGHT_ORIGIN)) === 0 && (reader.unsigned() !== 1 || reader.text() !== LEDGER)) return false
  for (let values = reader.unsigned(); values > 0; values--) changes.push(reader.any() as Change)
  return true
}
