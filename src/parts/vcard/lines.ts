/**
 * From the bytes of a contact file to clean lines, whatever program wrote it. vCard 2.1 (phones with buttons,
 * Outlook, 1C) has parameters without names, quoted-printable with soft breaks and a charset of its own for
 * each line; 3.0 and 4.0 fold lines, some programs in the middle of a character. All of it is undone here, so
 * that what follows knows one spelling only.
 */
import { decodeText } from '../encoding'

export interface CardLine {
  /** Before the point: what binds a number to its label. Lower case, '' for none. */
  group: string
  /** Upper case. */
  name: string
  /** Names in upper case; a parameter without a name is a TYPE. */
  params: ReadonlyMap<string, string[]>
  /** Text; what was quoted-printable is decoded, base64 is not. */
  value: string
}

/** More of a line than this is rubbish, unless it is a picture. */
const LONGEST_TEXT = 50_000
const LONGEST_PICTURE = 8 * 1024 * 1024
/** Name and parameters. */
const LONGEST_HEAD = 1_000
const PROPERTY = /^\s*(?:[\w-]+\.)?[a-z][\w-]*\s*[;:]/i
const ENCODINGS = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', '8BIT', '7BIT'])

/** The lines of a file that are properties; what is none is left out. */
export function linesOf(input: string | Uint8Array): CardLine[] {
  return joined(asBytes(input)).flatMap((line) => lineOf(line) ?? [])
}

/** A character for each byte: a fold may stand between two bytes of one letter. UTF-16 comes as UTF-8. */
function asBytes(input: string | Uint8Array): string {
  const isUtf16 =
    typeof input !== 'string' && ((input[0] === 0xff && input[1] === 0xfe) || (input[0] === 0xfe && input[1] === 0xff))
  const bytes = typeof input === 'string' ? encoded(input) : isUtf16 ? encoded(decodeText(input).text) : input
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  let text = ''
  for (let at = start; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return text
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Folded, soft-broken and simply broken lines as one. */
function joined(text: string): string[] {
  const lines: string[] = []
  let soft = false
  let base64 = false
  const append = (more: string): void => {
    const last = lines.length - 1
    const before = lines[last]
    if (before !== undefined && before.length < (base64 ? LONGEST_PICTURE : LONGEST_TEXT)) lines[last] = before + more
  }
  for (const line of text.split(/\r\n|\r|\n/)) {
    const continued = soft
    if (continued) append(line.replace(/=\s*$/, ''))
    else if (/^[ \t]/.test(line) && lines.length > 0)
      append(line.slice(1).replace(isQuoted(lines.at(-1)!) ? /=\s*$/ : /$^/, ''))
    else if (line.trim() === '') base64 = false
    else if (PROPERTY.test(line)) {
      const isSoft = isQuoted(line) && /=\s*$/.test(line)
      lines.push(isSoft ? line.replace(/=\s*$/, '') : line)
      base64 =
        /;\s*(?:ENCODING=)?(?:B|BASE64)\s*[;:]/i.test(line.slice(0, 300)) ||
        /:data:[^,]*;base64,/i.test(line.slice(0, 300))
    } else if (base64) append(line.trim())
    else if (isQuoted(lines.at(-1) ?? '')) append(line.replace(/=\s*$/, ''))
    // A note that was written without escaping its line ends.
    else if (/^(?:[\w-]+\.)?NOTE\b/i.test(lines.at(-1) ?? '')) append(`\\n${line}`)
    soft = lines.length > 0 && isQuoted(lines.at(-1)!) && /=\s*$/.test(line)
  }
  return lines
}

const isQuoted = (line: string): boolean => /^[^:]*QUOTED-PRINTABLE[^:]*:/i.test(line.slice(0, 300))

function lineOf(line: string): CardLine | undefined {
  const end = unquoted(line, ':')
  if (end < 0 || end > LONGEST_HEAD) return undefined
  const [head = '', ...rest] = parts(line.slice(0, end), ';')
  const match = /^(?:([\w-]+)\.)?([a-z][\w-]*)$/i.exec(head.trim())
  if (match === null) return undefined
  const params = paramsOf(rest)
  const encoding = params.get('ENCODING')?.[0]?.toUpperCase()
  const charset = params.get('CHARSET')?.[0]
  const raw = line.slice(end + 1).trim()
  const bytes = encoding === 'QUOTED-PRINTABLE' ? unquotedPrintable(raw) : raw
  return {
    group: (match[1] ?? '').toLowerCase(),
    name: match[2]!.toUpperCase(),
    params,
    value: decoded(bytes, charset),
  }
}

function paramsOf(texts: readonly string[]): Map<string, string[]> {
  const params = new Map<string, string[]>()
  for (const text of texts) {
    const at = text.indexOf('=')
    const bare = text.trim().toUpperCase()
    const name = at > 0 ? text.slice(0, at).trim().toUpperCase() : ENCODINGS.has(bare) ? 'ENCODING' : 'TYPE'
    const values = parts(at > 0 ? text.slice(at + 1) : text, ',').map((value) => value.trim().replaceAll('"', ''))
    params.set(name, [...(params.get(name) ?? []), ...values.flatMap((value) => value.split(',')).filter(Boolean)])
  }
  return params
}

/** Where `what` stands outside quotes; -1 for nowhere. */
function unquoted(text: string, what: string): number {
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted
    else if (text[at] === what && !quoted) return at
  }
  // A quote that never ends is a character like others.
  return quoted ? text.indexOf(what) : -1
}

function parts(text: string, by: string): string[] {
  const found: string[] = []
  let rest = text
  for (let at = unquoted(rest, by); at >= 0; at = unquoted(rest, by)) {
    found.push(rest.slice(0, at))
    rest = rest.slice(at + 1)
  }
  return [...found, rest]
}

const unquotedPrintable = (text: string): string =>
  text.replaceAll(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** A charset that is not true, or that no browser knows, is guessed like that of a line without one. */
function decoded(bytes: string, charset: string | undefined): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes
  const array = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))
  if (charset !== undefined) {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(array)
    } catch {
      // Guessed below.
    }
  }
  return decodeText(array).text
}
