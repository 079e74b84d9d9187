/**
 * A device that has everything connects again. Both times are from the call that connects to the moment when the
 * device knows that it has everything: sockets, upgrade and session included, for us as for the peers.
 */
import type { ChangeId, ProfileId } from '../../../src/shared/ids'
import type { Bench, Workload } from '../bench'
import { openDevice, writeFacts, type Device, type Traffic } from '../device'
import { median, round, spreadOf, times, type Found } from '../figures'
import { withPrograms } from '../peers'
import { withServer } from '../serve'

const CHANGED = 50

interface Reconnect {
  ms: number
  /** From the open socket on. */
  open: number
  traffic: Traffic
}

export const unchanged: Workload = async (bench) => {
  const { runs } = await ours(bench, null)
  const peers = await peersOf(bench, 0)
  const { bytes, frames } = runs[0]!.traffic
  const mine = median(runs.map(({ ms }) => ms))
  const perDocument = fastest([peers['y-websocket'], peers['hocuspocus']])
  const ratio = perDocument === null ? null : round(perDocument / mine)
  const pouch = peers['pouchdb'] ?? null
  return {
    ...base('reconnect-unchanged', runs, peers, ratio),
    goal: '1 round trip, < 200 bytes; >= 100x faster than y-websocket and Hocuspocus; no slower than PouchDB',
    met: frames === 2 && bytes < 200 && ratio !== null && ratio >= 100 && pouch !== null && mine <= pouch,
    detail: { ...detail(runs), bytes, frames },
  }
}

export const fiftyChanged: Workload = async (bench) => {
  const { runs, changes } = await ours(bench, CHANGED)
  const peers = await peersOf(bench, CHANGED)
  const bytes = median(runs.map(({ traffic }) => traffic.bytes))
  const mine = median(runs.map(({ ms }) => ms))
  const perDocument = fastest([peers['y-websocket'], peers['hocuspocus']])
  const ratio = perDocument === null ? null : round(perDocument / mine)
  return {
    ...base('reconnect-50-changed', runs, peers, ratio),
    goal: '<= 2x the bytes of those changes; >= 50x faster than y-websocket and Hocuspocus',
    met: bytes <= 2 * changes && ratio !== null && ratio >= 50,
    detail: { ...detail(runs), bytes, bytesOfChanges: changes, timesTheBytes: round(bytes / changes) },
  }
}

const base = (workload: string, runs: Reconnect[], peers: Found['peers'], ratio: number | null) => ({
  workload,
  ours: round(median(runs.map(({ ms }) => ms))),
  peers,
  unit: 'ms',
  ratio,
})

const detail = (runs: Reconnect[]) => ({
  ours: spreadOf(runs.map(({ ms }) => ms)),
  fromOpenSocket: spreadOf(runs.map(({ open }) => open)),
})

export const fastest = (figures: (number | null | undefined)[]): number | null => {
  const known = figures.filter((figure) => typeof figure === 'number')
  return known.length === 0 ? null : Math.min(...known)
}

/** With `changed`, a colleague changes one fact in that many profiles while the device is away. */
async function ours(bench: Bench, changed: number | null): Promise<{ runs: Reconnect[]; changes: number }> {
  const book = await bench.book()
  return withServer(book, async (server) => {
    const device = await openDevice(server, book.manager)
    const colleague = await openDevice(server, book.head)
    device.online()
    await device.settled()
    if (changed !== null) {
      colleague.online()
      await colleague.settled()
    }
    let changes = 0
    let last: ChangeId[] = []
    const runs = await times(bench.runs, async (time) => {
      device.offline()
      const ids = book.profiles.slice(0, changed ?? 0)
      last = await changeAll(colleague, ids, time, last)
      changes = changed === null ? 0 : await bytesOfLast(colleague, ids)
      return reconnect(device)
    })
    device.close()
    colleague.close()
    return { runs, changes }
  })
}

/** Gives the changes, which those of the next time replace. */
async function changeAll(colleague: Device, ids: ProfileId[], time: number, before: ChangeId[]): Promise<ChangeId[]> {
  if (ids.length === 0) return []
  colleague.offline()
  const made = await writeFacts(colleague, ids, 'site', `moved${time}.example.com`, before)
  colleague.online()
  await colleague.settled()
  return made
}

/** The bytes of those changes: of each profile the Yjs update that holds the newest record, as any peer must send it. */
async function bytesOfLast(colleague: Device, ids: ProfileId[]): Promise<number> {
  let bytes = 0
  for (const id of ids) bytes += (await colleague.store.profile(id)).updates.at(-1)?.length ?? 0
  return bytes
}

async function reconnect(device: Device): Promise<Reconnect> {
  const began = performance.now()
  device.online()
  const ended = await device.settled()
  const traffic = device.traffic()
  return { ms: ended - began, open: ended - traffic.opened, traffic }
}

async function peersOf(bench: Bench, changed: number): Promise<Record<string, number | null>> {
  if (bench.alone) return {}
  const book = await bench.book()
  const documents = await bench.documents()
  const ids = book.profiles.slice(0, changed)
  const peers: Record<string, number | null> = {}
  for (const peer of ['y-websocket', 'hocuspocus', 'pouchdb'])
    peers[peer] = await withPrograms(async (start, folder) => {
      const server = await start(`${peer}-server.mjs`, [await folder(), documents])
      const client =
        peer === 'pouchdb'
          ? await start('pouchdb-client.mjs', [await folder()])
          : await start('yjs-client.mjs', [peer, documents])
      const port = await server.ask<number>({ do: 'port' })
      await client.ask({ do: 'connect', port })
      const figures = await times(bench.quick ? 2 : 3, async () => {
        await client.ask({ do: 'disconnect' })
        if (changed > 0) await server.ask({ do: 'change', ids })
        const ms = await client.ask<number>({ do: 'connect', port })
        const [held, there] = await Promise.all([client.ask({ do: 'count', ids }), server.ask({ do: 'count', ids })])
        if (held !== there) throw new Error(`${peer} says that it is in sync with ${held} of ${there} changes`)
        return ms
      })
      return round(median(figures))
    })
  return peers
}
