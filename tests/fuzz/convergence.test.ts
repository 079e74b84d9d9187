/**
 * Devices with the app's own sync code against the server's own, with clock, network and disk replaced: connections
 * that are cut or half open, frames that arrive late, devices and the server killed at any moment, full disks, wrong
 * clocks, handovers, grants, roles, and browser profiles copied with their device's id. Then everybody comes back.
 *
 *   [C1] Each change that a device was told is stored exists exactly once in the ledger.
 *   [C2] Nothing that a device said it saved is lost: it is in the ledger, a late contribution, or on the shelf.
 *   [C3] Every replica that may see a client folds to the server's state of it, notes included.
 *   [C4] No replica keeps a client that its member may not see.
 *   [C5] Nothing stays unsent.
 *
 * FUZZ_SEEDS=20000 runs that many histories; FUZZ_SEED=17 runs one again; FUZZ_STEPS sets their length.
 */
import { inflateRawSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { mayOnProfile, mayInWorkspace } from '../../src/shared/access'
import type { ChangeId, ProfileId } from '../../src/shared/ids'
import type { Change, Draft } from '../../src/shared/profile/change'
import { fold, stable } from '../../src/shared/profile/fold'
import { toRow } from '../../src/shared/profile/row'
import { LEDGER, type LateContribution } from '../../src/shared/protocol'
import type { ChangeInput } from '../../src/solid/notebook'
import { loadDocument, newDocument } from '../../src/storage/document'
import type { NewItem } from '../../src/storage/notebookStore'
import type { Session } from '../../server/accounts/session'
import { handleSync } from '../../server/sync/syncSocket'
import { notesText, openTestWorkspace, silent, type TestWorkspace } from '../support/notebook'
import { makeRandom, type Random } from './random'
import { makeDevice, type Device } from './simulation/device'
import { makeDisk, type Disk } from './simulation/disk'
import { makeNetwork, type Network } from './simulation/network'
import { finished, pass, until, useRealTime, useSimulatedTime } from './simulation/time'

// The browser's stream decompresses in a thread of its own, whose turns no seed decides.
vi.mock('../../src/storage/codec', async (original) => ({
  ...(await original<object>()),
  inflate: async (bytes: Uint8Array) => new Uint8Array(inflateRawSync(bytes)),
}))

const { FUZZ_SEED, FUZZ_SEEDS = '40', FUZZ_STEPS = '60' } = process.env
const seeds =
  FUZZ_SEED === undefined ? Array.from({ length: Number(FUZZ_SEEDS) }, (_, seed) => seed + 1) : [Number(FUZZ_SEED)]
const STEPS = Number(FUZZ_STEPS)

/** Batches so small that every pull has stages. */
const SMALL = { little: 3, rows: 4, states: 3, bytes: 4_000 }
const START = Date.UTC(2026, 2, 3, 9)
const DAY = 86_400_000

describe('devices, however badly treated, and the server agree in the end', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
    useRealTime()
  })

  it.each(seeds)('[C1] [C2] [C3] [C4] [C5] seed %i', async (seed) => {
    const random = makeRandom(seed)
    // Ids are made of the time and of chance; each history has a day of its own, so that they never go back.
    useSimulatedTime(START + seed * DAY)
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      const bytes = array as Uint8Array
      for (let index = 0; index < bytes.length; index++) bytes[index] = random.below(256)
      return array
    })
    const world = await openWorld(random)
    // A browser's: what the app tells of and goes on after, such as a full disk in the midst of idle work.
    vi.stubGlobal('reportError', (error: unknown) => world.log.push(String(error)))
    try {
      await begin(world)
      for (let step = 0; step < STEPS; step++) {
        const [name, action] = world.random.pick(ACTIONS)
        world.log.push(`${Date.now() % DAY} ${name}`)
        await finished(action(world), name)
        await pass(world.random.below(world.random.chance(0.1) ? 4_000 : 200))
      }
      await comeBack(world)
      await judge(world)
    } catch (error) {
      if (FUZZ_SEED !== undefined) process.stderr.write(`${world.log.join('\n')}\n`)
      throw error
    } finally {
      await finished(closeWorld(world), 'closing')
    }
  })
})

interface World {
  random: Random
  test: TestWorkspace
  network: Network
  sessions: Session[]
  devices: Device[]
  /** Names what has happened, for a failing seed. */
  log: string[]
  profiles: ProfileId[]
  drafts: Map<ChangeId, Draft>
  /** By text: the profile that it was typed in. */
  typed: Map<string, ProfileId>
  savedDrafts: Set<ChangeId>
  savedTexts: Set<string>
  serverUp: boolean
}

async function openWorld(random: Random): Promise<World> {
  const test = await finished(openTestWorkspace(SMALL), 'opening')
  const sessions = [
    await finished(test.member('head', 'Marina'), 'head'),
    await finished(test.member('manager', 'Anna'), 'Anna'),
    await finished(test.member('manager', 'Boris'), 'Boris'),
    await finished(test.member('viewer', 'Gleb'), 'Gleb'),
  ]
  const world: World = {
    random,
    test,
    network: makeNetwork(random),
    sessions,
    devices: [],
    log: [],
    profiles: [],
    drafts: new Map(),
    typed: new Map(),
    savedDrafts: new Set(),
    savedTexts: new Set(),
    serverUp: true,
  }
  const count = 2 + random.below(5)
  for (let index = 0; index < count; index++) addDevice(world, sessions[index % sessions.length]!)
  return world
}

function addDevice(world: World, session: Session, disk: Disk = makeDisk()): Device {
  const device = makeDevice({
    name: `${session.name} ${world.devices.length + 1}`,
    session,
    disk,
    random: world.random,
    connect: (events) => world.network.connect(events, (socket) => accept(world, socket, session)),
    saved: (items) => noteSaved(world, items),
  })
  device.skew = world.random.chance(0.3) ? world.random.below(600_000) - 300_000 : 0
  world.devices.push(device)
  return device
}

function accept({ test }: World, socket: Parameters<typeof handleSync>[0], session: Session): void {
  handleSync(socket, session, {
    notebook: test.notebook,
    db: test.storage.db,
    log: silent,
    revalidate: () => current(test, session),
  })
}

/** The session with the member's role as it is now. */
async function current(test: TestWorkspace, session: Session): Promise<Session> {
  const { role } = await test.storage.db
    .selectFrom('member')
    .select('role')
    .where('id', '=', session.member)
    .executeTakeFirstOrThrow()
  return { ...session, role }
}

function noteSaved({ savedDrafts, savedTexts, typed }: World, items: NewItem[]): void {
  for (const item of items)
    if (item.type === 'changes') for (const { id } of item.changes) savedDrafts.add(id)
    else for (const text of typed.keys()) if (holds(item.update, text)) savedTexts.add(text)
}

/** Texts end with a full stop, so that none is the beginning of another. */
const holds = (update: Uint8Array, text: string): boolean => Buffer.from(update).includes(text)

async function begin(world: World): Promise<void> {
  for (const device of world.devices) await finished(device.start(), 'start')
  for (let count = 0; count < 4; count++) await finished(create(world), 'create')
  await pass(3_000)
}

async function closeWorld(world: World): Promise<void> {
  for (const device of world.devices) if (device.running()) device.crash()
  await world.test.close()
}

type Action = (world: World) => Promise<void>

const someDevice = ({ random, devices }: World): Device | undefined =>
  random.maybe(devices.filter((device) => device.running()))

async function heldBy(world: World, device: Device): Promise<ProfileId | undefined> {
  const rows = await device.store().rows()
  return world.random.maybe(rows.map(({ row }) => row.id))
}

const mayWrite = async (world: World, device: Device): Promise<boolean> =>
  mayInWorkspace((await current(world.test, device.session)).role, 'create')

const create: Action = async (world) => {
  const device = someDevice(world)
  if (device === undefined || device.session.role === 'viewer') return
  const { profile, drafts } = await device.create([fact('name', `Client ${world.profiles.length}`)])
  world.profiles.push(profile)
  keep(world, drafts)
}

const edit: Action = async (world) => {
  const { random } = world
  const device = someDevice(world)
  if (device === undefined) return
  const profile = await heldBy(world, device)
  if (profile === undefined) return
  const path = random.pick(['name', 'city', 'site', 'tags/vip', 'tags/new', 'segment'])
  const steps = [fact(path, random.chance(0.2) ? null : `v${random.below(1_000)}`)]
  if (random.chance(0.2)) steps.push(fact('source', `w${random.below(1_000)}`))
  keep(world, await device.change(profile, steps))
}

const type: Action = async (world) => {
  const device = someDevice(world)
  if (device === undefined || !(await mayWrite(world, device))) return
  const profile = await heldBy(world, device)
  if (profile === undefined) return
  const text = `typed ${world.typed.size}.`
  world.typed.set(text, profile)
  await device.type(profile, text)
}

const fact = (path: string, value: string | null): ChangeInput => ({ kind: 'fact', path, value })

function keep({ drafts }: World, made: Draft[]): void {
  for (const draft of made) drafts.set(draft.id, draft)
}

const cut: Action = async ({ random, network }) => random.maybe(network.links())?.cut()
const halfOpen: Action = async ({ random, network }) => random.maybe(network.links())?.halfOpen()
const weather: Action = async ({ random, network }) => {
  network.up = random.chance(0.7)
  network.slowest = random.pick([5, 40, 400, 3_000])
}
const wake: Action = async (world) => someDevice(world)?.wake()

const crash: Action = async (world) => {
  const device = someDevice(world)
  if (device === undefined) return
  device.crash()
  await new Promise((resolve) => setTimeout(resolve, world.random.below(2_000)))
  device.disk.full = false
  await device.start()
}
/** Stays away until later, perhaps until the end. */
const leave: Action = async (world) => someDevice(world)?.crash()
const comeAgain: Action = async ({ random, devices }) =>
  random.maybe(devices.filter((device) => !device.running()))?.start()

const fill: Action = async (world) => {
  const device = someDevice(world)
  if (device !== undefined) device.disk.full = !device.disk.full
}

const killServer: Action = async (world) => {
  world.network.die()
  await world.test.crash()
}
const restartServer: Action = async (world) => {
  for (const link of world.network.links()) link.closeByServer(4512)
  await world.test.reopen()
}

const handOver: Action = async (world) => {
  const { random, test, sessions, profiles } = world
  const by = await current(test, random.chance(0.7) ? sessions[0]! : random.pick(sessions))
  const to = random.pick(sessions.slice(0, 3))
  const some = profiles.filter(() => random.chance(2 / profiles.length))
  if (some.length > 0) await test.notebook.handOver(by, some, to.member, 'take care')
}
const share: Action = async (world) => {
  const { random, test, sessions, profiles } = world
  const profile = random.maybe(profiles)
  if (profile === undefined) return
  const by = await current(test, sessions[0]!)
  const { member } = random.pick(sessions)
  if (random.chance(0.4)) await test.notebook.dropGrant(by, profile, member)
  else
    await test.notebook.setGrant(by, profile, { member, level: random.pick(['read', 'write'] as const), until: null })
}
/** As the accounts do it: the role, and one event that says "everything may look different". */
const changeRole: Action = async ({ random, test, sessions }) => {
  const { member } = random.pick(sessions.slice(2))
  const role = random.pick(['head', 'manager', 'viewer'] as const)
  await test.storage.inWorkspace(test.workspace, async (trx, { seq }) => {
    await trx.updateTable('member').set({ role }).where('id', '=', member).execute()
    const event = { workspace: test.workspace, seq: seq(), member, profile: null, kind: 'view' as const }
    await trx.insertInto('access_event').values(event).execute()
    await trx
      .updateTable('workspace')
      .set((row) => ({ access_version: row('access_version', '+', 1) }))
      .where('id', '=', test.workspace)
      .execute()
  })
}
/** A browser profile is copied, with the device's id and all that is unsent; both go on. */
const clone: Action = async (world) => {
  const { random, devices } = world
  if (devices.length >= 8) return
  const device = random.pick(devices)
  const wasRunning = device.running()
  if (wasRunning) device.crash()
  device.disk.full = false
  const copy = addDevice(world, device.session, await device.disk.copy())
  if (wasRunning) await device.start()
  await copy.start()
}

const often = (times: number, name: string, action: Action): [string, Action][] =>
  Array.from({ length: times }, () => [name, action])
const ACTIONS: [string, Action][] = [
  ...often(16, 'edit', edit),
  ...often(6, 'type', type),
  ...often(3, 'create', create),
  ...often(4, 'cut', cut),
  ...often(3, 'halfOpen', halfOpen),
  ...often(3, 'weather', weather),
  ...often(3, 'wake', wake),
  ...often(3, 'crash', crash),
  ...often(1, 'leave', leave),
  ...often(2, 'comeAgain', comeAgain),
  ...often(2, 'fill', fill),
  ...often(2, 'killServer', killServer),
  ...often(1, 'restartServer', restartServer),
  ...often(4, 'handOver', handOver),
  ...often(4, 'share', share),
  ...often(1, 'changeRole', changeRole),
  ...often(1, 'clone', clone),
]

/** The network is good again, disks have room, everybody is back; time passes until nothing is unsent. */
async function comeBack(world: World): Promise<void> {
  const { network, devices } = world
  network.up = true
  network.slowest = 20
  for (const device of devices) {
    device.disk.full = false
    if (!device.running()) await finished(device.start(), 'start')
    device.wake()
  }
  await pass(12_000)
  for (const device of devices) {
    device.wake()
    await finished(device.settled(), `${device.name} writes`)
    await until(
      async () => (await device.store().unsent()).size === 0,
      () => `[C5] ${device.name} has sent everything`,
    )
  }
  // Bursts of typing that a killed server left unrecorded are found when their document is opened; the others
  // end with the process. Then nothing moves any more.
  const { test } = world
  for (const profile of world.profiles) await finished(test.notebook.document(test.workspace, profile), 'document')
  await pass(1_000)
  await finished(restartServer(world), 'restart')
  await pass(5_000)
  for (const device of devices) device.wake()
  // What the last of them sent has to come to the others; a quiet device asks every nine seconds.
  await pass(25_000)
}

async function judge(world: World): Promise<void> {
  const { test, devices, profiles, drafts, typed, savedDrafts, savedTexts } = world
  const ledgers = new Map<ProfileId, Change[]>()
  const texts = new Map<ProfileId, string[]>()
  for (const profile of profiles) {
    const doc = await finished(test.notebook.document(test.workspace, profile), 'document')
    ledgers.set(profile, doc === undefined ? [] : doc.getArray<Change>(LEDGER).toArray())
    texts.set(profile, doc === undefined ? [] : notesText(doc).split('\n'))
  }
  const late = (await finished(test.storage.db.selectFrom('late').selectAll().execute(), 'late')).map(
    ({ content }) => JSON.parse(content) as LateContribution['content'],
  )
  const lateIds = new Set(late.flatMap((one) => (one.type === 'changes' ? one.changes.map(({ id }) => id) : [])))
  const latePassages = late.flatMap((one) => (one.type === 'passage' ? [one.text] : []))
  const shelves = (await Promise.all(devices.map((device) => finished(device.store().shelf(), 'shelf')))).flat()
  const shelved = shelves.map(({ item }) => item)
  const stored = [...ledgers.values()].flat()

  for (const [id, draft] of drafts) {
    const times = stored.filter((change) => change.id === id).length
    expect([`[C1] ${id}`, times]).toEqual([`[C1] ${id}`, Math.min(times, 1)])
    if (!savedDrafts.has(id)) continue
    const shelvedHere = shelved.some((item) => item.type === 'changes' && item.changes.some((one) => one.id === id))
    expect([`[C2] ${draft.kind} ${id}`, times === 1 || lateIds.has(id) || shelvedHere]).toEqual([
      `[C2] ${draft.kind} ${id}`,
      true,
    ])
  }
  for (const [text, profile] of typed) {
    const times = texts.get(profile)!.filter((line) => line === text).length
    expect([`[C1] ${text}`, times]).toEqual([`[C1] ${text}`, Math.min(times, 1)])
    if (!savedTexts.has(text)) continue
    const elsewhere =
      latePassages.some((passage) => passage.includes(text)) ||
      shelved.some((item) => item.type === 'notes' && holds(item.update, text))
    expect([`[C2] ${text}`, times === 1 || elsewhere]).toEqual([`[C2] ${text}`, true])
  }
  // What was typed on top of something refused cannot stand without it.
  const hasRefusedNotes = (profile: ProfileId): boolean =>
    shelves.some(({ item, why }) => item.type === 'notes' && item.profile === profile && why !== 'malformed')
  for (const { item, why } of shelves)
    if (why !== 'malformed' || item.type !== 'notes' || !hasRefusedNotes(item.profile))
      expect(['readOnly', 'unknownProfile'], JSON.stringify(item)).toContain(why)

  for (const device of devices) {
    const visible: ProfileId[] = []
    const role = (await finished(current(test, device.session), 'role')).role
    for (const profile of profiles) {
      const reach = await finished(test.notebook.reach(device.session, profile), 'reach')
      if (mayOnProfile(role, reach, 'read')) visible.push(profile)
    }
    const held = await finished(device.store().rows(), 'rows')
    expect([`[C4] ${device.name}`, held.map(({ row }) => row.id).toSorted()]).toEqual([
      `[C4] ${device.name}`,
      visible.toSorted(),
    ])
    for (const { row } of held) {
      const kept = await finished(device.store().profile(row.id), 'profile')
      const doc = newDocument()
      await finished(loadDocument(doc, kept), 'load')
      const server = fold(row.id, ledgers.get(row.id)!)
      const here = fold(row.id, doc.getArray<Change>(LEDGER).toArray())
      const what = `[C3] ${device.name} ${row.id}`
      expect([what, stable(toRow(here))]).toEqual([what, stable(toRow(server))])
      expect([what, stable(row)]).toEqual([what, stable(toRow(server))])
      expect([what, notesText(doc).split('\n')]).toEqual([what, texts.get(row.id)])
      expect([what, kept.items.length]).toEqual([what, 0])
      doc.destroy()
    }
  }
}
