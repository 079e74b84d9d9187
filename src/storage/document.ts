/** A stored profile as a Yjs document and as the changes that the fold takes. Loads Yjs: import it lazily. */
import * as Y from 'yjs'
import type { MemberId, ProfileId } from '../shared/ids'
import type { Change, Known } from '../shared/profile/change'
import { fold, inOrder } from '../shared/profile/fold'
import { toRow, type Row } from '../shared/profile/row'
import { LEDGER } from '../shared/protocol'
import { inflate } from './codec'
import type { StoredProfile } from './notebookStore'
import { draftsOf } from './quickly'

/** Marks what a document got from this device's storage. */
export const FROM_STORAGE = Symbol('storage')

/** Applies all that the device holds. The document is made with `gc: false`, as every profile is. */
export async function loadDocument(doc: Y.Doc, stored: StoredProfile): Promise<void> {
  const state = stored.state === undefined ? undefined : await inflate(stored.state)
  doc.transact(() => {
    if (state !== undefined) Y.applyUpdate(doc, state, FROM_STORAGE)
    for (const update of stored.updates) Y.applyUpdate(doc, update, FROM_STORAGE)
    for (const item of stored.items) if (item.type === 'notes') Y.applyUpdate(doc, item.update, FROM_STORAGE)
  }, FROM_STORAGE)
}

export const newDocument = (): Y.Doc => new Y.Doc({ gc: false })

/** The records of the ledger, as the server wrote them. */
export const ledgerOf = (doc: Y.Doc): Change[] => doc.getArray<Change>(LEDGER).toArray()

/** All changes of a stored profile: ledger and unsent, in order. */
export async function knownOf(stored: StoredProfile, by: MemberId): Promise<Known[]> {
  const doc = newDocument()
  await loadDocument(doc, stored)
  const changes = inOrder([...ledgerOf(doc), ...draftsOf(stored.items, by, stored.late)])
  doc.destroy()
  return changes
}

/** True when updates wait for something that this device never got: the whole state must be fetched. */
export async function lacksBase(stored: StoredProfile): Promise<boolean> {
  if (stored.state !== undefined || stored.updates.length === 0) return false
  const doc = newDocument()
  await loadDocument(doc, stored)
  const lacks = doc.store.pendingStructs !== null
  doc.destroy()
  return lacks
}

/** The row of a stored profile with what is unsent. */
export async function rowOf(id: ProfileId, stored: StoredProfile, by: MemberId): Promise<Row> {
  return toRow(fold(id, await knownOf(stored, by)))
}

export { mergeUpdates } from 'yjs'
