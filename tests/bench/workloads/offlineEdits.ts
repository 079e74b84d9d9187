/** 2,000 edits in 200 profiles made without a network are delivered: each acknowledged, and each there exactly once. */
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { ChangeId, WorkspaceId } from '../../../src/shared/ids'
import type { Bench, Workload } from '../bench'
import { openDevice, writeFacts } from '../device'
import { median, round, spreadOf, times } from '../figures'
import { figuresOf, withPrograms, type PeerFigures } from '../peers'
import { processorTime, withServer } from '../serve'
import { fastest } from './reconnect'

const PROFILES = 200
const EACH = 10
const GOAL = 2_000

export const offlineEdits: Workload = async (bench) => {
  const runs = await ours(bench)
  const { peers, failed } = bench.alone ? { peers: {}, failed: {} } : await peersOf(bench)
  const mine = median(runs.map(({ ms }) => ms))
  const best = fastest(Object.values(peers))
  const exactlyOnce = runs.every(({ once }) => once)
  return {
    workload: 'offline-edits',
    ours: round(mine),
    peers,
    unit: 'ms',
    ratio: best === null ? null : round(best / mine),
    goal: '< 2,000 ms, each exactly once',
    met: mine < GOAL && exactlyOnce,
    detail: {
      ours: spreadOf(runs.map(({ ms }) => ms)),
      processorMs: {
        device: spreadOf(runs.map(({ device }) => device)),
        server: spreadOf(runs.map((run) => run.server)),
      },
      edits: PROFILES * EACH,
      exactlyOnce,
      failed,
    },
  }
}

interface Delivered {
  ms: number
  once: boolean
  /** Processor time of the device's process and of the server's. */
  device: number
  server: number
}

/** From the call that connects to the last answer, which comes after the commit. */
async function ours(bench: Bench): Promise<Delivered[]> {
  const book = await bench.book()
  const profiles = book.profiles.slice(0, PROFILES)
  return withServer(book, async (server) => {
    const device = await openDevice(server, book.manager)
    device.online()
    await device.settled()
    let ids: ChangeId[] = []
    return times(bench.runs, async () => {
      device.offline()
      ids = ids.slice(-PROFILES)
      const known = ids.length
      for (let n = 0; n < EACH; n++)
        ids.push(...(await writeFacts(device, profiles, 'site', `town${n}.example.com`, ids.slice(-PROFILES))))
      const before = { device: processorTime(process.pid) ?? 0, server: processorTime(server.pid()) ?? 0 }
      const began = performance.now()
      device.online()
      const delivered = await device.when('all is answered', async () => (await device.database.count('outbox')) === 0)
      const used = {
        device: (processorTime(process.pid) ?? 0) - before.device,
        server: (processorTime(server.pid()) ?? 0) - before.server,
      }
      await device.settled()
      const once = await isOnce(server.dataDir, book.workspace, ids.slice(known), device)
      return { ms: delivered - began, once, ...used }
    })
  })
}

/** In the server's table of changes, and in the documents that the device has pulled again. */
async function isOnce(
  dataDir: string,
  workspace: WorkspaceId,
  ids: ChangeId[],
  device: Awaited<ReturnType<typeof openDevice>>,
): Promise<boolean> {
  const database = new Sqlite(join(dataDir, 'kartoteka.db'), { readonly: true })
  const count = database.prepare('SELECT count(*) FROM change WHERE workspace = ? AND id = ?').pluck()
  const stored = ids.every((id) => count.get(workspace, id) === 1)
  database.close()
  return stored && (await device.database.count('shelf')) === 0
}

/** Only the 200 documents are connected; the connection to the rest is a gift. */
async function peersOf(bench: Bench): Promise<PeerFigures> {
  const book = await bench.book()
  const documents = await bench.documents()
  const ids = book.profiles.slice(0, PROFILES)
  return figuresOf(['y-websocket', 'hocuspocus', 'pouchdb'], (peer) =>
    withPrograms(async (start, folder) => {
      const server = await start(`${peer}-server.mjs`, [await folder(), documents])
      const port = await server.ask<number>({ do: 'port' })
      if (peer === 'pouchdb') {
        const client = await start('pouchdb-client.mjs', [await folder()])
        await client.ask({ do: 'connect', port })
        const pushed = await times(bench.runs, async () => {
          await client.ask({ do: 'edit', ids, each: EACH })
          return client.ask<number>({ do: 'push', port })
        })
        return round(median(pushed))
      }
      const client = await start('yjs-client.mjs', [peer, documents])
      await client.ask({ do: 'connect', port, ids })
      const delivered = await times(bench.runs, async () => {
        await client.ask({ do: 'disconnect' })
        await client.ask({ do: 'edit', ids, each: EACH })
        const count = await client.ask<number>({ do: 'count', ids })
        const began = await client.ask<number>({ do: 'began' })
        const arrived = server.ask<number>({ do: 'holds', ids, count })
        await client.ask({ do: 'connect', port, ids })
        return (await arrived) - began
      })
      return round(median(delivered))
    }),
  )
}
