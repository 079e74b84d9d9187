/** From the bytes of a file to tables of text, or to a named problem; nothing is thrown. */
import { parseCsv } from './csv'
import { decodeText, looksBinary } from '../../parts/encoding'
import { FileProblemError, LIMITS, type FileProblem, type FileTables } from './table'

/** Reads .csv, .txt and .xlsx by what is in them: the name of a file is often wrong. */
export async function readFile(bytes: Uint8Array): Promise<FileTables | FileProblem> {
  try {
    const file = await tablesOf(bytes)
    const [first] = file.tables
    if (first === undefined) return { problem: 'empty' }
    if (file.tables.every(({ rows }) => rows.length < 2) && looksLikeHeadings(first.rows[0]?.cells ?? []))
      return { problem: 'headerOnly' }
    return file
  } catch (error) {
    return error instanceof FileProblemError ? error.problem : { problem: 'unreadable' }
  }
}

/** A single row without a digit is a row of headings: nothing to import. */
const looksLikeHeadings = (cells: string[]): boolean => !cells.some((cell) => /\d|@/.test(cell))

async function tablesOf(bytes: Uint8Array): Promise<FileTables> {
  if (bytes.length > LIMITS.bytes)
    throw new FileProblemError({ problem: 'tooLarge', megabytes: Math.ceil(bytes.length / 1024 / 1024) })
  if (begins(bytes, [0x50, 0x4b])) {
    const { parseXlsx } = await import('./xlsx')
    return { format: 'xlsx', damaged: 0, tables: await parseXlsx(bytes) }
  }
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new FileProblemError({ problem: oldContainer(bytes) })
  return textTables(bytes)
}

function textTables(bytes: Uint8Array): FileTables {
  const { text, encoding, damaged } = decodeText(bytes)
  if (text.trim() === '') throw new FileProblemError({ problem: 'empty' })
  if (looksBinary(text)) throw new FileProblemError({ problem: 'notTable' })
  if (/^\s*<(\?xml|!doctype|html|table)/i.test(text)) throw new FileProblemError({ problem: 'webPage' })
  const { table, delimiter } = parseCsv(text)
  return { format: 'csv', encoding, delimiter, damaged, tables: table.rows.length === 0 ? [] : [table] }
}

const begins = (bytes: Uint8Array, signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

/** Excel 97 to 2003 and an encrypted .xlsx share one container; the latter names its parts in UTF-16. */
function oldContainer(bytes: Uint8Array): 'oldExcel' | 'locked' {
  const names = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1))
  return names.includes('EncryptedPackage') ? 'locked' : 'oldExcel'
}
