/** From the bytes of a text file to text, whatever the program that wrote it. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251'

export interface DecodedText {
  text: string
  encoding: Encoding
  /** Characters that could not be read and stand as U+FFFD. */
  damaged: number
}

const BOMS: [Encoding, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * The byte order mark decides; without one UTF-8, where the bytes are that, else Windows-1251, in which
 * every byte means something. A UTF-8 file with a few broken bytes stays UTF-8: read as Windows-1251
 * all of its Cyrillic would be rubbish.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  for (const [encoding, bom] of BOMS)
    if (bom.every((byte, index) => bytes[index] === byte)) return loosely(bytes.subarray(bom.length), encoding)
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      encoding: 'utf-8',
      damaged: 0,
    }
  } catch {
    const utf8 = loosely(bytes, 'utf-8')
    return utf8.damaged * 10 < wideCharacters(utf8.text) ? utf8 : loosely(bytes, 'windows-1251')
  }
}

function loosely(bytes: Uint8Array, encoding: Encoding): DecodedText {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  return { text, encoding, damaged: count(text, '\ufffd') }
}

/** Characters of two bytes and more that were read well. */
const wideCharacters = (text: string): number => text.replaceAll(/[\0-\x7f\ufffd]/g, '').length

const count = (text: string, what: string): number => text.split(what).length - 1

/** Bytes of a picture, a program or a video read as text: control characters where text has none. */
export function looksBinary(text: string): boolean {
  const start = text.slice(0, 20_000)
  if (start.includes('\0')) return true
  const controls = start.match(/[\x01-\x08\x0b\x0c\x0e-\x1f]/g)?.length ?? 0
  return controls > 2 && controls * 200 > start.length
}
