/**
 * The checks on note updates (design, section 2): a member's bytes go in, canonical bytes with nothing but
 * what the document lacks and the sender may write come out. Nothing here changes the document.
 *
 * [N1] What the server has is cut off; what is then empty is accepted as nothing, from readers too.
 * [N2] The ledger is the server's: no item, origin, parent or deletion of a member touches it.
 * [N3] New items stand under client ids that are the sender's own, or nobody's yet.
 * [N4] A gap is not an attack: what applies now is taken, the rest is left to come again. So is what came late once:
 *      the notes never have it.
 * [N5] Items are what the editor's schema allows, where it allows them.
 * [N6] Nothing is taken that would keep the server busy for long.
 * [N7] An editor of an older schema than the notes have deletes text and nothing else: it would delete what it
 *      does not know just by showing it.
 */
import * as Y from 'yjs'
import { NOTE_LIMITS } from '../../../src/shared/profile/notesSchema'
import { FIRST_SERVER_CLIENT, LEDGER, LIMITS } from '../../../src/shared/protocol'
import { isTooMuchWork, type Placed } from './effort'
import { applicable, notIn } from './fresh'
import { Places, type NoPlace } from './places'
import { allows, schemaOf } from './schema'
import type { Id, Range, Struct, Update } from './update'
import { MalformedUpdate, readUpdate } from './updateReader'
import { writeUpdate } from './updateWriter'

export type WhyNot = 'malformed' | 'forgedClient' | 'ledgerWrite' | 'notesSchema'

/** Whose a client id is, seen from the sender; `late`: what it types goes on from what the notes never took. */
export type UserOfClient = 'own' | 'other' | 'free' | 'late'

export type NotesCheck =
  | {
      ok: true
      /** Canonical, and applies at once; null when the document has all of it. */
      update: Uint8Array | null
      /** Client ids under which it adds items and that were nobody's. */
      claims: number[]
      /** Something was left out because it stands on what the document does not have yet. */
      waits: boolean
      /** The schema of the notes that it needs. */
      schema: number
    }
  | { ok: false; why: WhyNot }

/**
 * Judges bytes that a member sent. `mayUse` tells whose a client id is, seen from the sender; `isOldEditor` whether
 * the sender's editor knows less than the notes may hold. Never throws on bytes.
 */
export function checkNotesUpdate(
  doc: Y.Doc,
  bytes: Uint8Array,
  mayUse: (client: number) => UserOfClient,
  isOldEditor = false,
): NotesCheck {
  const update = parse(bytes)
  if (update === undefined) return { ok: false, why: 'malformed' }
  const fresh = notIn(doc, update)
  // Nobody waits for what came late once: taking it back asks for nothing.
  for (const [client, ranges] of fresh.deletions)
    if (mayUse(client) === 'late') fresh.deletions.set(client, before(ranges, Y.getState(doc.store, client)))
  if (touchesLedger(fresh)) return { ok: false, why: 'ledgerWrite' }
  const users = new Map([...fresh.structs.keys()].map((client) => [client, mayUse(client)]))
  if ([...users.values()].includes('other')) return { ok: false, why: 'forgedClient' }

  const welcome = new Map([...fresh.structs].filter(([client]) => users.get(client) !== 'late'))
  const { order, structs, stateOf } = applicable(doc, welcome)
  const placed = placesOf(doc, order)
  if (typeof placed === 'string') return { ok: false, why: placed }
  const deletions = known(fresh.deletions, stateOf)
  if (isOldEditor && !deletesOnlyText(doc, deletions)) return { ok: false, why: 'notesSchema' }
  if (isTooMuchWork(doc, placed, deletions)) return { ok: false, why: 'malformed' }
  return {
    ok: true,
    update: structs.size === 0 && deletions.size === 0 ? null : writeUpdate({ structs, deletions }),
    claims: [...structs.keys()].filter((client) => users.get(client) === 'free'),
    waits: order.length < sizeOf(fresh.structs) || lengthOf(deletions) < lengthOf(fresh.deletions),
    schema: Math.max(1, ...new Set(order.map(({ content }) => schemaOf(content)))),
  }
}

function parse(bytes: Uint8Array): Update | undefined {
  if (bytes.length > LIMITS.notesUpdate) return undefined
  try {
    return readUpdate(bytes)
  } catch (error) {
    if (error instanceof MalformedUpdate) return undefined
    throw error
  }
}

const isServer = (id: Id): boolean => id.client >= FIRST_SERVER_CLIENT

function touchesLedger({ structs, deletions }: Update): boolean {
  if ([...deletions.keys()].some((client) => client >= FIRST_SERVER_CLIENT)) return true
  return [...structs.values()].some((list) => list.some(standsInLedger))
}

function standsInLedger(struct: Struct): boolean {
  const { origin, rightOrigin, parent } = struct
  if (isServer(struct) || (origin !== null && isServer(origin)) || (rightOrigin !== null && isServer(rightOrigin)))
    return true
  if (parent === null) return false
  return 'root' in parent ? parent.root === LEDGER : isServer(parent)
}

/** The places of structs, given in the order in which they apply; or why they are not notes. */
function placesOf(doc: Y.Doc, order: Struct[]): Placed[] | NoPlace {
  const places = new Places(doc)
  const placed: Placed[] = []
  for (const struct of order) {
    const place = places.placeOf(struct)
    if (typeof place === 'string') return place
    const { container, attribute, depth } = place
    if (depth > NOTE_LIMITS.depth || !allows(container, attribute, struct.content)) return 'notesSchema'
    places.place(struct, place)
    placed.push({ struct, place })
  }
  return placed
}

/** The deletions of items that are there once the structs are. */
function known(deletions: Map<number, Range[]>, stateOf: (client: number) => number): Map<number, Range[]> {
  const result = new Map<number, Range[]>()
  for (const [client, ranges] of deletions) {
    const there = before(ranges, stateOf(client))
    if (there.length > 0) result.set(client, there)
  }
  return result
}

/** The part of the ranges below this clock. */
const before = (ranges: Range[], end: number): Range[] =>
  ranges
    .filter(({ clock }) => clock < end)
    .map(({ clock, length }) => ({ clock, length: Math.min(length, end - clock) }))

/** Of what the document holds: an editor may always take back what it made itself in the same update. */
function deletesOnlyText(doc: Y.Doc, deletions: Map<number, Range[]>): boolean {
  return [...deletions].every(([client, ranges]) => {
    const items = doc.store.clients.get(client) ?? []
    const state = Y.getState(doc.store, client)
    return ranges.every(({ clock, length }) => {
      if (clock >= state) return true
      for (let index = Y.findIndexSS(items, clock); index < items.length; index++) {
        const item = items[index]!
        if (item.id.clock >= clock + length) break
        if (item instanceof Y.Item && !isText(item.content)) return false
      }
      return true
    })
  })
}

const isText = (content: Y.Item['content']): boolean =>
  content instanceof Y.ContentString || content instanceof Y.ContentFormat || content instanceof Y.ContentDeleted

const sizeOf = (lists: Map<number, unknown[]>): number =>
  [...lists.values()].reduce((sum, list) => sum + list.length, 0)

const lengthOf = (deletions: Map<number, Range[]>): number =>
  [...deletions.values()].flat().reduce((sum, { length }) => sum + length, 0)
