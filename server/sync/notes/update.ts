/** A Yjs update (encoding V1) as plain data: what a sender claims, before anything is believed. */

/** Names one character or element for ever: the Yjs client that made it, and its own count. */
export interface Id {
  client: number
  clock: number
}

/** The types of Yjs by the number they are written with. */
export const TYPE_NAMES = ['array', 'map', 'text', 'xmlElement', 'xmlFragment', 'xmlHook', 'xmlText'] as const
export type TypeName = (typeof TYPE_NAMES)[number]

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
/** What lib0's `any` encoding can hold. */
export type AnyValue =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | AnyValue[]
  | { [key: string]: AnyValue }

export type Content =
  | { kind: 'string'; text: string }
  | { kind: 'format'; key: string; value: Json }
  /** `name` is the node's of an element, the hook's of a hook; else null. */
  | { kind: 'type'; type: TypeName; name: string | null }
  | { kind: 'any'; values: AnyValue[] }
  | { kind: 'json'; values: (Json | undefined)[] }
  | { kind: 'embed'; value: Json }
  | { kind: 'binary'; bytes: Uint8Array }

export type Parent = { root: string } | Id

/** One run of items of one client. With an origin or a right origin its parent is theirs and not written. */
export interface Struct extends Id {
  /** In Yjs's units: UTF-16 code units of a string, values of a list, else 1. */
  length: number
  origin: Id | null
  rightOrigin: Id | null
  parent: Parent | null
  /** The attribute it sets; only beside a written parent. */
  parentSub: string | null
  content: Content
}

export interface Range {
  clock: number
  length: number
}

export interface Update {
  /** By client, ascending by clock; gaps between structs are allowed, overlaps are not. No list is empty. */
  structs: Map<number, Struct[]>
  /** By client, ascending, neither touching nor overlapping. No list is empty. */
  deletions: Map<number, Range[]>
}

export function lengthOf(content: Content): number {
  switch (content.kind) {
    case 'string':
      return content.text.length
    case 'any':
    case 'json':
      return content.values.length
    default:
      return 1
  }
}

/** The struct from its `offset`th unit on, as Yjs splits it: what is left of the cut becomes the origin. */
export function tailOf(struct: Struct, offset: number): Struct {
  const { client, content } = struct
  return {
    client,
    clock: struct.clock + offset,
    length: struct.length - offset,
    origin: { client, clock: struct.clock + offset - 1 },
    rightOrigin: struct.rightOrigin,
    parent: null,
    parentSub: null,
    content: contentTail(content, offset),
  }
}

function contentTail(content: Content, offset: number): Content {
  switch (content.kind) {
    case 'string':
      return { kind: 'string', text: content.text.slice(offset) }
    case 'any':
      return { kind: 'any', values: content.values.slice(offset) }
    case 'json':
      return { kind: 'json', values: content.values.slice(offset) }
    default:
      throw new RangeError(`a ${content.kind} has length 1 and no tail`)
  }
}

/** Ascending ranges that neither touch nor overlap. Sorts `ranges` in place. */
export function mergeRanges(ranges: Range[]): Range[] {
  ranges.sort((a, b) => a.clock - b.clock)
  const merged: Range[] = []
  for (const range of ranges) {
    const last = merged.at(-1)
    if (last === undefined || last.clock + last.length < range.clock) merged.push({ ...range })
    else last.length = Math.max(last.length, range.clock + range.length - last.clock)
  }
  return merged
}
