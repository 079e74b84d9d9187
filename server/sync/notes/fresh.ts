/** Cutting an update to what a document does not have, and ordering it so that it can be applied. */
import * as Y from 'yjs'
import { tailOf, type Id, type Range, type Struct, type Update } from './update'

/** What of the update the document does not have: structs beyond its state, deletions it does not know. */
export function notIn(doc: Y.Doc, update: Update): Update {
  const structs = new Map<number, Struct[]>()
  for (const [client, list] of update.structs) {
    const state = Y.getState(doc.store, client)
    const fresh = list.flatMap((struct) => beyond(struct, state))
    if (fresh.length > 0) structs.set(client, fresh)
  }
  const deletions = new Map<number, Range[]>()
  for (const [client, ranges] of update.deletions) {
    const fresh = ranges.flatMap((range) => notDeleted(doc, client, range))
    if (fresh.length > 0) deletions.set(client, fresh)
  }
  return { structs, deletions }
}

function beyond(struct: Struct, state: number): Struct[] {
  if (struct.clock >= state) return [struct]
  return struct.clock + struct.length > state ? [tailOf(struct, state - struct.clock)] : []
}

function notDeleted(doc: Y.Doc, client: number, { clock, length }: Range): Range[] {
  const end = clock + length
  const state = Y.getState(doc.store, client)
  const alive: Range[] = []
  if (clock < state) {
    const items = doc.store.clients.get(client) ?? []
    for (let index = Y.findIndexSS(items, clock); index < items.length; index++) {
      const item = items[index]!
      if (item.id.clock >= end) break
      if (!item.deleted) extend(alive, Math.max(clock, item.id.clock), Math.min(end, item.id.clock + item.length))
    }
  }
  if (end > state) extend(alive, Math.max(clock, state), end)
  return alive
}

function extend(ranges: Range[], clock: number, end: number): void {
  const last = ranges.at(-1)
  if (last !== undefined && last.clock + last.length === clock) last.length = end - last.clock
  else ranges.push({ clock, length: end - clock })
}

export interface Applicable {
  /** In an order in which each finds what it stands on. */
  order: Struct[]
  structs: Map<number, Struct[]>
  /** The next clock of a client once these are applied. */
  stateOf: (client: number) => number
}

/**
 * The structs that can be applied now: each continues its client without a gap and stands on items that are
 * there, in the document or earlier in the order. With one that cannot, the rest of its client stays out.
 * Takes time proportional to the structs, however they are entangled.
 */
export function applicable(doc: Y.Doc, fresh: Map<number, Struct[]>): Applicable {
  const order: Struct[] = []
  const taken = new Map<number, Struct[]>()
  const state = new Map<number, number>()
  const blocked = new Set<number>()
  const stateOf = (client: number) => state.get(client) ?? Y.getState(doc.store, client)
  const headOf = (client: number) => fresh.get(client)?.[taken.get(client)?.length ?? 0]

  const take = (struct: Struct) => {
    order.push(struct)
    const list = taken.get(struct.client)
    if (list === undefined) taken.set(struct.client, [struct])
    else list.push(struct)
    state.set(struct.client, struct.clock + struct.length)
  }

  /** Brings a client as far as it goes, and before it those that it waits for: a walk with its own stack. */
  const bring = (first: number) => {
    const waiting = [{ client: first, until: Infinity }]
    const onStack = new Set([first])
    while (waiting.length > 0) {
      const { client, until } = waiting.at(-1)!
      const head = headOf(client)
      const missing = head === undefined ? undefined : missingOf(head, stateOf)
      if (stateOf(client) > until || head === undefined || blocked.has(client)) {
        if (stateOf(client) <= until) blocked.add(client)
        waiting.pop()
        onStack.delete(client)
      } else if (head.clock > stateOf(client)) {
        blocked.add(client)
      } else if (missing === undefined) {
        take(head)
      } else if (blocked.has(missing.client) || onStack.has(missing.client)) {
        blocked.add(client)
      } else {
        waiting.push({ client: missing.client, until: missing.clock })
        onStack.add(missing.client)
      }
    }
  }

  for (const client of fresh.keys()) bring(client)
  return { order, structs: taken, stateOf }
}

/** The first item that the struct stands on and that is not there yet. */
function missingOf({ origin, rightOrigin, parent }: Struct, stateOf: (client: number) => number): Id | undefined {
  const there = (id: Id) => id.clock < stateOf(id.client)
  if (origin !== null && !there(origin)) return origin
  if (rightOrigin !== null && !there(rightOrigin)) return rightOrigin
  if (parent !== null && 'client' in parent && !there(parent)) return parent
  return undefined
}
