/**
 * 1,000 managers with five clients each have the app open, one in twenty of them changes something every two seconds:
 * from the change to its answer, which comes after the commit, and the server's memory over the same server with nobody.
 */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import type { Workload } from '../bench'
import { quantile, round } from '../figures'
import { withPrograms } from '../peers'
import { memoryOf, processorTime, withServer } from '../serve'

const ACTIVE = 0.05
const EVERY = 2_000
const GOAL = { p95: 200, megabytes: 250 }
const EACH = 5

export const crowd: Workload = async (bench) => {
  const book = await bench.crowdBook()
  return withServer(book, (server) =>
    withPrograms(async (start) => {
      await wait(2_000)
      const idle = memoryOf(server.pid())
      const devices = await start('crowd.ts', [])
      const held = stateOf(server.dataDir)
      const given = book.typists.map(({ cookie, device }, n) => ({
        cookie,
        device,
        ...held,
        profiles: book.profiles.filter((_, index) => index % book.typists.length === n).slice(0, EACH),
      }))
      await devices.ask({ do: 'connect', url: server.url, given })
      const connected = memoryOf(server.pid())
      const active = Math.round(given.length * ACTIVE)
      await devices.ask({ do: 'work', active, every: EVERY, seconds: 3 })
      const before = processorTime(server.pid())
      const seconds = bench.quick ? 10 : 30
      const { latencies, pulls } = await devices.ask<{ latencies: number[]; pulls: number }>({
        do: 'work',
        active,
        every: EVERY,
        seconds,
      })
      const used = before === null ? null : ((processorTime(server.pid()) ?? 0) - before) / (seconds * 10)
      const busy = memoryOf(server.pid())
      const over = idle === null || busy === null ? null : Math.max(busy, connected ?? 0) - idle
      const p95 = quantile(latencies, 0.95)
      return {
        workload: 'crowd',
        ours: round(p95),
        peers: {},
        unit: 'ms p95',
        ratio: round(Math.max(p95 / GOAL.p95, (over ?? 0) / GOAL.megabytes)),
        goal: `p95 < ${GOAL.p95} ms, < ${GOAL.megabytes} MB over an idle process`,
        met: p95 < GOAL.p95 && over !== null && over < GOAL.megabytes,
        detail: {
          devices: given.length,
          active,
          p50: round(quantile(latencies, 0.5)),
          p99: round(quantile(latencies, 0.99)),
          changes: latencies.length,
          pulls,
          megabytes: { idle: idle && round(idle), connected: connected && round(connected), over: over && round(over) },
          processorPercent: used && round(used),
        },
      }
    }),
  )
}

/** What every device holds: they had everything yesterday. */
function stateOf(dataDir: string): { epoch: number; team: number; cursor: number } {
  const database = new Sqlite(join(dataDir, 'kartoteka.db'), { readonly: true })
  const held = database.prepare('SELECT epoch, team_seq AS team, seq AS cursor FROM workspace').get()
  database.close()
  return held as ReturnType<typeof stateOf>
}
