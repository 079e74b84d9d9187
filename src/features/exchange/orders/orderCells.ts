/** Cells of a list of orders: amounts, days, documents, currencies and states as accounting systems write them. */
import { innProblem } from '../../../shared/profile/inn'
import type { Delivery } from '../../../shared/profile/factWords'
import { line } from '../text'
import { parseDate } from '../text'

/** Which sign stands before the fraction of a number; undefined where nothing in the list shows it. */
export type Decimal = ',' | '.' | undefined

/** The number alone: without spaces, apostrophes between thousands, and the name of a currency. */
function bare(text: string): { digits: string; negative: boolean } {
  const tidy = text.replaceAll(/[\s\u00a0\u202f'’]/g, '').replaceAll(/[−–]/g, '-')
  const negative = /^\(.*\)$/.test(tidy) || /^[^\d]*-|\d-$/.test(tidy)
  const digits = tidy
    .replaceAll(/^[^\d.,]+/g, '')
    .replaceAll(/[^\d]+$/g, '')
    .replaceAll(/^[.,]+(?=.*\D)/g, '')
  return { digits, negative }
}

/** What the numbers of a list have in common: a sign with other than three digits behind it parts a fraction. */
export function decimalOf(cells: Iterable<string>): Decimal {
  for (const cell of cells) {
    const { digits } = bare(cell)
    const signs = digits.replaceAll(/\d/g, '')
    if (!/^[.,]+$/.test(signs)) continue
    const last = signs.at(-1) as ',' | '.'
    // Of two different signs the last parts the fraction; one that stands twice parts thousands.
    if (new Set(signs).size === 2) return last
    if (signs.length > 1) return last === ',' ? '.' : ','
    if (!/\D\d{3}$/.test(digits)) return last
  }
  return undefined
}

/**
 * A number as text with a point, a minus before it if it is negative; undefined when it is none. `loose`: where nothing
 * shows which sign parts the fraction, three digits behind one are thousands, and of a quantity a fraction.
 */
export function plainNumber(text: string, decimal: Decimal, loose: 'amount' | 'quantity'): string | undefined {
  const { digits, negative } = bare(text)
  const sign = decimal ?? (loose === 'quantity' ? lastSign(digits) : undefined)
  const point = sign ?? (/\D\d{3}$/.test(digits) ? (lastSign(digits) === ',' ? '.' : ',') : (lastSign(digits) ?? '.'))
  const thousands = point === ',' ? '.' : ','
  const [whole = '', fraction = '', ...more] = digits.split(point)
  const isWhole = /^\d+$/.test(whole) || (/^\d{1,3}([.,]\d{3})+$/.test(whole) && !whole.includes(point))
  if (more.length > 0 || !isWhole || !/^\d*$/.test(fraction)) return undefined
  const number = `${whole.replaceAll(thousands, '')}${fraction === '' ? '' : `.${fraction}`}`
  return negative ? `-${number}` : number
}

const lastSign = (digits: string): Decimal => /[.,](?=\d*$)/.exec(digits)?.[0] as Decimal

/** An amount in the smallest unit, negative for a return; undefined when it is none. */
export function parseMoney(text: string, decimal: Decimal): number | undefined {
  const number = plainNumber(text, decimal, 'amount')
  if (number === undefined) return undefined
  const [whole = '', fraction = ''] = number.replace('-', '').split('.')
  // Digit by digit: 1.005 times 100 is less than 100.5 to a machine.
  const rest = `${fraction}000`
  const amount = Number(whole) * 100 + Number(rest.slice(0, 2)) + (Number(rest[2]) >= 5 ? 1 : 0)
  if (!Number.isSafeInteger(amount)) return undefined
  return number.startsWith('-') && amount > 0 ? -amount : amount
}

export function parseQuantity(text: string, decimal: Decimal): number | undefined {
  const number = Number(plainNumber(text, decimal, 'quantity'))
  return Number.isFinite(number) ? number : undefined
}

const CURRENCIES: [RegExp, string][] = [
  [/бел\p{L}*\.?\s*руб|byn|\bbr\b/iu, 'BYN'],
  [/₽|руб|(?<!\p{L})р\.?$|rub|rur/iu, 'RUB'],
  [/\$|usd|долл/iu, 'USD'],
  [/€|eur|евро/iu, 'EUR'],
  [/£|gbp|фунт/iu, 'GBP'],
  [/cny|юан|¥/iu, 'CNY'],
  [/₸|тенге|(?<!\p{L})тг\.?$|kzt/iu, 'KZT'],
  [/₴|грн|uah/iu, 'UAH'],
  [/₺|лир|(?<!\p{L})try/iu, 'TRY'],
  [/дирхам|aed/iu, 'AED'],
  [/узб|(?<!\p{L})сум$|uzs/iu, 'UZS'],
  [/(?<!\p{L})сом$|kgs/iu, 'KGS'],
  [/лари|₾|(?<!\p{L})gel/iu, 'GEL'],
  [/драм|֏|(?<!\p{L})amd/iu, 'AMD'],
]
const BY_NUMBER: Record<string, string> = { '643': 'RUB', '810': 'RUB', '840': 'USD', '978': 'EUR', '933': 'BYN' }

/** The currency that a cell or a heading names, ISO 4217; undefined when it names none. */
export function currencyIn(text: string): string | undefined {
  const found = CURRENCIES.find(([names]) => names.test(text.trim()))
  if (found !== undefined) return found[1]
  const code = text.trim().toUpperCase()
  if (BY_NUMBER[code] !== undefined) return BY_NUMBER[code]
  return /^[A-Z]{3}$/.test(code) && currencyCodes().has(code) ? code : undefined
}
let codes: Set<string> | undefined
const currencyCodes = (): Set<string> => (codes ??= new Set(Intl.supportedValuesOf('currency')))

/** Days between 1899-12-30, from which Excel counts, and 1970. */
const EXCEL_BEGIN = 25_569

/** YYYY-MM-DD of a cell that may have a time, or be the bare number of a day in Excel; undefined when it is no day. */
export function parseDay(cell: string, dayFirst: boolean): string | undefined {
  const text = line(cell).replace(
    /,?[ T]+\d{1,2}:\d{2}(:\d{2})?([.,]\d+)?( ?[ap]\.?m\.?)?( ?(Z|[+-]\d\d:?\d\d))?$/i,
    '',
  )
  if (/^[2-7]\d{4}([.,]\d+)?$/.test(text))
    return new Date((Math.floor(Number(text.replace(',', '.'))) - EXCEL_BEGIN) * 86_400_000).toISOString().slice(0, 10)
  return parseDate(text, dayFirst)
}

export interface NamedDocument {
  /** "Реализация товаров и услуг" */
  kind: string
  number: string
  /** YYYY-MM-DD */
  day: string
}

const DOCUMENT =
  /^(\p{L}.*?)\s+(?:(?:№|N|no\.?|#)\s*)?([^\s№#]*\d[^\s]*)\s+(?:от|dated|of|from)\s+(\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\s+\p{L}+\s+\d{4})/iu

/** "Реализация товаров и услуг 0000-000123 от 12.10.2026 0:00:00"; undefined when it names no document. */
export function parseDocument(cell: string, dayFirst: boolean): NamedDocument | undefined {
  const match = DOCUMENT.exec(line(cell))
  const day = match === null ? undefined : parseDate(match[3]!, dayFirst)
  return day === undefined ? undefined : { kind: match![1]!, number: match![2]!, day }
}

/** Goods that came back and corrections are no orders. */
export const isReturn = (kind: string): boolean => /возврат|корректиров|сторно|return|credit note|refund/i.test(kind)

/** A line that sums up others; "Total Finance" is a client. */
export const isTotal = (text: string): boolean =>
  /^((общий )?итого?|всего|(grand |sub)?totals?|sum total)(\s*:|$|\s+(по|за|на|наименований|for|by|of)\s)/i.test(
    text.trim(),
  )

const STATES: [RegExp, Delivery][] = [
  [/отмен|аннулир|удал[её]н|отказ|cancel|void|refus/i, 'cancelled'],
  [/^(не|частично|готов|ожида|к |ждет|ждёт)|not |partial|ready|await|to be |pending/i, 'planned'],
  [
    /доставлен|выполнен|исполнен|закрыт|получен|реализован|завершен|завершён|deliver|complet|fulfil|closed|received|done/i,
    'delivered',
  ],
  [/отгруж|отправлен|в пути|передан|выдан|ship|sent|dispatch|transit/i, 'sent'],
  [
    /нов|принят|соглас|работ|производ|резерв|план|обеспеч|подтвер|сборк|new|open|plan|process|confirm|progress|accept|production/i,
    'planned',
  ],
]

/** What a state says of the delivery; undefined when it says nothing that we know. */
export const parseState = (text: string): Delivery | undefined => STATES.find(([names]) => names.test(line(text)))?.[1]

/** The ИНН in a cell: alone, with its КПП, behind a name; a leading zero that Excel lost is put back. */
export function innIn(text: string): string | undefined {
  for (const [digits] of text.matchAll(/(?<!\d)\d{9,12}(?!\d)/g)) {
    const inn = digits.length === 9 || digits.length === 11 ? `0${digits}` : digits
    if (innProblem(inn) === null) return inn
  }
  return undefined
}

/** A name without the ИНН that was written beside it. */
export const withoutInn = (name: string): string =>
  line(name.replace(/[,;(\s]*(ИНН|INN)(\s*\/\s*КПП)?\s*:?\s*\d{9,12}(\s*\/\s*\d{9})?\)?/i, '')) || line(name)
