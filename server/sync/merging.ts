/** Merging updates of a profile's document into one: pure, and never on the thread that answers (merger.ts). */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import { stable } from '../../src/shared/profile/fold'
import { NOTES } from '../../src/shared/protocol'
import { docOf } from './documents'
import { ledgerOf } from './ledger'

/** Updates that are merged at once: a merge walks over all of its clients for each update in it. */
const BRANCHES = 64

/** One update that says what all of these say, in trees: 10,000 flat take seconds, in trees 60 ms. */
export function mergeInTree(updates: readonly Uint8Array[]): Uint8Array {
  let level = updates
  while (level.length > BRANCHES) {
    const above: Uint8Array[] = []
    for (let from = 0; from < level.length; from += BRANCHES)
      above.push(Y.mergeUpdates(level.slice(from, from + BRANCHES)))
    level = above
  }
  return level.length === 1 ? level[0]! : Y.mergeUpdates([...level])
}

/** A log that has no snapshot yet, as a device is sent it. */
export const stateOf = (log: readonly Uint8Array[]): Uint8Array => deflateRawSync(mergeInTree(log))

/**
 * The snapshot of a document made of an older snapshot and what came after it, as it will lie in the database.
 * @throws Error when, loaded once more, it does not say what it was made from: then nothing may be taken away for it.
 */
export function snapshotOf(before: Uint8Array | null, updates: readonly Uint8Array[]): Uint8Array {
  const doc = docOf([...(before === null ? [] : [inflateRawSync(before)]), ...updates])
  const bytes = deflateRawSync(Y.encodeStateAsUpdate(doc))
  const again = docOf([inflateRawSync(bytes)])
  const whole = doc.store.pendingStructs === null && doc.store.pendingDs === null
  if (!whole || !isSame(doc, again)) throw new Error('a snapshot does not say what its log says')
  return bytes
}

/** Every item, every deletion, the ledger's records and the text of the notes. */
function isSame(a: Y.Doc, b: Y.Doc): boolean {
  return (
    Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b)) &&
    stable(ledgerOf(a)) === stable(ledgerOf(b)) &&
    a.getXmlFragment(NOTES).toString() === b.getXmlFragment(NOTES).toString()
  )
}
