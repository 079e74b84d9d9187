/** Dates, times and numbers as the language in use writes them. */
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

/**
 * The months as the platform writes them: within a day, and alone. The platform's own first format of a language
 * takes a slow phone a tenth of a second, which the first screen does not have; that both say the same is tested.
 */
const MONTHS: Record<Locale, { short: string; long: string }> = {
  en: {
    short: 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec',
    long: 'January February March April May June July August September October November December',
  },
  ru: {
    short: 'янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.',
    long: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь',
  },
}
const monthName = (date: Date, form: 'short' | 'long'): string =>
  MONTHS[locale()][form].split(' ')[date.getMonth()] ?? ''

const twoDigits = (number: number): string => String(number).padStart(2, '0')

/** The year beside a day or a month: Russian calls it one. */
const yearOf = (date: Date, space: string): string => `${date.getFullYear()}${locale() === 'ru' ? `${space}г.` : ''}`

/** "14:05" */
export function formatTime(time: number): string {
  const date = new Date(time)
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

/** "3 Mar", with the year when it is not this one; a line never breaks within it. */
export function formatDay(time: number, now: number = Date.now()): string {
  const date = new Date(time)
  const day = `${date.getDate()}${NO_BREAK}${monthName(date, 'short')}`
  return date.getFullYear() === new Date(now).getFullYear() ? day : `${day}${NO_BREAK}${yearOf(date, NO_BREAK)}`
}

/** "3 Mar, 14:05" */
export const formatMoment = (time: number): string => `${formatDay(time)}, ${formatTime(time)}`

/** A calendar day, YYYY-MM-DD. */
export const formatDate = (day: string, now?: number): string => formatDay(Date.parse(`${day}T12:00:00`), now)

/** "14 May", or "14 May 1980": a day that is celebrated. */
export const formatLongDay = (time: number, hasYear: boolean): string =>
  dateFormat(hasYear ? 'longDayYear' : 'longDay', {
    day: 'numeric',
    month: 'long',
    ...(hasYear ? { year: 'numeric' } : {}),
  }).format(time)

/** "March 2026", a heading. */
export function formatMonth(time: number): string {
  const date = new Date(time)
  return `${monthName(date, 'long')} ${yearOf(date, ' ')}`
}

/** A number in its shortest decimal spelling, as people write it: "12 500,5". */
export const formatNumber = (number: string): string =>
  new Intl.NumberFormat(FORMATS[locale()], { maximumFractionDigits: 20 }).format(number as Intl.StringNumericLiteral)
