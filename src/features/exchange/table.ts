/** A table as it was read from a file: text in cells, and where each row stands in the file. */
import type { Encoding } from '../../parts/encoding'

export interface TableRow {
  /** The line of the file, or the row of the sheet, as its own program counts: from 1. */
  line: number
  cells: string[]
}

export type Delimiter = ',' | ';' | '\t'

export interface Table {
  /** The name of the sheet; '' for a text file. */
  name: string
  /** Rows that hold something, the row of headings among them. */
  rows: TableRow[]
}

/** What was found out about the file. */
export interface FileFacts {
  format: 'csv' | 'xlsx'
  encoding?: Encoding
  delimiter?: Delimiter
  /** Characters that could not be read. */
  damaged: number
}

export interface FileTables extends FileFacts {
  /** At least one table with at least one row. */
  tables: Table[]
}

/** Why a file cannot be imported at all; each has a sentence that says what to do. */
export type FileProblem =
  | { problem: 'empty' }
  | { problem: 'headerOnly' }
  | { problem: 'tooLarge'; megabytes: number }
  | { problem: 'tooLargeInside' }
  | { problem: 'tooManyRows'; rows: number }
  | { problem: 'tooManyColumns'; columns: number; line: number }
  | { problem: 'unbalancedQuote'; line: number }
  | { problem: 'oldExcel' }
  | { problem: 'locked' }
  | { problem: 'otherSpreadsheet' }
  | { problem: 'webPage' }
  | { problem: 'notTable' }
  | { problem: 'brokenArchive' }
  | { problem: 'brokenSheet'; part: string }
  | { problem: 'brokenCell'; line: number; column: string }
  | { problem: 'unreadable' }

/** Thrown inside the readers, a value outside (readFile in file.ts). */
export class FileProblemError extends Error {
  override name = 'FileProblemError'
  constructor(readonly problem: FileProblem) {
    super(problem.problem)
  }
}

export const LIMITS = {
  /** Bytes of a file. */
  bytes: 20 * 1024 * 1024,
  /** Bytes of an .xlsx when unpacked. */
  unpacked: 300 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
} as const

/** The letters that a spreadsheet shows above a column, from 0: A, B, … Z, AA. */
export function columnLetters(index: number): string {
  const rest = index % 26
  return (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + rest)
}

/** Drops rows without text and cells without text at the end of a row, and holds the table to the limits. */
export function tidyTable(name: string, rows: Iterable<TableRow>): Table {
  const kept: TableRow[] = []
  for (const { line, cells } of rows) {
    const width = cells.findLastIndex((cell) => cell.trim() !== '') + 1
    if (width === 0) continue
    if (width > LIMITS.columns) throw new FileProblemError({ problem: 'tooManyColumns', columns: width, line })
    kept.push({ line, cells: width === cells.length ? cells : cells.slice(0, width) })
  }
  // One row more than the limit: the headings.
  if (kept.length > LIMITS.rows + 1) throw new FileProblemError({ problem: 'tooManyRows', rows: kept.length - 1 })
  return { name, rows: kept }
}
