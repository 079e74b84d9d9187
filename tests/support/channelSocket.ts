/**
 * A pair of sockets in one process for the channel of a profile: the server's end as `ws` has it, the
 * other end as a browser has it. Frames lie on the wire until `flush`, and nothing else moves them.
 */
import { EventEmitter } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { WebsocketProvider } from 'y-websocket'
import { handleChannel } from '../../server/sync/channel'
import type { SocketContext } from '../../server/sync/context'
import type { Session } from '../../server/accounts/session'
import type { ProfileId } from '../../src/shared/ids'

const OPEN = 1
const CLOSED = 3

/** The server's end. */
class ServerEnd extends EventEmitter {
  readonly OPEN = OPEN
  readyState = OPEN
  /** As if so much had not left yet. */
  bufferedAmount = 0
  pings = 0
  readonly #wire: Wire

  constructor(wire: Wire) {
    super()
    this.#wire = wire
  }

  send(bytes: Uint8Array): void {
    this.#wire.toClient.push(bytes.slice())
  }

  close(code: number, reason = ''): void {
    if (this.readyState === CLOSED) return
    this.readyState = CLOSED
    this.#wire.closed = { code, reason }
    this.emit('close', code)
  }

  terminate(): void {
    this.close(1006)
  }

  ping(): void {
    this.pings += 1
  }
}

interface Wire {
  toServer: { data: Uint8Array; isBinary: boolean }[]
  toClient: Uint8Array[]
  closed: { code: number; reason: string } | null
}

export interface ChannelSocket {
  /** What the server sent and nobody has taken. */
  readonly inbox: Uint8Array[]
  /** How the server closed it; null while open. */
  readonly closed: { code: number; reason: string } | null
  readonly server: ServerEnd
  /** Puts a frame on the wire and delivers it. */
  send(bytes: Uint8Array, isBinary?: boolean): void
  /** The client goes away. */
  hangUp(): void
}

/** Opens a channel and leaves the client's end to the test. */
export function openSocket(
  session: Session,
  profile: ProfileId,
  context: SocketContext,
  query: Record<string, string> = {},
): ChannelSocket {
  const wire: Wire = { toServer: [], toClient: [], closed: null }
  const server = new ServerEnd(wire)
  const url = `/ws/profile/${profile}?${new URLSearchParams(query).toString()}`
  handleChannel(server as unknown as WebSocket, session, profile, { url } as IncomingMessage, context)
  return {
    inbox: wire.toClient,
    get closed() {
      return wire.closed
    },
    server,
    send: (bytes, isBinary = true) => void server.emit('message', Buffer.from(bytes), isBinary),
    hangUp: () => server.close(1005),
  }
}

/** An unmodified y-websocket provider on a socket pair. */
export interface Peer {
  doc: Y.Doc
  provider: WebsocketProvider
  socket: ChannelSocket
  /** Delivers what lies on the wire, both ways, as it lies now. */
  flush(): void
  stop(): void
}

export function openPeer(
  session: Session,
  profile: ProfileId,
  context: SocketContext,
  { doc = new Y.Doc({ gc: false }), device }: { doc?: Y.Doc; device?: string } = {},
): Peer {
  let client: ClientEnd | undefined
  const ends = (end: ClientEnd) => (client = end)
  const query: Record<string, string> = device === undefined ? {} : { client: String(doc.clientID), device }
  const socket = openSocket(session, profile, context, query)
  class Polyfill extends ClientEnd {
    constructor() {
      super(socket)
      ends(this)
    }
  }
  const provider = new WebsocketProvider('ws://localhost/ws/profile', profile, doc, {
    WebSocketPolyfill: Polyfill as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  client!.open()
  return {
    doc,
    provider,
    socket,
    flush: () => client!.flush(),
    stop() {
      provider.destroy()
      provider.awareness.destroy()
      socket.hangUp()
    },
  }
}

/** The browser's end: as much of WebSocket as y-websocket uses. */
class ClientEnd {
  readonly OPEN = OPEN
  readyState = 0
  binaryType = ''
  onopen: (() => void) | null = null
  onmessage: ((event: { data: Uint8Array }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: (() => void) | null = null
  readonly #socket: ChannelSocket
  #outbox: Uint8Array[] = []

  constructor(socket: ChannelSocket) {
    this.#socket = socket
  }

  open(): void {
    this.readyState = OPEN
    this.onopen?.()
  }

  send(bytes: Uint8Array): void {
    this.#outbox.push(bytes.slice())
  }

  flush(): void {
    for (const bytes of this.#outbox.splice(0)) this.#socket.send(bytes)
    for (const data of this.#socket.inbox.splice(0)) this.onmessage?.({ data })
    const { closed } = this.#socket
    if (closed === null || this.readyState === CLOSED) return
    this.readyState = CLOSED
    this.onclose?.(closed)
  }

  close(): void {
    this.readyState = CLOSED
    this.#socket.hangUp()
  }
}
