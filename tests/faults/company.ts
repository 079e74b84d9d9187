/** A company on a real server with members who write on several devices, and the judgement at the end. */
import { createHash } from 'node:crypto'
import { join as joinPath } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect } from 'vitest'
import type { ChangeId, ProfileId } from '../../src/shared/ids'
import { stable } from '../../src/shared/profile/fold'
import { toRow } from '../../src/shared/profile/row'
import { loadDocument, newDocument } from '../../src/storage/document'
import { openDevice, type AppDevice } from '../support/appDevice'
import { notesText } from '../support/notebook'
import { join, setUp, startServer, type Person, type ServerOptions, type TestServer } from '../support/server'
import type { Random } from '../fuzz/random'
import { BUILT, eventually, replay } from './run'

export interface Company {
  server: TestServer
  marina: Person
  people: Person[]
  devices: AppDevice[]
  profiles: ProfileId[]
  /** What devices said they saved: changes, and paragraphs of notes. */
  saved: { changes: Map<ChangeId, ProfileId>; passages: Map<string, ProfileId> }
}

/** `url` is where the devices find the server: its own address, or a proxy's. */
export async function openCompany(members: number, options: ServerOptions = {}): Promise<Company> {
  const server = await startServer({ built: BUILT, ...options })
  const marina = await setUp(server)
  const people = [marina]
  while (people.length < members) people.push(await join(server, marina))
  return { server, marina, people, devices: [], profiles: [], saved: { changes: new Map(), passages: new Map() } }
}

/** A device of each person in turn, each online. */
export async function addDevices(company: Company, count: number, at: { url: string } = company.server): Promise<void> {
  const { devices, people } = company
  for (let added = 0; added < count; added++) {
    const device = await openDevice(at, people[devices.length % people.length]!)
    devices.push(device)
    device.online()
  }
}

/** ms in which a device that is left alone reaches what it is waited for: on a busy machine too, far more than it takes. */
const IN_THE_END = 180_000

/** Clients of the head's that everybody may write. They are written in once each device has them. */
export async function addShared(company: Company, count: number): Promise<void> {
  const { marina, people, devices, profiles } = company
  const office = devices[0]!
  const shared: ProfileId[] = []
  for (let made = 0; made < count; made++) {
    const profile = await office.create([{ kind: 'fact', path: 'name', value: `Client ${made}` }])
    await sent(office)
    for (const { me } of people.slice(1)) {
      const { member } = me
      await marina.put(`/api/profiles/${profile}/grants/${member.id}`, { level: 'write', until: null })
    }
    shared.push(profile)
  }
  const all = profiles.length + count
  for (const device of devices)
    await device.until('the clients', async () => (await device.store.rows()).length >= all, IN_THE_END)
  profiles.push(...shared)
}

const PATHS = ['name', 'city', 'site', 'segment', 'source', 'about', 'tags/vip', 'tags/new']

/** So many of the newest clients are written in: a step costs what its client holds, however long a run is. */
const WRITTEN = 4

/** One step of somebody at some device: a fact, or a paragraph. Counts as saved once the device stored it. */
export async function writeAt({ profiles, saved }: Company, device: AppDevice, random: Random): Promise<void> {
  const profile = random.pick(profiles.slice(-WRITTEN))
  if (random.chance(0.2)) {
    const text = `Passage ${saved.passages.size} ${random.below(1_000_000)}.`
    await device.type(profile, text)
    saved.passages.set(text, profile)
    return
  }
  const value = `v${random.below(1_000_000)}`
  const ids = await device.change(profile, [{ kind: 'fact', path: random.pick(PATHS), value }])
  for (const id of ids) saved.changes.set(id, profile)
}

/** What this device stored was answered. */
export async function sent(device: AppDevice): Promise<void> {
  await device.until(`all sent (${replay()})`, async () => (await device.store.unsent()).size === 0, IN_THE_END)
}

export async function allSent({ devices }: Company): Promise<void> {
  for (const device of devices) {
    device.online()
    await sent(device)
  }
}

/**
 * Everything that a device saved is in the ledger exactly once, nothing was refused, every replica folds to
 * what a new device of the head gets, and the database is sound.
 */
export async function judge(company: Company): Promise<{ changes: number; passages: number; answers: number }> {
  const { server, marina, devices, profiles, saved } = company
  const fresh = await openDevice(server, marina)
  fresh.online()
  await fresh.until('a whole pull', () => fresh.told.some(({ type }) => type === 'whole'), IN_THE_END)
  const truth = new Map<ProfileId, string>()
  const seen = new Map<ProfileId, { changes: ChangeId[]; notes: string[] }>()
  for (const profile of profiles) {
    const changes = (await fresh.known(profile)).map(({ id }) => id)
    seen.set(profile, { changes, notes: await notesOf(fresh, profile) })
    truth.set(profile, await digestOf(fresh, profile))
    expect(new Set(changes).size, `doubled in the ledger (${replay()})`).toBe(changes.length)
  }
  const lost = [...saved.changes].filter(([id, profile]) => !seen.get(profile)!.changes.includes(id))
  expect(lost, `changes lost (${replay()})`).toEqual([])
  const times = [...saved.passages].map(([text, profile]) => [
    text,
    seen.get(profile)!.notes.filter((line) => line === text).length,
  ])
  expect(
    times.filter(([, count]) => count !== 1),
    `passages not exactly once (${replay()})`,
  ).toEqual([])
  for (const [index, device] of devices.entries()) {
    expect(await device.store.shelf(), `refused (${replay()})`).toEqual([])
    for (const profile of profiles) {
      // The head's new device goes on too: a minute after the last key the server writes down who typed.
      const isSame = async () => {
        const state = await digestOf(device, profile)
        if (state !== truth.get(profile)) truth.set(profile, await digestOf(fresh, profile))
        return state === truth.get(profile)
      }
      await eventually("the same fold as the head's new device", isSame, IN_THE_END).catch(async (cause: unknown) => {
        throw new Error(`device ${index}, client ${profile}: ${await differenceOf(device, fresh, profile)}`, { cause })
      })
    }
  }
  fresh.close()
  const answers = devices.flatMap((device) => device.answers).length
  return { changes: saved.changes.size, passages: saved.passages.size, answers }
}

/** State and notes of a client on a device, in a few letters. */
async function digestOf(device: AppDevice, profile: ProfileId): Promise<string> {
  return createHash('sha256')
    .update(JSON.stringify(await stateOf(device, profile)))
    .digest('hex')
}

async function stateOf(device: AppDevice, profile: ProfileId) {
  return {
    row: stable(toRow(await device.fold(profile))),
    known: (await device.known(profile)).map(({ id, seq }) => `${id} ${seq}`),
    notes: await notesOf(device, profile),
  }
}

/** For who looks for the cause: what a device has otherwise than another, and what it heard last. */
async function differenceOf(device: AppDevice, other: AppDevice, profile: ProfileId): Promise<string> {
  const [has, should] = [await stateOf(device, profile), await stateOf(other, profile)]
  const without = (list: string[], those: string[]) => list.filter((one) => !those.includes(one))
  return JSON.stringify({
    row: has.row === should.row ? 'the same' : [has.row, should.row],
    lacks: without(should.known, has.known),
    more: without(has.known, should.known),
    sameOrder: has.known.join() === should.known.join(),
    notesLack: without(should.notes, has.notes),
    notesMore: without(has.notes, should.notes),
    sameLines: has.notes.join('\n') === should.notes.join('\n'),
    cursors: [await device.store.meta('cursor'), await other.store.meta('cursor')],
    told: device.told.slice(-6),
  })
}

async function notesOf(device: AppDevice, profile: ProfileId): Promise<string[]> {
  const doc = newDocument()
  await loadDocument(doc, await device.store.profile(profile))
  const lines = notesText(doc).split('\n')
  doc.destroy()
  return lines
}

/** Looks into the server's database beside it. */
export function inDatabase<T>({ dataDir }: Pick<TestServer, 'dataDir'>, look: (db: Sqlite.Database) => T): T {
  const db = new Sqlite(joinPath(dataDir, 'kartoteka.db'), { readonly: true, timeout: 5_000 })
  try {
    return look(db)
  } finally {
    db.close()
  }
}

export async function closeCompany({ server, devices }: Company): Promise<void> {
  for (const device of devices) device.close()
  expect(inDatabase(server, (db) => db.pragma('integrity_check', { simple: true }))).toBe('ok')
  expect(inDatabase(server, (db) => db.pragma('foreign_key_check'))).toEqual([])
  await server.stop()
}
