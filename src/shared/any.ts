/**
 * lib0's `any` encoding: JSON's values and byte arrays as bytes. As in lib0/buffer, which would bring
 * base64 and what it needs to know of its surroundings into every start of the app.
 */
import { createDecoder, readAny } from 'lib0/decoding'
import { encode, writeAny } from 'lib0/encoding'

export const encodeAny = (value: unknown): Uint8Array =>
  encode((encoder) => writeAny(encoder, value as Parameters<typeof writeAny>[1]))

/** @throws when the bytes end before the value does. */
export const decodeAny = (bytes: Uint8Array): unknown => readAny(createDecoder(bytes))
