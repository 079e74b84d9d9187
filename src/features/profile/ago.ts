import { locale, t } from '../../i18n'
import { formatDay } from '../../i18n/format'

const DAY = 86_400_000
/** Days after which "so many days ago" says less than the date. */
const LONG = 45

/** "today", "yesterday", "12 days ago"; '' for what is long ago or still to come. Counts days of the calendar. */
export function agoText(time: number, now: number = Date.now()): string {
  const days = Math.round((midnight(now) - midnight(time)) / DAY)
  if (days < 0 || days > LONG) return ''
  return formatFor(locale()).format(-days, 'day')
}

/** "6 Nov · 16 days ago" */
export function dayAndAgo(time: number, now: number = Date.now()): string {
  const ago = agoText(time, now)
  return ago === '' ? formatDay(time, now) : t('profile.head.ago', { day: formatDay(time, now), ago })
}

const formats = new Map<string, Intl.RelativeTimeFormat>()
function formatFor(language: string): Intl.RelativeTimeFormat {
  let format = formats.get(language)
  if (format === undefined) formats.set(language, (format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })))
  return format
}

const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0)
