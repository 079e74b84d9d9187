/**
 * How much work an update would be. Yjs finds the place of an item by walking over everything that was put
 * between its neighbours without knowing of it, and cuts runs in two inside one array per client. Honest
 * editing makes that short; an update of 140 KB can make it two minutes (measured). So what could be long is
 * played through first, with a limit: the same walk (yjs/src/structs/Item.js, integrate) over plain nodes.
 */
import * as Y from 'yjs'
import type { Place } from './places'
import type { Id, Range, Struct } from './update'

/** Steps of the walk, about 0.4 µs each. */
export const MOST_STEPS = 2_000_000
/** Cutting a run moves everything behind it in its client's array: so many entries cost as much as a step. */
const MOVES_A_STEP = 2_000

export interface Placed {
  struct: Struct
  place: Place
}

/** Would applying this take more than `MOST_STEPS`? */
export function isTooMuchWork(doc: Y.Doc, placed: Placed[], deletions: Map<number, Range[]>): boolean {
  const cutting = stepsOfCutting(doc, placed, deletions)
  if (cutting > MOST_STEPS) return true
  const items = [...doc.store.clients.values()].reduce((sum, { length }) => sum + length, 0)
  const most = placed.length * (items + 2 * placed.length)
  return most > MOST_STEPS && new Rehearsal(MOST_STEPS - cutting).isTooMuch(placed)
}

/** Each range and each anchor inside a run cuts at most twice. */
function stepsOfCutting(doc: Y.Doc, placed: Placed[], deletions: Map<number, Range[]>): number {
  const cuts = new Map<number, number>()
  const cut = (client: number, count: number) => void cuts.set(client, (cuts.get(client) ?? 0) + count)
  for (const [client, ranges] of deletions) cut(client, 2 * ranges.length)
  for (const { struct } of placed) {
    if (struct.origin !== null && !endsAt(doc, struct.origin)) cut(struct.origin.client, 1)
    if (struct.rightOrigin !== null && !beginsAt(doc, struct.rightOrigin)) cut(struct.rightOrigin.client, 1)
  }
  let steps = 0
  for (const [client, count] of cuts) {
    const length = doc.store.clients.get(client)?.length ?? 0
    steps += (count * (length + placed.length + count)) / MOVES_A_STEP
  }
  return steps
}

/** Is there a run in the document that ends with this unit? What is not in the document counts as cut already. */
function endsAt(doc: Y.Doc, { client, clock }: Id): boolean {
  const run = runAt(doc, client, clock)
  return run === undefined || run.id.clock + run.length - 1 === clock
}

function beginsAt(doc: Y.Doc, { client, clock }: Id): boolean {
  const run = runAt(doc, client, clock)
  return run === undefined || run.id.clock === clock
}

function runAt(doc: Y.Doc, client: number, clock: number): Y.Item | Y.GC | undefined {
  const runs = doc.store.clients.get(client)
  if (runs === undefined || clock >= Y.getState(doc.store, client)) return undefined
  return runs[Y.findIndexSS(runs, clock)]
}

interface Node extends Id {
  length: number
  origin: Id | null
  rightOrigin: Id | null
  left: Node | null
  right: Node | null
}

class TooMuch extends Error {}

/** The sequences that new items go into, built from the document as they are needed. */
class Rehearsal {
  readonly #sequences = new Map<string, Sequence>()
  #left: number

  constructor(steps: number) {
    this.#left = steps
  }

  isTooMuch(placed: Placed[]): boolean {
    const step = (steps: number) => {
      this.#left -= steps
      if (this.#left < 0) throw new TooMuch()
    }
    try {
      for (const { struct, place } of placed) this.#sequence(place).insert(struct, step)
      return false
    } catch (error) {
      if (error instanceof TooMuch) return true
      throw error
    }
  }

  #sequence({ within, attribute, type }: Place): Sequence {
    const name = `${within} ${attribute ?? ''}`
    let sequence = this.#sequences.get(name)
    if (sequence === undefined) {
      sequence = new Sequence(type === null ? [] : itemsOf(type, attribute), attribute !== null)
      this.#sequences.set(name, sequence)
    }
    return sequence
  }
}

/** The items of a type in their order, or of one attribute of it, deleted ones included. */
function itemsOf(type: Y.AbstractType<unknown>, attribute: string | null): Y.Item[] {
  const items: Y.Item[] = []
  if (attribute === null) for (let item = type._start; item !== null; item = item.right) items.push(item)
  else for (let item = type._map.get(attribute) ?? null; item !== null; item = item.left) items.push(item)
  return attribute === null ? items : items.toReversed()
}

class Sequence {
  /** Ascending by clock. */
  readonly #nodesByClient = new Map<number, Node[]>()
  readonly #isAttribute: boolean
  #first: Node | null = null
  #size = 0

  constructor(items: Y.Item[], isAttribute: boolean) {
    this.#isAttribute = isAttribute
    let last: Node | null = null
    for (const { id, length, origin, rightOrigin } of items) {
      const node: Node = { client: id.client, clock: id.clock, length, origin, rightOrigin, left: null, right: null }
      this.#link(node, last)
      this.#nodesOf(id.client).push(node)
      last = node
    }
    for (const nodes of this.#nodesByClient.values()) nodes.sort((a, b) => a.clock - b.clock)
  }

  /** Yjs's integrate: `left` and `right` are where the author saw the item, what lies between came later. */
  insert({ client, clock, length, origin, rightOrigin }: Struct, step: (steps: number) => void): void {
    const node: Node = { client, clock, length, origin, rightOrigin, left: null, right: null }
    const right = rightOrigin === null ? null : this.#from(rightOrigin)
    let left = origin === null ? null : this.#upTo(origin)
    // For an attribute Yjs goes back to the first value ever set.
    if (left === null && this.#isAttribute) step(this.#size)
    const conflicting = new Set<Node>()
    const before = new Set<Node>()
    let other = left === null ? this.#first : left.right
    while (other !== null && other !== right) {
      step(1)
      before.add(other)
      conflicting.add(other)
      const of = other.origin === null ? undefined : this.#at(other.origin)
      if (same(origin, other.origin)) {
        if (other.client < client) {
          left = other
          conflicting.clear()
        } else if (same(rightOrigin, other.rightOrigin)) break
      } else if (of !== undefined && before.has(of)) {
        if (!conflicting.has(of)) {
          left = other
          conflicting.clear()
        }
      } else break
      other = other.right
    }
    this.#link(node, left)
    this.#nodesOf(client).push(node)
  }

  #link(node: Node, left: Node | null): void {
    const right = left === null ? this.#first : left.right
    node.left = left
    node.right = right
    if (left === null) this.#first = node
    else left.right = node
    if (right !== null) right.left = node
    this.#size += 1
  }

  #nodesOf(client: number): Node[] {
    let nodes = this.#nodesByClient.get(client)
    if (nodes === undefined) {
      nodes = []
      this.#nodesByClient.set(client, nodes)
    }
    return nodes
  }

  #indexAt({ client, clock }: Id): number {
    const nodes = this.#nodesOf(client)
    let low = 0
    let high = nodes.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const node = nodes[middle]!
      if (clock < node.clock) high = middle - 1
      else if (clock >= node.clock + node.length) low = middle + 1
      else return middle
    }
    return -1
  }

  #at(id: Id): Node | undefined {
    return this.#nodesOf(id.client)[this.#indexAt(id)]
  }

  /** The node that ends with this unit, cut if need be. */
  #upTo(id: Id): Node | null {
    const node = this.#at(id) ?? null
    if (node !== null && id.clock < node.clock + node.length - 1) this.#cut(id, id.clock + 1 - node.clock)
    return node
  }

  /** The node that begins with this unit, cut if need be. */
  #from(id: Id): Node | null {
    const node = this.#at(id) ?? null
    return node === null || node.clock === id.clock ? node : this.#cut(id, id.clock - node.clock)
  }

  #cut(id: Id, length: number): Node {
    const index = this.#indexAt(id)
    const nodes = this.#nodesOf(id.client)
    const node = nodes[index]!
    const clock = node.clock + length
    const origin = { client: node.client, clock: clock - 1 }
    const tail: Node = { ...node, clock, length: node.length - length, origin, left: null, right: null }
    node.length = length
    this.#link(tail, node)
    nodes.splice(index + 1, 0, tail)
    return tail
  }
}

const same = (a: Id | null, b: Id | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock)
