/** How a table is laid out: where its headings are, what stands below, and what the columns seem to hold. */
import { dayFirstOf } from './text'
import type { OwnField } from '../../shared/team/ownFields'
import { findHeadings, guessMapping, ownTarget, type Mapping, type Target } from './fields'
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
  guess: (Target | null)[]
}

const SAMPLE = 50

/** `own`: the team's fields in use. `headed` says whether the table has headings; without it that is guessed. */
export function layOut(
  table: Table,
  own: readonly OwnField[] = [],
  headed?: boolean,
): { layout: Layout; body: TableRow[] } {
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
    own,
  )
  return { layout: { headings, headingsLine: top?.line ?? null, count: body.length, sample, guess }, body }
}

const widest = (rows: readonly TableRow[]): number =>
  rows.reduce((width, { cells }) => Math.max(width, cells.length), 0)

/** Does 03/04 mean the third of April? The columns that hold days show it, else the language decides. */
export function dayFirst(
  rows: readonly TableRow[],
  mapping: Mapping,
  own: readonly OwnField[],
  locale: 'en' | 'ru',
): boolean {
  const days = new Set<Target | null>(['birthday', ...own.filter(({ type }) => type === 'date').map(ownTarget)])
  for (const [column, target] of mapping.entries()) {
    const shown = days.has(target) ? dayFirstOf(rows.map(({ cells }) => cells[column] ?? '')) : undefined
    if (shown !== undefined) return shown
  }
  return locale === 'ru'
}
