/**
 * A network that loses connections. Within one connection frames keep their order, as TCP promises; frames of
 * a cut connection may still arrive while the next one is already open, or never.
 */
import { EventEmitter } from 'node:events'
import { decodeAny, encodeAny } from 'lib0/buffer'
import type { WebSocket } from 'ws'
import type { ToDevice, ToServer } from '../../../src/shared/protocol'
import type { Socket, SocketEvents } from '../../../src/sync/engine'
import type { Random } from '../random'

/** The server's side of a connection, as much of ws as our server uses. */
export class ServerSocket extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  constructor(private readonly link: Link) {
    super()
  }
  send(data: Uint8Array, done: (error?: Error) => void): void {
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

export interface Network {
  /** Slowest way of one frame, ms. */
  slowest: number
  /** False: nothing connects. */
  up: boolean
  connect(events: SocketEvents, accept: (socket: WebSocket) => void): Socket & { link: Link }
  links(): Link[]
  /** All connections end as when the server's process dies. */
  die(): void
}

export function makeNetwork(random: Random): Network {
  const all = new Set<Link & { socket: ServerSocket }>()
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
    connect(events, accept) {
      let deviceOpen = true
      let serverOpen = false
      let lastToServer = 0
      let lastToDevice = 0
      /** In order on each way: never earlier than the frame before. */
      const later = (last: number): number => Math.max(last, Date.now() + 1 + random.below(network.slowest))
      const link: Link & { socket: ServerSocket } = {
        socket: undefined as never,
        open: () => deviceOpen,
        toDevice(frame) {
          lastToDevice = later(lastToDevice)
          setTimeout(() => deviceOpen && events.message(frame()), lastToDevice - Date.now())
        },
        closeByServer(code) {
          if (socket.readyState !== socket.OPEN) return
          endServer()
          lastToDevice = later(lastToDevice)
          setTimeout(() => endDevice(code), lastToDevice - Date.now())
        },
        cut() {
          endServer()
          endDevice(1006)
        },
        halfOpen() {
          endDevice(1006)
          setTimeout(endServer, 20 + random.below(3_000))
        },
      }
      const socket = new ServerSocket(link)
      link.socket = socket
      const endServer = () => {
        if (socket.readyState === 3) return
        socket.readyState = 3
        socket.emit('close')
        all.delete(link)
      }
      const endDevice = (code: number) => {
        if (!deviceOpen) return
        deviceOpen = false
        setTimeout(() => events.closed(code), 0)
      }
      if (!network.up) setTimeout(() => endDevice(1006), 5)
      else {
        all.add(link)
        setTimeout(
          () => {
            if (socket.readyState !== socket.OPEN) return
            serverOpen = true
            accept(socket as unknown as WebSocket)
            if (deviceOpen) events.open()
          },
          1 + random.below(network.slowest),
        )
      }
      return {
        link,
        send(message: ToServer) {
          if (!deviceOpen) return
          const bytes = encodeAny(message)
          lastToServer = later(lastToServer)
          setTimeout(() => {
            if (serverOpen && socket.readyState === socket.OPEN) socket.emit('message', Buffer.from(bytes), true)
          }, lastToServer - Date.now())
        },
        close() {
          deviceOpen = false
          lastToServer = later(lastToServer)
          setTimeout(endServer, lastToServer - Date.now())
        },
      }
    },
  }
  return network
}
