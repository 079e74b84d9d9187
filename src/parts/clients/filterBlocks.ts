/**
 * A filter as people build it: a row of conditions joined by and, or by or, some of which are such rows themselves.
 * What is deeper still works and is shown as words.
 */
import { isCondition } from '../../shared/view/match'
import type { Condition, Filter } from '../../shared/view/view'

export type Join = 'all' | 'any'

export interface One {
  type: 'one'
  condition: Condition
  not: boolean
}
/** Built by another app or by hand: cannot be changed piece by piece. */
export interface Deep {
  type: 'deep'
  filter: Filter
}
export interface Bracket {
  type: 'bracket'
  join: Join
  items: (One | Deep)[]
}
export type Item = One | Deep | Bracket

export interface Block {
  join: Join
  items: Item[]
}

/** Where an item stands: in the block, or in a bracket of it. */
export type Place = [number] | [number, number]

export function toBlock(filter: Filter): Block {
  const join = 'any' in filter ? 'any' : 'all'
  const parts = 'all' in filter ? filter.all : 'any' in filter ? filter.any : [filter]
  return { join, items: parts.map(itemOf) }
}

function itemOf(filter: Filter): Item {
  const one = oneOf(filter)
  if (one.type === 'one') return one
  if ('all' in filter) return { type: 'bracket', join: 'all', items: filter.all.map(oneOf) }
  if ('any' in filter) return { type: 'bracket', join: 'any', items: filter.any.map(oneOf) }
  return one
}

function oneOf(filter: Filter): One | Deep {
  if (isCondition(filter)) return { type: 'one', condition: filter, not: false }
  if ('not' in filter && isCondition(filter.not)) return { type: 'one', condition: filter.not, not: true }
  return { type: 'deep', filter }
}

export const fromBlock = ({ join, items }: Block): Filter => joined(join, items.map(filterOf))

function filterOf(item: Item): Filter {
  switch (item.type) {
    case 'one':
      return item.not ? { not: item.condition } : item.condition
    case 'deep':
      return item.filter
    case 'bracket':
      return joined(item.join, item.items.map(filterOf))
  }
}

const joined = (join: Join, parts: Filter[]): Filter => (join === 'all' ? { all: parts } : { any: parts })

/** And becomes or, in the block or in one of its brackets. */
export function turned(block: Block, at?: number): Block {
  const other = (join: Join): Join => (join === 'all' ? 'any' : 'all')
  if (at === undefined) return { ...block, join: other(block.join) }
  return {
    ...block,
    items: block.items.map((item, i) =>
      i === at && item.type === 'bracket' ? { ...item, join: other(item.join) } : item,
    ),
  }
}

/** Puts an item at the end: of the block, or of the bracket at `at`. */
export function added(block: Block, item: One, at?: number): Block {
  if (at === undefined) return tidy({ ...block, items: [...block.items, item] })
  return {
    ...block,
    items: block.items.map((one, i) =>
      i === at && one.type === 'bracket' ? { ...one, items: [...one.items, item] } : one,
    ),
  }
}

/** A bracket of its own at the end, joined the other way. */
export const withBracket = (block: Block, item: One): Block => ({
  ...block,
  items: [...block.items, { type: 'bracket', join: block.join === 'all' ? 'any' : 'all', items: [item] }],
})

/** Another item in this place; null takes it away, and an empty bracket with it. */
export function replaced(block: Block, [at, within]: Place, item: One | null): Block {
  const inPlace = <T>(items: readonly T[], place: number, next: T | null): T[] =>
    items.flatMap((one, i) => (i === place ? (next === null ? [] : [next]) : [one]))
  if (within === undefined) return tidy({ ...block, items: inPlace<Item>(block.items, at, item) })
  const bracket = block.items[at]
  if (bracket?.type !== 'bracket') return block
  const items = inPlace<One | Deep>(bracket.items, within, item)
  return tidy({ ...block, items: inPlace<Item>(block.items, at, items.length === 0 ? null : { ...bracket, items }) })
}

/** With nothing left, everybody is shown: an empty "any" would show nobody. */
const tidy = (block: Block): Block => (block.items.length === 0 ? { join: 'all', items: [] } : block)
