/** The ledger inside a profile's document: read, and appended to by the server's Yjs client alone. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Change } from '../../src/shared/profile/change'
import { LEDGER } from '../../src/shared/protocol'

/** Where the ledger ends: the Yjs client that wrote the last record, and the clock after it. */
export interface LedgerEnd {
  client: number
  clock: number
}

export const ledgerOf = (doc: Y.Doc): Change[] => doc.getArray<Change>(LEDGER).toArray()

/** Appends records as the server's Yjs client; gives the update that says so, and where the ledger ends now. */
export function appendToLedger(doc: Y.Doc, records: Change[], client: number): { update: Uint8Array; end: LedgerEnd } {
  // Set here and not at loading: Yjs takes a new id when an update from elsewhere speaks for its own.
  doc.clientID = client
  let update: Uint8Array | undefined
  const keep = (bytes: Uint8Array) => {
    update = bytes
  }
  doc.on('update', keep)
  try {
    doc.getArray<Change>(LEDGER).push(records)
  } finally {
    doc.off('update', keep)
  }
  if (update === undefined) throw new Error('appending to the ledger changed nothing')
  return { update, end: { client, clock: Y.getState(doc.store, client) } }
}

/** Yjs's number for ContentAny, and the bit that says "an origin follows" (yjs/src/structs/Item.js). */
const CONTENT_ANY = 8
const HAS_ORIGIN = 0x80

/**
 * The update that `appendToLedger` would give for one record, made without the document: hundreds of
 * profiles pass from hand to hand in one transaction. Only the server writes the ledger and never deletes,
 * so the record's origin is the last one. Yjs V1: one client with one struct, and no deletions.
 */
export function blindAppend(record: Change, last: LedgerEnd, client: number): { update: Uint8Array; end: LedgerEnd } {
  const clock = last.client === client ? last.clock : 0
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  encoding.writeUint8(encoder, CONTENT_ANY | HAS_ORIGIN)
  encoding.writeVarUint(encoder, last.client)
  encoding.writeVarUint(encoder, last.clock - 1)
  encoding.writeVarUint(encoder, 1)
  encoding.writeAny(encoder, record as unknown as Parameters<typeof encoding.writeAny>[1])
  encoding.writeVarUint(encoder, 0)
  return { update: encoding.toUint8Array(encoder), end: { client, clock: clock + 1 } }
}

/** Applies what `blindAppend` made to a document that happens to be loaded. */
export function applyAppended(doc: Y.Doc, update: Uint8Array): void {
  // Not the server's own id while its records come from outside: Yjs would take them for an impostor's.
  doc.clientID = 0
  Y.applyUpdate(doc, update)
}
