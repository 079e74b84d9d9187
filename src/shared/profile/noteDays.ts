/** The notes as they were: the union of the records up to a moment. Loads Yjs: import it lazily. */
import * as Y from 'yjs'
import type { Known } from './change'
import { setOf } from './notePast'
import type { RunTriple } from './noteRuns'
import { effectiveTime } from './order'

/** What of the document stood in the notes at that moment, ms since 1970 UTC: what Yjs needs to read it so. */
export function notesAt(changes: Iterable<Known>, time: number): Y.Snapshot {
  const ends = new Map<number, number>()
  const deleted: RunTriple[] = []
  for (const change of changes) {
    if (change.kind !== 'burst' || effectiveTime(change) > time) continue
    for (const [client, clock, length] of change.typed)
      ends.set(client, Math.max(ends.get(client) ?? 0, clock + length))
    deleted.push(...change.deleted)
  }
  const deletions = Y.createDeleteSet()
  for (const [client, clock, len] of setOf(deleted).triples()) {
    const ofClient = deletions.clients.get(client) ?? []
    ofClient.push({ clock, len })
    deletions.clients.set(client, ofClient)
  }
  return Y.createSnapshot(deletions, ends)
}
