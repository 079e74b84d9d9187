/** Dates, times and money as the language in use writes them. */
import { locale } from './index'
import type { Locale } from './messages'

/** English with the day before the month and the hours to 24, as on the wall of an office outside America. */
const FORMATS: Record<Locale, string> = { en: 'en-GB', ru: 'ru' }

/** Between the parts of a day, which stay on one line. */
const NO_BREAK = '\u00A0'

const made = new Map<string, Intl.DateTimeFormat>()

function dateFormat(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale()} ${name}`
  let format = made.get(key)
  if (format === undefined) made.set(key, (format = new Intl.DateTimeFormat(FORMATS[locale()], options)))
  return format
}

/** "14:05" */
export const formatTime = (time: number): string =>
  dateFormat('time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(time)

/** "3 Mar", with the year when it is not this one; a line never breaks within it. */
export function formatDay(time: number, now: number = Date.now()): string {
  const thisYear = new Date(time).getFullYear() === new Date(now).getFullYear()
  const format = thisYear
    ? dateFormat('day', { day: 'numeric', month: 'short' })
    : dateFormat('dayYear', { day: 'numeric', month: 'short', year: 'numeric' })
  return format.format(time).replaceAll(' ', NO_BREAK)
}

/** "3 Mar, 14:05" */
export const formatMoment = (time: number): string => `${formatDay(time)}, ${formatTime(time)}`

/** A calendar day, YYYY-MM-DD. */
export const formatDate = (day: string): string => formatDay(Date.parse(`${day}T12:00:00`))

/** "14 May", or "14 May 1980": a day that is celebrated. */
export const formatLongDay = (time: number, hasYear: boolean): string =>
  dateFormat(hasYear ? 'longDayYear' : 'longDay', {
    day: 'numeric',
    month: 'long',
    ...(hasYear ? { year: 'numeric' } : {}),
  }).format(time)

/** "March 2026", a heading. */
export const formatMonth = (time: number): string =>
  dateFormat('month', { month: 'long', year: 'numeric' }).format(time)

/** `amount` in the smallest unit of the currency. */
export const formatMoney = (amount: number, currency: string): string =>
  new Intl.NumberFormat(FORMATS[locale()], {
    style: 'currency',
    currency,
    maximumFractionDigits: amount % 100 === 0 ? 0 : 2,
  }).format(amount / 100)

/** A number in its shortest decimal spelling, as people write it: "12 500,5". */
export const formatNumber = (number: string): string =>
  new Intl.NumberFormat(FORMATS[locale()], { maximumFractionDigits: 20 }).format(number as Intl.StringNumericLiteral)
