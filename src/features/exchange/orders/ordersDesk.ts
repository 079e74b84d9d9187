/**
 * Everything that is computed about a list of orders, in the order of the steps: open a file, lay out a sheet, read the
 * orders. Lives in the worker and holds the table there.
 */
import { dayFirstOf } from '../text'
import { readFile } from '../file'
import type { FileFacts, FileProblem, FileTables, Table, TableRow } from '../table'
import { findOrderHeadings, guessOrderMapping, isMoreHeadings, type OrderField, type OrderMapping } from './orderFields'
import { periodEnd } from './period'
import { currencyOfHeadings, looksGrouped, readOrders, type ReadList } from './readOrders'

export interface OrdersLayout {
  /** One for each column, '' where there is none; of several rows of headings they are parted by line ends. */
  headings: string[]
  /** The line of the first row of headings in the file. */
  headingsLine: number
  /** How many rows stand below. */
  count: number
  sample: TableRow[]
  guess: (OrderField | null)[]
  grouped: boolean
  /** The currency that a heading names. */
  currency?: string
  /** The last day of the period that stands above the headings, YYYY-MM-DD. */
  periodEnd?: string
}

export interface OpenedOrders extends FileFacts {
  sheets: string[]
  sheet: number
  layout: OrdersLayout
}

/** A file can be a table and yet no list of orders: its columns cannot be told apart. */
export type OrdersFileProblem = FileProblem | { problem: 'noHeadings' }

export interface ReadRequest {
  mapping: OrderMapping
  grouped: boolean
  currency: string
  locale: 'en' | 'ru'
  today: string
  /** Names of our clients, as `nameKey` spells them: in a list without sums they tell clients from goods. */
  names: string[]
}

const SAMPLE = 60

export function makeOrdersDesk() {
  let file: FileTables | undefined
  let body: TableRow[] = []
  let headings: string[] = []

  function layout(sheet: number): OpenedOrders | OrdersFileProblem {
    const table = file?.tables[sheet]
    if (file === undefined || table === undefined) return { problem: 'unreadable' }
    const laid = layOutOrders(table)
    if ('problem' in laid) return laid
    body = laid.body
    headings = laid.layout.headings
    const { tables, ...facts } = file
    return { ...facts, sheets: tables.map(({ name }) => name), sheet, layout: laid.layout }
  }

  return {
    /** Reads a file and lays out the first of its sheets that is a list of orders. */
    async open(bytes: Uint8Array): Promise<OpenedOrders | OrdersFileProblem> {
      const read = await readFile(bytes)
      if ('problem' in read) return read
      file = read
      const answers = read.tables.map((_, index) => () => layout(index))
      let first: OpenedOrders | OrdersFileProblem | undefined
      for (const answer of answers) {
        const opened = answer()
        if (!('problem' in opened)) return opened
        first ??= opened
      }
      return first ?? { problem: 'empty' }
    },

    layout,

    read({ mapping, grouped, currency, locale, today, names }: ReadRequest): ReadList {
      const known = new Set(names)
      const options = {
        grouped,
        currency,
        today,
        headings,
        dayFirst: dayFirstIn(body, mapping, locale),
        isKnown: (name: string) => known.has(name),
      }
      return readOrders(body, mapping, options)
    },
  }
}

export type OrdersDesk = ReturnType<typeof makeOrdersDesk>

/** Where the headings are, what the columns seem to be, and what stands above. */
export function layOutOrders(table: Table): { layout: OrdersLayout; body: TableRow[] } | OrdersFileProblem {
  const found = findOrderHeadings(table.rows)
  if (found === null) return { problem: 'noHeadings' }
  let end = found + 1
  while (end < table.rows.length && end < found + 4 && isMoreHeadings(table.rows[end]!.cells)) end += 1
  const body = table.rows.slice(end)
  if (body.length === 0) return { problem: 'headerOnly' }
  const rowsOfHeadings = table.rows.slice(found, end)
  const sample = body.slice(0, SAMPLE)
  const width = Math.max(...[...rowsOfHeadings, ...sample].map(({ cells }) => cells.length))
  const headings = Array.from({ length: width }, (_, column) => {
    const all = rowsOfHeadings.map(({ cells }) => (cells[column] ?? '').replaceAll(/\s+/g, ' ').trim())
    return [...new Set(all.filter(Boolean))].join('\n')
  })
  const guess = guessOrderMapping(
    headings,
    sample.map(({ cells }) => cells),
  )
  const layout: OrdersLayout = {
    headings,
    headingsLine: table.rows[found]!.line,
    count: body.length,
    sample,
    guess,
    grouped: looksGrouped(body, guess),
  }
  const currency = currencyOfHeadings(headings, guess)
  if (currency !== undefined) layout.currency = currency
  const above = table.rows.slice(0, found).map(({ cells }) => cells.filter(Boolean).join(' '))
  const until = periodEnd(above, true)
  if (until !== undefined) layout.periodEnd = until
  return { layout, body }
}

/** Does 03/04 mean the third of April? The columns of days show it, else the language decides. */
export function dayFirstIn(rows: readonly TableRow[], mapping: OrderMapping, locale: 'en' | 'ru'): boolean {
  for (const [column, field] of mapping.entries()) {
    const isDay = field === 'date' || field === 'delivery' || field === 'document'
    const shown = isDay ? dayFirstOf(rows.map(({ cells }) => cells[column] ?? '')) : undefined
    if (shown !== undefined) return shown
  }
  return locale === 'ru'
}
