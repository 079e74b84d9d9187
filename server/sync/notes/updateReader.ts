/**
 * Reads a Yjs update (V1) that a member sent, believing nothing: every length is held against the bytes
 * that are left, nothing may follow the end, no client is listed twice, clients and clocks are safe
 * integers, and values are shallow. What no honest notes hold is refused here already: collected garbage,
 * deleted content and subdocuments. A gap (Yjs's Skip) is allowed: honest tabs send them.
 *
 * The format is Yjs's own (yjs/src/utils/encoding.js); Yjs's reader trusts its input, hence this one.
 */
import * as decoding from 'lib0/decoding'
import {
  lengthOf,
  mergeRanges,
  TYPE_NAMES,
  type AnyValue,
  type Content,
  type Id,
  type Json,
  type Parent,
  type Range,
  type Struct,
  type Update,
} from './update'

/** The only thing the reader throws. */
export class MalformedUpdate extends Error {
  override name = 'MalformedUpdate'
}

/** How deep a value inside an update may nest. */
export const MAX_VALUE_DEPTH = 16

const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_PARENT_SUB = 0x20
const KIND = 0x1f
const SKIP = 10
/** The fewest bytes that one of these takes: no count can promise more than the bytes can hold. */
const LEAST_BYTES = { client: 3, struct: 2, deletions: 2, range: 2, value: 1, member: 2 } as const

/** @throws {MalformedUpdate} */
export function readUpdate(bytes: Uint8Array): Update {
  const input = new Input(bytes)
  const structs = readStructs(input)
  const deletions = readDeletions(input)
  if (input.left > 0) throw new MalformedUpdate('bytes after the end')
  return { structs, deletions }
}

/** lib0's decoder, with every step checked against the end. */
class Input {
  readonly #decoder: decoding.Decoder
  static readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

  constructor(bytes: Uint8Array) {
    this.#decoder = decoding.createDecoder(bytes)
  }

  get left(): number {
    return this.#decoder.arr.length - this.#decoder.pos
  }

  need(bytes: number): void {
    if (bytes > this.left) throw new MalformedUpdate('shorter than it says')
  }

  byte(): number {
    this.need(1)
    return decoding.readUint8(this.#decoder)
  }

  uint(): number {
    return this.#number(decoding.readVarUint)
  }

  int(): number {
    this.need(1)
    return this.#number(decoding.readVarInt)
  }

  #number(read: (decoder: decoding.Decoder) => number): number {
    let value: number
    try {
      value = read(this.#decoder)
    } catch {
      throw new MalformedUpdate('a number without an end, or too large')
    }
    if (!Number.isSafeInteger(value)) throw new MalformedUpdate('a number that is not a safe integer')
    return value
  }

  /** How many follow, when each takes at least `least` bytes. */
  count(least: number): number {
    const count = this.uint()
    if (count * least > this.left) throw new MalformedUpdate('counts more than it holds')
    return count
  }

  bytes(): Uint8Array {
    const length = this.count(1)
    return decoding.readUint8Array(this.#decoder, length).slice()
  }

  string(): string {
    const length = this.count(1)
    try {
      return Input.#utf8.decode(decoding.readUint8Array(this.#decoder, length))
    } catch {
      throw new MalformedUpdate('text that is not UTF-8')
    }
  }

  float32(): number {
    this.need(4)
    return decoding.readFloat32(this.#decoder)
  }

  float64(): number {
    this.need(8)
    return decoding.readFloat64(this.#decoder)
  }

  bigint(): bigint {
    this.need(8)
    return decoding.readBigInt64(this.#decoder)
  }
}

function readStructs(input: Input): Map<number, Struct[]> {
  const structs = new Map<number, Struct[]>()
  const clients = new Set<number>()
  for (let left = input.count(LEAST_BYTES.client); left > 0; left--) {
    const count = input.count(LEAST_BYTES.struct)
    const client = input.uint()
    if (clients.has(client)) throw new MalformedUpdate('a client listed twice')
    clients.add(client)
    const list = readClient(input, client, count)
    if (list.length > 0) structs.set(client, list)
  }
  return structs
}

function readClient(input: Input, client: number, count: number): Struct[] {
  const list: Struct[] = []
  let clock = input.uint()
  for (let left = count; left > 0; left--) {
    const info = input.byte()
    let length: number
    if ((info & KIND) === SKIP) {
      length = input.uint()
    } else {
      const struct = readStruct(input, { client, clock }, info)
      length = struct.length
      list.push(struct)
    }
    if (length === 0) throw new MalformedUpdate('a struct without length')
    clock += length
    if (!Number.isSafeInteger(clock)) throw new MalformedUpdate('a clock that is not a safe integer')
  }
  return list
}

function readStruct(input: Input, { client, clock }: Id, info: number): Struct {
  const origin = (info & HAS_ORIGIN) === 0 ? null : readId(input)
  const rightOrigin = (info & HAS_RIGHT_ORIGIN) === 0 ? null : readId(input)
  const named = origin === null && rightOrigin === null
  const parent = named ? readParent(input) : null
  const parentSub = named && (info & HAS_PARENT_SUB) !== 0 ? input.string() : null
  for (const id of [origin, rightOrigin, parent])
    if (id !== null && 'client' in id && id.client === client && id.clock >= clock)
      throw new MalformedUpdate('an item that stands on itself or on what comes after it')
  const content = readContent(input, info & KIND)
  return { client, clock, length: lengthOf(content), origin, rightOrigin, parent, parentSub, content }
}

const readId = (input: Input): Id => ({ client: input.uint(), clock: input.uint() })

function readParent(input: Input): Parent {
  switch (input.uint()) {
    case 0:
      return readId(input)
    case 1:
      return { root: input.string() }
    default:
      throw new MalformedUpdate('a parent that is neither a root nor an item')
  }
}

function readContent(input: Input, kind: number): Content {
  switch (kind) {
    case 2:
      return { kind: 'json', values: readMany(input, () => readJsonOrUndefined(input)) }
    case 3:
      return { kind: 'binary', bytes: input.bytes() }
    case 4:
      return { kind: 'string', text: input.string() }
    case 5:
      return { kind: 'embed', value: parseJson(input.string()) }
    case 6:
      return { kind: 'format', key: input.string(), value: parseJson(input.string()) }
    case 7:
      return readType(input)
    case 8:
      return { kind: 'any', values: readMany(input, () => readAny(input, 0)) }
    default:
      // 0 collected garbage, 1 deleted content, 9 a subdocument, and what Yjs does not have.
      throw new MalformedUpdate(`content of kind ${kind}`)
  }
}

function readMany<T>(input: Input, read: () => T): T[] {
  const values: T[] = []
  for (let left = input.count(LEAST_BYTES.value); left > 0; left--) values.push(read())
  return values
}

function readType(input: Input): Content {
  const type = TYPE_NAMES[input.uint()]
  if (type === undefined) throw new MalformedUpdate('a type that Yjs does not have')
  const name = type === 'xmlElement' || type === 'xmlHook' ? input.string() : null
  return { kind: 'type', type, name }
}

function readJsonOrUndefined(input: Input): Json | undefined {
  const text = input.string()
  return text === 'undefined' ? undefined : parseJson(text)
}

function parseJson(text: string): Json {
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    throw new MalformedUpdate('a value that is not JSON')
  }
  checkDepth(value, 0)
  return value
}

function checkDepth(value: Json, depth: number): void {
  if (value === null || typeof value !== 'object') return
  if (depth === MAX_VALUE_DEPTH) throw new MalformedUpdate('a value that nests too deep')
  for (const part of Object.values(value)) checkDepth(part, depth + 1)
}

function readAny(input: Input, depth: number): AnyValue {
  switch (input.byte()) {
    case 127:
      return undefined
    case 126:
      return null
    case 125:
      return input.int()
    case 124:
      return input.float32()
    case 123:
      return input.float64()
    case 122:
      return input.bigint()
    case 121:
      return false
    case 120:
      return true
    case 119:
      return input.string()
    case 118:
      return readAnyObject(input, inside(depth))
    case 117: {
      const below = inside(depth)
      return readMany(input, () => readAny(input, below))
    }
    case 116:
      return input.bytes()
    default:
      throw new MalformedUpdate('a value of no known kind')
  }
}

function inside(depth: number): number {
  if (depth === MAX_VALUE_DEPTH) throw new MalformedUpdate('a value that nests too deep')
  return depth + 1
}

function readAnyObject(input: Input, depth: number): AnyValue {
  const value: { [key: string]: AnyValue } = {}
  for (let left = input.count(LEAST_BYTES.member); left > 0; left--) {
    const key = input.string()
    // Setting it would change the object's prototype instead.
    if (key === '__proto__') throw new MalformedUpdate('a key that is not allowed')
    if (Object.hasOwn(value, key)) throw new MalformedUpdate('a key given twice')
    value[key] = readAny(input, depth)
  }
  return value
}

function readDeletions(input: Input): Map<number, Range[]> {
  const deletions = new Map<number, Range[]>()
  const clients = new Set<number>()
  for (let left = input.count(LEAST_BYTES.deletions); left > 0; left--) {
    const client = input.uint()
    if (clients.has(client)) throw new MalformedUpdate('a client listed twice')
    clients.add(client)
    const ranges: Range[] = []
    for (let more = input.count(LEAST_BYTES.range); more > 0; more--) ranges.push(readRange(input))
    if (ranges.length > 0) deletions.set(client, mergeRanges(ranges))
  }
  return deletions
}

function readRange(input: Input): Range {
  const range = { clock: input.uint(), length: input.uint() }
  if (range.length === 0) throw new MalformedUpdate('a deletion without length')
  if (!Number.isSafeInteger(range.clock + range.length)) throw new MalformedUpdate('a clock that is not a safe integer')
  return range
}
