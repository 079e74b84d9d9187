/** Where in the notes an item stands: found through its origin, its right origin or its written parent. */
import * as Y from 'yjs'
import { NOTES } from '../../../src/shared/protocol'
import { containerOf, isNoteNode, type Container } from './schema'
import type { Id, Struct } from './update'

export interface Place {
  /** Names what the item stands in: two items with one name are siblings. */
  within: string
  container: Container
  /** The attribute that the item sets; null for a place in the sequence. */
  attribute: string | null
  /** Nodes around it. */
  depth: number
  /** The type that it is in; null when that is new itself. */
  type: Y.AbstractType<unknown> | null
}

/** Why an item has no place: it contradicts itself, or it stands where notes have no place for it. */
export type NoPlace = 'malformed' | 'notesSchema'

type Surroundings = Omit<Place, 'attribute'>

/** Places of items in a document and of new ones, which are `placed` in the order in which they apply. */
export class Places {
  readonly #doc: Y.Doc
  readonly #structs = new Map<number, { struct: Struct; place: Place }[]>()
  readonly #types = new Map<Y.AbstractType<unknown>, Surroundings | NoPlace>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** The place of a new struct. What it stands on must be in the document or placed before it. */
  placeOf(struct: Struct): Place | NoPlace {
    const { origin, rightOrigin, parent, parentSub } = struct
    if (parent !== null) {
      const around = 'root' in parent ? this.#root(parent.root) : this.#inside(parent)
      return typeof around === 'string' ? around : { ...around, attribute: parentSub }
    }
    const [place, other] = [origin, rightOrigin].filter((id) => id !== null).map((id) => this.#placeAt(id))
    if (place === undefined) return 'malformed'
    if (other === undefined || typeof place === 'string') return place
    if (typeof other === 'string') return other
    return place.within === other.within && place.attribute === other.attribute ? place : 'malformed'
  }

  place(struct: Struct, place: Place): void {
    const list = this.#structs.get(struct.client)
    if (list === undefined) this.#structs.set(struct.client, [{ struct, place }])
    else list.push({ struct, place })
  }

  #root(name: string): Surroundings | NoPlace {
    if (name !== NOTES) return 'notesSchema'
    return {
      within: 'root',
      container: { kind: 'root' },
      depth: 0,
      type: (this.#doc.share.get(NOTES) as Y.AbstractType<unknown> | undefined) ?? null,
    }
  }

  #placeAt(id: Id): Place | NoPlace {
    const placed = this.#placed(id)
    if (placed !== undefined) return placed.place
    const item = this.#item(id)
    if (item === undefined) return 'malformed'
    const around = this.#around(item.parent as Y.AbstractType<unknown>)
    return typeof around === 'string' ? around : { ...around, attribute: item.parentSub }
  }

  /** What an item with that parent stands in. */
  #inside(parent: Id): Surroundings | NoPlace {
    const placed = this.#placed(parent)
    if (placed !== undefined) {
      const container = containerOf(placed.struct.content)
      if (container === undefined) return 'malformed'
      return { within: nameOf(parent), container, depth: placed.place.depth + 1, type: null }
    }
    const content = this.#item(parent)?.content
    return content instanceof Y.ContentType ? this.#around(content.type) : 'malformed'
  }

  #around(type: Y.AbstractType<unknown>): Surroundings | NoPlace {
    let around = this.#types.get(type)
    if (around === undefined) {
      around = this.#look(type)
      this.#types.set(type, around)
    }
    return around
  }

  #look(type: Y.AbstractType<unknown>): Surroundings | NoPlace {
    const item = type._item
    if (item === null) return this.#root(Y.findRootTypeKey(type))
    const container = containerOfType(type)
    const above = this.#around(item.parent as Y.AbstractType<unknown>)
    if (container === undefined) return 'notesSchema'
    return typeof above === 'string' ? above : { within: nameOf(item.id), container, depth: above.depth + 1, type }
  }

  #item(id: Id): Y.Item | undefined {
    if (id.clock >= Y.getState(this.#doc.store, id.client)) return undefined
    const item: unknown = Y.getItem(this.#doc.store, Y.createID(id.client, id.clock))
    return item instanceof Y.Item ? item : undefined
  }

  #placed(id: Id): { struct: Struct; place: Place } | undefined {
    const list = this.#structs.get(id.client) ?? []
    let low = 0
    let high = list.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const { struct } = list[middle]!
      if (id.clock < struct.clock) high = middle - 1
      else if (id.clock >= struct.clock + struct.length) low = middle + 1
      else return list[middle]
    }
    return undefined
  }
}

const nameOf = ({ client, clock }: Id): string => `${client}:${clock}`

function containerOfType(type: Y.AbstractType<unknown>): Container | undefined {
  if (type instanceof Y.XmlText) return { kind: 'text' }
  if (type instanceof Y.XmlElement && isNoteNode(type.nodeName)) return { kind: 'node', node: type.nodeName }
  return undefined
}
