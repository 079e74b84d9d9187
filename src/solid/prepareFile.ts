/** Makes of what a person chose the file as it is kept: its type told from the bytes, its name safe, pictures small. */
import { FILE_LIMITS, type FileValue } from '../shared/files/file'
import { hashOf } from '../shared/files/hash'
import { safeName, withEnding } from '../shared/files/name'
import { isPicture, sniff, typeOf } from '../shared/files/types'
import { FileRefused, type AboutFile } from './files'
import { makePicture, type Picture } from './picture'

export interface PreparedFile {
  value: FileValue
  bytes: Uint8Array
  thumb: Uint8Array | null
}

/** A photograph of this many bytes is still read: it becomes smaller. */
const LARGEST_PICTURE = 100 * 1024 * 1024

/** @throws FileRefused when it is empty, too large, or went away while it was read. */
export async function prepareFile(
  file: Blob,
  { entry, name, seconds }: AboutFile,
  make: typeof makePicture = makePicture,
): Promise<PreparedFile> {
  if (file.size === 0) throw new FileRefused('empty')
  const head = await read(file.slice(0, FILE_LIMITS.head))
  const stated = typeOf(file.type, head)
  const drawable = isPicture(stated) || stated.startsWith('image/')
  if (file.size > (drawable ? LARGEST_PICTURE : FILE_LIMITS.size)) throw new FileRefused('tooLarge')
  // A moving picture would stand still if it were drawn; the format has no place for where it was taken.
  const picture = drawable && stated !== 'image/svg+xml' ? await make(file, stated === 'image/gif') : null
  const bytes = await read(picture?.blob ?? file)
  if (bytes.length > FILE_LIMITS.size) throw new FileRefused('tooLarge')
  const type = picture === null ? stated : typeOf(picture.blob.type, bytes)
  const given = safeName(name ?? (file instanceof File ? file.name : ''), NAMES[type.split('/')[0]!] ?? 'file')
  return {
    bytes,
    thumb: picture?.thumb ?? null,
    value: {
      name: picture === null || picture.blob === file ? withSomeEnding(given, type) : withEnding(given, endingOf(type)),
      type,
      size: bytes.length,
      hash: await hashOf(bytes),
      ...(entry === undefined ? {} : { entry }),
      ...sizesOf(picture),
      ...(seconds === undefined ? {} : { seconds: Math.round(seconds * 10) / 10 }),
      thumb: picture !== null && picture.thumb !== null && sniff(picture.thumb) !== undefined,
    },
  }
}

/** Names of what has none, such as a picture from the clipboard. */
const NAMES: Record<string, string> = { image: 'picture', audio: 'voice' }

const ENDINGS: Record<string, string> = {
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'audio/webm': 'webm',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'application/pdf': 'pdf',
}
const endingOf = (type: string): string => ENDINGS[type] ?? 'bin'
const withSomeEnding = (name: string, type: string): string =>
  name.includes('.') || ENDINGS[type] === undefined ? name : `${name}.${endingOf(type)}`

const sizesOf = (picture: Picture | null): Pick<FileValue, 'width' | 'height'> =>
  picture === null ? {} : { width: picture.width, height: picture.height }

async function read(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    throw new FileRefused('unreadable')
  }
}
