/**
 * One conversation on `/sync` (src/shared/protocol.ts), from hello to close. Frames are answered in the
 * order they came; the next is looked at when the answer to the last has left. One bad frame ends the
 * connection, never the process.
 */
import type { RawData, WebSocket } from 'ws'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { DeviceId } from '../../src/shared/ids'
import { CLOSE, PROTOCOL, type CloseName, type ToDevice, type ToServer } from '../../src/shared/protocol'
import { registerDevice } from '../accounts/devices'
import { giveHandInToken } from '../accounts/handIn'
import type { Session } from '../accounts/session'
import type { SocketContext } from './context'
import { readFrame, readOtherPush, writeFrame } from './frames'
import { lostSince } from './restore'
import { SessionOver } from './sight'
import { hubOf, type Listener } from './syncHub'
import { teamOf } from './team'

/** ms in which a new socket says hello. */
const HELLO = 10_000
/** ms in which an answer must have left, and bytes a ms for which it is given more: a phone at the edge of its network. */
const SLOW = 30_000
const SLOWEST = 16
/** Frames that may wait: the app asks for the next batch before it stored the last, and no more. */
const QUEUE = 32
/** Bytes on their way above which no hint is added: it follows them. */
const BUSY = 256 * 1024

/** Frames a second of one session, all its tabs together. */
const frameRate = new RateLimiterMemory({ points: 100, duration: 1 })

/** Talks with one device until its socket closes. */
export function handleSync(socket: WebSocket, session: Session, context: SocketContext): void {
  const { log } = context
  let device: DeviceId | null = null
  let waiting = 0
  let work: Promise<void> = Promise.resolve()
  let leave = () => {}
  /** The seq of the team that the device has; null until it is welcomed. */
  let team: number | null = null
  let missed = false
  /** [S20] The app is of another version: it pushes, and nothing else. */
  let other = false

  const end = (name: CloseName) => socket.close(CLOSE[name].code, CLOSE[name].reason)
  const listener: Listener = {
    session,
    revalidate: context.revalidate,
    hint() {
      missed = team === null || socket.bufferedAmount >= BUSY
      if (!missed && !other) send({ type: 'hint' }).catch(() => {})
    },
    team: () => team,
    over: () => end('signIn'),
  }
  const helloTimer = setTimeout(() => end('malformed'), HELLO)

  /** Resolves when the bytes have left the process. */
  const send = (message: ToDevice) =>
    new Promise<void>((resolve, reject) => {
      const frame = writeFrame(message)
      const slow = setTimeout(() => end('slow'), SLOW + frame.length / SLOWEST)
      socket.send(frame, { compress: isCompressible(message) }, (error) => {
        clearTimeout(slow)
        if (error) return reject(error)
        resolve()
        if (missed && team !== null) listener.hint?.()
      })
    })

  const take = async (data: Uint8Array): Promise<void> => {
    if (socket.readyState !== socket.OPEN) return
    if (!(await withinRate(listener.session.id))) return end('tooFast')
    if (other && device !== null) {
      const items = readOtherPush(data)
      if ('close' in items) return end(items.close)
      return send({
        type: 'answers',
        answers: await context.notebook.push({ session: listener.session, device }, items),
      })
    }
    const message = readFrame(data)
    if ('close' in message) return end(message.close)
    if (message.type === 'hello') {
      if (device !== null) return end('malformed')
      const registered = await registerDevice(context.db, listener.session, message.device, message.label)
      // Revoked, or another member's: the app takes a new id and says hello again.
      if (registered !== 'ok') return end('newDevice')
      device = message.device
      other = message.protocol !== PROTOCOL
      clearTimeout(helloTimer)
      // Before the welcome is written: what is committed after that is hinted.
      leave = hubOf(context).join(listener)
      if (socket.readyState !== socket.OPEN) return leave()
      team = await welcome(listener.session, message, context, send)
      if (missed) listener.hint?.()
    } else if (device === null) end('malformed')
    else await send(await answerTo(listener.session, device, message, context))
  }

  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (!isBinary) return end('malformed')
    if (++waiting > QUEUE) return end('tooFast')
    work = work
      .then(() => take(bytesOf(data)))
      .catch((error: unknown) => {
        if (error instanceof SessionOver) return end('signIn')
        if (socket.readyState !== socket.OPEN) return
        log.error({ err: error, member: session.member }, 'a frame could not be answered')
        socket.close(1011, 'server error')
      })
      .finally(() => (waiting -= 1))
  })
  socket.on('close', () => {
    clearTimeout(helloTimer)
    leave()
  })
}

/** Whole documents are compressed already, and most of a first pull. */
const isCompressible = (message: ToDevice): boolean =>
  !('news' in message) || message.news.every(({ state }) => state === undefined)

const bytesOf = (data: RawData): Uint8Array =>
  data instanceof ArrayBuffer ? new Uint8Array(data) : Array.isArray(data) ? Buffer.concat(data) : data

async function withinRate(session: string): Promise<boolean> {
  try {
    await frameRate.consume(session)
    return true
  } catch {
    return false
  }
}

type Hello = Extract<ToServer, { type: 'hello' }>

/** Says how far the workspace is, and what the device does not have yet. Gives the seq of its team. */
async function welcome(
  session: Session,
  hello: Hello,
  { db }: SocketContext,
  send: (message: ToDevice) => Promise<void>,
): Promise<number> {
  const { epoch, seq, team_seq } = await db
    .selectFrom('workspace')
    .select(['epoch', 'seq', 'team_seq'])
    .where('id', '=', session.workspace)
    .executeTakeFirstOrThrow()
  const { answered } = await db
    .selectFrom('receipt')
    .select((row) => row.fn.max<number | null>('n').as('answered'))
    .where('device', '=', hello.device)
    .executeTakeFirstOrThrow()
  const { member: id, name, role, mayExport } = session
  const shared = { type: 'welcome' as const, protocol: PROTOCOL, epoch, now: Date.now(), seq, answered: answered ?? 0 }
  const member = { id, name, role, mayExport }
  if (hello.protocol !== PROTOCOL) {
    await send({ ...shared, member })
    return team_seq
  }
  // A device of somebody else was registered a moment ago, and so moved the team: nobody is taken for another.
  const hasTeam = hello.epoch === epoch && hello.team === team_seq
  const who = hasTeam ? {} : { member, team: await teamOf(db, session.workspace) }
  const handIn = hello.handIn === 'none' ? { handIn: await giveHandInToken(db, hello.device) } : {}
  const since =
    hello.epoch === null || hello.epoch === epoch ? null : await lostSince(db, session.workspace, hello.epoch)
  await send({ ...shared, ...who, ...handIn, ...(since !== null && { lost: since }) })
  return team_seq
}

async function answerTo(
  session: Session,
  device: DeviceId,
  message: Exclude<ToServer, Hello>,
  { notebook }: SocketContext,
): Promise<ToDevice> {
  switch (message.type) {
    case 'push':
      return { type: 'answers', answers: await notebook.push({ session, device }, message.items) }
    case 'pull':
      return notebook.pull(session, message.cursor, message.next, message.directory)
    case 'get':
      return notebook.get(session, message.profiles)
  }
}
