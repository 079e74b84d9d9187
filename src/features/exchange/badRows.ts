/** Rows with problems as a table to correct and import again: line and reasons, then the row as it was. */
import type { BadRow } from './check'
import type { RowProblem } from './rows'
import type { Sheet } from './writeFile'

export interface BadRowWords {
  sheet: string
  line: string
  reason: string
  heading(column: number): string
  problem(problem: RowProblem): string
}

export function badRowsSheet(bad: readonly BadRow[], width: number, words: BadRowWords): Sheet {
  const columns = Math.max(width, ...bad.map(({ cells }) => cells.length))
  const headings = Array.from({ length: columns }, (_, column) => words.heading(column))
  return {
    name: words.sheet,
    rows: [
      [words.line, words.reason, ...headings],
      ...bad.map(({ line, problems, cells }) => [
        String(line),
        [...new Set(problems.map(words.problem))].join(' '),
        ...headings.map((_, column) => cells[column] ?? ''),
      ]),
    ],
  }
}
