/** The one order of changes, on every device and on the server: (effective time, seq, id). */

export interface Ordered {
  id: string
  at: number
  arrived?: number
  seq?: number
}

/** The earlier of the author's clock and the arrival, so that a clock that runs ahead cannot win. */
export const effectiveTime = (change: Ordered): number =>
  change.arrived === undefined ? change.at : Math.min(change.at, change.arrived)

/** Negative when a comes before b. What has not arrived comes after what has, at the same time. */
export function compareChanges(a: Ordered, b: Ordered): number {
  return (
    effectiveTime(a) - effectiveTime(b) ||
    compareSeq(a.seq ?? Infinity, b.seq ?? Infinity) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}

const compareSeq = (a: number, b: number): number => (a === b ? 0 : a - b)
