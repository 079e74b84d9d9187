/**
 * The one codec of everything that lies on the device, so that encryption can come without a migration.
 * A sealed value is a format byte and lib0's `any` encoding; bytes inside are stored as they are.
 */
import { decodeAny, encodeAny } from '../shared/any'

declare const sealed: unique symbol
/** Bytes that only `unseal` reads; T is what it gives. */
export type Sealed<T> = Uint8Array & { readonly [sealed]: T }

const PLAIN = 0

export function seal<T>(value: T): Sealed<T> {
  const bytes = encodeAny(value)
  const out = new Uint8Array(bytes.length + 1)
  out[0] = PLAIN
  out.set(bytes, 1)
  return out as Sealed<T>
}

/** @throws when the bytes were sealed by an app that knows a format which this one does not. */
export function unseal<T>(bytes: Sealed<T>): T {
  if (bytes[0] !== PLAIN) throw new Error(`stored in format ${bytes[0]}, which this version cannot read`)
  return decodeAny(bytes.subarray(1)) as T
}

/** Opens what the server compressed: raw deflate, RFC 1951. */
export async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
