/** What happens in a history, step by step: work, and every kind of trouble. */
import { mayInWorkspace } from '../../../src/shared/access'
import { newId, type EntryId, type ProfileId } from '../../../src/shared/ids'
import type { Draft } from '../../../src/shared/profile/change'
import type { ChangeInput } from '../../../src/solid/notebook'
import { count } from './census'
import type { Device } from './device'
import { addDevice, MOST_DEVICES, type World } from './world'

export type Action = (world: World) => Promise<void> | void

const someDevice = ({ random, devices }: World): Device | undefined =>
  random.maybe(devices.filter((device) => device.running()))

async function heldBy(world: World, device: Device): Promise<ProfileId | undefined> {
  const rows = await device.store().rows()
  return world.random.maybe(rows.map(({ row }) => row.id))
}

export const create: Action = async (world) => {
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

/** A complaint is passed up to the head: it goes before all that this device did earlier, but for what it stands on. */
const raise: Action = async (world) => {
  const device = someDevice(world)
  if (device === undefined) return
  const profile = await heldBy(world, device)
  if (profile === undefined) return
  const entry = newId<EntryId>()
  const value = { type: 'complaint' as const, when: Date.now(), text: 'scratched' }
  keep(world, await device.change(profile, [{ kind: 'entry', entry, value }]))
  const raised = { on: '2026-03-03', text: '' }
  keep(world, await device.change(profile, [{ kind: 'fact', path: `complaints/${entry}/raised`, value: raised }]))
  count(world.census, 'complaints passed up')
}

const type: Action = async (world) => {
  const device = someDevice(world)
  if (device === undefined) return
  const session = await world.server.current(device.session)
  if (session === null || !mayInWorkspace(session.role, 'create')) return
  const profile = await heldBy(world, device)
  if (profile === undefined) return
  const text = `typed ${world.typed.size}.`
  world.typed.set(text, profile)
  const touched = await device.type(profile, text)
  noteTouched(world, profile, touched)
}

/** A client is handed over while its owner works on it: what is done in that moment comes late. */
const workBehindHandover: Action = async (world) => {
  const { random, server, sessions, census } = world
  const device = someDevice(world)
  const head = await server.current(sessions[0]!)
  if (device === undefined || head === null) return
  const profile = await heldBy(world, device)
  const to = random.maybe(sessions.slice(1, 4).filter(({ member }) => member !== device.session.member))
  if (profile === undefined || to === undefined) return
  const result = await server.notebook.handOver(head, [profile], to.member, 'at once')
  if (!('handed' in result)) return
  count(census, 'clients handed over', result.handed)
  keep(world, await device.change(profile, [fact('city', `late ${random.below(1_000)}`), fact('site', 'late')]))
  const text = `typed ${world.typed.size}.`
  world.typed.set(text, profile)
  const touched = await device.type(profile, text)
  noteTouched(world, profile, touched)
}

/** Who may settle what came late decides some of it, once it has come. */
const decide: Action = async (world) => {
  if (await decideOne(world)) return
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  await decideOne(world)
}

async function decideOne(world: World): Promise<boolean> {
  const { random, census, late, server } = world
  const open = server.storage.db.selectFrom('late').select('profile').distinct().where('settled', 'is', null)
  const profiles = (await open.orderBy('profile').execute()).map(({ profile }) => profile)
  for (const device of random.shuffled(world.devices.filter((one) => one.running()))) {
    for (const profile of random.shuffled(profiles).slice(0, 3)) {
      const waiting = random.maybe((await device.store().profile(profile)).late)
      if (waiting === undefined) continue
      late.set(waiting.id, profile)
      const { content } = waiting
      const some = content.type === 'changes' && random.chance(0.3) ? [random.pick(content.changes).id] : undefined
      const accepted = random.chance(0.5)
      count(census, accepted ? 'late work accepted' : 'late work declined')
      keep(world, await device.decide(profile, waiting.id, accepted, some))
      return true
    }
  }
  return false
}

/** Somebody changes their mind about what was decided. */
const putBack: Action = async (world) => {
  const device = someDevice(world)
  const again = world.random.maybe([...world.late])
  if (device === undefined || again === undefined) return
  count(world.census, 'late work put back')
  keep(world, await device.decide(again[1], again[0], null))
}

const TEXTS = /typed \d+\./g

function noteTouched(world: World, profile: ProfileId, touched: string): void {
  if (touched !== '') world.thinned.add(profile)
  for (const [gone] of touched.matchAll(TEXTS)) world.touched.add(gone)
}

const fact = (path: string, value: string | null): ChangeInput => ({ kind: 'fact', path, value })

function keep({ drafts }: World, made: Draft[]): void {
  for (const draft of made) drafts.set(draft.id, draft)
}

const cut: Action = ({ random, network }) => random.maybe(network.links())?.cut()
const halfOpen: Action = ({ random, network }) => random.maybe(network.links())?.halfOpen()
const weather: Action = ({ random, network }) => {
  network.up = random.chance(0.7)
  network.slowest = random.pick([5, 40, 400, 3_000])
}
const wake: Action = (world) => someDevice(world)?.wake()
const rival: Action = (world) => someDevice(world)?.rival(world.random.below(15_000))

const follow: Action = (world) => {
  const profile = world.random.maybe(world.profiles)
  if (profile !== undefined) someDevice(world)?.want(profile)
}

const crash: Action = async (world) => {
  const device = someDevice(world)
  if (device === undefined) return
  device.crash()
  await new Promise((resolve) => setTimeout(resolve, world.random.below(2_000)))
  device.disk.full = false
  await device.start()
}
/** Stays away until later, perhaps until the end. */
const leave: Action = (world) => someDevice(world)?.crash()
const comeAgain: Action = ({ random, devices }) => random.maybe(devices.filter((device) => !device.running()))?.start()

const fill: Action = (world) => {
  const device = someDevice(world)
  if (device !== undefined) device.disk.full = !device.disk.full
}

const killServer: Action = async ({ network, server }) => {
  network.die()
  await server.crash()
}
export const restartServer: Action = async ({ network, server }) => {
  for (const link of network.links()) link.closeByServer(4512)
  await server.restart()
}

const handOver: Action = async ({ random, server, sessions, profiles, census }) => {
  const by = await server.current(random.chance(0.7) ? sessions[0]! : random.pick(sessions))
  const to = random.pick(sessions.slice(0, 4))
  const some = profiles.filter(() => random.chance(2 / profiles.length))
  if (some.length === 0 || by === null) return
  const result = await server.notebook.handOver(by, some, to.member, 'take care')
  if ('handed' in result) count(census, 'clients handed over', result.handed)
}

const share: Action = async ({ random, server, sessions, profiles, census }) => {
  const profile = random.maybe(profiles)
  const by = await server.current(sessions[0]!)
  if (profile === undefined || by === null) return
  const { member } = random.pick(sessions)
  if (random.chance(0.4)) {
    if (await server.notebook.dropGrant(by, profile, member)) count(census, 'grants taken back')
  } else if (
    await server.notebook.setGrant(by, profile, { member, level: random.pick(['read', 'write'] as const), until: null })
  )
    count(census, 'grants given')
}

/** As the accounts do it: the role, and one event that says "everything may look different". */
const changeRole: Action = async ({ random, server, sessions }) => {
  const { member } = random.pick(sessions.slice(2))
  const role = random.pick(['head', 'manager', 'viewer'] as const)
  await server.storage.inWorkspace(server.workspace, async (trx, { seq }) => {
    await trx.updateTable('member').set({ role }).where('id', '=', member).execute()
    const event = { workspace: server.workspace, seq: seq(), member, profile: null, kind: 'view' as const }
    await trx.insertInto('access_event').values(event).execute()
    await trx
      .updateTable('workspace')
      .set((row) => ({ access_version: row('access_version', '+', 1) }))
      .where('id', '=', server.workspace)
      .execute()
  })
}

/** Disabled, and later let in again: everything of theirs is answered in the end. */
const disable: Action = async ({ random, server, sessions }) => {
  const { member } = random.pick(sessions.slice(1))
  await setDisabled(server, member, random.chance(0.5))
}
const setDisabled = (server: World['server'], member: string, disabled: boolean) =>
  server.storage.inWorkspace(server.workspace, async (trx) => {
    await trx
      .updateTable('member')
      .set({ disabled: disabled ? Date.now() : null })
      .where('id', '=', member as never)
      .execute()
    await trx
      .updateTable('workspace')
      .set((row) => ({ access_version: row('access_version', '+', 1) }))
      .where('id', '=', server.workspace)
      .execute()
  })
export async function letEverybodyIn({ server, sessions }: World): Promise<void> {
  for (const { member } of sessions) await setDisabled(server, member, false)
}

/** The member lets one of the devices go in the list of them: its id is good for nothing any more. */
const revokeDevice: Action = async (world) => {
  const { server } = world
  const device = someDevice(world)
  if (device === undefined) return
  const id = await device.store().meta('device')
  if (id === undefined) return
  await server.storage.inWorkspace(server.workspace, async (trx) => {
    await trx.updateTable('device').set({ revoked: Date.now() }).where('id', '=', id).execute()
  })
}

/** A browser profile is copied, with the device's id and all that is unsent; both go on. */
const clone: Action = async (world) => {
  const { random, devices } = world
  if (devices.length >= MOST_DEVICES) return
  const device = random.pick(devices)
  const wasRunning = device.running()
  if (wasRunning) device.crash()
  device.disk.full = false
  const copy = addDevice(world, device.session, await device.disk.copy())
  if (wasRunning) await device.start()
  await copy.start()
  count(world.census, 'cloned devices')
}

const often = (times: number, name: string, action: Action): [string, Action][] =>
  Array.from({ length: times }, () => [name, action])

/** What happens in each history. */
const ALWAYS: [string, Action][] = [
  ...often(17, 'edit', edit),
  ...often(9, 'type', type),
  ...often(3, 'create', create),
  ...often(2, 'pass a complaint up', raise),
  ...often(4, 'cut', cut),
  ...often(3, 'half-open', halfOpen),
  ...often(3, 'weather', weather),
  ...often(3, 'wake', wake),
  ...often(2, 'rival', rival),
  ...often(3, 'crash', crash),
  ...often(1, 'leave', leave),
  ...often(2, 'come again', comeAgain),
  ...often(2, 'disk full or free', fill),
  ...often(2, 'kill server', killServer),
  ...often(1, 'restart server', restartServer),
  ...often(4, 'hand over', handOver),
  ...often(4, 'share', share),
  ...often(6, 'work behind a handover', workBehindHandover),
  ...often(8, 'decide on late work', decide),
  ...often(2, 'put late work back', putBack),
  ...often(1, 'change role', changeRole),
  ...often(1, 'disable or enable', disable),
  ...often(1, 'revoke device', revokeDevice),
  ...often(1, 'clone', clone),
]
/** In every fifth, links to clients are followed, too; the others stay what they were. */
const WITH_LINKS: [string, Action][] = [...ALWAYS, ...often(10, 'follow a link', follow)]

export const actionsOf = (seed: number): [string, Action][] => (seed % 5 === 2 ? WITH_LINKS : ALWAYS)
