/**
 * What a file is, told from its first bytes: the stated type is believed only where the bytes agree.
 *
 * Three sorts. **Shown** types (raster pictures, audio) may be drawn or played by a browser. **Known** types have
 * a signature and must keep to it. All others are bytes: kept, and only ever handed out as a download.
 */

/** Raster pictures that every browser draws and none of them runs. SVG is not among them: it can hold scripts. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const
export type PictureType = (typeof PICTURE_TYPES)[number]

export const AUDIO_TYPES = ['audio/webm', 'audio/ogg', 'audio/mp4', 'audio/mpeg', 'audio/wav', 'audio/aac'] as const
export type AudioType = (typeof AUDIO_TYPES)[number]

/** What is said of bytes that have no better name. */
export const ANY_TYPE = 'application/octet-stream'

export const isPicture = (type: string): type is PictureType => (PICTURE_TYPES as readonly string[]).includes(type)
export const isAudio = (type: string): type is AudioType => (AUDIO_TYPES as readonly string[]).includes(type)

/** What a browser may show inside a page. */
export const isShown = (type: string): boolean => isPicture(type) || isAudio(type)

/** The spelling of a type: lower case, no parameters. */
export const TYPE_PATTERN = /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,98}$/

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** The older office's container (compound file binary). */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const EBML = [0x1a, 0x45, 0xdf, 0xa3]

const begins = (bytes: Uint8Array, start: readonly number[], at = 0): boolean =>
  start.every((byte, index) => bytes[at + index] === byte)
const says = (bytes: Uint8Array, text: string, at = 0): boolean =>
  begins(
    bytes,
    Array.from(text, (letter) => letter.charCodeAt(0)),
    at,
  )

/** Frame headers of MPEG audio (11 bits of sync, a layer, a bit rate that exists) and of ADTS (layer 00). */
const isMpegFrame = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xff &&
  (bytes[1]! & 0xe0) === 0xe0 &&
  (bytes[1]! & 0x18) !== 0x08 &&
  (bytes[1]! & 0x06) !== 0 &&
  (bytes[2]! & 0xf0) !== 0xf0
const isAdts = (bytes: Uint8Array): boolean => bytes[0] === 0xff && (bytes[1]! & 0xf6) === 0xf0

/** By type, whether bytes may be of it. Several types share a container. */
const SIGNATURES: Record<string, (bytes: Uint8Array) => boolean> = {
  'image/jpeg': (bytes) => begins(bytes, [0xff, 0xd8, 0xff]),
  'image/png': (bytes) => begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/webp': (bytes) => says(bytes, 'RIFF') && says(bytes, 'WEBP', 8),
  'image/gif': (bytes) => says(bytes, 'GIF87a') || says(bytes, 'GIF89a'),
  'audio/webm': (bytes) => begins(bytes, EBML),
  'audio/ogg': (bytes) => says(bytes, 'OggS'),
  'audio/mp4': (bytes) => says(bytes, 'ftyp', 4),
  'audio/mpeg': (bytes) => says(bytes, 'ID3') || isMpegFrame(bytes),
  'audio/wav': (bytes) => says(bytes, 'RIFF') && says(bytes, 'WAVE', 8),
  'audio/aac': isAdts,
  'application/pdf': (bytes) => says(bytes, '%PDF-'),
  'application/zip': (bytes) => begins(bytes, ZIP),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': (bytes) => begins(bytes, ZIP),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': (bytes) => begins(bytes, ZIP),
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': (bytes) => begins(bytes, ZIP),
  'application/msword': (bytes) => begins(bytes, COMPOUND),
  'application/vnd.ms-excel': (bytes) => begins(bytes, COMPOUND),
  'application/vnd.ms-powerpoint': (bytes) => begins(bytes, COMPOUND),
}

/** In which order a file without a stated type is looked at. */
const TOLD: readonly string[] = [...PICTURE_TYPES, 'application/pdf', 'audio/ogg', 'audio/wav']

/** What the first bytes are for certain; undefined for a container that holds many things, and for anything else. */
export function sniff(head: Uint8Array): string | undefined {
  return TOLD.find((type) => SIGNATURES[type]!(head))
}

/** May a file that begins like this be of the stated type? What has no signature may be anything. */
export function agrees(type: string, head: Uint8Array): boolean {
  if (!TYPE_PATTERN.test(type)) return false
  return SIGNATURES[type]?.(head) ?? true
}

/** Types that browsers spell in several ways. */
const SPELLINGS: Record<string, string> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/x-aac': 'audio/aac',
  'audio/opus': 'audio/ogg',
  'application/ogg': 'audio/ogg',
  'application/x-pdf': 'application/pdf',
  'application/x-zip-compressed': 'application/zip',
}

/**
 * The type under which a file is kept: what its bytes are for certain, else what it was said to be where they
 * do not contradict, else just bytes. The server accepts what this gives.
 * @param stated as a browser states it: 'audio/webm;codecs=opus', 'IMAGE/JPG', ''
 */
export function typeOf(stated: string, head: Uint8Array): string {
  const certain = sniff(head)
  if (certain !== undefined) return certain
  const plain = stated.split(';')[0]!.trim().toLowerCase()
  const type = SPELLINGS[plain] ?? plain
  return agrees(type, head) ? type : ANY_TYPE
}
