/** Typing that came late is known by its Yjs clocks for ever [T1] (lateDecisions.ts): whatever stands on it is late too. */
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

/** Is some of this typing that came late once, or does it stand on such typing, under whichever client id it was made? */
export function standsOnLate(open: Notes, update: Uint8Array): boolean {
  if (open.late.size === 0) return false
  const isMissing = ({ client, clock }: Y.ID): boolean =>
    isLate(open, client) && clock >= Y.getState(open.doc.store, client)
  return structsOf(update).some(({ id, length, standsOn }) =>
    [{ client: id.client, clock: id.clock + length - 1 }, ...standsOn].some(isMissing),
  )
}

interface Struct {
  id: Y.ID
  length: number
  /** What it was typed between, and in. */
  standsOn: Y.ID[]
}

/** Empty for what is no update: the check says so in words. */
function structsOf(update: Uint8Array): Struct[] {
  try {
    return Y.decodeUpdate(update).structs.map((struct) => ({
      id: struct.id,
      length: struct.length,
      standsOn: struct instanceof Y.Item ? neighboursOf(struct) : [],
    }))
  } catch {
    return []
  }
}

/** In an update that is only read, a parent is the id of its item, or the name of a root. */
const neighboursOf = ({ origin, rightOrigin, parent }: Y.Item): Y.ID[] =>
  [origin, rightOrigin, parent].filter((id) => id instanceof Y.ID)
