/** Typing that came late is known by its Yjs clocks for ever [T1] (lateDecisions.ts): whatever goes on from it is late too. */
import * as Y from 'yjs'

interface Notes {
  doc: Y.Doc
  /** By Yjs client id: how far its typing has come late. */
  late: ReadonlyMap<number, number>
}

/** How far the typing of each Yjs client id has come late, in these updates and in what is known already. */
export function lateEnds(updates: Uint8Array[], known = new Map<number, number>()): Map<number, number> {
  for (const { id, length } of updates.flatMap(structsOf))
    known.set(id.client, Math.max(known.get(id.client) ?? 0, id.clock + length))
  return known
}

/**
 * Did typing of this client id come late that the notes do not have? Then whatever follows it goes the same way,
 * by whichever socket it comes and whatever its author may by now: it stands on what is not there.
 */
export const isLate = ({ doc, late }: Notes, client: number): boolean =>
  Y.getState(doc.store, client) < (late.get(client) ?? 0)

/** Is some of this typing that came late once, or goes on from such typing? */
export const standsOnLate = (open: Notes, update: Uint8Array): boolean =>
  open.late.size > 0 &&
  structsOf(update).some(
    ({ id, length }) => id.clock + length > Y.getState(open.doc.store, id.client) && isLate(open, id.client),
  )

/** Empty for what is no update: the check says so in words. */
function structsOf(update: Uint8Array): { id: Y.ID; length: number }[] {
  try {
    return Y.decodeUpdate(update).structs
  } catch {
    return []
  }
}
