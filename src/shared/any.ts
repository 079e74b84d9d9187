/**
 * lib0's `any` encoding: JSON's values and byte arrays as bytes, the same ones (any.test.ts). lib0 itself would
 * bring what only Yjs needs into every start of the app.
 *
 * A value is the number of its type and then, of
 * - an integer: six bits and the sign, then seven bits a byte, the lowest first; the eighth says that more follow
 * - another number: 4 bytes where they hold it exactly, else 8, the highest first
 * - a text or a byte array: its length in bytes, as integers but with no sign, and UTF-8 or the bytes
 * - an array or an object: how many, and each value, after its key
 */
const UNDEFINED = 127
const NULL = 126
const INTEGER = 125
const FLOAT32 = 124
const FLOAT64 = 123
const FALSE = 121
const TRUE = 120
const TEXT = 119
const OBJECT = 118
const ARRAY = 117
const BYTES = 116

const LARGEST_INTEGER = 0x7fffffff
/** Bytes to begin with: most of what is encoded is a row or a change. */
const ROOM = 1024
/** From so many bytes on a value is mostly bytes in it, such as a file's, and few texts. */
const LARGE = 65_536

const utf8 = new TextEncoder()
const fromUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const fromLatin = new TextDecoder('latin1')

/** What is written or read now: neither ever waits in between. */
let bytes = new Uint8Array()
let view = new DataView(bytes.buffer)
let at = 0
/** All that is read now as one text, in which a byte is a character; '' when there are too many. */
let latin = ''

/** What is none of these (a function, a large integer of its own type) is written as undefined. */
export function encodeAny(value: unknown): Uint8Array {
  use(new Uint8Array(ROOM), 0)
  write(value)
  return bytes.slice(0, at)
}

/** Byte arrays in the value are views of the given bytes. @throws when these end before the value does. */
export function decodeAny(encoded: Uint8Array): unknown {
  use(encoded as Uint8Array<ArrayBuffer>, 0)
  latin = encoded.length > LARGE ? '' : fromLatin.decode(encoded)
  const value = read()
  latin = ''
  return value
}

export interface AnyReader {
  byte(): number
  /** A length, a clock, a client id: seven bits a byte, the lowest first. */
  unsigned(): number
  text(): string
  any(): unknown
}
const READER: AnyReader = { byte: readByte, unsigned: readLength, text: readText, any: read }

/** Values among other things, one after the other, as in a Yjs update. @throws when the bytes end too early. */
export function readAnys<T>(encoded: Uint8Array, work: (reader: AnyReader) => T): T {
  use(encoded as Uint8Array<ArrayBuffer>, 0)
  latin = fromLatin.decode(encoded)
  try {
    return work(READER)
  } finally {
    latin = ''
  }
}

function use(these: Uint8Array<ArrayBuffer>, from: number): void {
  bytes = these
  view = new DataView(these.buffer, these.byteOffset, these.length)
  at = from
}

/** Where the next `length` bytes begin; there is room for them. */
function next(length: number): number {
  const start = at
  at += length
  if (at > bytes.length) {
    const larger = new Uint8Array(at * 2)
    larger.set(bytes)
    use(larger, at)
  }
  return start
}

function write(value: unknown): void {
  if (value === null) byte(NULL)
  else if (typeof value === 'string') {
    byte(TEXT)
    writeText(value)
  } else if (typeof value === 'number') writeNumber(value)
  else if (typeof value === 'boolean') byte(value ? TRUE : FALSE)
  else if (typeof value !== 'object') byte(UNDEFINED)
  else if (Array.isArray(value)) {
    byte(ARRAY)
    writeLength(value.length)
    for (const one of value) write(one)
  } else if (value instanceof Uint8Array) {
    byte(BYTES)
    writeBytes(value)
  } else {
    const keys = Object.keys(value)
    byte(OBJECT)
    writeLength(keys.length)
    for (const key of keys) {
      writeText(key)
      write((value as Record<string, unknown>)[key])
    }
  }
}

function byte(value: number): void {
  // The bytes may be others afterwards, so the place comes first.
  const start = next(1)
  bytes[start] = value
}

function writeNumber(value: number): void {
  if (Number.isInteger(value) && Math.abs(value) <= LARGEST_INTEGER) {
    // Minus zero is a number of its own.
    const sign = value < 0 || Object.is(value, -0) ? 64 : 0
    const size = Math.abs(value)
    byte(INTEGER)
    byte((size > 63 ? 128 : 0) | sign | (size & 63))
    if (size > 63) writeLength(size >> 6)
  } else if (Math.fround(value) === value) {
    byte(FLOAT32)
    const start = next(4)
    view.setFloat32(start, value)
  } else {
    byte(FLOAT64)
    const start = next(8)
    view.setFloat64(start, value)
  }
}

function writeLength(length: number): void {
  for (; length > 127; length = Math.floor(length / 128)) byte(128 | (length & 127))
  byte(length)
}

function writeText(text: string): void {
  const { length } = text
  // Keys and ids, which are most texts: quicker than to ask the encoder.
  if (length < 128 && isAscii(text)) {
    const start = next(length + 1)
    bytes[start] = length
    for (let index = 0; index < length; index++) bytes[start + 1 + index] = text.charCodeAt(index)
  } else writeBytes(utf8.encode(text))
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false
  return true
}

function writeBytes(all: Uint8Array): void {
  writeLength(all.length)
  const start = next(all.length)
  bytes.set(all, start)
}

function read(): unknown {
  const type = readByte()
  switch (type) {
    case UNDEFINED:
      return undefined
    case NULL:
      return null
    case INTEGER: {
      const first = readByte()
      const size = (first & 63) + (first > 127 ? readLength() * 64 : 0)
      return first & 64 ? -size : size
    }
    case FLOAT32:
      return view.getFloat32(readOver(4))
    case FLOAT64:
      return view.getFloat64(readOver(8))
    case FALSE:
    case TRUE:
      return type === TRUE
    case TEXT:
      return readText()
    case OBJECT: {
      const object: Record<string, unknown> = {}
      for (let left = readLength(); left > 0; left--) object[readText()] = read()
      return object
    }
    case ARRAY: {
      const array: unknown[] = []
      for (let left = readLength(); left > 0; left--) array.push(read())
      return array
    }
    case BYTES:
      return readBytes()
    default:
      throw new RangeError(`${type} is no type of a value`)
  }
}

/** Where the next `length` bytes begin. */
function readOver(length: number): number {
  const start = at
  at += length
  if (at > bytes.length) throw new RangeError('the bytes end before the value does')
  return start
}

function readByte(): number {
  return bytes[readOver(1)]!
}

function readLength(): number {
  let length = 0
  for (let unit = 1; ; unit *= 128) {
    const part = readByte()
    length += (part & 127) * unit
    if (part < 128) return length
  }
}

function readBytes(): Uint8Array {
  const length = readLength()
  const start = readOver(length)
  return bytes.subarray(start, start + length)
}

/** Keys and ids, which are most texts, are cut out of the whole: to ask the decoder for each takes twice as long. */
function readText(): string {
  const length = readLength()
  const start = readOver(length)
  for (let index = start; index < at; index++)
    if (bytes[index]! > 127 || latin === '') return fromUtf8.decode(bytes.subarray(start, at))
  return latin.slice(start, at)
}
