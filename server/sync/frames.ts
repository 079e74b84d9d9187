/** Frames of `/sync`: one value each in lib0's `any` encoding, read once here and trusted from then on. */
import { decodeAny, encodeAny } from 'lib0/buffer'
import * as v from 'valibot'
import { isId, type DeviceId, type ProfileId } from '../../src/shared/ids'
import { LIMITS, PROTOCOL, type CloseName, type ToDevice, type ToServer } from '../../src/shared/protocol'

/** How deep a value may lie: far deeper than any change. */
const DEPTH = 16

const id = <T extends string>() => v.custom<T>((input) => typeof input === 'string' && isId(input))
const whole = (least: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least))

const item = v.variant('type', [
  // The changes are judged one by one when the item is taken, so that a bad one has an answer and not a closed socket.
  v.strictObject({ type: v.literal('changes'), n: whole(1), profile: id<ProfileId>(), changes: v.array(v.unknown()) }),
  v.strictObject({
    type: v.literal('notes'),
    n: whole(1),
    profile: id<ProfileId>(),
    update: v.instance(Uint8Array),
    at: whole(0),
    schema: v.optional(whole(1)),
  }),
])

const frame = v.variant('type', [
  v.strictObject({
    type: v.literal('hello'),
    protocol: v.literal(PROTOCOL),
    device: id<DeviceId>(),
    label: v.pipe(v.string(), v.maxLength(1_000)),
    epoch: v.nullable(whole(0)),
    // Absent in apps that were built before settings.
    team: v.optional(v.nullable(whole(0)), null),
  }),
  v.strictObject({ type: v.literal('push'), items: v.pipe(v.array(item), v.maxLength(LIMITS.pushItems)) }),
  v.strictObject({
    type: v.literal('pull'),
    cursor: whole(0),
    next: v.nullable(v.pipe(v.string(), v.maxLength(1_000))),
  }),
  v.strictObject({ type: v.literal('get'), profiles: v.pipe(v.array(id<ProfileId>()), v.maxLength(LIMITS.get)) }),
])

/** A hello of any version: what differs may be more than the number. */
const otherHello = v.looseObject({ type: v.literal('hello'), protocol: v.pipe(v.number(), v.notValue(PROTOCOL)) })

/** Reads a frame, or says why the connection ends. Never throws on bytes. */
export function readFrame(bytes: Uint8Array): ToServer | { close: CloseName } {
  if (bytes.length > LIMITS.frame) return { close: 'tooLarge' }
  const value = decode(bytes)
  if (v.is(otherHello, value)) return { close: 'protocol' }
  if (!isShallow(value, DEPTH)) return { close: 'malformed' }
  const read = v.safeParse(frame, value)
  return read.success ? (read.output as ToServer) : { close: 'malformed' }
}

function decode(bytes: Uint8Array): unknown {
  try {
    return decodeAny(bytes)
  } catch {
    return undefined
  }
}

function isShallow(value: unknown, depth: number): boolean {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return true
  return depth > 0 && Object.values(value).every((part) => isShallow(part, depth - 1))
}

export const writeFrame = (message: ToDevice): Uint8Array => encodeAny(message)
