/** A company: its server, its members, their devices, the network between them, and what was said to whom. */
import type { Session } from '../../../server/accounts/session'
import type { ChangeId, ProfileId } from '../../../src/shared/ids'
import type { Draft } from '../../../src/shared/profile/change'
import type { Answer, OutboxItem } from '../../../src/shared/protocol'
import type { NewItem } from '../../../src/storage/notebookStore'
import type { Random } from '../random'
import { count, type Census } from './census'
import { makeDevice, type Device } from './device'
import { makeDisk, type Disk } from './disk'
import { makeNetwork, type Network } from './network'
import { Server } from './server'
import { finished, pass } from './time'

export interface World {
  random: Random
  server: Server
  network: Network
  census: Census
  sessions: Session[]
  devices: Device[]
  /** Names what has happened, for a failing seed. */
  log: string[]
  profiles: ProfileId[]
  drafts: Map<ChangeId, Draft>
  /** By text: the profile that it was typed in. */
  typed: Map<string, ProfileId>
  /** Texts that somebody took away, or moved. */
  touched: Set<string>
  /** Clients in whose notes somebody took something away: what others typed there meanwhile may have lost its place. */
  thinned: Set<ProfileId>
  /** Late contributions that somebody decided about. */
  late: Map<string, ProfileId>
  /** What a device said it saved. */
  savedDrafts: Set<ChangeId>
  savedTexts: Set<string>
  /** What a device heard is stored on the server. */
  ackedDrafts: Set<ChangeId>
}

/** More than that no company here has. */
export const MOST_DEVICES = 8

const MEMBERS = [
  ['head', 'Marina'],
  ['manager', 'Anna'],
  ['manager', 'Boris'],
  ['manager', 'Vera'],
  ['viewer', 'Gleb'],
] as const

export async function openWorld(random: Random, census: Census): Promise<World> {
  const server = await finished(Server.open(), 'opening')
  const sessions: Session[] = []
  for (const [role, name] of MEMBERS) sessions.push(await finished(server.member(role, name), name))
  const world: World = {
    random,
    server,
    network: makeNetwork(random, census),
    census,
    sessions,
    devices: [],
    log: [],
    profiles: [],
    drafts: new Map(),
    typed: new Map(),
    touched: new Set(),
    thinned: new Set(),
    late: new Map(),
    savedDrafts: new Set(),
    savedTexts: new Set(),
    ackedDrafts: new Set(),
  }
  // Many devices cost much, and find little that few do not.
  const devices = 2 + Math.min(random.below(MOST_DEVICES - 1), random.below(MOST_DEVICES - 1))
  for (let index = 0; index < devices; index++) addDevice(world, index < 2 ? sessions[index]! : random.pick(sessions))
  count(census, `histories of ${devices} devices at first`)
  return world
}

export async function closeWorld(world: World): Promise<void> {
  for (const device of world.devices) if (device.running()) device.crash()
  await finished(world.server.close(), 'closing')
  // What is still on its way ends here: nothing of one history reaches into the next.
  await pass(10_000)
}

export function addDevice(world: World, session: Session, disk: Disk = makeDisk()): Device {
  const device = makeDevice({
    name: `${session.name} ${world.devices.length + 1}`,
    session,
    disk,
    random: world.random,
    connect: (events, process) =>
      world.network.connect(events, {
        device: process,
        accept: (socket) => world.server.accept(socket, session),
        atServer: (run) => world.server.within(run),
      }),
    saved: (items) => noteSaved(world, items),
    answered: (item, answer) => noteAnswer(world, item, answer),
    failed: (why) => count(world.census, `a device's worker failed: ${why}`),
  })
  device.skew = world.random.chance(0.3) ? world.random.below(600_000) - 300_000 : 0
  world.devices.push(device)
  return device
}

function noteSaved({ savedDrafts, savedTexts, typed }: World, items: NewItem[]): void {
  for (const item of items)
    if (item.type === 'changes') for (const { id } of item.changes) savedDrafts.add(id)
    else for (const text of typed.keys()) if (holds(item.update, text)) savedTexts.add(text)
}

function noteAnswer({ ackedDrafts, census }: World, item: OutboxItem, answer: Answer): void {
  count(census, `answer ${answer.result === 'refused' ? `refused: ${answer.why}` : answer.result} (${item.type})`)
  if (item.type === 'changes' && answer.result === 'stored') for (const { id } of item.changes) ackedDrafts.add(id)
}

/** Texts end with a full stop, so that none is the beginning of another. */
export const holds = (update: Uint8Array, text: string): boolean => Buffer.from(update).includes(text)
