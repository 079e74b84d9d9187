/**
 * Notices sockets with nobody behind them: a phone that lost its network sends no goodbye. One look a second for all.
 *
 * [K1] Whoever sends nothing is asked (a ping) and, when nothing comes, cut: within 20 seconds.
 * [K2] Bytes that arrive are a sign of life, also those of a frame that is not whole yet.
 * [K3] Whoever was sent much is given the time to read it, at the speed of a bad mobile network.
 */
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

/** ms of silence after which a socket is asked, and after which it is cut. */
const ASK = 7_000
const GONE = 17_000
/** ms between two looks. */
const LOOK = 1_000
/** Bytes a ms that even a slow reader takes. */
const SLOWEST = 16

/** What a net.Socket counts; a TLS socket too. */
type Counted = Pick<Socket, 'bytesRead' | 'bytesWritten'>

interface Watched {
  socket: Pick<WebSocket, 'ping' | 'terminate'>
  counted: Counted
  /** When bytes came last, how many there were by then, and how many had been sent: what was sent since may be unread. */
  heard: number
  read: number
  written: number
  /** How many had been sent by the last look. */
  sent: number
  asked: number
}

export interface Alive {
  /** Until it closes. */
  watch(socket: WebSocket, raw: Duplex): void
  stop(): void
}

export function watchSockets(): Alive {
  const all = new Set<Watched>()
  const timer = setInterval(() => {
    const now = performance.now()
    for (const one of all) look(one, now)
  }, LOOK)
  timer.unref()
  return {
    watch(socket, raw) {
      const counted = raw as unknown as Counted
      const now = performance.now()
      const { bytesRead: read, bytesWritten: written } = counted
      const one = { socket, counted, heard: now, read, written, sent: written, asked: now }
      all.add(one)
      socket.once('close', () => all.delete(one))
    },
    stop: () => clearInterval(timer),
  }
}

/** One look at one socket, at `now` ms. */
export function look(one: Watched, now: number): void {
  const { bytesRead, bytesWritten } = one.counted
  const { sent } = one
  one.sent = bytesWritten
  if (bytesRead !== one.read) {
    one.heard = now
    one.read = bytesRead
    // An answer that was sent since the last look came behind what was heard.
    one.written = sent
    return
  }
  const silent = now - one.heard
  if (silent > GONE + (bytesWritten - one.written) / SLOWEST) one.socket.terminate()
  else if (silent > ASK && now - one.asked > ASK) {
    one.asked = now
    one.socket.ping()
  }
}
