/** Calendar days as YYYY-MM-DD: no time, no zone, sorted by their text. */

/** By zone: making one takes a hundred times as long as using it. */
const formatByZone = new Map<string, Intl.DateTimeFormat>()

/** Today's date in a time zone (IANA name); the device's own when none is named. */
export const dayOf = (time: number, zone?: string): string => formatFor(zone).format(time)

function formatFor(zone: string | undefined): Intl.DateTimeFormat {
  const known = zone === undefined ? undefined : formatByZone.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  // The device's own zone is not kept: it changes under a traveller.
  if (zone !== undefined) formatByZone.set(zone, format)
  return format
}

/** `days` after `day`; negative goes back. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
