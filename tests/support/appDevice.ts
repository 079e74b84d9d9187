/**
 * A device of a member without a browser: the app's own engine and store over a real socket, on an
 * IndexedDB in memory. For tests of what device and server do together.
 */
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { WebSocket } from 'ws'
import { mergeUpdates } from 'yjs'
import { newId, type ChangeId, type ProfileId } from '../../src/shared/ids'
import type { Draft, Known } from '../../src/shared/profile/change'
import { thingOf } from '../../src/shared/profile/thing'
import { fold, headsOf, type Profile } from '../../src/shared/profile/fold'
import { toRow } from '../../src/shared/profile/row'
import type { Answer } from '../../src/shared/protocol'
import type { ChangeInput } from '../../src/solid/notebook'
import { knownOf, lacksBase, loadDocument, rowOf } from '../../src/storage/document'
import { openDatabase } from '../../src/storage/database'
import { makeNotebookStore, type NewItem, type NotebookStore } from '../../src/storage/notebookStore'
import { makeEngine, type Engine } from '../../src/sync/engine'
import { formerItems } from '../../src/sync/former'
import { decodeFrame, encodeFrame } from '../../src/sync/frames'
import type { TabMessage } from '../../src/sync/tabs'
import { NotesPad } from './notebook'
import type { Person, TestServer } from './server'

export interface AppDevice {
  store: NotebookStore
  told: TabMessage[]
  create(steps: ChangeInput[]): Promise<ProfileId>
  /** Gives the ids of what it stored. */
  change(profile: ProfileId, steps: ChangeInput[]): Promise<ChangeId[]>
  /** Adds a paragraph to the notes. */
  type(profile: ProfileId, text: string): Promise<void>
  /** What the server answered and this device stored. */
  answers: Answer[]
  known(profile: ProfileId): Promise<Known[]>
  fold(profile: ProfileId): Promise<Profile>
  online(): void
  offline(): void
  /** The member signed in anew on this device. */
  signedInAs(person: Person): void
  /** Resolves when the condition holds; it is looked at after everything the engine says. `most` is in ms. */
  until(what: string, condition: () => Promise<boolean> | boolean, most?: number): Promise<void>
  close(): void
}

/** Opens the member's notebook on a new device; offline until `online`. */
export async function openDevice(server: Pick<TestServer, 'url'>, person: Person): Promise<AppDevice> {
  const { member } = person.me
  const before = globalThis.indexedDB
  // One factory a device: databases of two devices have the same name.
  globalThis.indexedDB = new IDBFactory()
  const database = await openDatabase('kartoteka', { outdated: () => {}, closed: () => {} })
  globalThis.indexedDB = before
  const store = makeNotebookStore(database)
  const answers: Answer[] = []
  const settle = store.settle.bind(store)
  store.settle = async (all, at) => {
    const result = await settle(all, at)
    answers.push(...all)
    return result
  }
  const pads = new Map<ProfileId, NotesPad>()
  const told: TabMessage[] = []
  const waiting = new Set<() => void>()
  let engine: Engine | undefined
  let clock = Date.now()
  let { cookie } = person

  const tell = (message: TabMessage) => {
    told.push(message)
    for (const look of waiting) look()
  }
  const known = async (profile: ProfileId) => knownOf(await store.profile(profile), member.id)
  const append = async (profile: ProfileId, changes: Draft[], before: Known[]) => {
    const row = toRow(fold(profile, [...before, ...changes.map((draft) => ({ ...draft, by: member.id }))]))
    await store.append([{ type: 'changes', profile, changes }], [row], clock, mergeUpdates)
    engine?.push()
  }
  const draftsOf = (profile: ProfileId, steps: ChangeInput[], seen: Known[]): Draft[] =>
    steps.map((step) => {
      const draft = { ...step, id: newId<ChangeId>(), profile, at: ++clock, after: [] } as Draft
      return { ...draft, after: headsOf(seen, thingOf(draft)!) }
    })

  return {
    store,
    told,
    async create(steps) {
      const profile = newId<ProfileId>()
      const created: Draft = { kind: 'created', id: newId<ChangeId>(), profile, at: ++clock, after: [] }
      await append(profile, [created, ...draftsOf(profile, steps, [])], [])
      return profile
    },
    async change(profile, steps) {
      const seen = await known(profile)
      const drafts = draftsOf(profile, steps, seen)
      await append(profile, drafts, seen)
      return drafts.map(({ id }) => id)
    },
    async type(profile, text) {
      const pad = pads.get(profile) ?? new NotesPad()
      pads.set(profile, pad)
      await loadDocument(pad.doc, await store.profile(profile))
      const item: NewItem = { type: 'notes', profile, update: pad.paragraph(text), at: ++clock }
      await store.append([item], [], clock, mergeUpdates)
      engine?.push()
    },
    answers,
    known,
    fold: async (profile) => fold(profile, await known(profile)),
    online() {
      engine ??= makeEngine({
        store,
        connect(events) {
          const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync`, {
            headers: { cookie },
            origin: server.url,
          })
          socket.binaryType = 'arraybuffer'
          socket.on('open', events.open)
          socket.on('message', (frame: ArrayBuffer) => events.message(decodeFrame(frame)))
          socket.on('close', (code) => events.closed(code))
          socket.on('error', () => {})
          return {
            send: (message) => socket.readyState === WebSocket.OPEN && socket.send(encodeFrame(message)),
            close: () => socket.close(),
          }
        },
        tell,
        now: Date.now,
        after(ms, run) {
          const timer = setTimeout(run, ms)
          return () => clearTimeout(timer)
        },
        random: Math.random,
        rowOf: (id, stored) => rowOf(id, stored, member.id),
        lacksBase,
        merge: async () => mergeUpdates,
        former: (since) => formerItems(store, since),
        member: member.id,
        label: 'Test device',
      })
      engine.wake()
    },
    signedInAs: (same) => (cookie = same.cookie),
    offline() {
      engine?.stop()
      engine = undefined
    },
    until: (what, condition, most = 20_000) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => finish(() => reject(new Error(`never: ${what}`))), most)
        const finish = (end: () => void) => {
          clearTimeout(late)
          waiting.delete(look)
          end()
        }
        const look = () => {
          Promise.resolve(condition()).then((holds) => holds && finish(resolve), reject)
        }
        waiting.add(look)
        look()
      }),
    close() {
      engine?.stop()
      store.close()
    },
  }
}
