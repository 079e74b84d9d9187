/** Days and working hours as on the wall of the company's office. */
import { ZONE_OFFSET } from './cast'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The day of a moment, YYYY-MM-DD. */
export const dayAt = (time: number): string => new Date(time + ZONE_OFFSET).toISOString().slice(0, 10)

/** The moment of a day's `hour` (9.5 is half past nine). */
export const momentOf = (day: string, hour: number): number =>
  Date.parse(`${day}T00:00:00Z`) - ZONE_OFFSET + hour * HOUR

/** 0 is Sunday. */
export const weekday = (time: number): number => new Date(time + ZONE_OFFSET).getUTCDay()

/** The same time on the working day before, when it falls on a weekend. */
export function onWorkday(time: number): number {
  const day = weekday(time)
  return time - (day === 0 ? 2 : day === 6 ? 1 : 0) * DAY
}

/** The next Friday, today included. */
export function fridayFrom(time: number): string {
  return dayAt(time + ((5 - weekday(time) + 7) % 7) * DAY)
}
