/** Rows with problems as a table to correct and import again: line and reasons, then the row as it was. */
import type { Sheet } from './writeFile'

/** What is wrong with a row, in words. */
export interface BadLine {
  line: number
  problems: { column: number | null; value: string; words: string }[]
  /** As they stand in the file. */
  cells: string[]
}

export interface BadRowWords {
  sheet: string
  line: string
  reason: string
  heading(column: number): string
}

export function badRowsSheet(bad: readonly BadLine[], width: number, words: BadRowWords): Sheet {
  const columns = Math.max(width, ...bad.map(({ cells }) => cells.length))
  const headings = Array.from({ length: columns }, (_, column) => words.heading(column))
  return {
    name: words.sheet,
    rows: [
      [words.line, words.reason, ...headings],
      ...bad.map(({ line, problems, cells }) => [
        String(line),
        [...new Set(problems.map((problem) => problem.words))].join(' '),
        ...headings.map((_, column) => cells[column] ?? ''),
      ]),
    ],
  }
}
