/**
 * Frames of `/ws/profile/<id>`: y-websocket's own protocol (y-websocket 3.1, y-protocols 1.0), read strictly.
 *
 *   0 sync       0 step 1 {state vector} | 1 step 2 {update} | 2 update {update}
 *   1 awareness  {update}
 *   2 auth       the server's to send; it never does, a refusal is a close code
 *   3 query      asks for the awareness of everybody
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

const SYNC = 0
const AWARENESS = 1
const QUERY = 3
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

export type Frame =
  | { type: 'step1'; stateVector: Uint8Array }
  /** A step 2 or an update: the same to us. */
  | { type: 'update'; update: Uint8Array }
  | { type: 'awareness'; update: Uint8Array }
  | { type: 'query' }

/** Reads one frame whole; undefined when it is not well formed. Never throws on bytes. */
export function readFrame(bytes: Uint8Array): Frame | undefined {
  return whole(bytes, (input) => {
    switch (decoding.readVarUint(input)) {
      case SYNC:
        return readSync(input)
      case AWARENESS:
        return { type: 'awareness', update: decoding.readVarUint8Array(input) }
      case QUERY:
        return { type: 'query' }
      default:
        return undefined
    }
  })
}

function readSync(input: decoding.Decoder): Frame | undefined {
  const step = decoding.readVarUint(input)
  const bytes = decoding.readVarUint8Array(input)
  if (step === STEP_1) return isStateVector(bytes) ? { type: 'step1', stateVector: bytes } : undefined
  return step === STEP_2 || step === UPDATE ? { type: 'update', update: bytes } : undefined
}

function isStateVector(bytes: Uint8Array): boolean {
  const clients = whole(bytes, (input) => {
    const seen = new Set<number>()
    const count = decoding.readVarUint(input)
    for (let left = count; left > 0; left--) {
      const client = decoding.readVarUint(input)
      const clock = decoding.readVarUint(input)
      if (!Number.isSafeInteger(client) || !Number.isSafeInteger(clock)) return undefined
      seen.add(client)
    }
    return seen.size === count ? seen : undefined
  })
  return clients !== undefined
}

/** One client's awareness as it came: JSON text, `null` when it left. */
export interface AwarenessEntry {
  client: number
  state: string
}

/** The entries of an awareness update; undefined when it is not well formed. Clocks are not believed, so not read out. */
export function readAwareness(bytes: Uint8Array): AwarenessEntry[] | undefined {
  return whole(bytes, (input) => {
    const entries: AwarenessEntry[] = []
    for (let left = decoding.readVarUint(input); left > 0; left--) {
      const client = decoding.readVarUint(input)
      decoding.readVarUint(input)
      entries.push({ client, state: decoding.readVarString(input) })
    }
    return entries
  })
}

/** Runs a reader over all the bytes. lib0 throws on bad ones; nothing else in here may throw. */
function whole<T>(bytes: Uint8Array, read: (input: decoding.Decoder) => T | undefined): T | undefined {
  const input = decoding.createDecoder(bytes)
  try {
    const result = read(input)
    return decoding.hasContent(input) ? undefined : result
  } catch {
    return undefined
  }
}

export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(STEP_1, stateVector)
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(STEP_2, update)
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(UPDATE, update)

function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  const output = encoding.createEncoder()
  encoding.writeVarUint(output, SYNC)
  encoding.writeVarUint(output, step)
  encoding.writeVarUint8Array(output, bytes)
  return encoding.toUint8Array(output)
}

/** `state` is JSON text; `null` for somebody who left. */
export function awarenessFrame(entries: { client: number; clock: number; state: string }[]): Uint8Array {
  const update = encoding.createEncoder()
  encoding.writeVarUint(update, entries.length)
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(update, client)
    encoding.writeVarUint(update, clock)
    encoding.writeVarString(update, state)
  }
  const output = encoding.createEncoder()
  encoding.writeVarUint(output, AWARENESS)
  encoding.writeVarUint8Array(output, encoding.toUint8Array(update))
  return encoding.toUint8Array(output)
}

/** Says nothing. y-websocket leaves a server that it has not heard for 30 seconds. */
export const HEARTBEAT = awarenessFrame([])
