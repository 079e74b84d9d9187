/** Cells cleaned, and the spellings in which dates, countries and kinds are written. */
import type { ProfileKind } from '../../shared/profile/facts'

/** One line: spaces of all sorts as one space, without what cannot be seen. */
export const line = (cell: string): string =>
  cell
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()

/** Several lines, without what cannot be seen. */
export const lines = (cell: string): string =>
  cell
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim()

/** Cells in which people write that there is nothing, and what spreadsheets put there. */
export const isNothing = (text: string): boolean =>
  text === '' ||
  /^([-–—_.?]+|нет|нет данных|не указано?|n\/?a|none|null|undefined|#(n\/a|н\/д|[\p{L}/0]+[!?]))$/iu.test(text)

/** Excel's 7.92E+10: the last digits are lost. */
export const lostDigits = (text: string): boolean => /^\d([.,]\d+)?e\+?\d+$/i.test(text)

const MONTHS: [RegExp, number][] = [
  [/^(янв|jan)/, 1],
  [/^(фев|feb)/, 2],
  [/^(мар|mar)/, 3],
  [/^(апр|apr)/, 4],
  [/^(ма[йя]|may)/, 5],
  [/^(июн|jun)/, 6],
  [/^(июл|jul)/, 7],
  [/^(авг|aug)/, 8],
  [/^(сен|sep)/, 9],
  [/^(окт|oct)/, 10],
  [/^(ноя|nov)/, 11],
  [/^(дек|dec)/, 12],
]
const monthOf = (word: string): number => MONTHS.find(([name]) => name.test(word.toLowerCase()))?.[1] ?? 0

/**
 * YYYY-MM-DD, or --MM-DD without a year; undefined when it is no day.
 * `dayFirst` decides 03/04: dots always mean that the day comes first.
 */
export function parseBirthday(text: string, dayFirst: boolean): string | undefined {
  const match = /^--(\d\d)-(\d\d)$/.exec(text)
  if (match !== null) return dayOf(undefined, match[1], match[2])
  return parseWritten(text, dayFirst, bornIn)
}

/** YYYY-MM-DD of any day that is not a birthday: it has a year, and 27 means 2027. Undefined when it is no day. */
export function parseDate(text: string, dayFirst: boolean): string | undefined {
  const day = parseWritten(text, dayFirst, (year) => 2000 + year)
  return day?.startsWith('--') === true ? undefined : day
}

/** `century` makes a year of its last two digits. */
function parseWritten(text: string, dayFirst: boolean, century: (year: number) => number): string | undefined {
  const dayText = (year: string | undefined, month: string | number | undefined, day: string | undefined) =>
    dayOf(year?.length === 2 ? String(century(Number(year))) : year, month, day)
  let match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$/.exec(text)
  if (match !== null) return dayText(match[1], match[2], match[3])
  match = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?:\s*г\.?)?$/.exec(text)
  if (match !== null) {
    const dotted = match[2] !== '/'
    return dotted || dayFirst ? dayText(match[4], match[3], match[1]) : dayText(match[4], match[1], match[3])
  }
  match = /^(\d{1,2})\s+(\p{L}+)\.?,?(?:\s+(\d{4}))?(?:\s*г\.?)?$/u.exec(text)
  if (match !== null) return dayText(match[3], monthOf(match[2]!), match[1])
  match = /^(\p{L}+)\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$/u.exec(text)
  return match === null ? undefined : dayText(match[3], monthOf(match[1]!), match[2])
}

function dayOf(
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined,
): string | undefined {
  // A leap year where none is given: the 29th of February is a birthday too.
  const date = new Date(Date.UTC(Number(year ?? 2000), Number(month) - 1, Number(day)))
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day))
    return undefined
  const iso = date.toISOString()
  return year === undefined ? `--${iso.slice(5, 10)}` : iso.slice(0, 10)
}

/** Nobody has a birthday in the future. */
const bornIn = (year: number): number => (2000 + year > new Date().getFullYear() ? 1900 + year : 2000 + year)

/** Do the days of a column show that the day comes first (13/04) or the month (04/13)? Undefined: nothing shows it. */
export function dayFirstOf(cells: readonly string[]): boolean | undefined {
  for (const cell of cells) {
    const match = /^(\d{1,2})\/(\d{1,2})\b/.exec(cell.trim())
    if (match === null) continue
    if (Number(match[1]) > 12) return true
    if (Number(match[2]) > 12) return false
  }
  return undefined
}

export function parseKind(text: string): ProfileKind | undefined {
  const word = text.toLowerCase()
  if (/^(физ|частн|private|person|individual|контакт$|contact$|человек)/.test(word)) return 'private'
  if (/^(юр|орг|комп|фирм|ип$|индивидуальный пред|обособ|ооо|ао|пао|зао|org|comp|business|legal|account)/.test(word))
    return 'organisation'
  return undefined
}

const ALIASES: Record<string, string> = {
  рф: 'RU',
  'российская федерация': 'RU',
  'russian federation': 'RU',
  белоруссия: 'BY',
  'республика беларусь': 'BY',
  'республика казахстан': 'KZ',
  кнр: 'CN',
  сша: 'US',
  usa: 'US',
  uk: 'GB',
  'great britain': 'GB',
  оаэ: 'AE',
  uae: 'AE',
  киргизия: 'KG',
}
let codeByName: Map<string, string> | undefined

/** ISO 3166 alpha-2 of a country as it is called in Russian or English, or of its code. */
export function parseCountry(text: string): string | undefined {
  codeByName ??= countryNames()
  const name = text.toLowerCase().replaceAll('ё', 'е')
  return ALIASES[name] ?? codeByName.get(name)
}

function countryNames(): Map<string, string> {
  const names = new Map<string, string>()
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  for (const locale of ['ru', 'en']) {
    const display = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
    for (const code of codes) {
      const name = display.of(code)
      if (name === undefined || names.has(name.toLowerCase())) continue
      names.set(name.toLowerCase().replaceAll('ё', 'е'), code)
      names.set(code.toLowerCase(), code)
    }
  }
  return names
}
