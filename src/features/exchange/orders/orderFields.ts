/** What a column of a list of orders can be, and the guess which it is. */
import { plain, words } from '../headings'
import { currencyIn, isTotal, parseDay, parseDocument } from './orderCells'

export const ORDER_FIELDS = [
  'date',
  'number',
  'document',
  'client',
  'inn',
  'amount',
  'total',
  'currency',
  'what',
  'quantity',
  'unit',
  'price',
  'line',
  'delivery',
  'state',
] as const
export type OrderField = (typeof ORDER_FIELDS)[number]

/** By column; null = not read. */
export type OrderMapping = readonly (OrderField | null)[]

/** The narrow before the wide: the first that matches decides. null = known and of no use here. */
const RULES: [RegExp, OrderField | null][] = [
  [words('кпп', 'договор*', 'склад*', 'организация', 'менеджер', 'ответственный', 'автор', 'комментари*', 'ндс'), null],
  [
    words('скидк*', 'себестоимость', 'прибыль', 'рентабельность', 'оплачено', 'долг', 'телефон', 'адрес*', 'город'),
    null,
  ],
  [words('vat', 'discount', 'margin', 'cost', 'paid', 'balance', 'phone', 'email', 'address', 'city', 'manager'), null],
  [words('инн', 'inn', 'tax id', 'tax number', 'tax no'), 'inn'],
  [words('tax'), null],
  [
    words(
      'дата отгрузки',
      'дата доставки',
      'дата поставки',
      'срок поставки',
      'срок отгрузки',
      'отгрузка',
      'желаемая дата*',
      'delivery date',
      'ship date',
      'shipping date',
      'ship by',
      'due date',
      'delivery on',
      'deliver by',
    ),
    'delivery',
  ],
  [words('статус*', 'состояние*', 'стадия', 'state', 'status'), 'state'],
  [
    words(
      'сумма документа',
      'сумма заказа',
      'сумма по документу',
      'итого по заказу',
      'итого по документу',
      'всего по заказу',
      'order total',
      'invoice total',
      'document total',
      'grand total',
    ),
    'total',
  ],
  [words('валюта*', 'currency'), 'currency'],
  [words('цена*', 'price', 'unit price', 'rate'), 'price'],
  [words('кол во', 'количество*', 'кол', 'qty', 'quantity', 'pcs'), 'quantity'],
  [words('ед', 'ед изм', 'единица*', 'ед измерения', 'unit', 'units', 'uom'), 'unit'],
  [
    words(
      'сумма*',
      'стоимость',
      'выручка',
      'оборот',
      'продажи',
      'итого',
      'всего',
      'amount',
      'sum',
      'value',
      'total',
      'revenue',
      'sales',
      'net',
      'gross',
    ),
    'amount',
  ],
  [words('дата*', 'date', 'период'), 'date'],
  [
    words('номер', 'n документа', 'n заказа', 'заказ n', 'счет n', 'n', 'number', 'no', 'order id', 'order', 'invoice'),
    'number',
  ],
  [
    words(
      'контрагент*',
      'клиент*',
      'покупател*',
      'заказчик*',
      'партнер*',
      'получател*',
      'грузополучател*',
      'client*',
      'customer*',
      'company',
      'account',
      'buyer',
      'bill to',
      'ship to',
      'sold to',
    ),
    'client',
  ],
  [
    words(
      'номенклатурная группа',
      'товарная группа',
      'группа товаров',
      'вид номенклатуры',
      'категория*',
      'товарная категория',
      'направление',
      'ассортимент*',
      'product line',
      'product group',
      'category',
      'line',
    ),
    'line',
  ],
  [
    words(
      'номенклатура',
      'товар*',
      'продукция',
      'продукт',
      'услуга',
      'наименование',
      'содержание',
      'состав',
      'item*',
      'product*',
      'description',
      'goods',
      'article',
      'sku',
      'what',
    ),
    'what',
  ],
  [words('документ*', 'регистратор', 'реализация*', 'заказ*', 'накладная', 'основание', 'document'), 'document'],
]

/** `undefined`: nothing that we know. */
export function fieldOf(heading: string): OrderField | null | undefined {
  // "№ п/п" counts lines; "№" alone is as often the number of the order.
  const text = plain(heading.replaceAll('№', ' n '))
  if (text === '') return undefined
  if (/^(n )?(п п|пп)$|^(#|строка|line no)$/.test(text)) return null
  return RULES.find(([rule]) => rule.test(text))?.[1]
}

/** How many of the first rows are looked through for headings: a report has its title, period and filters above. */
const ABOVE = 30

/** The row of headings: of the first rows the one whose cells name most fields, at least two. */
export function findOrderHeadings(rows: readonly { cells: readonly string[] }[]): number | null {
  let best = { index: -1, named: 1 }
  for (const [index, { cells }] of rows.slice(0, ABOVE).entries()) {
    const written = cells.filter((cell) => cell.trim() !== '')
    const fields = new Set(
      written
        .filter((cell) => cell.length < 60)
        .map(fieldOf)
        .filter(Boolean),
    )
    const isData = written.some((cell) => parseDay(cell, true) !== undefined || parseDocument(cell, true) !== undefined)
    if (!isData && fields.size > best.named) best = { index, named: fields.size }
  }
  return best.index < 0 ? null : best.index
}

/**
 * Is this row under the headings one more row of them? "Контрагент" over "Документ" over "Номенклатура", as reports
 * with groups have it, or "Количество" and "Сумма" under a common "Продажи".
 */
export const isMoreHeadings = (cells: readonly string[]): boolean => {
  const written = cells.filter((cell) => cell.trim() !== '')
  return (
    written.length > 0 &&
    written.every((cell) => cell.length < 60 && fieldOf(cell) !== undefined && !/\d/.test(cell) && !isTotal(cell))
  )
}

/** The guess for each column. `headings` may hold several rows of them, parted by line ends. */
export function guessOrderMapping(
  headings: readonly string[],
  sample: readonly (readonly string[])[],
): (OrderField | null)[] {
  const guessed = headings.map((heading, column) => {
    const cells = sample.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '')
    if (cells.some((cell) => parseDocument(cell, true) !== undefined)) return 'document'
    const fields = heading.split('\n').map(fieldOf)
    const field = fields.find((one) => one !== undefined && one !== null) ?? fields[0]
    // A column of documents in which none stands is a column of clients, or of their numbers.
    if (field === 'document') return cells.length > 0 && cells.every((cell) => /\d/.test(cell)) ? 'number' : null
    if (field !== undefined) return field
    return byContent(cells)
  })
  const settled = settle(guessed)
  // "Организация" is whose the list is; where nobody else is named it is the client.
  const own = headings.findIndex((heading) => plain(heading) === 'организация')
  if (own >= 0 && !settled.some((field) => field === 'client' || field === 'document')) settled[own] = 'client'
  return settled
}

function byContent(cells: readonly string[]): OrderField | null {
  if (cells.length === 0) return null
  const most = (is: (cell: string) => boolean) => cells.filter(is).length * 10 >= cells.length * 6
  if (most((cell) => parseDay(cell, true) !== undefined && !/^\d{5}$/.test(cell))) return 'date'
  if (most((cell) => /^\d{10}$|^\d{12}$/.test(cell))) return 'inn'
  if (most((cell) => currencyIn(cell) !== undefined && !/\d/.test(cell))) return 'currency'
  return null
}

/** One column for each field; the whole of an order is its amount where lines have none. */
function settle(guessed: readonly (OrderField | null)[]): (OrderField | null)[] {
  const hasAmount = guessed.includes('amount')
  const taken = new Set<OrderField>()
  return guessed.map((one) => {
    const field = one === 'total' && !hasAmount ? 'amount' : one
    if (field === null || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

/** What is needed to read orders; each missing one has a sentence that says what to choose. */
export type Missing = 'client' | 'date'

export function missingFields(mapping: OrderMapping): Missing[] {
  const has = (field: OrderField) => mapping.includes(field)
  const missing: Missing[] = []
  if (!has('client') && !has('inn') && !has('document')) missing.push('client')
  if (!has('date') && !has('document')) missing.push('date')
  return missing
}
