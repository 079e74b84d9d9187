/**
 * What a run of the fault tests is asked for, by `npm run test:faults` or by hand:
 *
 *   FAULT_KILLS=200   how often the server is killed; more than a few also runs what takes half a minute of waiting
 *   FAULT_SEED=17     the seed to run again; a new one otherwise
 *   FAULT_WRITERS=20  devices that write meanwhile
 */
import { existsSync } from 'node:fs'
import { expect } from 'vitest'

const { FAULT_KILLS = '2', FAULT_SEED, FAULT_WRITERS = '6' } = process.env

export const KILLS = Number(FAULT_KILLS)
export const WRITERS = Number(FAULT_WRITERS)
export const SEED = FAULT_SEED === undefined ? Date.now() % 1_000_000 : Number(FAULT_SEED)
/** A run that may take minutes. */
export const LONG = KILLS > 10
/** Starts several times as fast as the source. */
export const BUILT = existsSync('dist/server/main.js')

/** Written to the report of the run, so that a failure can be made again. */
export const note = (text: string): void => void process.stderr.write(`${text}\n`)

export const replay = (): string => `npm run test:faults -- --seed ${SEED} --kills ${KILLS}`

note(`fault seed ${SEED}: ${replay()}`)

/** Looks again every 50 ms; for what no event tells of. */
export async function eventually(what: string, holds: () => Promise<boolean> | boolean, most = 120_000): Promise<void> {
  await expect.poll(holds, { message: `never: ${what} (${replay()})`, timeout: most, interval: 50 }).toBe(true)
}
