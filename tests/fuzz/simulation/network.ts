/**
 * A network that loses connections. Within one connection frames keep their order, as TCP promises, but some come
 * twice; frames of a cut connection may still arrive while the next one is already open, or never.
 */
import { EventEmitter } from 'node:events'
import { decodeAny, encodeAny } from 'lib0/buffer'
import type { WebSocket } from 'ws'
import type { ToDevice, ToServer } from '../../../src/shared/protocol'
import type { Socket, SocketEvents } from '../../../src/sync/engine'
import type { Random } from '../random'
import { count, type Census } from './census'
import { outside, within, type Process } from './time'

/** The server's side of a connection, as much of ws as our server uses. */
export class ServerSocket extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  constructor(private readonly link: Link) {
    super()
  }
  send(data: Uint8Array, _options: object, done: (error?: Error) => void): void {
    if (this.readyState !== this.OPEN) return done(new Error('closed'))
    const copy = Uint8Array.from(data)
    this.bufferedAmount += copy.length
    this.link.toDevice(() => decodeAny(copy) as ToDevice)
    // Whether it ever arrives, no server knows: it left the process.
    setTimeout(() => {
      this.bufferedAmount -= copy.length
      done()
    }, 1)
  }
  close(code = 1005): void {
    this.link.closeByServer(code)
  }
  /** The process is gone: nothing more is heard or said. */
  vanish(): void {
    this.readyState = 3
    this.removeAllListeners()
  }
}

export interface Link {
  toDevice(frame: () => ToDevice): void
  closeByServer(code: number): void
  /** Both sides hear at once that it is over. */
  cut(): void
  /** The device hears that it is over; the server learns after a while. What is on its way may still come. */
  halfOpen(): void
  open(): boolean
}

/** The two ends that a connection joins. */
export interface Ends {
  device: Process
  /** Begins the conversation at the server that runs now. */
  accept(socket: WebSocket): void
  /** Runs what arrives at the server. */
  atServer(run: () => void): void
}

export interface Network {
  /** Slowest way of one frame, ms. */
  slowest: number
  /** False: nothing connects. */
  up: boolean
  connect(events: SocketEvents, ends: Ends): Socket & { link: Link }
  links(): Link[]
  /** All connections end as when the server's process dies. */
  die(): void
}

/** How many of the device's frames come twice. */
const TWICE = 0.02

export function makeNetwork(random: Random, census: Census): Network {
  const all = new Set<Link & { socket: ServerSocket }>()
  /** On its way, whatever becomes of those who sent it. */
  const later = (at: number, run: () => void) => void outside(() => setTimeout(run, at - Date.now()))
  const network: Network = {
    slowest: 40,
    up: true,
    links: () => [...all],
    die() {
      for (const link of all) {
        link.socket.vanish()
        link.cut()
      }
    },
    connect(events, { device, accept, atServer }) {
      let deviceOpen = true
      let serverOpen = false
      let lastToServer = 0
      let lastToDevice = 0
      /** In order on each way: never earlier than the frame before. */
      const next = (last: number): number => Math.max(last, Date.now() + 1 + random.below(network.slowest))
      const atDevice = (run: () => void) => void (device.alive && within(device, run))
      const link: Link & { socket: ServerSocket } = {
        socket: undefined as never,
        open: () => deviceOpen,
        toDevice(frame) {
          lastToDevice = next(lastToDevice)
          later(lastToDevice, () => {
            if (deviceOpen) atDevice(() => events.message(frame()))
            else count(census, 'answers lost')
          })
        },
        closeByServer(code) {
          if (socket.readyState !== socket.OPEN) return
          count(census, `closed with ${code}`)
          endServer()
          lastToDevice = next(lastToDevice)
          later(lastToDevice, () => endDevice(code))
        },
        cut() {
          endServer()
          endDevice(1006)
        },
        halfOpen() {
          endDevice(1006)
          later(Date.now() + 20 + random.below(3_000), endServer)
        },
      }
      const socket = new ServerSocket(link)
      link.socket = socket
      const endServer = () => {
        if (socket.readyState === 3) return
        socket.readyState = 3
        atServer(() => socket.emit('close'))
        all.delete(link)
      }
      const endDevice = (code: number) => {
        if (!deviceOpen) return
        deviceOpen = false
        later(Date.now() + 1, () => atDevice(() => events.closed(code)))
      }
      if (!network.up) later(Date.now() + 5, () => endDevice(1006))
      else {
        all.add(link)
        later(Date.now() + 1 + random.below(network.slowest), () => {
          if (socket.readyState !== socket.OPEN) return
          serverOpen = true
          count(census, 'connections')
          accept(socket as unknown as WebSocket)
          if (deviceOpen) atDevice(() => events.open())
        })
      }
      const arrive = (message: ToServer) => {
        const bytes = encodeAny(message)
        lastToServer = next(lastToServer)
        later(lastToServer, () => {
          if (!serverOpen || socket.readyState !== socket.OPEN) return count(census, 'questions lost')
          if (!deviceOpen) count(census, 'questions after their connection ended')
          atServer(() => socket.emit('message', Buffer.from(bytes), true))
        })
      }
      return {
        link,
        send(message: ToServer) {
          if (!deviceOpen) return
          arrive(message)
          if (message.type === 'hello' || !random.chance(TWICE)) return
          count(census, 'questions that came twice')
          arrive(message)
        },
        close() {
          deviceOpen = false
          lastToServer = next(lastToServer)
          later(lastToServer, endServer)
        },
      }
    },
  }
  return network
}
