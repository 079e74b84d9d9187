/**
 * Sheets of an .xlsx file as text.
 *
 * The archive is unpacked here and handed on without compression: the library would unpack large parts
 * in workers made from blobs, which our content security policy refuses without an error, and it would
 * unpack a hostile archive whatever its size.
 */
import { unzipSync, zipSync } from 'fflate'
import readSheets from 'read-excel-file/universal'
import { columnLetters, FileProblemError, LIMITS, tidyTable, type Table } from './table'

type Cell = string | number | boolean | Date | null

/**
 * Every sheet that holds something, in the order of the workbook.
 * @throws FileProblemError
 */
export async function parseXlsx(bytes: Uint8Array): Promise<Table[]> {
  const parts = unpack(bytes)
  const repacked = zipSync(parts, { level: 0 })
  let sheets: { sheet: string; data: Cell[][] }[]
  try {
    sheets = (await readSheets(repacked.buffer)) as unknown as typeof sheets
  } catch (error) {
    throw new FileProblemError(sheetProblem(error))
  }
  return sheets
    .map(({ sheet, data }) =>
      tidyTable(
        sheet,
        data.map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) })),
      ),
    )
    .filter(({ rows }) => rows.length > 0)
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let size = 0
  let other = false
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        // OpenDocument, Apple Numbers and Excel's binary workbook are archives too.
        if (name === 'mimetype' || name.endsWith('.iwa') || name === 'xl/workbook.bin') other = true
        if (!/\.xml(\.rels)?$/.test(name)) return false
        size += originalSize
        if (size > LIMITS.unpacked) throw new FileProblemError({ problem: 'tooLargeInside' })
        return true
      },
    })
  } catch (error) {
    throw error instanceof FileProblemError ? error : new FileProblemError({ problem: 'brokenArchive' })
  }
  if (other) throw new FileProblemError({ problem: 'otherSpreadsheet' })
  if (parts['xl/workbook.xml'] === undefined) throw new FileProblemError({ problem: 'notTable' })
  return parts
}

/** The library names the cell or the part in the text of its error. */
function sheetProblem(error: unknown): FileProblemError['problem'] {
  const message = error instanceof Error ? error.message : ''
  const cell = /row (\d+),? col (\d+)/.exec(message)
  if (cell !== null) return { problem: 'brokenCell', line: Number(cell[1]), column: columnLetters(Number(cell[2]) - 1) }
  const part = /"([^"]+\.xml)" file not found/.exec(message)
  return { problem: 'brokenSheet', part: part?.[1] ?? '' }
}

/** A cell as a person would read it: no exponent, no ".0", days as YYYY-MM-DD. */
export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell.replaceAll(/\r\n?/g, '\n')
  if (typeof cell === 'boolean') return cell ? '1' : '0'
  if (cell instanceof Date) return dateText(cell)
  return numberText(cell)
}

/** The library gives the wall-clock time of the sheet as if it were UTC. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const iso = date.toISOString()
  return iso.slice(11, 16) === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  if (Number.isInteger(value)) return BigInt(value).toString()
  const text = String(value)
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text
}
