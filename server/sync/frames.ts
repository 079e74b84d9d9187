/** Frames of `/sync`: one value each in lib0's `any` encoding, read once here and trusted from then on. */
import { decodeAny, encodeAny } from 'lib0/buffer'
import * as v from 'valibot'
import { isId, type DeviceId, type MemberId, type ProfileId } from '../../src/shared/ids'
import {
  LIMITS,
  PROTOCOL,
  type CloseName,
  type OutboxItem,
  type ToDevice,
  type ToServer,
} from '../../src/shared/protocol'
import { readItem } from './pushItems'

/** How deep a value may lie: far deeper than any change. */
const DEPTH = 16

const id = <T extends string>() => v.custom<T>((input) => typeof input === 'string' && isId(input))
const whole = (least: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least))

const item = v.variant('type', [
  // The changes are judged one by one when the item is taken, so that a bad one has an answer and not a closed socket.
  v.strictObject({
    type: v.literal('changes'),
    n: whole(1),
    profile: id<ProfileId>(),
    changes: v.array(v.unknown()),
    former: v.optional(
      v.strictObject({ by: id<MemberId>(), device: v.nullable(id<DeviceId>()), arrived: whole(0), seq: whole(1) }),
    ),
  }),
  v.strictObject({
    type: v.literal('notes'),
    n: whole(1),
    profile: id<ProfileId>(),
    update: v.instance(Uint8Array),
    at: whole(0),
    schema: v.optional(whole(1)),
    former: v.optional(v.literal(true)),
  }),
])

const frame = v.variant('type', [
  // What a newer app of the same protocol adds is left out, not refused.
  v.object({
    type: v.literal('hello'),
    protocol: v.literal(PROTOCOL),
    device: id<DeviceId>(),
    label: v.pipe(v.string(), v.maxLength(1_000)),
    epoch: v.nullable(whole(0)),
    // Absent in apps that were built before settings.
    team: v.optional(v.nullable(whole(0)), null),
    handIn: v.optional(v.literal('none')),
  }),
  v.strictObject({ type: v.literal('push'), items: v.pipe(v.array(item), v.maxLength(LIMITS.pushItems)) }),
  v.strictObject({
    type: v.literal('pull'),
    cursor: whole(0),
    next: v.nullable(v.pipe(v.string(), v.maxLength(1_000))),
    // Absent in apps that were built before the directory.
    directory: v.optional(whole(0)),
  }),
  v.strictObject({ type: v.literal('get'), profiles: v.pipe(v.array(id<ProfileId>()), v.maxLength(LIMITS.get)) }),
])

/** A hello of any version: what differs may be more than the number. */
const otherHello = v.looseObject({ type: v.literal('hello'), protocol: v.pipe(v.number(), v.notValue(PROTOCOL)) })
/** All that is asked of it: whose outbox follows. */
const otherDevice = v.object({
  type: v.literal('hello'),
  protocol: whole(0),
  device: id<DeviceId>(),
  label: v.optional(v.pipe(v.string(), v.maxLength(1_000)), ''),
})
const otherPush = v.object({
  type: v.literal('push'),
  items: v.pipe(v.array(v.unknown()), v.maxLength(LIMITS.pushItems)),
})

/** Reads a frame, or says why the connection ends. Never throws on bytes. */
export function readFrame(bytes: Uint8Array): ToServer | { close: CloseName } {
  if (bytes.length > LIMITS.frame) return { close: 'tooLarge' }
  const value = decode(bytes)
  if (v.is(otherHello, value)) {
    const other = v.safeParse(otherDevice, value)
    return other.success ? { ...other.output, epoch: null } : { close: 'protocol' }
  }
  if (!isShallow(value, DEPTH)) return { close: 'malformed' }
  const read = v.safeParse(frame, value)
  return read.success ? (read.output as ToServer) : { close: 'malformed' }
}

/**
 * [S20] What an app of another version pushes, up to the first item that this server cannot read: that one and all behind it
 * wait on the device.
 */
export function readOtherPush(bytes: Uint8Array): OutboxItem[] | { close: CloseName } {
  if (bytes.length > LIMITS.frame) return { close: 'tooLarge' }
  const value = decode(bytes)
  if (!isShallow(value, DEPTH)) return { close: 'malformed' }
  const read = v.safeParse(otherPush, value)
  if (!read.success) return { close: 'protocol' }
  const items: OutboxItem[] = []
  for (const one of read.output.items) {
    const known = v.safeParse(item, one)
    if (!known.success || !isReadable(known.output as OutboxItem)) break
    items.push(known.output as OutboxItem)
  }
  return items
}

const isReadable = (one: OutboxItem): boolean => {
  const read = readItem(one)
  return read.type === 'notes' || read.drafts !== 'malformed'
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
