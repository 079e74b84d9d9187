/**
 * A device that has everything connects again. It ends when the device knows that it has everything. With nothing
 * changed it begins with the open socket, as the budget says (of several, with the first that is open); with changes,
 * with the call that connects: sockets, upgrade and session included. For us as for the peers.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { ChangeId, ProfileId } from '../../../src/shared/ids'
import type { Bench, Workload } from '../bench'
import { openDevice, writeFacts, type Device, type Traffic } from '../device'
import { median, round, spreadOf, times, type Found } from '../figures'
import { figuresOf, withPrograms, type PeerFigures } from '../peers'
import { withServer } from '../serve'

const CHANGED = 50

interface Reconnect {
  ms: number
  /** From the open socket on. */
  open: number
  traffic: Traffic
}

interface Reconnects {
  unchanged: Reconnect[]
  changed: Reconnect[]
  /** Bytes of the last changes. */
  changes: number
  peers: { unchanged: PeerFigures; fromCall: PeerFigures['peers']; changed: PeerFigures }
}

const measured = new WeakMap<Bench, Promise<Reconnects>>()
/** Both workloads look at the same devices: to fill one, and the peers', takes far longer than what is measured. */
const reconnects = (bench: Bench): Promise<Reconnects> => {
  const known = measured.get(bench) ?? takeAll(bench)
  measured.set(bench, known)
  return known
}
const takeAll = async (bench: Bench): Promise<Reconnects> => ({ ...(await ours(bench)), peers: await peersOf(bench) })

export const unchanged: Workload = async (bench) => {
  const { unchanged: runs, peers: all } = await reconnects(bench)
  const { peers, failed } = all.unchanged
  const { bytes, frames } = runs.at(-1)!.traffic
  const mine = median(runs.map(({ open }) => open))
  const perDocument = fastest([peers['y-websocket'], peers['hocuspocus']])
  const ratio = perDocument === null ? null : round(perDocument / mine)
  const pouch = peers['pouchdb'] ?? null
  return {
    ...base('reconnect-unchanged', mine, peers, ratio),
    goal: 'socket open: 1 round trip, < 200 bytes; >= 100x faster than y-websocket and Hocuspocus; no slower than PouchDB',
    met: frames === 2 && bytes < 200 && ratio !== null && ratio >= 100 && pouch !== null && mine <= pouch,
    detail: { ...detail(runs), peersFromCall: all.fromCall, bytes, frames, failed },
  }
}

export const fiftyChanged: Workload = async (bench) => {
  const { changed: runs, changes, peers: all } = await reconnects(bench)
  const { peers, failed } = all.changed
  const bytes = median(runs.map(({ traffic }) => traffic.bytes))
  const mine = median(runs.map(({ ms }) => ms))
  const perDocument = fastest([peers['y-websocket'], peers['hocuspocus']])
  const ratio = perDocument === null ? null : round(perDocument / mine)
  return {
    ...base('reconnect-50-changed', mine, peers, ratio),
    goal: '<= 2x the bytes of those changes; >= 50x faster than y-websocket and Hocuspocus',
    met: bytes <= 2 * changes && ratio !== null && ratio >= 50,
    detail: { ...detail(runs), bytes, bytesOfChanges: changes, timesTheBytes: round(bytes / changes), failed },
  }
}

const base = (workload: string, mine: number, peers: Found['peers'], ratio: number | null) => ({
  workload,
  ours: round(mine),
  peers,
  unit: 'ms',
  ratio,
})

const detail = (runs: Reconnect[]) => ({
  fromCall: spreadOf(runs.map(({ ms }) => ms)),
  fromOpenSocket: spreadOf(runs.map(({ open }) => open)),
})

/** Of all of them: without one that could not do the work nothing is said. */
export const fastest = (figures: (number | null | undefined)[]): number | null => {
  const known = figures.filter((figure) => typeof figure === 'number')
  return known.length === 0 || known.length < figures.length ? null : Math.min(...known)
}

/** First with nothing changed, then each time after a colleague changed one fact in 50 profiles while it was away. */
async function ours(bench: Bench): Promise<Omit<Reconnects, 'peers'>> {
  const book = await bench.book()
  return withServer(book, async (server) => {
    const device = await openDevice(server, book.manager)
    const colleague = await openDevice(server, book.head)
    try {
      device.online()
      await device.settled()
      const unchanged = await times(bench.runs + 1, async () => {
        device.offline()
        await pause()
        return reconnect(device)
      })
      colleague.online()
      await colleague.settled()
      const ids = book.profiles.slice(0, CHANGED)
      let changes = 0
      let last: ChangeId[] = []
      const changed = await times(bench.runs + 1, async (time) => {
        device.offline()
        last = await changeAll(colleague, ids, time, last)
        changes = await bytesOfLast(colleague, ids)
        return reconnect(device)
      })
      // The first of each is nobody's figure: the code runs for the first time.
      return { unchanged: unchanged.slice(1), changed: changed.slice(1), changes }
    } finally {
      device.close()
      colleague.close()
    }
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

/** As long as the server takes to see that the other connection has ended: nobody comes back in the same moment. */
const pause = () => wait(200)

async function reconnect(device: Device): Promise<Reconnect> {
  const began = performance.now()
  device.online()
  const ended = await device.settled()
  const traffic = device.traffic()
  return { ms: ended - began, open: ended - traffic.opened, traffic }
}

/** Of each peer first with nothing changed, then after the 50; the first connection, which fills it, is not counted. */
async function peersOf(bench: Bench): Promise<Reconnects['peers']> {
  const changed: PeerFigures = { peers: {}, failed: {} }
  const fromCall: PeerFigures['peers'] = {}
  if (bench.alone) return { unchanged: { peers: {}, failed: {} }, fromCall, changed }
  const book = await bench.book()
  const documents = await bench.documents()
  const fifty = book.profiles.slice(0, CHANGED)
  const unchanged = await figuresOf(['y-websocket', 'hocuspocus', 'pouchdb'], (peer) =>
    withPrograms(async (start, folder) => {
      const server = await start(`${peer}-server.mjs`, [await folder(), documents])
      const client =
        peer === 'pouchdb'
          ? await start('pouchdb-client.mjs', [await folder()])
          : await start('yjs-client.mjs', [peer, documents])
      const port = await server.ask<number>({ do: 'port' })
      await client.ask({ do: 'connect', port })
      const reconnected = (ids: ProfileId[]) =>
        times(bench.quick ? 2 : 3, async () => {
          await client.ask({ do: 'disconnect' })
          if (ids.length > 0) await server.ask({ do: 'change', ids })
          const taken = await client.ask<{ ms: number; open: number }>({ do: 'connect', port })
          const [held, there] = await Promise.all([client.ask({ do: 'count', ids }), server.ask({ do: 'count', ids })])
          if (held !== there) throw new Error(`${peer} says that it is in sync with ${held} of ${there} changes`)
          return taken
        })
      const nothing = await reconnected([])
      fromCall[peer] = round(median(nothing.map(({ ms }) => ms)))
      const some = await figuresOf([peer], async () => round(median((await reconnected(fifty)).map(({ ms }) => ms))))
      Object.assign(changed.peers, some.peers)
      Object.assign(changed.failed, some.failed)
      return round(median(nothing.map(({ open }) => open)))
    }),
  )
  return { unchanged, fromCall, changed }
}
