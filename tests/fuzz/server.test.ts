/**
 * Several devices against the real notebook on SQLite, in an order drawn from a seed: edits, typing, pushes
 * sent twice or out of order, answers and batches that get lost, pulls that are cut, handovers, grants, changes
 * of role, restarts. At the end everything is delivered and everybody must agree.
 *
 * FUZZ_SEEDS=2000 runs that many seeds; FUZZ_SEED=17 runs one again.
 */
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { mayOnProfile, type Reach } from '../../src/shared/access'
import type { MemberId, ProfileId } from '../../src/shared/ids'
import type { Change, Draft } from '../../src/shared/profile/change'
import { fold, headsOf } from '../../src/shared/profile/fold'
import { toRow, type Row } from '../../src/shared/profile/row'
import {
  FIRST_SERVER_CLIENT,
  LEDGER,
  type Answer,
  type LateContribution,
  type OutboxItem,
  type ProfileNews,
} from '../../src/shared/protocol'
import type { Session } from '../../server/accounts/session'
import { created, fact, newDevice, newProfile, notesText } from '../support/notebook'
import { NotesPad, openTestWorkspace, type TestWorkspace } from '../support/notebook'
import { makeRandom, type Random } from './random'

const { FUZZ_SEED, FUZZ_SEEDS = '50' } = process.env
const seeds =
  FUZZ_SEED === undefined ? Array.from({ length: Number(FUZZ_SEEDS) }, (_, seed) => seed + 1) : [Number(FUZZ_SEED)]

/** Batches so small that every pull has stages. */
const SMALL = { little: 3, rows: 4, states: 3, bytes: 4_000 }
const STEPS = 80

describe('devices and the server agree, whatever got lost on the way', () => {
  it.each(seeds)('seed %i', async (seed) => {
    const world = await openWorld(makeRandom(seed))
    try {
      await begin(world)
      for (let step = 0; step < STEPS; step++) await world.random.pick(ACTIONS)(world)
      await pushAll(world)
      // Ends the bursts, so that devices pull them too.
      await world.test.reopen()
      await pullTwice(world)
      await judge(world)
    } finally {
      await world.test.close()
    }
  })
})

interface Device {
  session: Session
  id: ReturnType<typeof newDevice>
  n: number
  outbox: OutboxItem[]
  /** Items that were answered, to be sent again as if the answer had been lost. */
  sent: OutboxItem[]
  cursor: number
  next: string | null
  held: Map<ProfileId, Held>
}

interface Held {
  row?: Row
  state?: Uint8Array
  updates: Uint8Array[]
  late: LateContribution[]
  pad?: NotesPad
}

interface World {
  random: Random
  test: TestWorkspace
  devices: Device[]
  profiles: ProfileId[]
  /** Every draft that was made, and how it was answered first. */
  drafts: Map<string, { draft: Draft; answer?: Answer }>
  typed: { profile: ProfileId; text: string; answer?: Answer }[]
}

async function openWorld(random: Random): Promise<World> {
  const test = await openTestWorkspace(SMALL)
  const people = [
    await test.member('head', 'Marina'),
    await test.member('manager', 'Anna'),
    await test.member('manager', 'Boris'),
    await test.member('manager', 'Vera'),
    await test.member('viewer', 'Gleb'),
  ]
  // Two devices each for the head and the first manager.
  const devices = [...people, people[0]!, people[1]!].map((session) => ({
    session,
    id: newDevice(),
    n: 0,
    outbox: [],
    sent: [],
    cursor: 0,
    next: null,
    held: new Map(),
  }))
  return { random, test, devices, profiles: [], drafts: new Map(), typed: [] }
}

/** Everybody who may has two profiles, and every device has pulled once. */
async function begin(world: World): Promise<void> {
  for (const device of world.devices.slice(0, 4)) {
    createAt(world, device)
    createAt(world, device)
    await pushFrom(world, device, device.outbox)
  }
  for (const device of world.devices) await pullWhole(world, device)
}

type Action = (world: World) => Promise<void>

const edit: Action = async ({ random, devices, drafts }) => {
  const device = random.pick(devices)
  const profile = random.maybe([...device.held.keys()])
  if (profile === undefined) return
  const path = random.pick(['name', 'city', 'site', 'source', 'segment'])
  const seen = [...changesOf(device.held.get(profile)!), ...unsent(device, profile)]
  const draft = fact(profile, path, random.chance(0.1) ? null : `v${random.below(1_000)}`, headsOf(seen, path))
  // Clocks that run ahead or behind.
  draft.at += random.below(20_000) - 10_000
  drafts.set(draft.id, { draft })
  device.outbox.push({ type: 'changes', n: ++device.n, profile, changes: [draft] })
}

/** More changes than a log keeps, so that it is made short under those who have not pulled yet. */
const editMuch: Action = async (world) => {
  const device = world.random.pick(world.devices)
  const profile = world.random.maybe([...device.held.keys()])
  if (profile === undefined) return
  for (let count = 0; count < 70; count++) {
    const draft = fact(profile, 'about', `${count}`)
    world.drafts.set(draft.id, { draft })
    device.outbox.push({ type: 'changes', n: ++device.n, profile, changes: [draft] })
  }
  await pushFrom(world, device, device.outbox)
}

const create: Action = async (world) => createAt(world, world.random.pick(world.devices))

function createAt({ profiles, drafts }: World, device: Device): void {
  const profile = newProfile()
  profiles.push(profile)
  const changes = [created(profile), fact(profile, 'name', `Client ${profiles.length}`)]
  for (const draft of changes) drafts.set(draft.id, { draft })
  device.outbox.push({ type: 'changes', n: ++device.n, profile, changes })
  device.held.set(profile, { updates: [], late: [] })
}

const type: Action = async ({ random, devices, typed }) => {
  const device = random.pick(devices)
  const profile = random.maybe([...device.held.keys()])
  if (profile === undefined) return
  const held = device.held.get(profile)!
  held.pad ??= new NotesPad(stateOf(held))
  const text = `typed ${typed.length}`
  typed.push({ profile, text })
  device.outbox.push({ type: 'notes', n: ++device.n, profile, update: held.pad.paragraph(text), at: Date.now() })
}

const push: Action = async (world) => {
  const { random } = world
  const device = random.pick(world.devices)
  const items = device.outbox.slice(0, random.below(device.outbox.length + 1))
  // Some of what was answered before comes along again, in any order.
  const again = device.sent.filter(() => random.chance(0.1))
  await pushFrom(world, device, random.chance(0.3) ? random.shuffled([...again, ...items]) : [...again, ...items])
}

async function pushFrom(world: World, device: Device, items: OutboxItem[]): Promise<void> {
  if (items.length === 0) return
  const answers = await world.test.notebook.push({ session: device.session, device: device.id }, items)
  expect(answers.map(({ n }) => n)).toEqual(items.map(({ n }) => n))
  note(world, items, answers)
  // The answer is lost: the device will send the items again.
  if (world.random.chance(0.2)) return
  const answered = new Set(answers.map(({ n }) => n))
  device.sent.push(...device.outbox.filter(({ n }) => answered.has(n)))
  device.outbox = device.outbox.filter(({ n }) => !answered.has(n))
}

/** What was answered once is answered the same way for ever. */
function note({ drafts, typed }: World, items: OutboxItem[], answers: Answer[]): void {
  for (const [index, item] of items.entries()) {
    const answer = answers[index]!
    if (item.type === 'notes') {
      const text = typed.find((one) => one.profile === item.profile && textOf(item.update).includes(one.text))
      if (text !== undefined) text.answer = sameAs(text.answer, answer)
      continue
    }
    for (const { id } of item.changes) {
      const known = drafts.get(id)!
      known.answer = sameAs(known.answer, answer)
    }
  }
}

function sameAs(before: Answer | undefined, answer: Answer): Answer {
  if (before !== undefined) expect(answer).toEqual(before)
  return answer
}

const textOf = (update: Uint8Array): string => Buffer.from(update).toString('latin1')

const pull: Action = async (world) => {
  const device = world.random.pick(world.devices)
  if (world.random.chance(0.5)) await pullWhole(world, device)
  else await pullBatch(world, device, world.random.chance(0.3))
}

async function pullWhole(world: World, device: Device): Promise<void> {
  do await pullBatch(world, device, false)
  while (device.next !== null)
}

/** One batch; a lost one is asked for again. */
async function pullBatch(world: World, device: Device, lost: boolean): Promise<void> {
  const { notebook } = world.test
  const batch = await notebook.pull(device.session, device.cursor, device.next)
  if (lost) return
  // What is unsent for it stays in the outbox.
  for (const profile of batch.left) device.held.delete(profile)
  for (const news of batch.news) keep(device, news)
  device.next = batch.next
  if (batch.next === null) device.cursor = batch.cursor
  const lacking = batch.news.map(({ profile }) => profile).filter((id) => lacksBase(device.held.get(id)!))
  if (lacking.length === 0) return
  const { news } = await notebook.get(device.session, lacking)
  for (const one of news) keep(device, one)
}

function keep({ held }: Device, { profile, row, state, updates = [], late }: ProfileNews): void {
  const kept = held.get(profile) ?? { updates: [], late: [] }
  held.set(profile, kept)
  if (row !== undefined) kept.row = row
  if (state !== undefined) {
    kept.state = state
    kept.updates = []
  }
  kept.updates.push(...updates)
  if (late !== undefined) kept.late = late
}

const reachesOf = async ({ test }: World, member: Session, profile: ProfileId): Promise<Reach> =>
  test.notebook.reach(member, profile)

const handOver: Action = async (world) => {
  const { random, test, devices, profiles } = world
  const { session: to } = random.pick(devices.slice(0, 4))
  const some = profiles.filter(() => random.chance(2 / profiles.length))
  const session = random.chance(0.7) ? devices[0]!.session : random.pick(devices).session
  const reaches = await Promise.all(some.map((profile) => reachesOf(world, session, profile)))
  const before = await ownersOf(test)
  const result = await test.notebook.handOver(session, some, to.member, 'take care')
  const after = await ownersOf(test)
  const role = await roleOf(test, session)
  if ('error' in result) return expect(after).toEqual(before)
  expect(reaches.every((reach) => mayOnProfile(role, reach, 'handOver'))).toBe(true)
  for (const profile of some) expect(after.get(profile)).toBe(to.member)
}

const share: Action = async ({ random, test, devices, profiles }) => {
  const profile = random.pick(profiles)
  const by = random.chance(0.8) ? devices[0]!.session : random.pick(devices).session
  const grants = await test.storage.db
    .selectFrom('access_grant')
    .select('member')
    .where('profile', '=', profile)
    .execute()
  const known = random.maybe(grants)
  if (known !== undefined && random.chance(0.5)) await test.notebook.dropGrant(by, profile, known.member)
  else {
    const { member } = random.pick(devices).session
    const level = random.pick(['read', 'write'] as const)
    await test.notebook.setGrant(by, profile, { member, level, until: random.pick([null, '2999-01-01']) })
  }
}

/** The last day of some grants passes. */
const midnight: Action = async ({ random, test }) => {
  if (random.chance(0.5)) return
  await test.storage.db
    .updateTable('access_grant')
    .set({ until: '2001-01-01' })
    .where('until', 'is not', null)
    .execute()
}

/** As the accounts do it: the role, and one event that says "everything may look different". */
const changeRole: Action = async ({ random, test, devices }) => {
  if (random.chance(0.7)) return
  const { member } = random.pick(devices.slice(3, 5)).session
  const role = random.pick(['head', 'manager', 'viewer'] as const)
  await test.storage.inWorkspace(test.workspace, async (trx, { seq }) => {
    await trx.updateTable('member').set({ role }).where('id', '=', member).execute()
    const event = { workspace: test.workspace, seq: seq(), member, profile: null, kind: 'view' as const }
    await trx.insertInto('access_event').values(event).execute()
  })
}

const restart: Action = async ({ random, test }) => {
  if (random.chance(0.2)) await test.reopen()
}

const ACTIONS: Action[] = [
  ...Array.from({ length: 10 }, () => edit),
  ...Array.from({ length: 4 }, () => type),
  ...Array.from({ length: 10 }, () => push),
  ...Array.from({ length: 14 }, () => pull),
  create,
  create,
  create,
  ...Array.from({ length: 5 }, () => handOver),
  ...Array.from({ length: 6 }, () => share),
  midnight,
  changeRole,
  restart,
  editMuch,
]

async function pushAll(world: World): Promise<void> {
  for (const device of world.devices) {
    const items = device.outbox.splice(0)
    if (items.length === 0) continue
    note(world, items, await world.test.notebook.push({ session: device.session, device: device.id }, items))
  }
}

/** A pull that was cut began before the last push: one more brings what came since. */
async function pullTwice(world: World): Promise<void> {
  for (const device of [...world.devices, ...world.devices]) await pullWhole(world, device)
}

/** Each passage of the notes has its author once: the bursts cover what was typed, without overlaps. */
function judgeBursts(doc: Y.Doc): void {
  const byClient = new Map<number, [number, number][]>()
  for (const change of ledgerOf(doc))
    if (change.kind === 'burst')
      for (const [client, clock, length] of change.typed) {
        const ranges = byClient.get(client) ?? []
        byClient.set(client, [...ranges, [clock, length]])
      }
  for (const [client, end] of Y.decodeStateVector(Y.encodeStateVector(doc))) {
    if (client >= FIRST_SERVER_CLIENT) continue
    let next = 0
    for (const [clock, length] of (byClient.get(client) ?? []).toSorted((a, b) => a[0] - b[0])) {
      expect(clock).toBe(next)
      next = clock + length
    }
    expect(next).toBe(end)
  }
}

async function judge(world: World): Promise<void> {
  const { test, devices, profiles, drafts, typed } = world
  const ledgers = new Map<ProfileId, Change[]>()
  const texts = new Map<ProfileId, string>()
  for (const profile of profiles) {
    const doc = await test.notebook.document(test.workspace, profile)
    ledgers.set(profile, doc === undefined ? [] : ledgerOf(doc))
    texts.set(profile, doc === undefined ? '' : notesText(doc))
    if (doc !== undefined) judgeBursts(doc)
  }
  const late = await test.storage.db.selectFrom('late').selectAll().execute()
  const lateIds = late.flatMap(({ content }) => {
    const parsed = JSON.parse(content) as LateContribution['content']
    return parsed.type === 'changes' ? parsed.changes.map(({ id }) => id as string) : []
  })
  const stored = [...ledgers.values()].flat()

  // Each change exactly where its answer says.
  for (const [id, { draft, answer }] of drafts) {
    const there = stored.filter((change) => change.id === id)
    const kept = lateIds.filter((one) => one === id)
    expect([id, there.length, kept.length]).toEqual([
      id,
      answer?.result === 'stored' ? 1 : 0,
      answer?.result === 'late' ? 1 : 0,
    ])
    if (there.length > 0) expect(there[0]).toMatchObject({ ...draft })
  }
  for (const { profile, text, answer } of typed) {
    const there = texts
      .get(profile)!
      .split('\n')
      .filter((line) => line === text).length
    const passages = late.filter((one) => one.profile === profile && one.content.includes(`"${text}"`)).length
    if (answer?.result === 'stored') expect([text, there]).toEqual([text, 1])
    else expect([text, there]).toEqual([text, 0])
    if (answer?.result === 'late') expect([text, passages > 0]).toEqual([text, true])
  }

  // Rows say what the ledgers say.
  for (const { id, row } of await test.storage.db.selectFrom('profile').select(['id', 'row']).execute())
    expect(JSON.parse(row)).toEqual(toRow(fold(id, ledgers.get(id)!)))

  const owners = await ownersOf(test)
  // Every device holds what its member may see, as the server has it, and nothing else.
  for (const device of devices) {
    const visible: ProfileId[] = []
    for (const profile of profiles) {
      const reach = await reachesOf(world, device.session, profile)
      if (reach !== 'none') visible.push(profile)
    }
    const heldIds = [...device.held.keys()].filter((id) => device.held.get(id)!.row !== undefined)
    expect(heldIds.toSorted()).toEqual(visible.toSorted())
    for (const id of visible) {
      const held = device.held.get(id)!
      const doc = docOf(held)
      const row = toRow(fold(id, ledgerOf(doc)))
      expect(row).toEqual(toRow(fold(id, ledgers.get(id)!)))
      expect(held.row).toEqual(row)
      expect(notesText(doc)).toBe(texts.get(id))
      const owner = owners.get(id)
      const role = await roleOf(test, device.session)
      const reads = role === 'head' || (role === 'manager' && owner === device.session.member)
      if (reads)
        expect(held.late.map((one) => one.id).toSorted()).toEqual(
          late
            .filter((one) => one.profile === id)
            .map((one) => one.id)
            .toSorted(),
        )
    }
  }
}

async function ownersOf({ storage }: TestWorkspace): Promise<Map<ProfileId, MemberId>> {
  const rows = await storage.db.selectFrom('profile').select(['id', 'owner']).execute()
  return new Map(rows.map(({ id, owner }) => [id, owner]))
}

async function roleOf({ storage }: TestWorkspace, { member }: Session) {
  return (await storage.db.selectFrom('member').select('role').where('id', '=', member).executeTakeFirstOrThrow()).role
}

function docOf({ state, updates }: Held): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  if (state !== undefined) Y.applyUpdate(doc, inflateRawSync(state))
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

const stateOf = (held: Held): Uint8Array => Y.encodeStateAsUpdate(docOf(held))
const ledgerOf = (doc: Y.Doc): Change[] => doc.getArray<Change>(LEDGER).toArray()
const changesOf = (held: Held): Change[] => ledgerOf(docOf(held))
const lacksBase = (held: Held): boolean => docOf(held).store.pendingStructs !== null

const unsent = ({ outbox }: Device, profile: ProfileId): Draft[] =>
  outbox.flatMap((item) => (item.type === 'changes' && item.profile === profile ? item.changes : []))
