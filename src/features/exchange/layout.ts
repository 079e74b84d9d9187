/** How a table is laid out: where its headings are, what stands below, and what the columns seem to hold. */
import { dayFirstOf } from './text'
import { findHeadings, guessMapping, type Field, type Mapping } from './fields'
import type { Table, TableRow } from './table'

export interface Layout {
  /** One for each column; '' where there is none. */
  headings: string[]
  /** The line of the headings in the file; null when the table has none. */
  headingsLine: number | null
  /** How many rows stand below. */
  count: number
  /** The first rows below, for the preview. */
  sample: TableRow[]
  guess: (Field | null)[]
}

const SAMPLE = 50

/** `headed` says whether the table has headings; without it that is guessed. */
export function layOut(table: Table, headed?: boolean): { layout: Layout; body: TableRow[] } {
  const found = headed === false ? null : (findHeadings(table.rows) ?? (headed === true ? 0 : null))
  const body = found === null ? table.rows : table.rows.slice(found + 1)
  const sample = body.slice(0, SAMPLE)
  const top = found === null ? undefined : table.rows[found]
  // Without headings the table is as wide as its widest row: nothing can stand beyond.
  const width = top?.cells.length ?? widest(body)
  const headings = Array.from({ length: width }, (_, column) =>
    (top?.cells[column] ?? '').replaceAll(/\s+/g, ' ').trim(),
  )
  const guess = guessMapping(
    headings,
    sample.map(({ cells }) => cells),
  )
  return { layout: { headings, headingsLine: top?.line ?? null, count: body.length, sample, guess }, body }
}

const widest = (rows: readonly TableRow[]): number =>
  rows.reduce((width, { cells }) => Math.max(width, cells.length), 0)

/** Does 03/04 mean the third of April? The column of birthdays shows it, else the language decides. */
export function dayFirst(rows: readonly TableRow[], mapping: Mapping, locale: 'en' | 'ru'): boolean {
  const column = mapping.indexOf('birthday')
  const shown = column < 0 ? undefined : dayFirstOf(rows.map(({ cells }) => cells[column] ?? ''))
  return shown ?? locale === 'ru'
}
