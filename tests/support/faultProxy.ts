/**
 * A TCP proxy between real devices and a real server that treats connections as bad networks do, by chance from
 * a seed: cuts, silence on both ways, delays, narrow lines, bytes that are lost for ever, and whole connections
 * that reach the server twice.
 *
 *   const proxy = await openFaultProxy(server, seed)
 *   const phone = await openDevice(proxy, olga)       // the proxy's address instead of the server's
 *   proxy.weather = { delay: 300, bytesPerSecond: 40_000, cut: 0.1, twice: 0.1 }
 *   proxy.links().at(-1)?.halfOpen()
 */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { makeRandom } from '../fuzz/random'

export interface Weather {
  /** Longest time, ms, that a piece is kept back; pieces of one way keep their order. */
  delay: number
  /** Of each connection and way; Infinity = as fast as it goes. */
  bytesPerSecond: number
  /** Chance that a new connection is cut after some piece of up to 64 KiB. */
  cut: number
  /** Chance that what a device sends on a new connection reaches the server by a second one too. */
  twice: number
}

export const FAIR: Weather = { delay: 0, bytesPerSecond: Infinity, cut: 0, twice: 0 }

export interface Link {
  /** Bytes that were passed on. */
  passed: { toServer: number; toDevice: number }
  /** Both ends hear at once that it is over. */
  cut(): void
  /** Nothing passes any more, and neither end hears of it: not even that the other left. */
  halfOpen(): void
  /** What the server says from now on is lost; what the device says still arrives. */
  loseAnswers(): void
  /** Cuts after so many more bytes of this way have passed. */
  cutAfter(way: Way, bytes: number): void
  /** Takes nothing more from the server, so that its buffers fill; false lets it flow again. */
  pause(on: boolean): void
}

type Way = 'toServer' | 'toDevice'

export interface FaultProxy {
  /** http://localhost:PORT, to be given to devices as their server. */
  url: string
  seed: number
  weather: Weather
  /** Connections that are open, oldest first. */
  links(): Link[]
  close(): Promise<void>
}

/** Largest piece after which a connection that is to be cut is cut, bytes. */
const CUT_WITHIN = 64 * 1024
/** Bytes that go through a narrow line in one piece. */
const PIECE = 4 * 1024

export async function openFaultProxy(server: { port: number }, seed: number): Promise<FaultProxy> {
  const random = makeRandom(seed)
  const open = new Set<Link>()
  const proxy: FaultProxy = {
    url: '',
    seed,
    weather: FAIR,
    links: () => [...open],
    async close() {
      for (const link of open) link.cut()
      listener.close()
      await once(listener, 'close')
    },
  }
  const listener = createServer({ allowHalfOpen: true }, (device) => {
    const { weather } = proxy
    const upstream = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
    const twin = random.chance(weather.twice) ? connect({ port: server.port, host: '127.0.0.1' }) : null
    const link = join(device, upstream, twin, () => proxy.weather, random.below)
    open.add(link)
    for (const end of [device, upstream]) end.once('close', () => open.delete(link))
    if (random.chance(weather.cut)) link.cutAfter(random.pick(['toServer', 'toDevice']), random.below(CUT_WITHIN))
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  proxy.url = `http://localhost:${(listener.address() as AddressInfo).port}`
  return proxy
}

/** Passes bytes between the two ends, and the device's to the twin, whose answers nobody hears. */
function join(
  device: Socket,
  upstream: Socket,
  twin: Socket | null,
  weather: () => Weather,
  below: (end: number) => number,
): Link {
  const left = { toServer: Infinity, toDevice: Infinity }
  let silent = false
  let deaf = false
  let gate = Promise.resolve()
  let unlock = () => {}
  const all = [device, upstream, ...(twin === null ? [] : [twin])]
  const link: Link = {
    passed: { toServer: 0, toDevice: 0 },
    cut: () => all.forEach((socket) => socket.destroy()),
    halfOpen: () => void (silent = true),
    loseAnswers: () => void (deaf = true),
    cutAfter: (way, bytes) => void (left[way] = bytes),
    pause(on) {
      unlock()
      if (on) gate = new Promise((resolve) => (unlock = resolve))
    },
  }

  const write = async (to: Socket, piece: Buffer): Promise<void> => {
    if (!to.destroyed && !to.write(piece)) await Promise.race([once(to, 'drain'), once(to, 'close')]).catch(() => {})
  }
  const pass = async (way: Way, piece: Buffer): Promise<void> => {
    const ms = (1_000 * piece.length) / weather().bytesPerSecond
    if (ms > 0) await wait(ms)
    if (way === 'toDevice') await gate
    if (silent || (deaf && way === 'toDevice')) return
    const some = piece.subarray(0, left[way])
    await write(way === 'toServer' ? upstream : device, some)
    if (way === 'toServer' && twin !== null) await write(twin, some)
    link.passed[way] += some.length
    left[way] -= some.length
    if (left[way] <= 0) link.cut()
  }
  const flow = async (from: Socket, way: Way): Promise<void> => {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        const { delay } = weather()
        if (delay > 0) await wait(below(delay))
        for (let at = 0; at < chunk.length; at += PIECE) await pass(way, chunk.subarray(at, at + PIECE))
      }
      // It said that it has nothing more to say; on a line that is half open nobody hears that either.
      if (!silent) (way === 'toServer' ? upstream : device).end()
    } catch {
      if (!silent) link.cut()
    }
  }
  for (const socket of all) {
    socket.setNoDelay()
    socket.on('error', () => {})
  }
  // A process that died is heard of at once, unless the line is silent.
  for (const socket of [device, upstream]) socket.once('close', () => silent || link.cut())
  twin?.resume()
  void flow(device, 'toServer')
  void flow(upstream, 'toDevice')
  return link
}
