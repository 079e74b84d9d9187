/**
 * Sockets: `/sync` and `/ws/profile/<id>`. Origin and session are judged before anything is upgraded. A page cannot
 * read the status of a failed upgrade, so a socket without a session, or for no profile, is accepted and
 * closed at once with its code; a forged Origin gets a bare 403.
 */
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import { isId, type ProfileId } from '../../src/shared/ids'
import { CLOSE, LIMITS, type CloseName } from '../../src/shared/protocol'
import type { Accounts } from '../accounts/accounts'
import type { Session } from '../accounts/session'
import { handleChannel } from '../sync/channel'
import type { SocketContext } from '../sync/context'
import type { ServerNotebook } from '../sync/notebook'
import { handleSync } from '../sync/syncSocket'
import { watchSockets } from './alive'
import { isOwnOrigin } from './origin'

/** How long a closing socket may take to say goodbye, ms. */
const FAREWELL = 1_500

/**
 * Frames of `/sync` that are worth it (syncSocket.ts). Small windows: each socket keeps its own, about 64 KB for what it
 * sends and 20 KB for what it hears, from the first frame that needs them.
 */
const COMPRESSION = {
  threshold: 1024,
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
  serverMaxWindowBits: 13,
  clientMaxWindowBits: 12,
  zlibDeflateOptions: { memLevel: 6 },
}

export interface Sockets {
  /** Tells every socket that the server restarts, and resolves when all are closed. Takes no new ones. */
  close(): Promise<void>
}

/** Takes the upgrades of a server. */
export function acceptSockets(server: Server, accounts: Accounts, notebook: ServerNotebook): Sockets {
  // Beyond the limit the conversations answer with a code of their own; `ws` cuts what is far beyond it.
  const shared = { noServer: true, maxPayload: LIMITS.frame * 4, clientTracking: true }
  // A key in the notes is smaller than what compression adds to it.
  const channels = new WebSocketServer({ ...shared, perMessageDeflate: false })
  const syncs = new WebSocketServer({ ...shared, perMessageDeflate: COMPRESSION })
  const alive = watchSockets()
  let closing = false

  server.on('upgrade', (request, socket, head) => {
    // Until ws takes the socket over, a reset connection must not take the process with it.
    const onError = () => socket.destroy()
    socket.on('error', onError)
    void judge(accounts, request).then(
      (verdict) => {
        if (closing) return turnAway(socket, 503)
        if (typeof verdict === 'number') return turnAway(socket, verdict)
        socket.off('error', onError)
        const server = isSync(request) ? syncs : channels
        server.handleUpgrade(request, socket, head, (ws) => {
          alive.watch(ws, socket)
          converse(ws, request, verdict, accounts, notebook)
        })
      },
      (error: unknown) => {
        accounts.log.error({ err: error }, 'an upgrade failed')
        turnAway(socket, 500)
      },
    )
  })

  return {
    close() {
      closing = true
      alive.stop()
      return closeAll([...channels.clients, ...syncs.clients])
    },
  }
}

/** What becomes of an upgrade: an HTTP status that turns it away, a close code, or a conversation. */
type Verdict = number | { close: CloseName } | { session: Session; profile: ProfileId | null }

async function judge({ config, sessionOf }: Accounts, request: IncomingMessage): Promise<Verdict> {
  const path = request.url?.split('?')[0] ?? ''
  const id = path.startsWith('/ws/profile/') ? path.slice('/ws/profile/'.length) : null
  if (!isSync(request) && id === null) return 404
  if (!isOwnOrigin(config, request.headers.origin, request.headers.host)) return 403
  const session = await sessionOf(cookieOf(request))
  if (session === null) return { close: 'signIn' }
  if (id !== null && !isId(id)) return { close: 'noAccess' }
  return { session, profile: id as ProfileId | null }
}

const isSync = ({ url }: IncomingMessage): boolean => url?.split('?')[0] === '/sync'

function cookieOf(request: IncomingMessage): Headers {
  const { cookie } = request.headers
  return new Headers(cookie === undefined ? {} : { cookie })
}

function turnAway(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function converse(
  socket: WebSocket,
  request: IncomingMessage,
  verdict: Exclude<Verdict, number>,
  accounts: Accounts,
  notebook: ServerNotebook,
): void {
  // ws closes the socket by itself; without a listener the event would end the process.
  socket.on('error', (error) => accounts.log.debug({ err: error }, 'a socket failed'))
  if ('close' in verdict) {
    const { code, reason } = CLOSE[verdict.close]
    socket.close(code, reason)
    return
  }
  const { session, profile } = verdict
  const context: SocketContext = {
    notebook,
    db: accounts.storage.db,
    log: accounts.log,
    revalidate: () => accounts.sessionOf(cookieOf(request)),
  }
  try {
    if (profile === null) handleSync(socket, session, context)
    else handleChannel(socket, session, profile, request, context)
  } catch (error) {
    accounts.log.error({ err: error }, 'a socket could not be served')
    socket.close(1011)
  }
}

async function closeAll(sockets: WebSocket[]): Promise<void> {
  const { code, reason } = CLOSE.restart
  const farewells = sockets.map(
    (socket) =>
      new Promise<void>((resolve) => {
        const cut = setTimeout(() => socket.terminate(), FAREWELL)
        socket.once('close', () => {
          clearTimeout(cut)
          resolve()
        })
        socket.close(code, reason)
      }),
  )
  await Promise.all(farewells)
}
