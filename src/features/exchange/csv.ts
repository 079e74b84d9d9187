/**
 * CSV as RFC 4180 describes it, read generously and written strictly.
 *
 * Cells that a spreadsheet would run as a formula are neutralised as OWASP's "CSV Injection" advises:
 * a cell that begins with = + - @, a tab or a carriage return gets an apostrophe in front. Telephone
 * numbers are let through, one or several parted by semicolons: they are told by their characters (a plus,
 * digits, spaces, brackets, dots, hyphens, the word for an extension; no other letter, so that no function
 * can be named). Bare digits get a space behind the country code, without which Excel makes a sum or
 * 7.92E+10 of them. Our reader takes the apostrophe off again.
 */
import Papa from 'papaparse'
import { FileProblemError, tidyTable, type Delimiter, type Table, type TableRow } from './table'

const DELIMITERS: Delimiter[] = [';', ',', '\t']

/**
 * Reads a table. Cells keep their text, line ends within them become \n.
 * @throws FileProblemError for a quote that never ends, with its line.
 */
export function parseCsv(text: string, delimiter?: Delimiter): { table: Table; delimiter: Delimiter } {
  const { named, body, skipped } = separatorLine(text.replaceAll(/\r\n?/g, '\n'))
  const chosen = delimiter ?? named ?? detectDelimiter(body)
  const { data, errors } = Papa.parse<string[]>(body, { delimiter: chosen, newline: '\n' })
  const open = errors.find(({ code }) => code === 'MissingQuotes')
  if (open !== undefined) {
    const line = skipped + lineAt(body, open.index ?? 0)
    throw new FileProblemError({ problem: 'unbalancedQuote', line })
  }
  return { table: tidyTable('', numbered(data, skipped + 1)), delimiter: chosen }
}

/** A cell with line ends in it takes as many lines of the file. */
function* numbered(records: string[][], first: number): Generator<TableRow> {
  let line = first
  for (const cells of records) {
    yield { line, cells: cells.map(revive) }
    line += 1
    for (const cell of cells) line += linesIn(cell)
  }
}

const linesIn = (text: string): number => (text.includes('\n') ? text.split('\n').length - 1 : 0)
const lineAt = (text: string, index: number): number => linesIn(text.slice(0, index)) + 1

/** Excel's own first line, `sep=;`, which names the delimiter. */
function separatorLine(text: string): { named?: Delimiter; body: string; skipped: number } {
  const match = /^sep=([,;\t])\n/i.exec(text)
  return match === null
    ? { body: text, skipped: 0 }
    : { named: match[1] as Delimiter, body: text.slice(match[0].length), skipped: 1 }
}

/**
 * The delimiter with which most of the first records have one and the same number of cells, more than
 * one; of several the one that gives more cells. A file of one column has none: a semicolon does no harm.
 */
export function detectDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; share: number; width: number } = { delimiter: ';', share: 0, width: 1 }
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: 100 })
    const { share, width } = usualWidth(data)
    if (width > 1 && (share > best.share || (share === best.share && width > best.width)))
      best = { delimiter, share, width }
  }
  return best.delimiter
}

function usualWidth(records: string[][]): { share: number; width: number } {
  const timesByWidth = new Map<number, number>()
  const written = records.filter((cells) => cells.some((cell) => cell.trim() !== ''))
  for (const { length } of written) timesByWidth.set(length, (timesByWidth.get(length) ?? 0) + 1)
  const [width, times] = [...timesByWidth].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0]
  return { width, share: written.length === 0 ? 0 : times / written.length }
}

const RUNS_AS_FORMULA = /^'*[=+\-@\t\r]/
const TELEPHONE = /^\+\d[\d ().-]*(,? (доб|вн|ext)\.? ?\d+)?(; \+?\d[\d ().-]*(,? (доб|вн|ext)\.? ?\d+)?)*$/

/** The cell as it can be opened in a spreadsheet without running anything. */
export function neutralise(cell: string): string {
  if (TELEPHONE.test(cell)) return cell.replace(/^(\+(?:7|1|\d{3}))(\d{4,})$/, '$1 $2')
  return RUNS_AS_FORMULA.test(cell) ? `'${cell}` : cell
}

/** Takes off the apostrophe that `neutralise` put there. */
const revive = (cell: string): string => (cell.startsWith("'") && RUNS_AS_FORMULA.test(cell) ? cell.slice(1) : cell)

/** RFC 4180 with CRLF at line ends, neutralised; opens with the byte order mark by which Excel knows UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[], delimiter: Delimiter): string {
  const cells = rows.map((row) => row.map((cell) => neutralise(cell.replaceAll(/\r\n?/g, '\n'))))
  return `\ufeff${Papa.unparse(cells, { delimiter, newline: '\r\n' })}\r\n`
}
