/** A table as a file. Runs in a worker: 50,000 rows take seconds. */
// Only this inner function packs in its own thread. The public one gives parts over 160 kB to workers made
// from blobs, which our content security policy refuses, and then never ends. The version is pinned.
import { generateXlsxFileSync } from '../../../node_modules/write-excel-file/modules/export/writeXlsxFileUniversal.js'
import { writeCsv } from './csv'
import type { Delimiter } from './table'

/** Text, or a number or day (YYYY-MM-DD) with its text for files that know text only. */
export type Cell = string | { text: string; number: number } | { text: string; day: string }

export interface Sheet {
  name: string
  /** The first row holds the headings. */
  rows: Cell[][]
}

export type FileFormat = { format: 'csv'; delimiter: Delimiter } | { format: 'xlsx' }

/** Excel holds no more characters in a cell. */
const LONGEST_CELL = 32_767

/** CSV holds the first sheet. Text is written to .xlsx as text: a formula in it is never run. */
export async function writeFile(sheets: Sheet[], file: FileFormat): Promise<Blob> {
  switch (file.format) {
    case 'csv':
      return new Blob(
        [
          writeCsv(
            (sheets[0]?.rows ?? []).map((row) => row.map(textIn)),
            file.delimiter,
          ),
        ],
        { type: 'text/csv;charset=utf-8' },
      )
    case 'xlsx':
      return generateXlsxFileSync(sheets.map(excelSheet), undefined, undefined, noPictures)
    default:
      return file satisfies never
  }
}

const excelSheet = ({ name, rows }: Sheet) => ({
  sheet: name,
  stickyRowsCount: 1,
  columns: (rows[0] ?? []).map((heading, column) => ({ width: columnWidth(heading, rows, column) })),
  data: rows.map((row, index) =>
    row.map((cell) => {
      if (typeof cell !== 'string') return typedCell(cell)
      if (cell === '') return null
      return { type: String, value: cell.slice(0, LONGEST_CELL), ...(index === 0 && { fontWeight: 'bold' as const }) }
    }),
  ),
})

const textIn = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text)

const typedCell = (cell: Exclude<Cell, string>) =>
  'number' in cell
    ? { type: Number, value: cell.number }
    : { type: Date, value: new Date(`${cell.day}T00:00:00Z`), format: 'yyyy-mm-dd' }

/** As wide as what stands in the first rows, within reason. */
function columnWidth(heading: Cell, rows: Cell[][], column: number): number {
  const lengths = rows.slice(1, 200).map((row) => textIn(row[column] ?? '').length)
  return Math.min(50, Math.max(textIn(heading).length + 2, 8, ...lengths))
}

const noPictures = (): Promise<Uint8Array> => Promise.reject(new Error('a table has no pictures'))
