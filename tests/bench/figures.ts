/** Figures: medians with their spread, and the line that a workload prints. */
import { loadavg } from 'node:os'

/** What a workload found. */
export interface Found {
  workload: string
  ours: number
  /** A figure by the peer's name; null where it could not do the work, and why stands in `detail`. */
  peers: Record<string, number | null>
  unit: string
  /** The fastest peer over ours; against a floor, ours over what is allowed. Null without either. */
  ratio: number | null
  goal: string
  met: boolean
  detail: Record<string, unknown>
}

export interface Spread {
  median: number
  min: number
  max: number
  runs: number
}

export const round = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  if (sorted.length === 0) throw new Error('no values')
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  if (sorted.length === 0) throw new Error('no values')
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export const spreadOf = (values: readonly number[]): Spread => ({
  median: round(median(values)),
  min: round(Math.min(...values)),
  max: round(Math.max(...values)),
  runs: values.length,
})

/** Runs the work some times, one after the other. */
export async function times<T>(count: number, work: (time: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  for (let time = 0; time < count; time++) results.push(await work(time))
  return results
}

interface Size {
  quick: boolean
  profiles: number
}

/** One line, with how busy the machine was: figures of a busy machine are to be taken again. */
export function print(found: Found, size: Size, seconds: number): void {
  const { detail, ...line } = found
  write(line, size, { ...detail, seconds })
}

/** The line of a workload that could not be done: not met, and why. */
export function printFailed(workload: string, error: unknown, size: Size, seconds: number): void {
  const why = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${workload}: ${error instanceof Error ? error.stack : why}\n`)
  write({ workload, ours: null, peers: {}, unit: null, ratio: null, goal: null, met: false, failed: why }, size, {
    seconds,
  })
}

function write(line: object, { quick, profiles }: Size, detail: object): void {
  const load = loadavg().map(round)
  process.stdout.write(
    `${JSON.stringify({ ...line, ...(quick && { quick }), profiles, detail: { ...detail, load } })}\n`,
  )
}
