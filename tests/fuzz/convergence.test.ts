/**
 * Devices with the app's own sync code against the server's own, with clock, network and disk replaced: connections
 * that are cut or half open, frames that arrive late or twice, two workers at one outbox, devices and the server killed
 * at any moment, full disks, wrong clocks, handovers, grants, roles, disabled members, revoked devices, and browser
 * profiles copied with their device's id; links to clients that are followed. Then everybody comes back.
 *
 *   [C1] Each change that a device was told is stored exists exactly once in the ledger.
 *   [C2] Nothing that a device said it saved is lost: it is in the ledger, a late contribution, or on the shelf.
 *   [C3] Every replica that may see a client folds to the server's state of it, notes included.
 *   [C4] No replica keeps a client that its member may not see.
 *   [C5] Nothing stays unsent.
 *   [C6] What came late is in the ledger once it was accepted, and only then: nothing declined comes back.
 *
 * `npm run test:fuzz -- --seeds 20000` runs that many histories, `-- --seed 17` one again; see scripts/fuzz.mjs.
 */
import { appendFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, it, vi } from 'vitest'
import { makeRandom } from './random'
import { actionsOf, create, letEverybodyIn, restartServer } from './simulation/actions'
import { count, inWords, makeCensus } from './simulation/census'
import { judge } from './simulation/judge'
import type { Device } from './simulation/device'
import { prepareDatabase } from './simulation/server'
import { finished, pass, until, useRealTime, useSimulatedTime } from './simulation/time'
import { closeWorld, openWorld, type World } from './simulation/world'

// The browser's stream decompresses in a thread of its own, whose turns no seed decides.
vi.mock('../../src/storage/codec', async (original) => ({
  ...(await original<object>()),
  inflate: async (bytes: Uint8Array) => new Uint8Array(inflateRawSync(bytes)),
}))

// Yjs keeps the function that it finds when it is loaded: before that, ours takes its place.
const chance = vi.hoisted(() => {
  const real = globalThis.crypto.getRandomValues.bind(globalThis.crypto)
  const source = { below: null as ((end: number) => number) | null }
  globalThis.crypto.getRandomValues = (array) => {
    if (array === null || source.below === null) return real(array)
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    for (let index = 0; index < bytes.length; index++) bytes[index] = source.below(256)
    return array
  }
  return source
})

/** The histories of `npm test`, which has no time for many long ones. */
const SHORT_RUN = 300

/** Histories that found something, and what: they stay in the short run. */
const FOUND: Record<number, string> = {
  300: 'text that came late into a paragraph which was deleted meanwhile',
  1360: 'a batch that was stored after the next one, from before a client left the view',
  1120: 'text that was typed in a page opened anew, next to text that came late',
  13_000: 'two workers at two pulls, of which the earlier stored its row over that of the later',
  14_422: 'two workers at one pull in stages, of which the later made a row of documents that had not come',
  17_920: 'two workers, of which one made a row of what it had read before the other stored more',
  19_220: 'the same, where what it had read was to be made anew because the server had refused a change',
  768: 'the word that a session is over comes after its member was let in again',
}

const { FUZZ_SEED, FUZZ_SEEDS, FUZZ_FROM = '1', FUZZ_STEPS, FUZZ_REPORT } = process.env
const seeds =
  FUZZ_SEED === undefined
    ? [
        ...Array.from({ length: Number(FUZZ_SEEDS ?? SHORT_RUN) }, (_, index) => Number(FUZZ_FROM) + index),
        ...(FUZZ_SEEDS === undefined ? Object.keys(FOUND).map(Number) : []).filter((seed) => seed > SHORT_RUN),
      ]
    : [Number(FUZZ_SEED)]
const named = seeds.map((seed): [string, number] => [[`seed ${seed}`, FOUND[seed]].filter(Boolean).join(': '), seed])

/**
 * Of the short run one history has 500 steps and four have 100, the others 6 to 15; of every hundred beyond it one
 * has 500 and four have 100, the others 12 to 23.
 */
function stepsOf(seed: number): number {
  if (FUZZ_STEPS !== undefined) return Number(FUZZ_STEPS)
  const isShort = seed <= SHORT_RUN
  if (seed % (isShort ? SHORT_RUN : 100) === 0) return 500
  if (seed % (isShort ? 60 : 20) === 0) return 100
  return isShort ? 6 + (seed % 10) : 12 + (seed % 12)
}

const START = Date.UTC(2026, 2, 3, 9)
const DAY = 86_400_000
const census = makeCensus()
/** Told to who runs many of these files. */
const report = (line: object) => FUZZ_REPORT !== undefined && appendFileSync(FUZZ_REPORT, `${JSON.stringify(line)}\n`)

describe('devices, however badly treated, and the server agree in the end', () => {
  let began = process.cpuUsage()
  beforeAll(async () => {
    await prepareDatabase()
    began = process.cpuUsage()
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    useRealTime()
    chance.below = null
  })
  afterAll(() => {
    const { user, system } = process.cpuUsage(began)
    count(census, 'ms of processor', Math.round((user + system) / 1_000))
    report({ census: Object.fromEntries(census) })
    if (FUZZ_REPORT === undefined) process.stdout.write(`${inWords(census)}\n`)
  })

  it.each(named)('[C1] [C2] [C3] [C4] [C5] [C6] %s', async (_name, seed) => {
    const random = makeRandom(seed)
    // Ids are made of the time and of chance; each history has a day of its own, so that they never go back.
    useSimulatedTime(START + seed * DAY)
    chance.below = random.below
    const world = await openWorld(random, census)
    // A browser's: what the app tells of and goes on after, such as a full disk in the midst of idle work.
    vi.stubGlobal('reportError', (error: unknown) => world.log.push(String(error)))
    try {
      await live(world, seed)
      await comeBack(world)
      await judge(world)
      count(census, 'histories')
      report({ seed, passed: true })
    } catch (error) {
      report({ seed, passed: false, why: String(error).slice(0, 500) })
      if (FUZZ_SEED !== undefined) process.stderr.write(`${world.log.join('\n')}\n`)
      throw error
    } finally {
      await closeWorld(world)
    }
  })
})

async function live(world: World, seed: number): Promise<void> {
  const { random, log } = world
  const actions = actionsOf(seed)
  for (const device of world.devices) await finished(device.start(), 'start')
  for (let some = 0; some < 4; some++) await finished(Promise.resolve(create(world)), 'create')
  await pass(3_000)
  for (let step = 0; step < stepsOf(seed); step++) {
    const [name, action] = random.pick(actions)
    log.push(`${Date.now() % DAY} ${name}`)
    count(census, `step: ${name}`)
    await finished(Promise.resolve(action(world)), name)
    await pass(random.below(random.chance(0.1) ? 4_000 : 200))
  }
}

/** The network is good again, disks have room, everybody is back; time passes until nothing is unsent. */
async function comeBack(world: World): Promise<void> {
  const { network, devices, server } = world
  network.up = true
  network.slowest = 20
  await finished(letEverybodyIn(world), 'letting in')
  for (const device of devices) {
    device.disk.full = false
    if (!device.running()) await finished(device.start(), 'start')
    device.wake()
  }
  await everythingSent(world)
  // Bursts of typing that a killed server left unrecorded are found when their document is opened; the others
  // end with the process. Then nothing moves any more.
  for (const profile of world.profiles) await finished(server.notebook.document(server.workspace, profile), 'document')
  await pass(1_000)
  await finished(Promise.resolve(restartServer(world)), 'restart')
  for (const device of devices) device.wake()
  await everythingSent(world)
  const row = server.storage.sqlite.prepare('select seq from workspace')
  await everybodyHas(world, () => (row.get() as { seq: number }).seq)
  // Rows that are to be made anew wait for some quiet.
  await pass(5_000)
}

async function everythingSent({ devices }: World): Promise<void> {
  for (const device of devices) {
    device.wake()
    await finished(device.settled(), `${device.name} writes`)
    await until(
      async () => {
        signInAgain(device)
        return (await device.store().unsent()).size === 0
      },
      () => `[C5] ${device.name} has sent everything`,
    )
  }
}

/** The word that a session is over may come late, to one that is let in again meanwhile: its member signs in. */
function signInAgain(device: Device): void {
  if (device.asksToSignIn()) device.wake()
}

/** A device that was told of nothing asks every nine seconds. */
async function everybodyHas({ devices }: World, seq: () => number): Promise<void> {
  for (const device of devices)
    await until(
      async () => {
        signInAgain(device)
        return (await device.store().meta('cursor')) === seq() && !(await device.store().meta('next'))
      },
      () => `[C3] ${device.name} has pulled everything`,
      120_000,
    )
}
