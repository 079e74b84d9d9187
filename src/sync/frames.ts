/** One frame of `/sync`: a value in lib0's `any` encoding. The server's checks are its own. */
import { decodeAny, encodeAny } from '../shared/any'
import type { ToDevice, ToServer } from '../shared/protocol'

export const encodeFrame = (message: ToServer): Uint8Array => encodeAny(message)
export const decodeFrame = (frame: ArrayBuffer): ToDevice => decodeAny(new Uint8Array(frame)) as ToDevice
