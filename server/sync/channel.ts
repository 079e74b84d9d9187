/**
 * One conversation on `/ws/profile/<id>` with a y-websocket client, ours or a stranger's (docs/sync.md).
 *
 * [C1] The document that is sent is the committed one; an update is told after its commit, to all but its sender.
 * [C2] Frames are handled strictly in order. The next waits until the last was stored.
 * [C3] What a client sends goes through the checks on notes (notes/check.ts). A refusal closes with its code.
 * [C4] Of a client's awareness only its own state is taken, under the name of its session.
 * [C5] When the session or the right to read ends, so does the connection.
 * [C6] Whatever is thrown ends this connection, never the process.
 */
import type { IncomingMessage } from 'node:http'
import type { RawData, WebSocket } from 'ws'
import * as Y from 'yjs'
import { isId, type DeviceId, type MemberId, type ProfileId } from '../../src/shared/ids'
import { CLOSE, FIRST_SERVER_CLIENT, LIMITS, type CloseName, type Refusal } from '../../src/shared/protocol'
import { registerDevice } from '../accounts/devices'
import type { Session } from '../accounts/session'
import {
  HEARTBEAT,
  readAwareness,
  readFrame,
  step1Frame,
  step2Frame,
  updateFrame,
  type AwarenessEntry,
  type Frame,
} from './channelFrames'
import type { SocketContext } from './context'
import type { Author, DocUpdate } from './notebook'
import { shownState } from './presence'
import { roomsOf, type Occupant, type Room } from './rooms'
import { SessionOver } from './sight'
import { hubOf, type Listener } from './syncHub'
import { TokenBucket } from './tokenBucket'

/** Frames a second, and at once after a quiet time; a whole state costs as much as many. */
const FRAMES_A_SECOND = 100
const BURST = 1_000
const COST: Record<Frame['type'], number> = { step1: 20, query: 5, update: 1, awareness: 1 }
/** What may wait to be handled. */
const WAITING = { frames: 1_000, bytes: 2 * LIMITS.frame }
/** Bytes on their way to a reader who is too slow for more. */
const UNSENT = 2 * LIMITS.frame
/** Bytes of one awareness frame: clients repeat what they hear, so it grows with those present. */
const AWARENESS = 256 * 1024
/** Characters of one client's state. */
const STATE = 4_000
/** ms of silence after which we say something, so that the app knows within 20 seconds that we are gone; and a backstop. */
const QUIET = 7_000
const GONE = 60_000

/** Talks with one client about one profile until its socket closes. */
export function handleChannel(
  socket: WebSocket,
  session: Session,
  profile: ProfileId,
  request: IncomingMessage,
  context: SocketContext,
): void {
  const channel = new Channel(socket, session, profile, context)
  channel.begin(new URL(request.url ?? '', 'ws://localhost').searchParams)
}

class Channel implements Occupant {
  readonly #socket: WebSocket
  readonly #profile: ProfileId
  readonly #context: SocketContext
  readonly #listener: Listener
  readonly #bucket = new TokenBucket(FRAMES_A_SECOND, BURST)
  readonly #waiting = { frames: 0, bytes: 0 }
  #work: Promise<void> = Promise.resolve()
  #device: DeviceId | null = null
  /** The schema of the notes that the client's editor knows. */
  #schema = 1
  /** The Yjs client id whose awareness this connection may set. */
  #client: number | null = null
  #room: Room | null = null
  #leaving: (() => void)[] = []
  #ended = false
  /** The client has asked for the document: from then on it is told what is new. */
  #hasDocument = false
  /** Something it sent stands on what was not there: `news` when there is more now. */
  #gap: 'none' | 'open' | 'news' = 'none'
  #sent = performance.now()
  #heard = performance.now()
  #pinged = performance.now()

  constructor(socket: WebSocket, session: Session, profile: ProfileId, context: SocketContext) {
    this.#socket = socket
    this.#profile = profile
    this.#context = context
    this.#listener = {
      session,
      revalidate: () => this.#revalidate(),
      over: () => this.#end('signIn'),
    }
  }

  get member(): MemberId {
    return this.#listener.session.member
  }

  begin(parameters: URLSearchParams): void {
    this.#socket.on('message', (data: RawData, isBinary: boolean) => this.#receive(data, isBinary))
    this.#socket.on('pong', () => (this.#heard = performance.now()))
    this.#socket.on('close', () => this.#close())
    this.#enqueue(() => this.#open(parameters))
  }

  /** [C1] Judged before anything is said: an unknown profile and a forbidden one get one answer. */
  async #open(parameters: URLSearchParams): Promise<void> {
    const { notebook } = this.#context
    const { session } = this.#listener
    if ((await notebook.reach(session, this.#profile)) === 'none') return this.#end('noAccess')
    const refusal = await this.#bindFromAddress(parameters)
    if (refusal !== null) return this.#end(refusal)
    const doc = await notebook.document(session.workspace, this.#profile)
    if (doc === undefined) return this.#end('noAccess')
    if (this.#isOver()) return
    const rooms = roomsOf(notebook)
    this.#room = rooms.enter(this.#profile, this)
    this.#leaving.push(
      () => rooms.leave(this.#profile, this),
      hubOf(this.#context).join(this.#listener),
      notebook.onUpdate(this.#profile, (update) => this.#tell(update)),
    )
    this.send(step1Frame(Y.encodeStateVector(doc)))
    const others = this.#room.presence.others(this.#client)
    if (others !== undefined) this.send(others)
    // A right that was taken away while we asked has told nobody: we were not in the room yet.
    await this.#judgeReach()
  }

  /** Our app names its device, its client id and the schema of the notes that it knows in the address. */
  async #bindFromAddress(parameters: URLSearchParams): Promise<CloseName | null> {
    const device = parameters.get('device')
    const client = parameters.get('client')
    const schema = parameters.get('notes') ?? '1'
    if (!/^[1-9]\d{0,3}$/.test(schema)) return 'malformed'
    this.#schema = Number(schema)
    if (device !== null) {
      if (!isId(device)) return 'malformed'
      const refusal = await this.#useDevice(device as DeviceId)
      if (refusal !== null) return refusal
    }
    if (client === null) return null
    if (!/^\d{1,10}$/.test(client) || Number(client) >= FIRST_SERVER_CLIENT) return 'malformed'
    return (await this.#bind(Number(client))) ? null : 'forgedClient'
  }

  async #useDevice(device: DeviceId): Promise<CloseName | null> {
    const { db } = this.#context
    const { session } = this.#listener
    const known = await db
      .selectFrom('device')
      .select(['member', 'revoked'])
      .where('id', '=', device)
      .executeTakeFirst()
    // A tab may open its first profile before its hello on /sync has brought the device's label.
    const answer = known === undefined ? await registerDevice(db, session, device, '') : judgeDevice(known, session)
    if (answer === 'ok') this.#device = device
    return answer === 'ok' ? null : answer === 'taken' ? 'forgedClient' : 'signIn'
  }

  async #bind(client: number): Promise<boolean> {
    const bound = await this.#context.notebook.bindClient(this.#author(), this.#profile, client)
    if (bound) this.#client = client
    return bound
  }

  #author(): Author {
    return { session: this.#listener.session, device: this.#device, schema: this.#schema }
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#ended) return
    this.#heard = performance.now()
    const bytes = bytesOf(data)
    if (!isBinary) return this.#end('malformed')
    if (bytes.length > LIMITS.frame) return this.#end('tooLarge')
    const waiting = this.#waiting
    if (waiting.frames >= WAITING.frames || waiting.bytes + bytes.length > WAITING.bytes) return this.#end('tooFast')
    waiting.frames += 1
    waiting.bytes += bytes.length
    this.#enqueue(async () => {
      await this.#take(bytes)
      waiting.frames -= 1
      waiting.bytes -= bytes.length
    })
  }

  /** [C2] [C6] */
  #enqueue(work: () => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      if (this.#isOver()) return
      try {
        await work()
      } catch (error) {
        this.#fail(error)
      }
    })
  }

  async #take(bytes: Uint8Array): Promise<void> {
    const frame = readFrame(bytes)
    if (frame === undefined) return this.#end('malformed')
    if (!this.#bucket.take(COST[frame.type])) return this.#end('tooFast')
    switch (frame.type) {
      case 'step1':
        return this.#answerStep1(frame.stateVector)
      case 'update':
        return this.#write(frame.update)
      case 'awareness':
        return this.#takeAwareness(frame.update)
      case 'query':
        return this.send(this.#room?.presence.others(this.#client) ?? HEARTBEAT)
    }
  }

  async #answerStep1(stateVector: Uint8Array): Promise<void> {
    const doc = await this.#context.notebook.document(this.#listener.session.workspace, this.#profile)
    if (doc === undefined) return this.#end('noAccess')
    this.#hasDocument = true
    this.send(step2Frame(Y.encodeStateAsUpdate(doc, stateVector)))
  }

  /** [C3] */
  async #write(update: Uint8Array): Promise<void> {
    if (update.length > LIMITS.notesUpdate) return this.#end('tooLarge')
    const answer = await this.#context.notebook.writeNotes(this.#author(), this.#profile, update, this)
    if (answer.result === 'refused') {
      this.#context.log.info({ member: this.member, profile: this.#profile, why: answer.why }, 'notes were refused')
      this.#end(CLOSE_BY_REFUSAL[answer.why])
    } else if (answer.waits === true && this.#gap === 'none') this.#gap = 'open'
  }

  /** [C1] */
  #tell({ update, from }: DocUpdate): void {
    if (from === this) return
    if (this.#gap === 'open') this.#gap = 'news'
    if (this.#hasDocument) this.send(updateFrame(update))
  }

  /** [C4] */
  async #takeAwareness(bytes: Uint8Array): Promise<void> {
    if (bytes.length > AWARENESS) return this.#end('tooLarge')
    const entries = readAwareness(bytes)
    if (entries === undefined) return this.#end('malformed')
    if (this.#client === null) await this.#bindFirstNamed(entries)
    const own = entries.find(({ client }) => client === this.#client)
    if (own === undefined || this.#room === null || this.#isOver()) return
    if (own.state.length > STATE) return this.#end('tooLarge')
    const state = parse(own.state)
    if (state === undefined) return this.#end('malformed')
    const { presence } = this.#room
    const news =
      state === null
        ? presence.leave(own.client, this)
        : presence.show(own.client, shownState(state, this.#listener.session), this)
    this.#room.tell(news, this)
  }

  /** A stranger's client names its id by its first state. It also repeats what it hears of others. */
  async #bindFirstNamed(entries: AwarenessEntry[]): Promise<void> {
    const named = entries.find(
      ({ client, state }) =>
        state !== 'null' && client < FIRST_SERVER_CLIENT && this.#room?.presence.isOf(client, this) === false,
    )
    if (named !== undefined) await this.#bind(named.client)
  }

  send(frame: Uint8Array): void {
    if (this.#isOver()) return
    const { bufferedAmount } = this.#socket
    if (bufferedAmount > 0 && bufferedAmount + frame.length > UNSENT) return this.#end('slow')
    this.#sent = performance.now()
    // ws tells of a failed write by closing the socket.
    this.#socket.send(frame, () => {})
  }

  sightMoved(): void {
    void this.#safely(() => this.#judgeReach())
  }

  look(): void {
    const now = performance.now()
    if (now - this.#heard > GONE) return this.#socket.terminate()
    if (now - this.#sent > QUIET) this.send(HEARTBEAT)
    if (now - Math.max(this.#heard, this.#pinged) > QUIET) {
      this.#pinged = now
      this.#socket.ping()
    }
    if (this.#gap === 'news') this.#enqueue(() => this.#askAgain())
  }

  /** What was left out for a gap may apply now; the client's answer to a first step holds all of it. */
  async #askAgain(): Promise<void> {
    this.#gap = 'none'
    const doc = await this.#context.notebook.document(this.#listener.session.workspace, this.#profile)
    if (doc !== undefined) this.send(step1Frame(Y.encodeStateVector(doc)))
  }

  /** [C5] Called by the hub when rights moved, and in between. */
  async #revalidate(): Promise<Session | null> {
    const session = await this.#context.revalidate()
    if (session !== null) await this.#safely(() => this.#judgeReach())
    return session
  }

  async #judgeReach(): Promise<void> {
    const reach = await this.#context.notebook.reach(this.#listener.session, this.#profile)
    if (reach === 'none') this.#end('noAccess')
  }

  async #safely(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    if (error instanceof SessionOver) return this.#end('signIn')
    if (this.#isOver()) return
    this.#context.log.error({ err: error, member: this.member, profile: this.#profile }, 'a channel failed')
    this.#ended = true
    this.#socket.close(1011, 'server error')
  }

  #end(name: CloseName): void {
    if (this.#isOver()) return
    this.#ended = true
    this.#socket.close(CLOSE[name].code, CLOSE[name].reason)
  }

  #isOver(): boolean {
    return this.#ended || this.#socket.readyState !== this.#socket.OPEN
  }

  #close(): void {
    this.#ended = true
    const room = this.#room
    if (room !== null && this.#client !== null) room.tell(room.presence.leave(this.#client, this), this)
    for (const leave of this.#leaving.splice(0)) leave()
    if (room === null) return
    // What was typed on this channel is a record of the ledger now, and not after a minute of silence.
    this.#context.notebook.endBurst(this.#author(), this.#profile).catch((error: unknown) => {
      this.#context.log.error({ err: error, profile: this.#profile }, 'a burst could not be ended')
    })
  }
}

const CLOSE_BY_REFUSAL: Record<Refusal, CloseName> = {
  malformed: 'malformed',
  unknownProfile: 'noAccess',
  readOnly: 'readOnly',
  idTaken: 'malformed',
  deviceCloned: 'forgedClient',
  forgedClient: 'forgedClient',
  ledgerWrite: 'ledgerWrite',
  notesSchema: 'notesSchema',
}

function judgeDevice(
  device: { member: MemberId; revoked: number | null },
  session: Session,
): 'ok' | 'taken' | 'revoked' {
  if (device.member !== session.member) return 'taken'
  return device.revoked === null ? 'ok' : 'revoked'
}

const bytesOf = (data: RawData): Uint8Array =>
  data instanceof ArrayBuffer ? new Uint8Array(data) : Array.isArray(data) ? Buffer.concat(data) : data

/** JSON, or undefined when it is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
