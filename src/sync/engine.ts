/**
 * Pushes what is unsent and pulls what changed, over one socket at a time. Everything outside comes in
 * as arguments (storage, socket, clock, timers), so that tests replace network and time.
 *
 * [E1] Items go in the order of their numbers, but for what passes a complaint up, which goes first [S22]; the next
 *      push waits for the answers to the last.
 * [E2] A pull goes on after a cut where its last stored batch ended.
 * [E3] What left this member's view is pushed before it is removed (the store's letGo).
 * [E4] After a lost socket the engine tries again with growing, jittered pauses, at once on `wake`.
 * [E5] A socket that answers nothing within `SILENCE` is given up. What this device writes meanwhile is no sign of
 *      life, and what came and waits to be stored is one.
 * [E6] On a line on which one answer takes longer than that, the next socket is given more time, until answers are
 *      quick again: otherwise the same batch would be begun for ever.
 * [E7] A server of another version takes what is unsent, as far as it can read it, and gives nothing: nothing here is
 *      touched, and the rest waits until one of the two was updated.
 * [E8] A restored server is offered what this device holds of the time that it lost, before its own state is taken.
 * [E9] A client that somebody waits for on the screen does not wait for its place in a first pull: it is asked for by
 *      itself. What comes of it before that pull began is confirmed by it, or let go at its end; what is asked for
 *      while it runs is newer than its cursor, and whatever takes it out of the view is in the next.
 */
import { encodeAny } from '../shared/any'
import type { Me } from '../shared/api'
import type { MemberId, ProfileId } from '../shared/ids'
import {
  CLOSE,
  LIMITS,
  PROTOCOL,
  type Answer,
  type OutboxItem,
  type ProfileNews,
  type PullToken,
  type SignedInMember,
  type Team,
  type ToDevice,
  type ToServer,
} from '../shared/protocol'
import type { Row } from '../shared/profile/row'
import { ROW_VERSION } from '../shared/profile/rowVersion'
import type { EitherStore, MergeUpdates, NewItem, StoredProfile, SyncStore } from '../storage/notebookStore'
import { LONG_LOG } from '../storage/records'
import type { Connection, TabMessage } from './tabs'

export interface Socket {
  send(message: ToServer): void
  close(): void
}

export interface SocketEvents {
  open(): void
  message(message: ToDevice): void
  /** `code` as in CLOSE; 1006 when the network went. */
  closed(code: number): void
}

export interface Effects {
  store: EitherStore & SyncStore
  connect(events: SocketEvents): Socket
  tell(message: TabMessage): void
  now(): number
  /** Runs `run` after `ms`; gives how to cancel it. */
  after(ms: number, run: () => void): () => void
  random(): number
  /** Rows made from a whole stored profile, with what is unsent. This and the next two load Yjs: asked only in need. */
  rowOf(id: ProfileId, stored: StoredProfile): Promise<Row>
  lacksBase(stored: StoredProfile): Promise<boolean>
  merge(): Promise<MergeUpdates>
  /** Whatever this device holds that came after this sequence number, as items [E8]. Loads Yjs. */
  former?(since: number): Promise<NewItem[]>
  /** The server has everything that was written here: files may go. */
  textSent?(): void
  /** Whose notebook this is: nothing is pushed or pulled in the name of another. */
  member: MemberId
  /** How the device calls itself: "Chrome, Android". */
  label: string
}

export interface Engine {
  /** Something new is unsent. */
  push(): void
  /** Somebody looks at this client, and this device does not have it yet [E9]. */
  want(profile: ProfileId): void
  /** Try now. */
  wake(): void
  /** The system says that there is no network. */
  lost(): void
  connection(): Connection
  stop(): void
}

/** ms without any frame after which a question counts as unanswered: a server at work on a large push needs a few. */
const SILENCE = 10_000
/** ms beyond which no line is waited for [E6]. */
const LONGEST_SILENCE = 160_000
/** Bytes of a frame that are not its items: the server would close on a larger one, each time anew. */
const FRAME_HEAD = 1024
/** ms of quiet after which the engine asks whether the server is still there. */
const QUIET = 9_000
const FIRST_PAUSE = 400
const LONGEST_PAUSE = 5_000
/** ms between two looks at a server of another version. */
const OTHER_VERSION = 5 * 60_000

export function makeEngine(effects: Effects): Engine {
  const { store, tell, now } = effects
  let socket: Socket | null = null
  let stopped = false
  let connection: Connection = { state: 'connecting', since: now(), pulling: null }
  let attempts = 0
  let cancelRetry = () => {}
  let cancelWatch = () => {}
  let patience = SILENCE
  let watchedSince = 0
  let pushing = false
  /** Items of the push that is not answered yet. */
  let asked = 0
  let pulling = false
  let pullAgain = false
  /** [E7] This socket's server is of another version. */
  let otherVersion = false
  /** What is to be asked for whole, and what is being asked for. */
  let fetching: ProfileId[] = []
  let asking: ProfileId[] = []
  /** It was asked for before the first pull began [E9]. */
  let early = false
  /** Frames are handled one after the other. */
  let work: Promise<void> = Promise.resolve()
  /** Frames that came and are not handled yet. */
  let waiting = 0
  /** Whose turn it is: after each wait it may be that its socket was lost, and another has not said hello. */
  let turn: Socket | null = null
  /** The cursor of this device, as this engine knows it: of what was asked since then the answers are of today. */
  let since = 0
  /** Where in it the running pull goes on: the batch that is awaited follows this one. */
  let place: PullToken | null = null

  const say = (next: Partial<Connection>) => {
    const moved = next.state !== undefined && next.state !== connection.state
    connection = { ...connection, ...next, since: moved ? now() : connection.since }
    tell({ type: 'connection', connection })
  }

  const open = () => {
    cancelRetry()
    if (stopped || socket !== null) return
    const mine = effects.connect({
      open: () => void inTurn(mine, hello),
      message(message) {
        const isAnswer = message.type === 'batch' || message.type === 'answers'
        if (isAnswer && now() - watchedSince < patience / 4) patience = Math.max(SILENCE, patience / 2)
        waiting++
        void inTurn(mine, () => handle(message)).finally(() => waiting--)
      },
      closed: (code) => closed(mine, code),
    })
    socket = mine
    watch()
  }

  /**
   * Runs after what came before, and only while that socket is the one in use. What the device does by itself begins
   * the wait for an answer, and never puts off the end of one that runs [E5].
   */
  const inTurn = (mine: Socket, run: () => Promise<void>, heard = true): Promise<void> => {
    work = work.then(async () => {
      if (mine !== socket) return
      turn = mine
      const wasQuiet = isQuiet()
      try {
        await run()
        if (mine === socket && (heard || (wasQuiet && !isQuiet()))) watch()
      } catch (error) {
        failed(error)
      }
    })
    return work
  }

  const failed = (error: unknown) => {
    tell({ type: 'failure', failure: failureOf(error) })
    drop()
  }

  const drop = () => {
    const mine = socket
    if (mine === null) return
    mine.close()
    closed(mine, 1006)
  }

  const isWelcomed = () => connection.state === 'online' || otherVersion
  const isQuiet = () => isWelcomed() && !pushing && !pulling

  /** From the last frame on: asks after a while of quiet, gives up when what was asked stays unanswered. */
  const watch = () => {
    cancelWatch()
    watchedSince = now()
    const welcomed = isWelcomed()
    const quiet = isQuiet()
    cancelWatch = effects.after(quiet ? QUIET : welcomed ? patience : SILENCE, () => {
      if (socket === null) return
      if (waiting > 0) return watch()
      if (quiet) return void inTurn(socket, pull, false)
      if (welcomed) patience = Math.min(2 * patience, LONGEST_SILENCE)
      drop()
    })
  }

  const closed = (mine: Socket, code: number) => {
    if (mine !== socket) return
    socket = null
    const wasOther = otherVersion
    pushing = pulling = pullAgain = otherVersion = false
    fetching = []
    asking = []
    early = false
    cancelWatch()
    if (code === CLOSE.signIn.code) return say({ state: 'signIn', pulling: null })
    if (code === CLOSE.protocol.code || wasOther) {
      if (!wasOther) say({ state: 'update', pulling: null, older: 'app' })
      return lookAgain()
    }
    if (code === CLOSE.newDevice.code) void store.renewDevice().catch(failed)
    say({ state: 'offline', pulling: null })
    retry()
  }

  const lookAgain = () => {
    cancelRetry()
    if (!stopped) cancelRetry = effects.after(OTHER_VERSION * (0.5 + effects.random() / 2), open)
  }

  const retry = () => {
    if (stopped) return
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempts++)
    cancelRetry()
    cancelRetry = effects.after(longest * (0.5 + effects.random() / 2), open)
  }

  const isLost = () => turn !== socket

  const send = (message: ToServer) => {
    if (!isLost()) socket?.send(message)
  }

  const hello = async () => {
    const [device, epoch, team, token] = await Promise.all([
      store.device(),
      store.meta('epoch'),
      store.meta('team'),
      store.meta('handIn'),
    ])
    // A team that an older app stored has no number, and comes anew.
    send({
      type: 'hello',
      protocol: PROTOCOL,
      device,
      label: effects.label,
      epoch: epoch ?? null,
      team: team?.seq ?? null,
      ...((token ?? null) === null && { handIn: 'none' }),
    })
  }

  const handle = async (message: ToDevice): Promise<void> => {
    switch (message.type) {
      case 'welcome':
        return welcome(message)
      case 'answers':
        return answers(message)
      case 'batch':
        return batch(message)
      case 'states':
        return states(message)
      case 'hint':
        return pullOnceSent()
      default:
        message satisfies never
    }
  }

  const welcome = async (message: Extract<ToDevice, { type: 'welcome' }>) => {
    const { protocol, epoch, team, member, seq, now: serverNow, handIn } = message
    if (member !== undefined && member.id !== effects.member) {
      tell({ type: 'otherMember' })
      return stop()
    }
    attempts = 0
    if (protocol !== PROTOCOL) return meetOther(protocol)
    const known = await store.meta('epoch')
    if (known !== undefined && known !== epoch) return meetRestored(message)
    if (known !== epoch) await store.setMeta({ epoch, cursor: 0, next: null })
    if (team !== undefined || handIn !== undefined)
      await store.setMeta({ ...(team && { team }), ...(handIn !== undefined && { handIn }) })
    tellOf(team, member)
    if (isLost()) return
    say({ state: 'online', ahead: now() - serverNow })
    await push()
    await fetchEarly()
    if (!(await isWhole(seq))) await pull()
    fetchNext()
  }

  /** [E7] */
  const meetOther = async (protocol: number) => {
    otherVersion = true
    say({ state: 'update', pulling: null, older: protocol < PROTOCOL ? 'server' : 'app' })
    await push()
  }

  /**
   * [E8] It counts anew and has forgotten: what came after is offered to it in the order in which it was made, before
   * everything that it has is taken again. A crash in between begins this again; ids make it once.
   */
  const meetRestored = async ({ epoch, lost }: Extract<ToDevice, { type: 'welcome' }>) => {
    const items = lost === undefined ? [] : ((await effects.former?.(lost)) ?? [])
    await store.beginEpoch(epoch, items)
    tell({ type: 'settled' })
    drop()
  }

  /** Has this device pulled everything up to here? Then nothing changed meanwhile. */
  const isWhole = async (seq: number): Promise<boolean> => {
    const [cursor, next] = await Promise.all([store.meta('cursor'), store.meta('next')])
    since = cursor ?? 0
    return hasAll(cursor) && (next ?? null) === null && cursor === seq
  }

  const tellOf = (team: Team | undefined, member: SignedInMember | undefined) => {
    if (team !== undefined) tell({ type: 'team' })
    if (member === undefined) return
    const { name, role, mayExport } = member
    tell({ type: 'member', member: { name, role, mayExport } satisfies Partial<Me['member']> })
  }

  const push = async () => {
    if (socket === null || pushing || (connection.state !== 'online' && !otherVersion)) return
    pushing = true
    const items = await store.takeUnsent(LIMITS.pushItems)
    asked = items.length
    if (items.length === 0) {
      pushing = false
      // [E7] It has nothing more to say.
      if (otherVersion) return drop()
      effects.textSent?.()
      return
    }
    const first = items[0]!
    if (!fitsFrame(first))
      return answers({ type: 'answers', answers: [{ n: first.n, result: 'refused', why: 'malformed' }] })
    const fitting = withinFrame(items)
    asked = fitting.length
    send({ type: 'push', items: fitting })
  }

  const answers = async (message: Extract<ToDevice, { type: 'answers' }>) => {
    pushing = false
    if (message.answers.some((answer) => answer.result === 'refused' && answer.why === 'deviceCloned'))
      return renewed(message)
    await settle(message.answers)
    tell({ type: 'settled' })
    // [E7] What it cannot read, and all behind that, waits for an update.
    if (otherVersion && message.answers.length < asked) return drop()
    await push()
    await pullOnceSent()
  }

  /** What the server did not take must not stay in the list as if it had. */
  const settle = async (all: Answer[]) => {
    const { removed, undone } = await store.settle(all, now())
    const here = undone.filter((profile) => !removed.includes(profile))
    await remake(here)
    if (removed.length + here.length > 0) tell({ type: 'stored', profiles: here, gone: removed })
  }

  const renewed = async ({ answers: all }: Extract<ToDevice, { type: 'answers' }>) => {
    await settle(all.filter((answer) => !(answer.result === 'refused' && answer.why === 'deviceCloned')))
    await store.renewDevice()
    drop()
  }

  /** While much is being sent, what comes back is only in part what it will be: it is pulled with the last answer. */
  const pullOnceSent = async () => {
    if (!pushing) await pull()
  }

  const pull = async () => {
    if (socket === null || connection.state !== 'online') return
    if (pulling) {
      pullAgain = true
      return
    }
    pulling = true
    const [cursor = 0, next = null] = await Promise.all([store.meta('cursor'), store.meta('next')])
    since = cursor
    place = next
    send({ type: 'pull', cursor, next, directory: await directory() })
  }

  /** Which directory is here. */
  const directory = async (): Promise<number> => (await store.meta('directory'))?.generation ?? 0

  const batch = async (message: Extract<ToDevice, { type: 'batch' }>) => {
    const { news, left, team, member, directory: known, next, cursor, total, sent } = message
    const from = since
    if (next !== null) send({ type: 'pull', cursor: from, next, directory: await directory() })
    const first = next === null && !hasAll(await store.meta('cursor'))
    // Rows that waited for the end of a pull in stages are made anew, also when its last batch brought nothing.
    const ends = next === null && ((await store.meta('next')) ?? null) !== null
    const { removed, directoryMoved, isPast } = await store.applyBatch({
      since: from,
      after: place,
      news,
      left,
      team,
      directory: known,
      next,
      cursor: next === null ? cursor : undefined,
    })
    // Somebody else moved on with this device's book meanwhile: begin where it is now.
    if (isPast === true) return drop()
    place = next
    if (next === null) since = cursor
    const remade = await remakeRows(news)
    if (news.length > 0 || removed.length > 0 || ends) {
      const profiles: ProfileId[] = []
      const documents: ProfileId[] = []
      for (const { profile, row } of news)
        (row !== undefined || remade.includes(profile) ? profiles : documents).push(profile)
      tell({ type: 'stored', profiles, gone: removed, documents })
    }
    tellOf(team, member)
    if (directoryMoved) tell({ type: 'directory' })
    if (next !== null) return say({ pulling: { total, sent } })
    pulling = false
    if (first) tell({ type: 'whole' })
    if (connection.pulling !== null) say({ pulling: null })
    await fetchBases(news)
    if (left.length > 0) await push()
    if (pullAgain) {
      pullAgain = false
      await pull()
    }
  }

  /** Rows that the server could not know, because something here is unsent; and whether it knows another version. */
  const remakeRows = async (news: ProfileNews[]) => {
    const unsent = await store.unsent()
    const touched = news
      .filter(
        ({ profile, row, state, updates }) =>
          unsent.has(profile) && (row !== undefined || state !== undefined || updates !== undefined),
      )
      .map(({ profile }) => profile)
    await remake(touched)
    // Rows come before the documents that they are made from: the worker makes them anew when it is idle (rows.ts).
    const foreign = news.some(({ row }) => row !== undefined && row.v !== ROW_VERSION)
    if (foreign) await store.setMeta({ rowVersion: 0 })
    return touched
  }

  const remake = async (profiles: ProfileId[]) => {
    const made: { row: Row; from: StoredProfile }[] = []
    for (const profile of profiles) {
      const from = await store.profile(profile)
      if (from.stored !== undefined) made.push({ row: await effects.rowOf(profile, from), from })
    }
    if (made.length > 0) await store.putRows(made)
  }

  const fetchBases = async (news: ProfileNews[]) => {
    for (const { profile, updates } of news) {
      if (updates === undefined) continue
      const stored = await store.profile(profile)
      if (stored.state === undefined && (await effects.lacksBase(stored))) fetching.push(profile)
      else if (stored.updates.length > LONG_LOG) await store.compact(profile, await effects.merge())
    }
    fetchNext()
  }

  const fetchNext = () => {
    if (asking.length > 0 || fetching.length === 0) return
    asking = fetching.splice(0, LIMITS.get)
    send({ type: 'get', profiles: asking })
  }

  /** [E9] Nothing is here yet, and nothing is on its way. */
  const fetchEarly = async () => {
    if (fetching.length === 0) return
    const [cursor, next] = await Promise.all([store.meta('cursor'), store.meta('next')])
    if (hasAll(cursor) || (next ?? null) !== null) return
    early = true
    fetchNext()
  }

  const want = async (profile: ProfileId) => {
    if (fetching.includes(profile) || asking.includes(profile)) return
    fetching.unshift(profile)
    // Before the welcome it waits for that.
    if (connection.state === 'online') fetchNext()
  }

  const states = async ({ news }: Extract<ToDevice, { type: 'states' }>) => {
    const unconfirmed = early
    asking = []
    early = false
    const { directoryMoved, isPast } = await store.applyBatch({ since, news, left: [], unconfirmed })
    if (isPast === true) return drop()
    await remakeRows(news)
    if (directoryMoved) tell({ type: 'directory' })
    tell({ type: 'stored', profiles: news.map(({ profile }) => profile), gone: [] })
    fetchNext()
  }

  const wake = () => {
    attempts = 0
    if (socket === null) open()
  }

  const stop = () => {
    stopped = true
    cancelRetry()
    cancelWatch()
    const mine = socket
    socket = null
    mine?.close()
  }

  open()
  return {
    push: () => {
      const mine = socket
      if (mine !== null) void inTurn(mine, push, false)
      // [E7] What was just written goes to the server of another version at once too.
      else if (connection.state === 'update') open()
    },
    want: (profile) => {
      if (socket !== null) void inTurn(socket, () => want(profile), false)
    },
    wake,
    lost: drop,
    connection: () => connection,
    stop,
  }
}

/** Did a pull ever end on this device, or since the server was restored? A cursor that says so is above zero. */
export const hasAll = (cursor: number | undefined): boolean => cursor !== undefined && cursor > 0

/** The server would never take one that no frame holds. */
export const fitsFrame = (item: OutboxItem): boolean => encodeAny(item).length <= LIMITS.frame - FRAME_HEAD

/** As many of the items, from the first, as one frame surely holds; at least one. */
export function withinFrame(items: OutboxItem[]): OutboxItem[] {
  let bytes = 0
  const fits = items.findIndex((item) => (bytes += encodeAny(item).length) > LIMITS.frame / 2)
  return fits === -1 ? items : items.slice(0, Math.max(1, fits))
}

/** What a failed write means to the person at the screen. */
export function failureOf(error: unknown): 'full' | 'closed' | 'failed' {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') return 'full'
  return name === 'InvalidStateError' ? 'closed' : 'failed'
}
