import { t } from '../../i18n'
import { formatDay } from '../../i18n/format'

const DAY = 86_400_000
/** Days after which "so many days ago" says less than the date. */
const LONG = 45

/**
 * "today", "yesterday", "12 days ago"; '' for what is long ago or still to come. Counts days of the calendar. As the
 * platform says it, whose own words take a slow phone long to make.
 */
export function agoText(time: number, now: number = Date.now()): string {
  const days = Math.round((midnight(now) - midnight(time)) / DAY)
  if (days < 0 || days > LONG) return ''
  return t('profile.head.daysAgo', { days })
}

/** "6 Nov · 16 days ago" */
export function dayAndAgo(time: number, now: number = Date.now()): string {
  const ago = agoText(time, now)
  return ago === '' ? formatDay(time, now) : t('profile.head.ago', { day: formatDay(time, now), ago })
}

const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0)
