/** Moments by the company's clock; apart from dates.ts, which the first screens load. */

/**
 * Noon of a day in a time zone (IANA name), ms since 1970 UTC: a moment that is on this day for the whole company,
 * whatever the zone of the device that said it.
 */
export const noonOf = (day: string, zone: string): number => momentOf(day, '12:00', zone)

/** The moment at which the clocks of a zone (IANA name) show this time (HH:MM) of a day, ms since 1970 UTC. */
export function momentOf(day: string, time: string, zone: string): number {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  // Where clocks stand differently at the first guess, the second is right, but for the hour in which they are moved.
  const guess = wanted - offsetAt(wanted, zone)
  return wanted - offsetAt(guess, zone)
}

const clockByZone = new Map<string, Intl.DateTimeFormat>()

/** ms by which the clocks of a zone are ahead of UTC at a moment. */
function offsetAt(time: number, zone: string): number {
  let clock = clockByZone.get(zone)
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    clockByZone.set(zone, clock)
  }
  const clockParts = clock.formatToParts(time)
  const [year, month, day, hour, minute, second] = (['year', 'month', 'day', 'hour', 'minute', 'second'] as const).map(
    (name) => Number(clockParts.find(({ type }) => type === name)?.value),
  ) as [number, number, number, number, number, number]
  return Date.UTC(year, month - 1, day, hour, minute, second) - time
}
