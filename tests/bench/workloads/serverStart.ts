/**
 * How long the server takes to its ready line, in processor time and by the clock, and how much memory it then has, with
 * 500, 5,000 and 50,000 profiles: neither may grow with their number.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { startServer } from '../../support/server'
import type { Bench, Workload } from '../bench'
import { median, round, times } from '../figures'
import { memoryOf, processorTime } from '../serve'

const SIZES = [500, 5_000, 50_000]
const GOAL = { ms: 100, megabytes: 10 }

interface Started {
  profiles: number
  ms: number
  processorMs: number
  megabytes: number
}

export const serverStart: Workload = async (bench) => {
  const all: Started[] = []
  for (const profiles of SIZES) all.push(await started(bench, profiles))
  const [least, most] = [all[0]!, all.at(-1)!]
  const slower = most.processorMs - least.processorMs
  const larger = most.megabytes - least.megabytes
  return {
    workload: 'server-start',
    ours: round(slower),
    peers: {},
    unit: 'ms more for 50,000 profiles than for 500',
    ratio: round(Math.max(slower / GOAL.ms, larger / GOAL.megabytes)),
    goal: `<= ${GOAL.ms} ms of processor time and <= ${GOAL.megabytes} MB more for 50,000 profiles than for 500`,
    met: slower <= GOAL.ms && larger <= GOAL.megabytes,
    detail: { moreMegabytes: round(larger), sizes: all },
  }
}

async function started(bench: Bench, profiles: number): Promise<Started> {
  const book = await bench.smallBook()
  const dataDir = await mkdtemp(join(tmpdir(), 'kartoteka-bench-'))
  await cp(book.dataDir, dataDir, { recursive: true })
  copyProfiles(join(dataDir, 'kartoteka.db'), profiles)
  const runs = await times(bench.runs, async () => {
    const began = performance.now()
    const server = await startServer({ built: true, dataDir, env: { LOG_LEVEL: 'error' } })
    const ms = performance.now() - began
    // What a start leaves for later is part of it.
    await wait(1_500)
    const found = { ms, processorMs: processorTime(server.pid()) ?? 0, megabytes: memoryOf(server.pid()) ?? 0 }
    await server.stop()
    return found
  })
  await rm(dataDir, { recursive: true, force: true })
  return {
    profiles,
    ms: round(median(runs.map(({ ms }) => ms))),
    processorMs: round(median(runs.map(({ processorMs }) => processorMs))),
    megabytes: round(median(runs.map(({ megabytes }) => megabytes))),
  }
}

/** As many as are wanted: those that are there, with their rows, documents and changes, under other names. */
function copyProfiles(path: string, wanted: number): void {
  const database = new Sqlite(path)
  database.pragma('synchronous = OFF')
  const known = database.prepare('SELECT id FROM profile ORDER BY id').pluck().all() as string[]
  const copies = ['profile', 'snapshot', 'profile_update'].map((table) => copyOf(database, table))
  const copy = database.transaction(() => {
    for (let made = known.length; made < wanted; made++) {
      const id = randomUUID()
      for (const insert of copies) insert.run({ of: known[made % known.length], id })
    }
  })
  copy()
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

function copyOf(database: Sqlite.Database, table: string): Sqlite.Statement {
  const key = table === 'profile' ? 'id' : 'profile'
  const columns = database.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[]
  const values = columns.map((name) => (name === key ? '@id' : `"${name}"`))
  const names = columns.map((name) => `"${name}"`)
  return database.prepare(
    `INSERT INTO ${table} (${names.join()}) SELECT ${values.join()} FROM ${table} WHERE ${key} = @of`,
  )
}
