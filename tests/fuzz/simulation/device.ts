/** A member's device: the app's own engine, store and writer on a simulated disk, network and clock. */
import { mergeUpdates } from 'yjs'
import type { Session } from '../../../server/accounts/session'
import { newId, type ChangeId, type ProfileId } from '../../../src/shared/ids'
import type { Draft, Known } from '../../../src/shared/profile/change'
import { fold, headsOf } from '../../../src/shared/profile/fold'
import { toRow } from '../../../src/shared/profile/row'
import { thingOf } from '../../../src/shared/profile/thing'
import type { Answer } from '../../../src/shared/protocol'
import type { ChangeInput } from '../../../src/solid/notebook'
import { makeWriter, type Writer } from '../../../src/solid/writer'
import { knownOf, lacksBase, loadDocument, newDocument, rowOf } from '../../../src/storage/document'
import { makeNotebookStore, type NewItem, type NotebookStore } from '../../../src/storage/notebookStore'
import { makeEngine, type Effects, type Engine, type Socket, type SocketEvents } from '../../../src/sync/engine'
import { makeRenewal } from '../../../src/sync/rows'
import { NotesPad } from '../../support/notebook'
import type { Random } from '../random'
import type { Disk } from './disk'
import type { Link } from './network'

export interface Device {
  name: string
  session: Session
  disk: Disk
  /** ms by which its clock is wrong. */
  skew: number
  running(): boolean
  store(): NotebookStore
  /** The connection in use. */
  link(): Link | undefined
  start(): Promise<void>
  /** As when the browser is killed. */
  crash(): void
  change(profile: ProfileId, steps: ChangeInput[]): Promise<Draft[]>
  create(steps: ChangeInput[]): Promise<{ profile: ProfileId; drafts: Draft[] }>
  /** Adds a paragraph to the notes. */
  type(profile: ProfileId, text: string): Promise<void>
  wake(): void
  /** Answers of the server that this device stored. */
  answers: Answer[]
  /** Resolves when everything given so far is on the disk. */
  settled(): Promise<void>
}

export interface DeviceOptions {
  name: string
  session: Session
  disk: Disk
  random: Random
  connect: (events: SocketEvents) => Socket & { link: Link }
  /** The device said "saved on this device". */
  saved(items: NewItem[]): void
}

const NO_JOURNAL = { keep: () => true, inherit: async () => {} }

export function makeDevice({ name, session, disk, random, connect, saved }: DeviceOptions): Device {
  const member = session.member
  let store: NotebookStore | undefined
  let engine: Engine | undefined
  let writer: Writer | undefined
  let link: Link | undefined
  let stopRenewal = () => {}
  let clock = 0
  const pads = new Map<ProfileId, NotesPad>()
  const answers: Answer[] = []

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
      return { ...draft, after: headsOf(seen, thingOf(draft)!).slice(-64) }
    })
  const write = (profile: ProfileId, changes: Draft[], before: Known[]) => {
    const row = toRow(fold(profile, [...before, ...changes.map((draft) => ({ ...draft, by: member }))]))
    void writer!.write([{ type: 'changes', profile, changes }], [row])
  }

  const device: Device = {
    name,
    session,
    disk,
    skew: 0,
    answers,
    running: () => engine !== undefined,
    store: opened,
    link: () => link,
    async start() {
      const mine = makeNotebookStore(await disk.open())
      const settle = mine.settle.bind(mine)
      mine.settle = async (all, at) => {
        const result = await settle(all, at)
        answers.push(...all)
        return result
      }
      store = mine
      clock = (await mine.meta('clock')) ?? 0
      writer = makeWriter(() => mine, {
        merge: async () => mergeUpdates,
        clock: tick,
        reopen: async () => {},
        journal: NO_JOURNAL,
        hold: () => () => {},
        stored(items) {
          if (store !== mine) return
          saved(items)
          engine?.push()
        },
      })
      const renewal = makeRenewal({ store: mine, rowOf: (id, stored) => rowOf(id, stored, member), told: () => {} })
      stopRenewal = () => renewal.stop()
      engine = makeEngine({
        store: mine,
        connect(events) {
          const socket = connect(events)
          link = socket.link
          return socket
        },
        tell(message) {
          if (message.type === 'stored') renewal.stored()
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
    },
    crash() {
      store = undefined
      writer = undefined
      pads.clear()
      engine?.stop()
      engine = undefined
      stopRenewal()
      link?.halfOpen()
      disk.crash()
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
    async type(profile, text) {
      // Some open the client anew, some type on in what they have open.
      let pad = random.chance(0.5) ? pads.get(profile) : undefined
      if (pad === undefined) {
        const doc = newDocument()
        await loadDocument(doc, await opened().profile(profile))
        pad = new NotesPad(undefined, random.below(2 ** 31))
        await loadDocument(pad.doc, await opened().profile(profile))
        doc.destroy()
      }
      if (writer === undefined) return
      pads.set(profile, pad)
      void writer.write([{ type: 'notes', profile, update: pad.paragraph(text), at: now() }], [])
    },
    wake: () => engine?.wake(),
    settled: async () => writer?.settled(),
  }
  return device
}
