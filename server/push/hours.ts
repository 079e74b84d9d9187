/** Hours of the day in a company's zone. */
import { isAwake, type NoticeTimes } from '../../src/shared/notices'

/** By zone: making one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** The hour of the day, 0 to 23. `time` is ms since 1970 UTC. */
export function hourIn(zone: string, time: number): number {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' })
    formats.set(zone, format)
  }
  return Number(format.format(time))
}

const QUARTER = 15 * 60_000

/** The first moment from `time` on at which something may be said, ms since 1970 UTC. Zones differ by quarters of an hour. */
export function nextAwake(times: Pick<NoticeTimes, 'from' | 'to'>, zone: string, time: number): number {
  if (isAwake(times, hourIn(zone, time))) return time
  let at = Math.ceil(time / QUARTER) * QUARTER
  // A day has 25 hours at most.
  for (let quarters = 0; quarters < 100 && !isAwake(times, hourIn(zone, at)); quarters++) at += QUARTER
  return at
}
