/**
 * The worker of one tab. Of all tabs of a member on a device one worker, elected by a Web Lock, holds
 * the socket; the others wait. A holder that is silent for ten seconds (a frozen tab) loses the lock, and
 * waits for it again.
 */
import type { MemberId, ProfileId, WorkspaceId } from '../shared/ids'
import { databaseName, openDatabase, type Database } from '../storage/database'
import type { StoredProfile } from '../storage/notebookStore'
import { makeSyncStore } from '../storage/syncStore'
import { failureOf, makeEngine } from './engine'
import { decodeFrame, encodeFrame } from './frames'
import { makeRenewal } from './rows'
import type { FileQueue } from './fileQueue'
import { openTabs } from './tabs'

export interface SyncStart {
  workspace: WorkspaceId
  member: MemberId
  /** ws: or wss: address of `/sync`. */
  address: string
  label: string
}

const BEAT = 2_500
const DEAD = 10_000
/** ms between two tries to open the database. */
const REOPEN = 1_500
/** ms between two tries to hand in. */
const GIVE_AGAIN = 30_000

function after(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
}

/** Yjs is most of what this worker would weigh, and a first pull is rows and states as they come: none of it is read. */
const documents = () => import('../storage/document')

self.addEventListener('message', (event: MessageEvent<SyncStart>) => void run(event.data), { once: true })

async function run({ workspace, member, address, label }: SyncStart): Promise<void> {
  const name = databaseName(workspace, member)
  const tabs = openTabs(name)
  let database!: Database
  const open = async (): Promise<ReturnType<typeof makeSyncStore>> => {
    for (let failed = false; ; failed = true) {
      try {
        const events = { outdated: () => self.close(), closed: () => reopen() }
        database = await openDatabase(name, events)
        if (failed) tabs.tell({ type: 'failure', failure: null })
        return makeSyncStore(database)
      } catch (error) {
        tabs.tell({ type: 'failure', failure: failureOf(error) })
        await new Promise((resolve) => setTimeout(resolve, REOPEN))
      }
    }
  }
  let store = await open()
  let opening: Promise<void> | null = null
  /** Ends this worker's turn; null while another has it. */
  let resign: (() => void) | null = null
  let queued = false
  let heard = Date.now()

  /** The database was closed under this worker: it gives up its turn, opens it again and stands in line. */
  const reopen = (): void => {
    if (opening !== null) return
    resign?.()
    opening = open().then((opened) => {
      store = opened
      opening = null
      queue()
    })
  }

  const lead = (): Promise<void> => (opening === null ? leadNow() : opening.then(leadNow))
  const leadNow = () =>
    new Promise<void>((resolve) => {
      const rowOf = async (id: ProfileId, stored: StoredProfile) => (await documents()).rowOf(id, stored, member)
      const renewal = makeRenewal({
        store,
        rowOf,
        told: (profiles) => tabs.tell({ type: 'stored', profiles, gone: [] }),
      })
      let files: Promise<FileQueue> | null = null
      let ended = false
      /** Most starts have no file to send, and do without what sends them. */
      const sendFiles = async () => {
        if (running.connection().state !== 'online' || ended) return
        if (files === null && (await database.count('files')) === 0) return
        files ??= import('./sendFile').then(({ startFileQueue }) => startFileQueue(database, tabs.tell))
        const queue = await files
        if (ended) queue.stop()
        else queue.wake()
      }
      /** The session ended: with it, perhaps, this member's work here (docs/sync.md, H). */
      let leaving = false
      let givingBack = false
      let cancelGiving = () => {}
      const giveBack = async () => {
        if (givingBack || ended) return
        givingBack = true
        cancelGiving()
        const done = await import('./giveBack')
          .then((module) =>
            module.giveBack({ database, store, leaving: sayLeaving, tell: tabs.tell, again: () => void giveBack() }),
          )
          .catch((): 'later' => 'later')
        givingBack = false
        if (ended) return
        if (done === 'later') cancelGiving = after(GIVE_AGAIN, () => void giveBack())
        else if (done === 'stays') leaving = false
        else tabs.tell({ type: 'handedIn', ...done })
      }
      const sayLeaving = () => {
        leaving = true
        tabs.tell({ type: 'connection', connection: connectionNow() })
      }
      const connectionNow = () =>
        leaving ? { ...running.connection(), state: 'leaving' as const } : running.connection()
      const running = makeEngine({
        store,
        connect: (events) => connect(address, events),
        tell(message) {
          if (message.type === 'failure' && message.failure === 'closed') return reopen()
          tabs.tell(message)
          if (message.type === 'stored') renewal.stored()
          if (message.type === 'connection' && message.connection.state === 'signIn') void giveBack()
        },
        now: Date.now,
        after,
        random: Math.random,
        rowOf,
        lacksBase: async (stored) => (await documents()).lacksBase(stored),
        merge: async () => (await documents()).mergeUpdates,
        former: async (since) => (await import('./former')).formerItems(store, since),
        textSent: () => void sendFiles(),
        member,
        label,
      })
      const beat = setInterval(() => tabs.tell({ type: 'alive' }), BEAT)
      const stop = tabs.listen((message) => {
        if (leaving && (message.type === 'outbox' || message.type === 'file')) void giveBack()
        else if (message.type === 'outbox') running.push()
        else if (message.type === 'file') void sendFiles()
        else if (message.type === 'want') running.want(message.profile)
        else if (message.type === 'reconnect') running.wake()
        else if (message.type === 'lost') running.lost()
        else if (message.type === 'ask') tabs.tell({ type: 'connection', connection: connectionNow() })
        else if (message.type === 'signedOut') resign?.()
      })
      // Pages that wait for a client say so before the first pull begins.
      tabs.tell({ type: 'connection', connection: connectionNow() })
      const online = () => running.wake()
      const offline = () => running.lost()
      self.addEventListener('online', online)
      self.addEventListener('offline', offline)
      resign = () => {
        resign = null
        stop()
        void files?.then((queue) => queue.stop())
        files = null
        ended = true
        cancelGiving()
        renewal.stop()
        clearInterval(beat)
        self.removeEventListener('online', online)
        self.removeEventListener('offline', offline)
        running.stop()
        resolve()
      }
    })

  const stopListening = tabs.listen((message) => {
    if (message.type === 'alive') heard = Date.now()
    if (message.type === 'signedOut') {
      stopListening()
      // What others still want to say of the end is heard before the database is closed.
      setTimeout(() => {
        store.close()
        tabs.close()
        self.close()
      }, 0)
    }
  })

  const lock = `${name}/sync`
  const queue = () => {
    if (queued) return
    queued = true
    navigator.locks
      .request(lock, () => {
        queued = false
        return lead()
      })
      .catch(lost)
  }
  // A stolen lock rejects the holder's request: that worker is the silent one. Once awake it stands in line
  // again, for the one that took over may be closed before it.
  const lost = (error: unknown) => {
    resign?.()
    heard = Date.now()
    if (error instanceof DOMException && error.name === 'AbortError') queue()
    else reportError(error)
  }
  queue()
  setInterval(() => {
    if (resign !== null || Date.now() - heard < DEAD) return
    heard = Date.now()
    navigator.locks.request(lock, { steal: true }, lead).catch(lost)
  }, DEAD / 2)
}

function connect(address: string, events: Parameters<Parameters<typeof makeEngine>[0]['connect']>[0]) {
  const socket = new WebSocket(address)
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('open', () => events.open())
  socket.addEventListener('message', (event: MessageEvent<ArrayBuffer>) => events.message(decodeFrame(event.data)))
  socket.addEventListener('close', (event) => events.closed(event.code))
  return {
    send: (message: Parameters<typeof encodeFrame>[0]) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(encodeFrame(message) as Uint8Array<ArrayBuffer>)
    },
    close: () => socket.close(),
  }
}
