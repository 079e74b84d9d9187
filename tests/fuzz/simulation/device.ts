/** A member's device: the app's own engine, store and writer on a simulated disk, network and clock. */
import { mergeUpdates } from 'yjs'
import type { Session } from '../../../server/accounts/session'
import { newId, type ChangeId, type ProfileId } from '../../../src/shared/ids'
import { NOTES_SCHEMA, type Draft, type Known } from '../../../src/shared/profile/change'
import { fold, headsOf } from '../../../src/shared/profile/fold'
import { toRow } from '../../../src/shared/profile/row'
import { thingOf } from '../../../src/shared/profile/thing'
import type { Answer, OutboxItem } from '../../../src/shared/protocol'
import type { ChangeInput } from '../../../src/solid/notebook'
import { makeWriter, type Writer } from '../../../src/solid/writer'
import { knownOf, lacksBase, loadDocument, rowOf } from '../../../src/storage/document'
import { makeNotebookStore, type NewItem, type NotebookStore } from '../../../src/storage/notebookStore'
import { makeEngine, type Effects, type Engine, type Socket, type SocketEvents } from '../../../src/sync/engine'
import { makeRenewal } from '../../../src/sync/rows'
import { NotesPad } from '../../support/notebook'
import type { Random } from '../random'
import type { Disk } from './disk'
import type { Link } from './network'
import { within, type Process } from './time'
import { typeSomething } from './typing'

export interface Device {
  name: string
  session: Session
  disk: Disk
  /** ms by which its clock is wrong. */
  skew: number
  running(): boolean
  store(): NotebookStore
  start(): Promise<void>
  /** As when the browser is killed. */
  crash(): void
  change(profile: ProfileId, steps: ChangeInput[]): Promise<Draft[]>
  create(steps: ChangeInput[]): Promise<{ profile: ProfileId; drafts: Draft[] }>
  /** Accepts, declines (false) or puts back (null) what came late for a client; all of it, or some of its changes. */
  decide(profile: ProfileId, late: string, accepted: boolean | null, changes?: ChangeId[]): Promise<Draft[]>
  /** Types in the notes; gives what of them was taken away or moved. */
  type(profile: ProfileId, text: string): Promise<string>
  wake(): void
  /** A link to this client is followed: it is asked for, whether it is here or may be seen, or not. */
  want(profile: ProfileId): void
  /** The app asks its member to sign in: the server ended the session. */
  asksToSignIn(): boolean
  /** A second worker takes the line, because the first was silent for too long: both push and pull, for a while. */
  rival(ms: number): void
  /** Resolves when everything given so far is on the disk. */
  settled(): Promise<void>
}

export interface DeviceOptions {
  name: string
  session: Session
  disk: Disk
  random: Random
  connect: (events: SocketEvents, process: Process) => Socket & { link: Link }
  /** The device said "saved on this device". */
  saved(items: NewItem[]): void
  /** The device stored what the server answered to this item. */
  answered(item: OutboxItem, answer: Answer): void
  /** Something failed that the app tells of and goes on after. */
  failed(why: string): void
}

/** A browser that is killed leaves no page time to write anything down. */
const NO_JOURNAL = { keep: () => true, left: () => ({ items: [], clear: () => {} }), inherit: async () => {} }

export function makeDevice({ name, session, disk, random, connect, saved, answered, failed }: DeviceOptions): Device {
  const member = session.member
  let process: Process = { alive: false }
  let store: NotebookStore | undefined
  let engines: Engine[] = []
  let writer: Writer | undefined
  let links: Link[] = []
  let clock = 0
  const pads = new Map<ProfileId, NotesPad>()

  const now = () => Date.now() + device.skew
  const tick = () => (clock = Math.max(clock + 1, now()))
  const opened = (): NotebookStore => {
    if (store === undefined) throw new Error(`${name} is not running`)
    return store
  }
  const known = async (profile: ProfileId): Promise<Known[]> => {
    const pending = writer!.pendingOf(profile).flatMap((item) => (item.type === 'changes' ? item.changes : []))
    return [
      ...(await knownOf(await opened().profile(profile), member)),
      ...pending.map((one) => ({ ...one, by: member })),
    ]
  }
  const draftsOf = (profile: ProfileId, steps: ChangeInput[], seen: Known[]): Draft[] =>
    steps.map((step) => {
      const draft = { ...step, id: newId<ChangeId>(), profile, at: tick(), after: [] } as Draft
      return { ...draft, after: headsOf(seen, thingOf(draft) ?? '').slice(-64) }
    })
  const write = (profile: ProfileId, changes: Draft[], before: Known[]) => {
    const row = toRow(fold(profile, [...before, ...changes.map((draft) => ({ ...draft, by: member }))]))
    void writer!.write([{ type: 'changes', profile, changes }], [row])
  }

  const engineOver = (mine: NotebookStore, stored: () => void): Engine =>
    makeEngine({
      store: mine,
      connect(events) {
        const socket = connect(events, process)
        links = [...links.filter((one) => one.open()), socket.link]
        return socket
      },
      tell(message) {
        if (message.type === 'stored') stored()
        if (message.type === 'failure' && message.failure !== null) failed(message.failure)
      },
      now,
      after(ms, run) {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
      random: () => random.below(1_000) / 1_000,
      rowOf: (id, stored) => rowOf(id, stored, member),
      lacksBase,
      merge: async () => mergeUpdates,
      member,
      label: name,
    } satisfies Effects)

  const start = async () => {
    const mine = telling(makeNotebookStore(await disk.open()), answered)
    store = mine
    clock = (await mine.meta('clock')) ?? 0
    const options = {
      merge: async () => mergeUpdates,
      clock: tick,
      reopen: async () => {},
      journal: NO_JOURNAL,
      hold: () => () => {},
      stored(items: NewItem[]) {
        if (store !== mine) return
        saved(items)
        for (const engine of engines) engine.push()
      },
    }
    writer = makeWriter(() => mine, options)
    const renewal = makeRenewal({ store: mine, rowOf: (id, stored) => rowOf(id, stored, member), told: () => {} })
    engines = [engineOver(mine, () => renewal.stored())]
  }

  const device: Device = {
    name,
    session,
    disk,
    skew: 0,
    running: () => engines.length > 0,
    store: opened,
    start() {
      process = { alive: true }
      return within(process, start)
    },
    crash() {
      process.alive = false
      store = undefined
      writer = undefined
      pads.clear()
      engines = []
      for (const link of links) link.halfOpen()
      links = []
      disk.crash()
    },
    rival(ms) {
      const [first] = engines
      if (first === undefined || engines.length > 1) return
      within(process, () => {
        const rival = engineOver(opened(), () => {})
        engines = [first, rival]
        setTimeout(() => {
          rival.stop()
          engines = [first]
        }, ms)
      })
    },
    async change(profile, steps) {
      const seen = await known(profile)
      if (writer === undefined) return []
      const drafts = draftsOf(profile, steps, seen)
      write(profile, drafts, seen)
      return drafts
    },
    async create(steps) {
      const profile = newId<ProfileId>()
      const created: Draft = { kind: 'created', id: newId<ChangeId>(), profile, at: tick(), after: [] }
      const drafts = [created, ...draftsOf(profile, steps, [])]
      write(profile, drafts, [])
      return { profile, drafts }
    },
    async decide(profile, late, accepted, changes) {
      const seen = await known(profile)
      if (writer === undefined) return []
      const some = changes === undefined ? {} : { changes }
      const draft: Draft = {
        kind: 'late',
        id: newId<ChangeId>(),
        profile,
        at: tick(),
        after: [],
        late,
        accepted,
        ...some,
      }
      write(profile, [draft], seen)
      return [draft]
    },
    async type(profile, text) {
      // Some open the client anew, some type on in what they have open.
      let pad = random.chance(0.5) ? pads.get(profile) : undefined
      if (pad === undefined) {
        pad = new NotesPad(undefined, random.below(2 ** 31))
        await loadDocument(pad.doc, await opened().profile(profile))
      }
      if (writer === undefined) return ''
      pads.set(profile, pad)
      const { update, touched } = typeSomething(pad, text, random)
      void writer.write([{ type: 'notes', profile, update, at: now(), schema: NOTES_SCHEMA }], [])
      return touched
    },
    asksToSignIn: () => engines.some((engine) => engine.connection().state === 'signIn'),
    wake: () => {
      for (const engine of engines) within(process, () => engine.wake())
    },
    want: (profile) => {
      for (const engine of engines) within(process, () => engine.want(profile))
    },
    settled: async () => writer?.settled(),
  }
  // What members do runs in the process of the page.
  for (const act of ['change', 'create', 'decide', 'type'] as const) {
    const run = device[act] as (...args: unknown[]) => unknown
    Object.assign(device, { [act]: (...args: unknown[]) => within(process, () => run(...args)) })
  }
  return device
}

/** A store that tells what was answered to which item. */
function telling(store: NotebookStore, answered: DeviceOptions['answered']): NotebookStore {
  const sent = new Map<number, OutboxItem>()
  return {
    ...store,
    async takeUnsent(limit) {
      const items = await store.takeUnsent(limit)
      for (const item of items) sent.set(item.n, item)
      return items
    },
    async settle(answers, at) {
      const result = await store.settle(answers, at)
      for (const answer of answers) {
        const item = sent.get(answer.n)
        if (item !== undefined) answered(item, answer)
      }
      return result
    },
  }
}
