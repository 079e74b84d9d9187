/** What the screens of import and export say of fields, problems and reasons. */
import { locale, t } from '../../i18n'
import { ownText } from '../../parts/ownFields'
import type { OwnField } from '../../shared/team/ownFields'
import { spellNumber } from '../../shared/team/ownValues'
import { isOwnTarget, ownTarget, type Field, type Target } from './fields'
import type { ExportColumn, ExportWords } from './exportTable'
import type { BadLine } from './badRows'
import type { BadRow } from './check'
import type { RowProblem } from './rows'
import { columnLetters, LIMITS, type FileProblem } from './table'

export const fieldWord = (field: Field): string => t(`exchange.field.${field}`)
/** What a column becomes: a field that every team has, or one of the team's own. */
export const targetWord = (target: Target, own: readonly OwnField[]): string =>
  isOwnTarget(target) ? (own.find((field) => ownTarget(field) === target)?.name ?? '') : fieldWord(target)
export const columnWord = (column: ExportColumn): string => t(`exchange.field.${column}`)

export const exportWords = (member: ExportWords['member']): ExportWords => ({
  clients: t('exchange.export.sheet.clients'),
  people: t('exchange.export.sheet.people'),
  column: columnWord,
  kind: (kind) => t(`exchange.kind.${kind}`),
  decides: (decides) => t(`exchange.decides.${decides}`),
  own: (field, value) =>
    field.type === 'number' ? spellNumber(value, locale()) : field.type === 'date' ? value : ownText(field, value),
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

export function reasonWords({ reason, number = 0, names = '' }: RowProblem): string {
  switch (reason) {
    case 'tooLong':
      return t('exchange.reason.tooLong', { limit: number })
    case 'tooMany':
      return t('exchange.reason.tooMany', { limit: number })
    case 'duplicate':
      return t('exchange.reason.duplicate', { line: number })
    case 'choice':
      return t('exchange.reason.choice', { names })
    default:
      return t(`exchange.reason.${reason}`)
  }
}

/** Which cell a problem is about; '' when it is about the row. */
export function placeWords(
  { column, value }: { column: number | null; value: string },
  headings: readonly string[],
): string {
  if (column === null) return ''
  const heading = headingWord(headings, column)
  return value === ''
    ? t('exchange.bad.columnEmpty', { column: heading })
    : t('exchange.bad.column', { column: heading, value })
}

/** Rows with what is wrong with them in words. */
export const badLines = (bad: readonly BadRow[]): BadLine[] =>
  bad.map(({ line, cells, problems }) => ({
    line,
    cells,
    problems: problems.map((problem) => ({
      column: problem.column,
      value: problem.value,
      words: reasonWords(problem),
    })),
  }))
