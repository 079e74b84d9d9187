/** What the screens of import and export say of fields, problems and reasons. */
import { t } from '../../i18n'
import type { Field } from './fields'
import type { ExportColumn, ExportWords } from './exportTable'
import type { RowProblem } from './rows'
import { columnLetters, LIMITS, type FileProblem } from './table'

export const fieldWord = (field: Field): string => t(`exchange.field.${field}`)
export const columnWord = (column: ExportColumn): string => t(`exchange.field.${column}`)

export const exportWords = (member: ExportWords['member']): ExportWords => ({
  clients: t('exchange.export.sheet.clients'),
  people: t('exchange.export.sheet.people'),
  column: columnWord,
  kind: (kind) => t(`exchange.kind.${kind}`),
  decides: (decides) => t(`exchange.decides.${decides}`),
  member,
})

/** What a column is called in the file, or by its letters. */
export const headingWord = (headings: readonly string[], column: number): string =>
  headings[column] || t('exchange.columns.unnamed', { letters: columnLetters(column) })

const MEGABYTE = 1024 * 1024

export function fileProblemWords(file: FileProblem): string {
  switch (file.problem) {
    case 'tooLarge':
      return t('exchange.problem.tooLarge', { megabytes: file.megabytes, limit: LIMITS.bytes / MEGABYTE })
    case 'tooManyRows':
      return t('exchange.problem.tooManyRows', { rows: file.rows, limit: LIMITS.rows })
    case 'tooManyColumns':
      return t('exchange.problem.tooManyColumns', { ...file, limit: LIMITS.columns })
    case 'unbalancedQuote':
      return t('exchange.problem.unbalancedQuote', { line: file.line })
    case 'brokenSheet':
      return t('exchange.problem.brokenSheet', { part: file.part || 'none' })
    case 'brokenCell':
      return t('exchange.problem.brokenCell', { line: file.line, column: file.column })
    default:
      return t(`exchange.problem.${file.problem}`)
  }
}

export function reasonWords({ reason, number = 0 }: RowProblem): string {
  switch (reason) {
    case 'tooLong':
      return t('exchange.reason.tooLong', { limit: number })
    case 'tooMany':
      return t('exchange.reason.tooMany', { limit: number })
    case 'duplicate':
      return t('exchange.reason.duplicate', { line: number })
    default:
      return t(`exchange.reason.${reason}`)
  }
}

/** Which cell a problem is about; '' when it is about the row. */
export function problemPlace({ column, value }: RowProblem, headings: readonly string[]): string {
  if (column === null) return ''
  const heading = headingWord(headings, column)
  return value === ''
    ? t('exchange.bad.columnEmpty', { column: heading })
    : t('exchange.bad.column', { column: heading, value })
}
