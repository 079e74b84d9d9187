/**
 * A list of orders as it was read from a file: for each client in it the lines of its orders. Two shapes are read.
 * In a flat list every line names its client. In a report with groups the client stands once above its orders: on a line
 * of its own, or in the very column of the documents, with goods below each of them or without.
 */
import type { Delivery } from '../../../shared/profile/factWords'
import { nameKey } from './names'
import {
  currencyIn,
  decimalOf,
  innIn,
  isReturn,
  isTotal,
  parseDay,
  parseDocument,
  parseMoney,
  parseQuantity,
  parseState,
  withoutInn,
  type Decimal,
} from './orderCells'
import { fieldOf, type OrderField, type OrderMapping } from './orderFields'
import { isNothing, line, lostDigits } from '../text'
import type { TableRow } from '../table'

/** One line of the list: an order, or one of the goods in it. */
export interface OrderLine {
  /** Where it stands in the file. */
  row: number
  /** YYYY-MM-DD */
  day: string
  number?: string
  /** In the smallest unit; of a line negative for what was taken off. */
  amount?: number
  /** Of the whole order, which stands on each of its lines or above them. */
  total?: number
  currency?: string
  what?: string
  quantity?: number
  unit?: string
  /** The product line. */
  line?: string
  /** YYYY-MM-DD */
  deliveryOn?: string
  state?: Delivery
}

/** A client as the list names it. */
export interface Party {
  key: string
  name: string
  inn?: string
  lines: OrderLine[]
}

export const ORDER_PROBLEMS = [
  'noClient',
  'noDate',
  'date',
  'future',
  'amount',
  'quantity',
  'lostDigits',
  'return',
] as const
export type OrderProblemReason = (typeof ORDER_PROBLEMS)[number]

export interface OrderProblem {
  reason: OrderProblemReason
  /** null = about the row as a whole. */
  column: number | null
  value: string
}

export interface BadOrderRow {
  line: number
  problems: OrderProblem[]
  cells: string[]
}

export interface ReadOptions {
  dayFirst: boolean
  /** YYYY-MM-DD in the company's zone. */
  today: string
  /** Of amounts that name none, ISO 4217. */
  currency: string
  /** A client stands once above its orders. */
  grouped: boolean
  /** Headings by column, for those that name the currency. */
  headings: readonly string[]
  /** Is a client of this name, as `nameKey` spells it, known? */
  isKnown?: (name: string) => boolean
}

export interface ReadList {
  parties: Party[]
  bad: BadOrderRow[]
  /** Lines that are no orders: totals, headings that come again, signatures. */
  passed: number
  /** The latest day of an order, YYYY-MM-DD. */
  last?: string
  /** States that say nothing that we know. */
  states: string[]
}

/** What a list of so many columns makes of its rows. Pure, and never throws. */
export function readOrders(rows: readonly TableRow[], mapping: OrderMapping, options: ReadOptions): ReadList {
  return new Reader(rows, mapping, options).read()
}

/** Of amounts, the sign before the fraction; seen over all columns of numbers. */
export function decimalIn(rows: readonly TableRow[], mapping: OrderMapping): Decimal {
  const columns = (['amount', 'total', 'price', 'quantity'] as const)
    .map((field) => mapping.indexOf(field))
    .filter((column) => column >= 0)
  for (const column of columns) {
    const decimal = decimalOf(rows.map(({ cells }) => cells[column] ?? '').filter((cell) => /\d/.test(cell)))
    if (decimal !== undefined) return decimal
  }
  return undefined
}

/** Is the client named once above its orders? Not when each order names its own. */
export function looksGrouped(rows: readonly TableRow[], mapping: OrderMapping): boolean {
  const [client, inn] = [mapping.indexOf('client'), mapping.indexOf('inn')]
  if (client < 0) return false
  const isOrder = ({ cells }: TableRow) =>
    (['date', 'number', 'document'] as const).some((field) => {
      const column = mapping.indexOf(field)
      return column >= 0 && column !== client && /\d/.test(cells[column] ?? '')
    })
  const isNamed = ({ cells }: TableRow) => (cells[client] ?? '').trim() !== '' || (cells[inn] ?? '').trim() !== ''
  const orders = rows.filter(isOrder)
  const unnamed = orders.filter((row) => !isNamed(row)).length
  const above = rows.some((row) => !isOrder(row) && isNamed(row) && !isTotal(row.cells[client] ?? ''))
  // A few that name none are mistakes: they are nobody's, not those of whoever stands above.
  return unnamed * 10 > orders.length * 3 && (above || unnamed >= 3)
}

type Sort = 'client' | 'order' | 'goods' | 'passed'

class Reader {
  readonly #parties = new Map<string, Party>()
  readonly #bad: BadOrderRow[] = []
  readonly #states = new Set<string>()
  readonly #decimal: Decimal
  #passed = 0
  #last: string | undefined
  /** Whose orders stand below, in a list with groups. */
  #client: { name: string; inn?: string } | undefined
  /** The order whose goods stand below, and its client. */
  #order: { head: OrderLine; party: Party; hasGoods: boolean } | undefined

  constructor(
    readonly rows: readonly TableRow[],
    readonly mapping: OrderMapping,
    readonly options: ReadOptions,
  ) {
    this.#decimal = decimalIn(rows, mapping)
  }

  read(): ReadList {
    const sorts = this.#sorts()
    for (const [index, row] of this.rows.entries()) {
      switch (sorts[index]!) {
        case 'client':
          this.#order = undefined
          this.#client = this.#clientIn(row)
          break
        case 'order':
          this.#readOrder(row)
          break
        case 'goods':
          this.#readGoods(row)
          break
        case 'passed':
          this.#passed += 1
      }
    }
    return {
      parties: [...this.#parties.values()],
      bad: this.#bad,
      passed: this.#passed,
      states: [...this.#states],
      ...(this.#last === undefined ? {} : { last: this.#last }),
    }
  }

  #text(row: TableRow, field: OrderField): string {
    const column = this.mapping.indexOf(field)
    const text = column < 0 ? '' : line(row.cells[column] ?? '')
    return isNothing(text) ? '' : text
  }
  #has(field: OrderField): boolean {
    return this.mapping.includes(field)
  }

  /** What each row is. */
  #sorts(): Sort[] {
    const sorts = this.rows.map((row) => this.#sortOf(row))
    if (this.#has('document') && !this.#has('client') && !this.#has('inn')) this.#sortByDocuments(sorts)
    return sorts
  }

  #sortOf(row: TableRow): Sort {
    const written = row.cells.map((cell) => cell.trim()).filter(Boolean)
    if (written.slice(0, 3).some(isTotal)) return 'passed'
    // The headings once more, as at the top of each printed page.
    if (written.length > 1 && written.every((cell) => fieldOf(cell) !== undefined && !/\d/.test(cell))) return 'passed'
    const isOrder =
      this.#text(row, 'date') !== '' ||
      this.#text(row, 'number') !== '' ||
      parseDocument(this.#text(row, 'document'), this.options.dayFirst) !== undefined
    // A signature below the list stands in its first column, alone.
    if (isOrder) return written.length === 1 && !/\d/.test(written[0]!) ? 'passed' : 'order'
    if (this.options.grouped && (this.#text(row, 'client') !== '' || this.#text(row, 'inn') !== '')) return 'client'
    if (this.#text(row, 'what') !== '' && this.#says(row)) return 'goods'
    // Without a day and a number, but with money: an order that cannot be read is not passed over in silence.
    const hasClient = this.#text(row, 'client') !== '' || this.#text(row, 'inn') !== ''
    return hasClient && this.#says(row) ? 'order' : 'passed'
  }
  #says(row: TableRow): boolean {
    return (['amount', 'total', 'quantity', 'price'] as const).some((field) => /\d/.test(this.#text(row, field)))
  }

  /**
   * Where clients, documents and goods stand in one column, what is no document is told by the sums: goods are what
   * stands under a document and makes up its amount. A list in which they do not is one without goods.
   */
  #sortByDocuments(sorts: Sort[]): void {
    const documents = [...sorts.keys()].filter((index) => sorts[index] === 'order')
    const first = documents[0]
    if (first === undefined) return
    const between = (from: number, to: number): number[] =>
      Array.from({ length: to - from - 1 }, (_, index) => from + 1 + index).filter(
        (index) =>
          this.#text(this.rows[index]!, 'document') !== '' && !isTotal(this.#text(this.rows[index]!, 'document')),
      )
    const runs = documents.map((at, index) => between(at, documents[index + 1] ?? this.rows.length))
    const goods = runs.map((run, index) => this.#goodsIn(documents[index]!, run))
    const summed = goods.filter((count) => count > 0).length
    const hasGoods = summed > 0 && summed >= documents.length * 0.95
    const above = between(-1, first)
    for (const index of above) sorts[index] = 'passed'
    if (above.length > 0) sorts[above.at(-1)!] = 'client'
    for (const [at, run] of runs.entries()) {
      const isLast = at === runs.length - 1
      const count = hasGoods ? goods[at]! : 0
      // Where the sums do not tell, a name that is known does.
      const nextIsClient = run.length > count && !isLast && (!hasGoods || count > 0 || this.#isKnown(run.at(-1)!))
      for (const [place, index] of run.entries()) {
        if (place < count) sorts[index] = 'goods'
        else if (place === run.length - 1 && nextIsClient) sorts[index] = 'client'
        else sorts[index] = hasGoods && count === 0 ? 'goods' : 'passed'
      }
    }
  }

  #isKnown(index: number): boolean {
    return this.options.isKnown?.(nameKey(this.#text(this.rows[index]!, 'document'))) ?? false
  }

  /** How many of the rows below a document make up its amount; 0 when they do not. */
  #goodsIn(document: number, run: readonly number[]): number {
    const amountOf = (index: number): number | undefined => {
      const text = this.#text(this.rows[index]!, 'amount') || this.#text(this.rows[index]!, 'total')
      return text === '' ? undefined : parseMoney(text, this.#decimal)
    }
    const whole = amountOf(document)
    if (whole === undefined) return 0
    let [sum, count] = [0, 0]
    for (const [place, index] of run.entries()) {
      sum += amountOf(index) ?? 0
      // Each of them may be rounded.
      if (Math.abs(sum - whole) <= place) count = place + 1
    }
    return count
  }

  #clientIn(row: TableRow): { name: string; inn?: string } | undefined {
    const text = this.#text(row, 'client') || (this.#has('client') ? '' : this.#text(row, 'document'))
    const innText = this.#text(row, 'inn')
    const name = withoutInn(text) || (/\p{L}/u.test(innText) ? withoutInn(innText) : '')
    const inn = innIn(innText) ?? innIn(text)
    if (name === '' && inn === undefined) return undefined
    return { name: name || inn!, ...(inn === undefined ? {} : { inn }) }
  }

  #partyOf({ name, inn }: { name: string; inn?: string }): Party {
    const key = inn === undefined ? `name ${nameKey(name)}` : `inn ${inn}`
    let party = this.#parties.get(key)
    if (party === undefined) {
      party = { key, name: name.slice(0, 500), lines: [], ...(inn === undefined ? {} : { inn }) }
      this.#parties.set(key, party)
    }
    return party
  }

  #readOrder(row: TableRow): void {
    const problems: OrderProblem[] = []
    const wrong = (reason: OrderProblemReason, field?: OrderField, value = '') =>
      problems.push({ reason, column: field === undefined ? null : this.mapping.indexOf(field), value })
    const document = parseDocument(this.#text(row, 'document'), this.options.dayFirst)
    if (document !== undefined && isReturn(document.kind)) wrong('return', 'document', this.#text(row, 'document'))
    const day = this.#dayOf(row, document?.day, wrong)
    const own = this.#has('client') || this.#has('inn') ? this.#clientIn(row) : undefined
    const client = own ?? (this.options.grouped || !this.#has('client') ? this.#client : undefined)
    if (own !== undefined) this.#client = own
    if (client === undefined) wrong('noClient')
    const number = this.#text(row, 'number') || document?.number || ''
    if (lostDigits(number)) wrong('lostDigits', 'number', number)
    const read = this.#valuesOf(row, wrong)
    this.#order = undefined
    if (problems.length > 0 || day === undefined || client === undefined) {
      this.#bad.push({ line: row.line, problems, cells: row.cells })
      return
    }
    const party = this.#partyOf(client)
    const order: OrderLine = { row: row.line, day, ...read, ...(number === '' ? {} : { number: number.slice(0, 500) }) }
    party.lines.push(order)
    this.#order = { head: order, party, hasGoods: false }
    if (this.#last === undefined || day > this.#last) this.#last = day
  }

  /** Goods below their order: its own amount is of all of them. */
  #readGoods(row: TableRow): void {
    const problems: OrderProblem[] = []
    const read = this.#valuesOf(row, (reason, field, value = '') =>
      problems.push({ reason, column: field === undefined ? null : this.mapping.indexOf(field), value }),
    )
    const above = this.#order
    if (above === undefined) problems.push({ reason: 'noDate', column: null, value: '' })
    if (above === undefined || problems.length > 0) {
      this.#bad.push({ line: row.line, problems, cells: row.cells })
      return
    }
    const { head, party } = above
    const { day, number, currency, deliveryOn, state, line: productLine } = head
    const goods: OrderLine = {
      ...only({ day, number, currency, deliveryOn, state, line: productLine, total: head.total ?? head.amount }),
      ...read,
      row: row.line,
      what: read.what ?? this.#text(row, 'document').slice(0, 500),
    }
    // The first of them takes the place of the order's own line.
    if (above.hasGoods) party.lines.push(goods)
    else party.lines[party.lines.indexOf(head)] = goods
    above.hasGoods = true
  }

  #dayOf(
    row: TableRow,
    ofDocument: string | undefined,
    wrong: (reason: OrderProblemReason, field?: OrderField, value?: string) => void,
  ): string | undefined {
    const text = this.#text(row, 'date')
    const day = text === '' ? ofDocument : parseDay(text, this.options.dayFirst)
    if (day === undefined) wrong(text === '' ? 'noDate' : 'date', text === '' ? undefined : 'date', text)
    else if (day < '1990') wrong('date', 'date', text)
    else if (day > this.options.today) wrong('future', this.#has('date') ? 'date' : 'document', text || day)
    else return day
    return undefined
  }

  #valuesOf(
    row: TableRow,
    wrong: (reason: OrderProblemReason, field?: OrderField, value?: string) => void,
  ): Omit<OrderLine, 'row' | 'day' | 'number'> {
    const money = (field: 'amount' | 'total' | 'price'): number | undefined => {
      const text = this.#text(row, field)
      if (text === '') return undefined
      const amount = parseMoney(text, this.#decimal)
      if (amount === undefined) wrong('amount', field, text)
      return amount
    }
    const amountOfLine = money('amount')
    const [total, price] = [money('total'), money('price')]
    const quantityText = this.#text(row, 'quantity')
    const quantity = quantityText === '' ? undefined : parseQuantity(quantityText, this.#decimal)
    if (quantityText !== '' && quantity === undefined) wrong('quantity', 'quantity', quantityText)
    const counted = price === undefined || quantity === undefined ? undefined : Math.round(price * quantity)
    const amount = amountOfLine ?? (total === undefined ? counted : undefined)
    if ((total ?? 0) < 0) wrong('return', 'total', this.#text(row, 'total'))
    const delivery = this.#text(row, 'delivery')
    const deliveryOn = delivery === '' ? undefined : parseDay(delivery, this.options.dayFirst)
    if (delivery !== '' && deliveryOn === undefined) wrong('date', 'delivery', delivery)
    const stateText = this.#text(row, 'state')
    const state = stateText === '' ? undefined : parseState(stateText)
    if (stateText !== '' && state === undefined) this.#states.add(stateText.slice(0, 60))
    return only({
      amount,
      total,
      currency: amount === undefined && total === undefined ? undefined : this.#currencyOf(row),
      what: this.#text(row, 'what').slice(0, 500) || undefined,
      quantity: quantity === undefined || quantity < 0 ? undefined : quantity,
      unit: this.#text(row, 'unit').slice(0, 20) || undefined,
      line: this.#text(row, 'line').slice(0, 500) || undefined,
      deliveryOn,
      state,
    })
  }

  #currencyOf(row: TableRow): string {
    const named = currencyIn(this.#text(row, 'currency'))
    if (named !== undefined) return named
    const fields = ['amount', 'total', 'price'] as const
    const inCells = fields.map((field) => currencyIn(this.#text(row, field).replaceAll(/\d/g, ''))).find(Boolean)
    return inCells ?? currencyOfHeadings(this.options.headings, this.mapping) ?? this.options.currency
  }
}

/** "Сумма, руб." */
export function currencyOfHeadings(headings: readonly string[], mapping: OrderMapping): string | undefined {
  const fields = ['amount', 'total', 'price'] as const
  const named = fields.map((field) => headings[mapping.indexOf(field)]?.split(/[\n\s,()]+/) ?? [])
  for (const words of named)
    for (const word of words) {
      // Among words of a heading only those that are nothing else: "сум" begins "сумма".
      const currency = /^(руб\.?|р\.|₽|rub|eur|usd|€|\$|gbp|£|byn|kzt|cny)$/iu.test(word) ? currencyIn(word) : undefined
      if (currency !== undefined) return currency
    }
  return undefined
}

/** Without what is undefined. */
function only<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T
}
