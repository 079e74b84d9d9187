import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Doc, mergeUpdates } from 'yjs'
import { newId, type ChangeId, type MemberId, type ProfileId, type WorkspaceId } from '../shared/ids'
import type { Draft } from '../shared/profile/change'
import { fold } from '../shared/profile/fold'
import { toRow } from '../shared/profile/row'
import { NO_SETTINGS } from '../shared/team/noSettings'
import { CLOSE, LIMITS, PROTOCOL, type ProfileNews, type ToDevice, type ToServer } from '../shared/protocol'
import { openDatabase } from '../storage/database'
import { makeNotebookStore, type NewItem, type NotebookStore } from '../storage/notebookStore'
import { LONG_LOG } from '../storage/records'
import { makeEngine, type Engine, type Socket, type SocketEvents } from './engine'
import type { TabMessage } from './tabs'

const ANNA = newId<MemberId>()

/** The server's end of each socket the engine opened, and a clock moved by hand. */
class Outside {
  now = 1_000
  sockets: { events: SocketEvents; sent: ToServer[]; closed: boolean }[] = []
  timers: { at: number; run: () => void }[] = []
  told: TabMessage[] = []
  /** What was asked of Yjs, which is loaded with the first of these. */
  yjs: string[] = []

  connect = (events: SocketEvents): Socket => {
    const socket = { events, sent: [] as ToServer[], closed: false }
    this.sockets.push(socket)
    return { send: (message) => void socket.sent.push(message), close: () => (socket.closed = true) }
  }
  after = (ms: number, run: () => void) => {
    const timer = { at: this.now + ms, run }
    this.timers.push(timer)
    return () => {
      this.timers = this.timers.filter((one) => one !== timer)
    }
  }
  async pass(ms: number) {
    this.now += ms
    const due = this.timers.filter(({ at }) => at <= this.now)
    this.timers = this.timers.filter(({ at }) => at > this.now)
    for (const { run } of due) run()
    await settle()
  }
  get socket() {
    return this.sockets.at(-1)!
  }
  async say(message: ToDevice) {
    this.socket.events.message(message)
    await settle()
  }
  sentOf<T extends ToServer['type']>(type: T) {
    return this.socket.sent.filter((message): message is Extract<ToServer, { type: T }> => message.type === type)
  }
  async welcome(member = ANNA) {
    this.socket.events.open()
    await settle()
    await this.say({
      type: 'welcome',
      protocol: PROTOCOL,
      epoch: 0,
      now: this.now,
      seq: 1,
      answered: 0,
      member: { id: member, name: 'Анна', role: 'manager', mayExport: false },
      team: {
        seq: 1,
        workspace: { id: 'w' as WorkspaceId, name: 'W', zone: 'UTC', locale: 'ru' },
        members: [],
        devices: [],
        settings: NO_SETTINGS,
      },
    })
  }
  batch(more: Partial<Extract<ToDevice, { type: 'batch' }>> = {}): Extract<ToDevice, { type: 'batch' }> {
    return { type: 'batch', news: [], left: [], total: 0, sent: 0, next: null, cursor: 0, ...more }
  }
}

/** Lets fake-indexeddb's transactions (macrotasks) run dry. */
const settle = async () => {
  for (let i = 0; i < 60; i++) await new Promise((resolve) => setImmediate(resolve))
}

// What is loaded in need is there: a test waits for tasks, not for files.
beforeAll(() => Promise.all([import('../storage/beginAnew'), import('../storage/renewal')]))

let store: NotebookStore
let outside: Outside
let engine: Engine
/** What the device holds of the time that a restored server lost, and from where on it was asked for that. */
let former: NewItem[] | 'fails'
let askedSince: number[]
beforeEach(async () => {
  former = []
  askedSince = []
  globalThis.indexedDB = new IDBFactory()
  store = makeNotebookStore(await openDatabase('test', { outdated: () => {}, closed: () => {} }))
  outside = new Outside()
})

const start = () => {
  engine = makeEngine({
    store,
    connect: outside.connect,
    tell: (message) => outside.told.push(message),
    now: () => outside.now,
    after: outside.after,
    random: () => 1,
    rowOf: async (id) => {
      outside.yjs.push('rowOf')
      return toRow(fold(id, []))
    },
    lacksBase: async () => {
      outside.yjs.push('lacksBase')
      return false
    },
    merge: async () => {
      outside.yjs.push('merge')
      return mergeUpdates
    },
    former: async (since) => {
      askedSince.push(since)
      if (former === 'fails') throw new Error('no room')
      return former
    },
    member: ANNA,
    label: 'Test',
  })
}
const add = async (count = 1, profile = newId<ProfileId>()) => {
  const draft = (): Draft => ({
    kind: 'fact',
    id: newId<ChangeId>(),
    profile,
    at: 1,
    after: [],
    path: 'city',
    value: 'x',
  })
  await store.append(
    Array.from({ length: count }, () => ({ type: 'changes' as const, profile, changes: [draft()] })),
    [],
    1,
    mergeUpdates,
  )
  return profile
}
const connectionStates = () =>
  outside.told.flatMap((message) => (message.type === 'connection' ? [message.connection.state] : []))

describe('the engine', () => {
  test('says hello first, then pushes what is unsent, then pulls', async () => {
    await add(2)
    start()
    await outside.welcome()
    expect(outside.socket.sent.map(({ type }) => type)).toEqual(['hello', 'push', 'pull'])
    expect(outside.sentOf('push')[0]!.items.map(({ n }) => n)).toEqual([1, 2])
  })

  test('a device that is as far as the workspace, and has its team, asks for nothing more', async () => {
    start()
    await outside.welcome()
    expect(outside.sentOf('hello')[0]).toMatchObject({ team: null })
    await outside.say(outside.batch({ cursor: 7 }))
    outside.socket.events.closed(1006)
    await settle()
    await outside.pass(1_000)
    outside.socket.events.open()
    await settle()
    expect(outside.sentOf('hello').at(-1)).toMatchObject({ team: 1, epoch: 0 })
    outside.told.length = 0
    await outside.say({ type: 'welcome', protocol: PROTOCOL, epoch: 0, now: outside.now, seq: 7, answered: 0 })
    expect(outside.socket.sent.map(({ type }) => type)).toEqual(['hello'])
    expect(connectionStates()).toEqual(['online'])
    await outside.say({ type: 'hint' })
    expect(outside.socket.sent.map(({ type }) => type)).toEqual(['hello', 'pull'])
  })

  test('a device that never had everything pulls, however far the workspace is, and says once that it is whole', async () => {
    start()
    await outside.welcome()
    outside.socket.events.closed(1006)
    await settle()
    await outside.pass(1_000)
    outside.socket.events.open()
    await settle()
    await outside.say({ type: 'welcome', protocol: PROTOCOL, epoch: 0, now: outside.now, seq: 0, answered: 0 })
    expect(outside.sentOf('pull')).toEqual([{ type: 'pull', cursor: 0, next: null, directory: 0 }])
    const whole = () => outside.told.filter(({ type }) => type === 'whole')
    await outside.say(outside.batch({ cursor: 7, next: 'more', total: 2, sent: 1 }))
    expect(whole()).toEqual([])
    await outside.say(outside.batch({ cursor: 7 }))
    expect(whole()).toHaveLength(1)
    await outside.say({ type: 'hint' })
    await outside.say(outside.batch({ cursor: 8 }))
    expect(whole()).toHaveLength(1)
  })

  test('a team that comes with a pull brings what the member may now', async () => {
    start()
    await outside.welcome()
    const member = { id: ANNA, name: 'Анна', role: 'head', mayExport: true } as const
    const team = (await store.meta('team'))!
    await outside.say(outside.batch({ cursor: 1, team: { ...team, seq: 9 }, member }))
    expect(outside.told.filter(({ type }) => type === 'member').at(-1)).toMatchObject({
      member: { role: 'head', mayExport: true },
    })
    expect((await store.meta('team'))?.seq).toBe(9)
  })

  test('[E1] the next push waits for the answers to the last', async () => {
    await add()
    start()
    await outside.welcome()
    await add()
    engine.push()
    await settle()
    expect(outside.sentOf('push')).toHaveLength(1)
    await outside.say({ type: 'answers', answers: [{ n: 1, result: 'stored', seq: 1 }] })
    expect(outside.sentOf('push').map(({ items }) => items.map(({ n }) => n))).toEqual([[1], [2]])
  })

  test('[E1] [S22] what passes a complaint up goes before all that waits, and the rest when that is answered', async () => {
    await add(2)
    const angry = await add()
    await add()
    const path = `complaints/${newId()}/raised`
    const value = { on: '2026-11-03', text: 'They want the head' }
    const raised: Draft = { kind: 'fact', id: newId<ChangeId>(), profile: angry, at: 1, after: [], path, value }
    await store.append([{ type: 'changes', profile: angry, changes: [raised] }], [], 1, mergeUpdates)
    start()
    await outside.welcome()
    const pushed = () => outside.sentOf('push').map(({ items }) => items.map(({ n }) => n))
    // What finds it is loaded when there is something to find.
    await expect.poll(pushed).toEqual([[3, 5]])
    await outside.say({
      type: 'answers',
      answers: [
        { n: 3, result: 'stored', seq: 1 },
        { n: 5, result: 'stored', seq: 2 },
      ],
    })
    await expect.poll(pushed).toEqual([
      [3, 5],
      [1, 2, 4],
    ])
  })

  test('rows show nothing that the server refused', async () => {
    const profile = await add()
    await store.applyBatch({ news: [{ profile, seq: 1, row: toRow(fold(profile, [])) }], left: [], next: null })
    start()
    await outside.welcome()
    outside.told.length = 0
    await outside.say({ type: 'answers', answers: [{ n: 1, result: 'refused', why: 'readOnly' }] })
    expect(outside.told).toContainEqual({ type: 'stored', profiles: [profile], gone: [] })
    expect(outside.yjs).toEqual(['rowOf'])
  })

  test('[E1] what was not answered before a cut is sent again in the same order', async () => {
    await add(3)
    start()
    await outside.welcome()
    outside.socket.events.closed(1006)
    await outside.pass(60_000)
    await outside.welcome()
    expect(outside.sentOf('push')[0]!.items.map(({ n }) => n)).toEqual([1, 2, 3])
  })

  test('an item that no frame holds is refused here, and what comes after it is sent', async () => {
    const profile = newId<ProfileId>()
    const huge = { type: 'notes' as const, profile, update: new Uint8Array(LIMITS.frame), at: 1 }
    await store.append([huge], [], 1, mergeUpdates)
    await add()
    start()
    await outside.welcome()
    expect(outside.sentOf('push').map(({ items }) => items.map(({ n }) => n))).toEqual([[2]])
    expect(await store.shelf()).toMatchObject([{ why: 'malformed', item: { n: 1 } }])
    expect(outside.told).toContainEqual({ type: 'settled' })
  })

  test('[E2] a pull goes on where its last stored batch ended', async () => {
    start()
    await outside.welcome()
    await outside.say(outside.batch({ next: 'half', total: 10, sent: 5 }))
    expect(outside.sentOf('pull').map(({ next }) => next)).toEqual([null, 'half'])
    outside.socket.events.closed(1006)
    await outside.pass(60_000)
    await outside.welcome()
    expect(outside.sentOf('pull')[0]).toMatchObject({ cursor: 0, next: 'half' })
    await outside.say(outside.batch({ cursor: 7 }))
    expect(await store.meta('cursor')).toBe(7)
  })

  test('[E9] a client that somebody waits for is asked for behind the running pull, once, and is there before the others', async () => {
    const profile = newId<ProfileId>()
    start()
    await outside.welcome()
    engine.want(profile)
    engine.want(profile)
    await settle()
    expect(outside.socket.sent.slice(1)).toEqual([
      { type: 'pull', cursor: 0, next: null, directory: 0 },
      { type: 'get', profiles: [profile] },
    ])
    await outside.say(outside.batch({ next: 'more', total: 2, sent: 0 }))
    const news = [{ profile, seq: 1, row: toRow(fold(profile, [])), state: new Uint8Array([1]) }]
    await outside.say({ type: 'states', news, missing: [] })
    expect((await store.profile(profile)).state).toEqual(new Uint8Array([1]))
    expect(outside.told.filter(({ type }) => type === 'stored')).toEqual([
      { type: 'stored', profiles: [profile], gone: [] },
    ])
    expect(await store.meta('next')).toBe('more')
    await outside.say(outside.batch({ cursor: 7 }))
    expect(await store.meta('cursor')).toBe(7)
  })

  test('[E9] no more than a server takes is asked for at once; the rest when that was answered', async () => {
    start()
    await outside.welcome()
    const profiles = Array.from({ length: LIMITS.get + 2 }, () => newId<ProfileId>())
    for (const profile of profiles) engine.want(profile)
    await settle()
    const asked = () => outside.sentOf('get').flatMap((message) => message.profiles)
    expect(asked()).toEqual(profiles.slice(0, 1))
    await outside.say({ type: 'states', news: [], missing: asked() })
    expect(outside.sentOf('get')[1]!.profiles).toHaveLength(LIMITS.get)
    await outside.say({ type: 'states', news: [], missing: [] })
    expect(asked().toSorted()).toEqual(profiles.toSorted())
    expect(outside.sentOf('get')).toHaveLength(3)
  })

  test('[E9] what was wanted before the welcome is asked for before the first pull; what that does not bring is let go', async () => {
    const [seen, hidden] = [newId<ProfileId>(), newId<ProfileId>()]
    start()
    engine.want(seen)
    engine.want(hidden)
    await outside.welcome()
    expect(outside.socket.sent.map(({ type }) => type)).toEqual(['hello', 'get', 'pull'])
    const newsOf = (profile: ProfileId) => ({
      profile,
      seq: 1,
      row: toRow(fold(profile, [])),
      state: new Uint8Array([1]),
    })
    await outside.say({ type: 'states', news: [newsOf(seen), newsOf(hidden)], missing: [] })
    expect(await store.rows()).toHaveLength(2)
    await outside.say(outside.batch({ news: [newsOf(seen)], next: 'more', total: 1, sent: 0 }))
    expect(await store.rows()).toHaveLength(2)
    outside.told.length = 0
    await outside.say(outside.batch({ cursor: 7 }))
    expect((await store.rows()).map(({ row }) => row.id)).toEqual([seen])
    expect((await store.profile(hidden)).state).toBeUndefined()
    expect(outside.told).toContainEqual(expect.objectContaining({ type: 'stored', gone: [hidden] }))
  })

  test('[E9] where a pull goes on, what was wanted before the welcome is asked for behind it', async () => {
    const profile = newId<ProfileId>()
    await store.setMeta({ epoch: 0, cursor: 0, next: 'more' })
    start()
    engine.want(profile)
    await outside.welcome()
    expect(outside.socket.sent.map(({ type }) => type)).toEqual(['hello', 'pull', 'get'])
    const news = [{ profile, seq: 1, row: toRow(fold(profile, [])), state: new Uint8Array([1]) }]
    await outside.say(outside.batch({ next: 'last', total: 1, sent: 0 }))
    await outside.say({ type: 'states', news, missing: [] })
    await outside.say(outside.batch({ cursor: 7 }))
    expect(await store.rows()).toHaveLength(1)
  })

  test('[S11] a batch of a pull that another worker overtook changes nothing, and the device goes on from there', async () => {
    const profile = newId<ProfileId>()
    const rowOf = (name: string) => ({ ...toRow(fold(profile, [])), name })
    start()
    await outside.welcome()
    const other = [{ profile, seq: 2, row: rowOf('new') }]
    await store.applyBatch({ news: other, left: [], next: 'theirs', since: 0, after: null })
    await outside.say(
      outside.batch({ news: [{ profile, seq: 1, row: rowOf('old') }], next: 'ours', total: 2, sent: 1 }),
    )
    expect((await store.rows()).map(({ row }) => row.name)).toEqual(['new'])
    expect(outside.socket.closed).toBe(true)
    await outside.pass(1_000)
    await outside.welcome()
    expect(outside.sentOf('pull')).toEqual([{ type: 'pull', cursor: 0, next: 'theirs', directory: 0 }])
  })

  test('[S11] a client that was asked for and comes late, when another worker moved on meanwhile, is not stored', async () => {
    const profile = newId<ProfileId>()
    start()
    await outside.welcome()
    await outside.say(outside.batch({ cursor: 7 }))
    engine.want(profile)
    await settle()
    await store.applyBatch({ news: [], left: [profile], next: null, since: 7, cursor: 8 })
    const news = [{ profile, seq: 1, row: toRow(fold(profile, [])), state: new Uint8Array([1]) }]
    await outside.say({ type: 'states', news, missing: [] })
    expect(await store.rows()).toEqual([])
    expect(outside.socket.closed).toBe(true)
  })

  test('rows and states are stored as they come, and what follows them too: no document is read', async () => {
    const profile = newId<ProfileId>()
    start()
    await outside.welcome()
    const first = { profile, seq: 1, row: toRow(fold(profile, [])), state: new Uint8Array([1]) }
    await outside.say(outside.batch({ news: [first], cursor: 1 }))
    await outside.say(outside.batch({ news: [{ profile, seq: 2, updates: [new Uint8Array([2])] }], cursor: 2 }))
    expect((await store.profile(profile)).updates).toHaveLength(1)
    expect(outside.yjs).toEqual([])
  })

  test('screens read no row anew of which only the document came, unless something of it is unsent', async () => {
    const news = async (profile: ProfileId, more: Partial<ProfileNews>) => {
      outside.told.length = 0
      await outside.say(outside.batch({ news: [{ profile, seq: 2, ...more }], cursor: 2 }))
      return outside.told.find(({ type }) => type === 'stored')
    }
    const here = await add()
    const profile = newId<ProfileId>()
    start()
    await outside.welcome()
    const state = new Uint8Array([1])
    const row = toRow(fold(profile, []))
    expect(await news(profile, { row, state })).toMatchObject({ profiles: [profile], documents: [] })
    expect(await news(profile, { state })).toMatchObject({ profiles: [], documents: [profile] })
    expect(await news(here, { state })).toMatchObject({ profiles: [here], documents: [] })
  })

  test('updates without a state are looked at, and a long list of them is merged', async () => {
    const profile = newId<ProfileId>()
    const doc = new Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let i = 0; i <= LONG_LOG; i++) doc.getText('t').insert(i, 'x')
    start()
    await outside.welcome()
    await outside.say(outside.batch({ news: [{ profile, seq: 1, updates }], cursor: 1 }))
    await expect.poll(async () => (await store.profile(profile)).updates.length).toBe(1)
    expect(outside.yjs).toEqual(['lacksBase', 'merge'])
  })

  test('[E3] a client that left is pushed before it is removed', async () => {
    start()
    await outside.welcome()
    const profile = await add()
    await outside.say(outside.batch({ left: [profile], cursor: 3 }))
    expect(outside.sentOf('push')[0]!.items[0]!.profile).toBe(profile)
    expect((await store.profile(profile)).items).toHaveLength(1)
    await outside.say({ type: 'answers', answers: [{ n: 1, result: 'late' }] })
    expect(outside.told).toContainEqual({ type: 'stored', profiles: [], gone: [profile] })
    expect((await store.profile(profile)).items).toEqual([])
  })

  test('[E4] tries again with growing pauses, and at once on wake', async () => {
    start()
    const pauses: number[] = []
    for (let i = 0; i < 4; i++) {
      outside.socket.events.closed(1006)
      pauses.push(Math.min(...outside.timers.map(({ at }) => at)) - outside.now)
      await outside.pass(pauses.at(-1)!)
    }
    expect(pauses).toEqual([400, 800, 1_600, 3_200])
    outside.socket.events.closed(1006)
    const before = outside.sockets.length
    engine.wake()
    expect(outside.sockets).toHaveLength(before + 1)
  })

  test('[E4] a socket that is lost while its welcome is being stored was not welcomed, and the next one begins anew', async () => {
    start()
    await outside.welcome()
    outside.socket.events.closed(1006)
    await outside.pass(1_000)
    outside.socket.events.open()
    await settle()
    outside.socket.events.message({ type: 'welcome', protocol: PROTOCOL, epoch: 0, now: 1, seq: 1, answered: 0 })
    await Promise.resolve()
    outside.socket.events.closed(1006)
    await settle()
    expect(connectionStates().at(-1)).toBe('offline')
    await add()
    engine.wake()
    engine.push()
    await settle()
    expect(outside.socket.sent).toEqual([])
    await outside.welcome()
    expect(outside.socket.sent.map(({ type }) => type)).toEqual(['hello', 'push', 'pull'])
  })

  test('[E1] [E4] what was about to be sent when its socket was lost is not the first word on the next', async () => {
    start()
    await outside.welcome()
    await outside.say(outside.batch({ cursor: 1 }))
    await add()
    engine.push()
    await Promise.resolve()
    outside.socket.events.closed(1006)
    engine.wake()
    await settle()
    expect(outside.sockets).toHaveLength(2)
    expect(outside.socket.sent).toEqual([])
    await outside.welcome()
    expect(outside.socket.sent.map(({ type }) => type)).toEqual(['hello', 'push'])
  })

  test('[E5] a server that answers nothing is given up and tried again', async () => {
    start()
    await outside.welcome()
    await outside.say(outside.batch())
    const half = outside.socket
    await outside.pass(10_000)
    expect(outside.sentOf('pull')).toHaveLength(2)
    await outside.pass(20_000)
    expect(half.closed).toBe(true)
    expect(connectionStates().at(-1)).toBe('offline')
  })

  test('[E5] also while somebody goes on writing: only what the server says counts as a sign of life', async () => {
    start()
    await outside.welcome()
    await outside.say(outside.batch({ cursor: 1 }))
    const half = outside.socket
    for (let written = 0; written < 5 && !half.closed; written++) {
      await add()
      engine.push()
      await settle()
      await outside.pass(4_000)
    }
    expect(half.closed).toBe(true)
  })

  test('[E5] a device that is slow to store what it was sent does not take its server for silent', async () => {
    start()
    const apply = store.applyBatch
    let stored = () => {}
    store.applyBatch = async (given) => {
      await new Promise<void>((resolve) => (stored = resolve))
      return apply.call(store, given)
    }
    await outside.welcome()
    const line = outside.socket
    await outside.say(outside.batch({ cursor: 1 }))
    await outside.pass(10_000)
    await outside.pass(10_000)
    expect(line.closed).toBe(false)
    stored()
    await settle()
    expect(await store.meta('cursor')).toBe(1)
    await outside.pass(9_000)
    await outside.pass(10_000)
    expect(line.closed).toBe(true)
  })

  test('[E6] a line on which an answer takes longer is given more time, until answers are quick again', async () => {
    start()
    await outside.welcome()
    await outside.pass(10_000)
    expect(outside.socket.closed).toBe(true)
    await outside.pass(60_000)
    await outside.welcome()
    await outside.pass(15_000)
    expect(outside.socket.closed).toBe(false)
    await outside.say(outside.batch({ cursor: 1 }))
    expect(await store.meta('cursor')).toBe(1)
    await outside.pass(9_000)
    await outside.say(outside.batch({ cursor: 1 }))
    await outside.pass(9_000)
    await outside.pass(10_000)
    expect(outside.socket.closed).toBe(true)
  })

  test('an ended session is said, and nothing is tried until somebody signs in', async () => {
    start()
    outside.socket.events.closed(CLOSE.signIn.code)
    await outside.pass(600_000)
    expect(connectionStates().at(-1)).toBe('signIn')
    expect(outside.sockets).toHaveLength(1)
    engine.wake()
    expect(outside.sockets).toHaveLength(2)
  })

  test('nothing is pushed in the name of another member', async () => {
    await add()
    start()
    await outside.welcome(newId<MemberId>())
    expect(outside.sentOf('push')).toEqual([])
    expect(outside.told).toContainEqual({ type: 'otherMember' })
    expect(outside.socket.closed).toBe(true)
  })

  test('a cloned device takes a new id and sends again', async () => {
    await add(2)
    start()
    await outside.welcome()
    const before = outside.sentOf('hello')[0]!.device
    await outside.say({ type: 'answers', answers: [{ n: 1, result: 'refused', why: 'deviceCloned' }] })
    await outside.pass(60_000)
    await outside.welcome()
    expect(outside.sentOf('hello')[0]!.device).not.toBe(before)
    expect(outside.sentOf('push')[0]!.items).toHaveLength(2)
    expect(await store.shelf()).toEqual([])
  })

  test('a device that was revoked comes back under a new id', async () => {
    await add(2)
    start()
    outside.socket.events.open()
    await settle()
    const before = outside.sentOf('hello')[0]!.device
    outside.socket.events.closed(CLOSE.newDevice.code)
    await outside.pass(60_000)
    await outside.welcome()
    expect(outside.sentOf('hello')[0]!.device).not.toBe(before)
    expect(outside.sentOf('push')[0]!.items).toHaveLength(2)
  })

  test('a hint during a pull makes one more pull after it', async () => {
    start()
    await outside.welcome()
    await outside.say({ type: 'hint' })
    await outside.say({ type: 'hint' })
    expect(outside.sentOf('pull')).toHaveLength(1)
    await outside.say(outside.batch({ cursor: 1 }))
    expect(outside.sentOf('pull')).toHaveLength(2)
  })

  describe('[E8] of a restored server', () => {
    const restored = { type: 'welcome' as const, protocol: PROTOCOL, epoch: 8, now: 1_000, seq: 40, answered: 0 }
    const meet = async (lost?: number) => {
      start()
      outside.socket.events.open()
      await settle()
      await outside.say({ ...restored, ...(lost !== undefined && { lost }) })
      await outside.pass(10_000)
      outside.socket.events.open()
      await settle()
    }

    test('offers what it lost before what is unsent, under a new id, and pulls everything anew', async () => {
      await store.setMeta({ epoch: 7, cursor: 500, next: null, handIn: 'old' })
      const before = await store.device()
      const profile = await add()
      former = [{ type: 'changes', profile: newId<ProfileId>(), changes: [] }]
      await meet(39)
      expect(askedSince).toEqual([39])
      expect(outside.sentOf('hello')[0]).toMatchObject({ epoch: 8, handIn: 'none' })
      expect(outside.sentOf('hello')[0]!.device).not.toBe(before)
      await outside.say(restored)
      expect(outside.sentOf('push')[0]!.items.map((item) => [item.n, item.profile])).toEqual([
        [1, former[0]!.profile],
        [2, profile],
      ])
      expect(outside.sentOf('pull')[0]!.cursor).toBe(0)
    })

    test('lets a client go that does not come again, once what it offers of it was answered', async () => {
      const [stays, goes] = [newId<ProfileId>(), newId<ProfileId>()]
      const row = (profile: ProfileId) => ({ profile, seq: 1, row: toRow(fold(profile, [])) })
      await store.applyBatch({ news: [row(stays), row(goes)], left: [], next: null, cursor: 500 })
      await store.setMeta({ epoch: 7 })
      former = [{ type: 'changes', profile: goes, changes: [] }]
      await meet(39)
      await outside.say(restored)
      await outside.say(outside.batch({ news: [row(stays)], cursor: 40 }))
      expect((await store.rows()).map((one) => one.row.id)).toEqual([stays])
      expect((await store.profile(goes)).items).toHaveLength(1)
      await outside.say({ type: 'answers', answers: [{ n: 1, result: 'late' }] })
      expect((await store.profile(goes)).items).toEqual([])
      expect(outside.told).toContainEqual({ type: 'stored', profiles: [], gone: [goes] })
    })

    test('nothing is pulled or removed before the offer is stored here', async () => {
      await store.setMeta({ epoch: 7, cursor: 500 })
      former = 'fails'
      await meet(39)
      expect(await store.meta('epoch')).toBe(7)
      expect(await store.meta('cursor')).toBe(500)
      expect(outside.sentOf('pull')).toEqual([])
    })
  })

  describe('[E7] [S20] with a server of another version', () => {
    const meet = async (protocol: number) => {
      start()
      outside.socket.events.open()
      await settle()
      await outside.say({ type: 'welcome', protocol, epoch: 3, now: 1_000, seq: 90, answered: 0 })
    }
    const said = () => outside.told.flatMap((one) => (one.type === 'connection' ? [one.connection] : [])).at(-1)

    test.each([
      [PROTOCOL + 1, 'app'],
      [PROTOCOL - 1, 'server'],
    ])(
      'number %d: says that the %s is behind, delivers what is unsent and touches nothing here',
      async (protocol, older) => {
        await store.setMeta({ epoch: 7, cursor: 500, next: null })
        await add(2)
        await meet(protocol)
        expect(said()).toMatchObject({ state: 'update', older })
        expect(outside.socket.sent.map(({ type }) => type)).toEqual(['hello', 'push'])
        await outside.say({
          type: 'answers',
          answers: [
            { n: 1, result: 'stored', seq: 91 },
            { n: 2, result: 'late' },
          ],
        })
        expect((await store.unsent()).size).toBe(0)
        expect(outside.socket.closed).toBe(true)
        expect([await store.meta('epoch'), await store.meta('cursor')]).toEqual([7, 500])
        expect(outside.socket.sent.some(({ type }) => type === 'pull')).toBe(false)
      },
    )

    test('what it cannot read waits unsent, and is tried again in minutes or when something new is written', async () => {
      await add(2)
      await meet(PROTOCOL - 1)
      await outside.say({ type: 'answers', answers: [{ n: 1, result: 'stored', seq: 91 }] })
      expect([...(await store.unsent()).values()]).toEqual([1])
      expect(outside.socket.closed).toBe(true)
      expect(await store.shelf()).toEqual([])
      expect(said()).toMatchObject({ state: 'update', older: 'server' })
      const before = outside.sockets.length
      await outside.pass(60_000)
      expect(outside.sockets).toHaveLength(before)
      await outside.pass(300_000)
      expect(outside.sockets).toHaveLength(before + 1)
      outside.socket.events.closed(CLOSE.protocol.code)
      await settle()
      engine.push()
      expect(outside.sockets).toHaveLength(before + 2)
    })

    test('that is updated meanwhile it goes on as ever', async () => {
      await add()
      await meet(PROTOCOL - 1)
      await outside.say({ type: 'answers', answers: [] })
      engine.wake()
      await outside.welcome()
      expect(said()).toMatchObject({ state: 'online' })
      expect(outside.socket.sent.map(({ type }) => type)).toEqual(['hello', 'push', 'pull'])
    })

    test('that refuses it altogether is told apart from no network, and tried again', async () => {
      await add()
      start()
      outside.socket.events.closed(CLOSE.protocol.code)
      await settle()
      expect(said()).toMatchObject({ state: 'update' })
      expect((await store.unsent()).size).toBe(1)
      await outside.pass(300_000)
      expect(outside.sockets).toHaveLength(2)
    })
  })

  test('asks for a hand-in token until it has one, and keeps it', async () => {
    start()
    outside.socket.events.open()
    await settle()
    expect(outside.sentOf('hello')[0]).toMatchObject({ handIn: 'none' })
    await outside.say({ type: 'welcome', protocol: PROTOCOL, epoch: 0, now: 1, seq: 1, answered: 0, handIn: 'token' })
    outside.socket.events.closed(1006)
    await settle()
    await outside.pass(1_000)
    outside.socket.events.open()
    await settle()
    expect(outside.sentOf('hello')[0]!.handIn).toBeUndefined()
    await store.renewDevice()
    expect(await store.meta('handIn')).toBeNull()
  })
})
