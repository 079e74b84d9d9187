/** Calendar days as YYYY-MM-DD: no time, no zone, sorted by their text. */

/** By zone: making one takes a hundred times as long as using it. */
const formatByZone = new Map<string, Intl.DateTimeFormat>()

/** What we need of the platform's own calendar, where it has one. */
interface Calendar {
  Instant: { fromEpochMilliseconds(time: number): { toZonedDateTimeISO(zone: string): { toPlainDate(): object } } }
}
const calendar = (globalThis as { Temporal?: Calendar }).Temporal

/**
 * Today's date in a time zone (IANA name); the device's own when none is named. The platform's calendar needs no format,
 * the first of which takes a slow phone a tenth of a second.
 */
export const dayOf = (time: number, zone?: string): string =>
  zone === undefined
    ? dayHere(new Date(time))
    : calendar === undefined
      ? formatFor(zone).format(time)
      : String(calendar.Instant.fromEpochMilliseconds(Math.floor(time)).toZonedDateTimeISO(zone).toPlainDate())

/** The device's own zone changes under a traveller, and the first screen waits for no format. */
function dayHere(date: Date): string {
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return [`${year}`.padStart(4, '0'), `${month}`.padStart(2, '0'), `${day}`.padStart(2, '0')].join('-')
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formatByZone.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formatByZone.set(zone, format)
  return format
}

/** `days` after `day`; negative goes back. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
