/**
 * 200 people type in the notes of 100 profiles, two in each, three keys a second: from a key to the colleague's
 * document. The floor, in the same run: a bare relay of the same frames, plus one commit to this disk, plus 5 ms.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Bench, Workload } from '../bench'
import { median, quantile, round } from '../figures'
import { figuresOf, withPrograms } from '../peers'
import { processorTime, withServer } from '../serve'
import { fastest } from './reconnect'

const EVERY = 330
const ALLOWED = 5

interface Typed {
  p50: number
  p95: number
  p99: number
  keys: number
  /** Processor time of the server for one key, ms: what the clock says of a busy machine says little. */
  processorMs: number | null
}

interface Room {
  room: string
  cookies: [string, string]
}

export const keystroke: Workload = async (bench) => {
  const rooms = await roomsOf(bench)
  const ours = await oursOf(bench, rooms)
  const relay = await peerOf(bench, 'relay', rooms)
  const commit = await oneCommit()
  const floor = relay.p95 + commit + ALLOWED
  const found: Record<string, Typed> = { relay }
  const names = bench.alone ? [] : (['y-websocket', 'hocuspocus'] as const)
  const { peers, failed } = await figuresOf(names, async (peer) => (found[peer] = await peerOf(bench, peer, rooms)).p95)
  const best = fastest(Object.values(peers))
  return {
    workload: 'keystroke',
    ours: ours.p95,
    peers,
    unit: 'ms p95',
    ratio: best === null ? null : round(best / ours.p95),
    goal: `p95 <= a bare relay + one commit + ${ALLOWED} ms; no slower than the fastest peer`,
    met: ours.p95 <= floor && best !== null && ours.p95 <= best,
    detail: { people: rooms.length * 2, ours, floor: round(floor), oneCommit: round(commit), ...found, failed },
  }
}

async function roomsOf(bench: Bench): Promise<Room[]> {
  const { profiles, typists } = await bench.book()
  return Array.from({ length: typists.length / 2 }, (_, n) => ({
    room: profiles[n % profiles.length]!,
    cookies: [typists[2 * n]!.cookie, typists[2 * n + 1]!.cookie],
  }))
}

async function oursOf(bench: Bench, rooms: Room[]): Promise<Typed> {
  const book = await bench.book()
  return withServer(book, (server) =>
    withPrograms(async (start) => {
      const typists = await start('typists.mjs', [])
      const url = `${server.url.replace('http', 'ws')}/ws/profile`
      return typed(bench, typists, server.pid(), { how: 'y-websocket', url, rooms })
    }),
  )
}

const peerOf = (bench: Bench, peer: 'relay' | 'y-websocket' | 'hocuspocus', rooms: Room[]): Promise<Typed> =>
  withPrograms(async (start, folder) => {
    const server = await start(`${peer}-server.mjs`, [await folder(), await bench.documents()])
    const typists = await start('typists.mjs', [])
    const url = `ws://127.0.0.1:${await server.ask<number>({ do: 'port' })}`
    return typed(bench, typists, server.pid, { how: peer, url, rooms: rooms.map(({ room }) => ({ room })) })
  })

async function typed(
  bench: Bench,
  typists: { ask<T>(order: { do: string; [given: string]: unknown }): Promise<T> },
  server: number,
  where: { how: string; url: string; rooms: object[] },
): Promise<Typed> {
  await typists.ask({ do: 'connect', ...where })
  await typists.ask({ do: 'type', every: EVERY, seconds: 3 })
  const seconds = bench.quick ? 6 : 20
  const before = processorTime(server)
  const { latencies, lost } = await typists.ask<{ latencies: number[]; lost: number }>({
    do: 'type',
    every: EVERY,
    seconds,
  })
  const after = processorTime(server)
  if (lost > 0) throw new Error(`${where.how}: in ${lost} documents the two do not read the same`)
  return {
    p50: round(quantile(latencies, 0.5)),
    p95: round(quantile(latencies, 0.95)),
    p99: round(quantile(latencies, 0.99)),
    keys: latencies.length,
    processorMs: before === null || after === null ? null : round((after - before) / latencies.length),
  }
}

/** ms for one commit of a small row, as our server's database is set: WAL, and the disk is waited for. */
async function oneCommit(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'kartoteka-bench-'))
  const database = new Sqlite(join(folder, 'commit.db'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('CREATE TABLE key (bytes BLOB)')
  const insert = database.prepare('INSERT INTO key VALUES (?)')
  const took: number[] = []
  for (let n = 0; n < 200; n++) {
    const began = performance.now()
    insert.run(Buffer.alloc(60, n))
    took.push(performance.now() - began)
  }
  database.close()
  await rm(folder, { recursive: true })
  return median(took)
}
