/**
 * Writes an update as Yjs would (V1): higher client ids first, structs by clock, gaps as Skip, deletions
 * sorted and merged. One meaning has one encoding, so what is stored and relayed is never a sender's bytes.
 */
import * as encoding from 'lib0/encoding'
import { TYPE_NAMES, type Content, type Id, type Range, type Struct, type Update } from './update'

const KIND_NUMBER: Record<Content['kind'], number> = {
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
}
const SKIP = 10

export function writeUpdate({ structs, deletions }: Update): Uint8Array {
  const output = encoding.createEncoder()
  encoding.writeVarUint(output, structs.size)
  for (const [client, list] of higherFirst(structs)) writeClient(output, client, list)
  encoding.writeVarUint(output, deletions.size)
  for (const [client, ranges] of higherFirst(deletions)) writeRanges(output, client, ranges)
  return encoding.toUint8Array(output)
}

const higherFirst = <T>(byClient: Map<number, T>): [number, T][] => [...byClient].toSorted(([a], [b]) => b - a)

function writeClient(output: encoding.Encoder, client: number, list: Struct[]): void {
  const gaps = list.filter((struct, index) => index > 0 && struct.clock > endOf(list[index - 1]!)).length
  encoding.writeVarUint(output, list.length + gaps)
  encoding.writeVarUint(output, client)
  encoding.writeVarUint(output, list[0]!.clock)
  let clock = list[0]!.clock
  for (const struct of list) {
    if (struct.clock > clock) {
      encoding.writeUint8(output, SKIP)
      encoding.writeVarUint(output, struct.clock - clock)
    }
    writeStruct(output, struct)
    clock = endOf(struct)
  }
}

const endOf = (struct: Struct): number => struct.clock + struct.length

function writeStruct(output: encoding.Encoder, struct: Struct): void {
  const { origin, rightOrigin, parent, parentSub, content } = struct
  const info =
    KIND_NUMBER[content.kind] |
    (origin === null ? 0 : 0x80) |
    (rightOrigin === null ? 0 : 0x40) |
    (parentSub === null ? 0 : 0x20)
  encoding.writeUint8(output, info)
  if (origin !== null) writeId(output, origin)
  if (rightOrigin !== null) writeId(output, rightOrigin)
  if (parent !== null) {
    encoding.writeVarUint(output, 'root' in parent ? 1 : 0)
    if ('root' in parent) encoding.writeVarString(output, parent.root)
    else writeId(output, parent)
    if (parentSub !== null) encoding.writeVarString(output, parentSub)
  }
  writeContent(output, content)
}

function writeId(output: encoding.Encoder, id: Id): void {
  encoding.writeVarUint(output, id.client)
  encoding.writeVarUint(output, id.clock)
}

function writeContent(output: encoding.Encoder, content: Content): void {
  switch (content.kind) {
    case 'string':
      return encoding.writeVarString(output, content.text)
    case 'format':
      encoding.writeVarString(output, content.key)
      return encoding.writeVarString(output, JSON.stringify(content.value))
    case 'type':
      encoding.writeVarUint(output, TYPE_NAMES.indexOf(content.type))
      if (content.name !== null) encoding.writeVarString(output, content.name)
      return undefined
    case 'any':
      encoding.writeVarUint(output, content.values.length)
      for (const value of content.values) encoding.writeAny(output, value)
      return undefined
    case 'json':
      encoding.writeVarUint(output, content.values.length)
      for (const value of content.values) encoding.writeVarString(output, JSON.stringify(value) ?? 'undefined')
      return undefined
    case 'embed':
      return encoding.writeVarString(output, JSON.stringify(content.value))
    case 'binary':
      return encoding.writeVarUint8Array(output, content.bytes)
  }
}

function writeRanges(output: encoding.Encoder, client: number, ranges: Range[]): void {
  encoding.writeVarUint(output, client)
  encoding.writeVarUint(output, ranges.length)
  for (const { clock, length } of ranges) {
    encoding.writeVarUint(output, clock)
    encoding.writeVarUint(output, length)
  }
}
