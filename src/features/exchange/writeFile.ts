/** A table as a file. Runs in a worker: 50,000 rows take seconds. */
// Only this inner function packs in its own thread. The public one gives parts over 160 kB to workers made
// from blobs, which our content security policy refuses, and then never ends. The version is pinned.
import { generateXlsxFileSync } from '../../../node_modules/write-excel-file/modules/export/writeXlsxFileUniversal.js'
import { writeCsv } from './csv'
import type { Delimiter } from './table'

export interface Sheet {
  name: string
  /** The first row holds the headings. */
  rows: string[][]
}

export type FileFormat = { format: 'csv'; delimiter: Delimiter } | { format: 'xlsx' }

/** Excel holds no more characters in a cell. */
const LONGEST_CELL = 32_767

/** CSV holds the first sheet. Cells of .xlsx are written as text: a formula in them is never run. */
export async function writeFile(sheets: Sheet[], file: FileFormat): Promise<Blob> {
  switch (file.format) {
    case 'csv':
      return new Blob([writeCsv(sheets[0]?.rows ?? [], file.delimiter)], { type: 'text/csv;charset=utf-8' })
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
    row.map((text) =>
      text === ''
        ? null
        : { type: String, value: text.slice(0, LONGEST_CELL), ...(index === 0 && { fontWeight: 'bold' as const }) },
    ),
  ),
})

/** As wide as what stands in the first rows, within reason. */
function columnWidth(heading: string, rows: string[][], column: number): number {
  const lengths = rows.slice(1, 200).map((row) => row[column]?.length ?? 0)
  return Math.min(50, Math.max(heading.length + 2, 8, ...lengths))
}

const noPictures = (): Promise<Uint8Array> => Promise.reject(new Error('a table has no pictures'))
