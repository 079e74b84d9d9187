/**
 * One open client: its Yjs document, its channel to the server, and what was typed in its notes on the
 * way to the device. Loads Yjs, so it is imported lazily.
 *
 * [V1] Typing is stored at most `BEHIND` ms behind the keys, and handed over at once when the page goes away.
 * [V2] What others typed is stored before what was typed on top of it, unless the page goes away.
 * [V3] No exception leaves an update handler: one would silence the document for good.
 * [V5] From the key on it counts as not saved, until the device has stored it.
 * [V4] After a refusal the document is made anew under a new client id; what was refused lies on the shelf.
 * [V6] A channel on which nothing comes for 17 seconds is opened anew.
 */
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { DeviceId, MemberId, ProfileId } from '../shared/ids'
import { NOTES_SCHEMA, type Change, type Draft, type Known } from '../shared/profile/change'
import { inOrder } from '../shared/profile/fold'
import { withMore } from '../shared/profile/foldOn'
import { broughtBy, openLate } from '../shared/profile/late'
import { CLOSE, documentName, LEDGER, type LateContribution } from '../shared/protocol'
import { FROM_STORAGE, ledgerOf, loadDocument, newDocument } from '../storage/document'
import type { NewItem, StoredProfile } from '../storage/notebookStore'
import { draftsOf } from '../storage/quickly'
import type { Present } from './notebook'

/** ms that storing may lag behind the keys. */
const BEHIND = 250
/** ms of silence after which nobody is at the other end, and between two looks: the server says something every 8 s. */
const SILENCE = 17_000
const SILENCE_LOOK = 1_000
/** ms between two tries to open the channel again, at most and on average. */
const BACK_OFF = 4_000

export interface DocumentSource {
  id: ProfileId
  member: MemberId
  memberName: string
  device(): Promise<DeviceId>
  /** ws: or wss: address under which `profile/<id>` is found. */
  address: string
  stored(): Promise<StoredProfile>
  /** Drafts that are only in memory so far. */
  pending(): NewItem[]
  keepUpdates(updates: Uint8Array[]): Promise<void>
  /** `schema` is that of the editor it was typed in. */
  writeNotes(update: Uint8Array, at: number, schema: number): Promise<void>
  /** Something was typed that `writeNotes` does not have yet, until the given function is called. */
  typing(): () => void
  changed(): void
}

export interface OpenDocument {
  /** Another one after a refusal: `changed` is told then. */
  readonly doc: Y.Doc
  readonly awareness: Awareness
  known(): Known[]
  late(): LateContribution[]
  present(): Present[]
  notesEditable(): boolean
  /** Adds what was done here a moment ago, before the device has stored it. */
  addDrafts(drafts: Known[]): void
  /** Reads what the device got meanwhile. */
  refresh(): Promise<void>
  online(on: boolean): void
  enterField(path: string | null): void
  /** Stores what was typed. */
  flush(): Promise<void>
  close(): void
}

/** Close codes after which the document holds something that the server will never take. */
const REFUSED: ReadonlySet<number> = new Set(
  [CLOSE.malformed, CLOSE.ledgerWrite, CLOSE.forgedClient, CLOSE.notesSchema].map(({ code }) => code),
)

/** A document with its channel and its recorder. */
interface Live {
  doc: Y.Doc
  provider: WebsocketProvider
  flush(): Promise<void>
  /** Was it made in place of a refused one? */
  mended: boolean
  end(): void
}

export async function openDocument(source: DocumentSource): Promise<OpenDocument> {
  let stored!: StoredProfile
  let own: Known[] = []
  let known: Known[] = []
  let closed = false
  let wanted = false
  let refused = false
  let mending = false

  const signedAll = (drafts: Draft[]): Known[] => [
    ...drafts.map((draft) => ({ ...draft, by: source.member })),
    ...broughtBy(drafts, stored.late),
  ]
  const readInto = async (doc: Y.Doc) => {
    stored = await source.stored()
    // In the same moment: what the device stores while the document is read is not in `stored`.
    const pending = source.pending()
    own = signedAll(pending.flatMap((item) => (item.type === 'changes' ? item.changes : [])))
    await loadDocument(doc, stored)
    for (const item of pending) if (item.type === 'notes') Y.applyUpdate(doc, item.update, FROM_STORAGE)
  }
  const refold = () => {
    const pending = source.pending().flatMap((item) => (item.type === 'changes' ? item.changes : []))
    const drafts = [...draftsOf(stored.items, source.member, stored.late), ...signedAll(pending), ...own]
    known = inOrder([...ledgerOf(live.doc), ...drafts])
    source.changed()
  }

  const attach = (doc: Y.Doc, device: DeviceId, mended: boolean): Live => {
    const provider = new WebsocketProvider(source.address, documentName(source.id), doc, {
      connect: false,
      disableBc: true,
      // After a restart of the server not everybody comes back in the same moment.
      maxBackoffTime: BACK_OFF * (0.5 + Math.random()),
      params: { client: String(doc.clientID), device, notes: String(NOTES_SCHEMA) },
    })
    const { awareness } = provider
    const stopWatching = watchSilence(provider)
    awareness.setLocalStateField('user', { name: source.memberName, member: source.member })
    awareness.setLocalStateField('field', null)
    const notes = makeNotesRecorder(source, doc, provider)
    const onLedger = (event: Y.YEvent<Y.Array<Change>>) => {
      if (event.transaction.origin !== FROM_STORAGE) safely(refold)
    }
    doc.getArray<Change>(LEDGER).observe(onLedger)
    const onAwareness = () => safely(source.changed)
    awareness.on('change', onAwareness)
    provider.on('closed', ({ code }) => {
      // A client made offline is unknown to the server until it was pushed; `refresh` tries again.
      if (code === CLOSE.noAccess.code || live.provider !== provider) return
      if (REFUSED.has(code)) {
        refused = true
        void mend()
      }
      source.changed()
    })
    return {
      doc,
      provider,
      flush: () => notes.flush(),
      mended,
      end() {
        // At once: what was typed a moment ago goes on its way, whatever becomes of it.
        void notes.flush(true)
        notes.stop()
        doc.getArray<Change>(LEDGER).unobserve(onLedger)
        awareness.off('change', onAwareness)
        stopWatching()
        provider.destroy()
        doc.destroy()
      },
    }
  }

  const connect = () => {
    const { provider } = live
    if (wanted && !refused && !provider.wsconnected && !provider.wsconnecting) provider.connect()
  }

  /**
   * [V4] In place of a document that the server refused comes one under a new client id, of what the device holds
   * once the outbox was answered: what was refused lies on the shelf then, and is in it no more.
   */
  const mend = async (): Promise<void> => {
    // One that was refused with nothing typed in it would be refused again.
    const isHopeless = () => live.mended && Y.getState(live.doc.store, live.doc.clientID) === 0
    if (mending || closed || isHopeless()) return
    mending = true
    try {
      await live.flush()
      const { items, unsent } = await source.stored()
      const typed = [...items.filter(({ n }) => unsent.has(n)), ...source.pending()]
      // `refresh` comes back when they were answered.
      if (closed || typed.some(({ type }) => type === 'notes')) return
      const doc = newDocument()
      const device = await source.device()
      await readInto(doc)
      if (closed) return doc.destroy()
      const before = live
      live = attach(doc, device, true)
      before.end()
      refused = false
      refold()
      connect()
    } catch (error) {
      // Storage that does not answer now answers the next refresh.
      reportError(error)
    } finally {
      mending = false
    }
  }

  const first = newDocument()
  const device = await source.device()
  await readInto(first)
  let live = attach(first, device, false)
  refold()

  const refresh = async () => {
    if (refused) await mend()
    if (closed) return
    await readInto(live.doc)
    if (closed) return
    refold()
    connect()
  }

  return {
    get doc() {
      return live.doc
    },
    get awareness() {
      return live.provider.awareness
    },
    known: () => known,
    late: () => openLate(stored.late, known),
    present: () => presentOf(live.provider.awareness),
    notesEditable: () => known.every((change) => schemaIn(change) <= NOTES_SCHEMA),
    addDrafts(drafts) {
      own = [...own, ...drafts]
      known = withMore(known, drafts)
      source.changed()
    },
    refresh,
    online(on) {
      wanted = on
      if (on) connect()
      else live.provider.disconnect()
    },
    enterField: (path) => live.provider.awareness.setLocalStateField('field', path),
    flush: () => live.flush(),
    close() {
      closed = true
      live.end()
    },
  }
}

/** [V6] Leaves a connection on which nothing comes, and makes a new one: the server says something every few seconds. */
function watchSilence(provider: WebsocketProvider): () => void {
  let heard = Date.now()
  const hear = () => (heard = Date.now())
  provider.on('status', hear)
  provider.messageHandlers = provider.messageHandlers.map((handle) => (...message) => {
    hear()
    handle(...message)
  })
  const timer = setInterval(() => {
    if (!provider.wsconnected || Date.now() - heard < SILENCE) return
    provider.disconnect()
    provider.connect()
  }, SILENCE_LOOK)
  return () => clearInterval(timer)
}

/** The schema of the notes that a record asks for; 0 when it asks for none. */
function schemaIn(change: Known): number {
  if (change.kind === 'notes') return change.schema
  return change.kind === 'created' && 'notes' in change ? change.notes : 0
}

/** Brings typing to the device: others' through `keepUpdates`, one's own through the outbox. */
function makeNotesRecorder(source: DocumentSource, doc: Y.Doc, provider: WebsocketProvider) {
  let theirs: Uint8Array[] = []
  let mine: Uint8Array[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Typing that waits for what others typed before it. */
  const waiting: { update: Uint8Array; at: number }[] = []
  let written: (() => void) | undefined
  let keeping: Promise<void> = Promise.resolve()
  let storing: Promise<void> = Promise.resolve()

  /** The writer keeps the order, and what it was given outlives a full disk: it need not have stored the last. */
  const handOver = () => {
    for (const { update, at } of waiting.splice(0)) storing = source.writeNotes(update, at, NOTES_SCHEMA)
    if (mine.length === 0) {
      written?.()
      written = undefined
    }
    return storing
  }

  /** `leaving`: the page may be gone in a moment, so nothing is waited for. */
  const flush = (leaving = false): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const [received, typed] = [theirs, mine]
    theirs = []
    mine = []
    if (received.length > 0) {
      // What the server has anyway may fail: the red bar is for what was typed.
      keeping = keeping.then(() => source.keepUpdates(received).catch(() => {}))
    }
    if (typed.length > 0) {
      waiting.push({ update: typed.length === 1 ? typed[0]! : Y.mergeUpdates(typed), at: Date.now() })
    }
    return leaving ? handOver() : keeping.then(handOver)
  }

  const onUpdate = (update: Uint8Array, origin: unknown) =>
    safely(() => {
      if (origin === FROM_STORAGE) return
      if (origin === provider) theirs.push(update)
      else {
        mine.push(update)
        written ??= source.typing()
      }
      timer ??= setTimeout(() => void flush(), BEHIND)
    })
  doc.on('update', onUpdate)
  // Captured, so that the writer's own listener finds it among what is not stored yet.
  const leaving = () => void flush(true)
  addEventListener('pagehide', leaving, true)
  addEventListener('visibilitychange', leaving, true)
  return {
    flush,
    stop() {
      clearTimeout(timer)
      doc.off('update', onUpdate)
      removeEventListener('pagehide', leaving, true)
      removeEventListener('visibilitychange', leaving, true)
    },
  }
}

interface AwarenessState {
  user?: { name?: unknown; member?: unknown }
  field?: unknown
}

function presentOf(awareness: Awareness): Present[] {
  const present: Present[] = []
  for (const [client, state] of awareness.getStates() as Map<number, AwarenessState>) {
    const { user, field } = state
    if (typeof user?.name !== 'string' || typeof user.member !== 'string') continue
    present.push({
      client,
      member: user.member as MemberId,
      name: user.name,
      field: typeof field === 'string' ? field : null,
      self: client === awareness.clientID,
    })
  }
  return present
}

function safely(run: () => void): void {
  try {
    run()
  } catch (error) {
    reportError(error)
  }
}
