/**
 * Lines that are bad: half open, narrow, cut at any byte, connections that reach the server twice, readers that do
 * not read. docs/sync.md [S3] [S5] [S11], engine.ts [E1] [E2] [E4] [E5] [E6].
 */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId, type DeviceId } from '../../src/shared/ids'
import { CLOSE, PROTOCOL, type ToDevice, type ToServer } from '../../src/shared/protocol'
import { decodeFrame, encodeFrame } from '../../src/sync/frames'
import { makeRandom } from '../fuzz/random'
import { openDevice } from '../support/appDevice'
import { FAIR, openFaultProxy, type FaultProxy } from '../support/faultProxy'
import { openSocket } from '../support/server'
import { addDevices, addShared, allSent, closeCompany, judge, openCompany, writeAt, type Company } from './company'
import { eventually, KILLS, LONG, note, SEED } from './run'

let company: Company
let proxy: FaultProxy
beforeEach(async () => {
  company = await openCompany(2)
  proxy = await openFaultProxy(company.server, SEED)
})
afterEach(async () => {
  proxy.weather = FAIR
  await closeCompany(company)
  await proxy.close()
})

describe('bad lines', () => {
  const rounds = LONG ? KILLS / 2 : 4
  it(
    `[S5] [S11] [E1] [E2] [E4] cuts at any byte, delays, connections that arrive twice, ${rounds} rounds: each change once`,
    { timeout: 180_000 + rounds * 30_000 },
    async () => {
      const random = makeRandom(SEED)
      await addDevices(company, 2)
      await addShared(company, 2)
      await addDevices(company, 2, proxy)
      const [, , phone, tablet] = company.devices
      for (let round = 0; round < rounds; round++) {
        proxy.weather = {
          delay: random.pick([0, 20, 300]),
          bytesPerSecond: random.pick([Infinity, 200_000]),
          cut: random.pick([0, 0.5, 1]),
          twice: random.pick([0, 0.5, 1]),
        }
        for (let step = 0; step < 3; step++) {
          await writeAt(company, random.pick(company.devices), random)
          await wait(random.below(200))
        }
        random.maybe(proxy.links())?.cut()
        phone!.online()
        tablet!.online()
      }
      proxy.weather = FAIR
      await allSent(company)
      const { changes, passages } = await judge(company)
      note(`${rounds} rounds of bad weather: ${changes} changes and ${passages} passages, each once`)
    },
  )

  it.runIf(LONG)('[E5] a half-open socket is noticed within 20 s, and everything is delivered afterwards', async () => {
    const random = makeRandom(SEED)
    await addDevices(company, 2, proxy)
    await addShared(company, 2)
    const [phone, tablet] = company.devices
    for (const isWriting of [false, true]) {
      await eventually('both connections', () => proxy.links().length >= 2)
      await allSent(company)
      const isOffline = (device: typeof phone) => {
        const said = device!.told.findLast(({ type }) => type === 'connection')
        return said?.type === 'connection' && said.connection.state === 'offline'
      }
      const began = Date.now()
      for (const link of proxy.links()) link.halfOpen()
      if (isWriting) for (const device of [phone, tablet]) await writeAt(company, device!, random)
      await phone!.until('the phone noticed', () => isOffline(phone), 30_000)
      const noticed = Date.now() - began
      note(`half open, ${isWriting ? 'writing' : 'quiet'}: noticed after ${(noticed / 1_000).toFixed(1)} s`)
      expect(noticed).toBeLessThan(20_000)
      await writeAt(company, phone!, random)
    }
    await allSent(company)
    await judge(company)
  })

  it.runIf(LONG)('[E6] a whole notebook comes by a line on which one batch takes longer than the silence', async () => {
    await addDevices(company, 1)
    await addShared(company, 1)
    const [office] = company.devices
    // About 700 KB that does not compress, in one batch: half a minute at 24 KB a second.
    for (let count = 0; count < 98; count++) {
      const noise = Buffer.from(crypto.getRandomValues(new Uint8Array(3_600))).toString('base64')
      await office!.create([
        { kind: 'fact', path: 'name', value: `Client ${count}` },
        { kind: 'fact', path: 'about', value: noise },
      ])
    }
    await allSent(company)
    proxy.weather = { ...FAIR, bytesPerSecond: 24_000 }
    const began = Date.now()
    const phone = await openDevice(proxy, company.marina)
    company.devices.push(phone)
    phone.online()
    await phone.until('the whole notebook', () => phone.told.some(({ type }) => type === 'whole'), 115_000)
    note(`a narrow line: whole after ${Math.round((Date.now() - began) / 1_000)} s`)
    proxy.weather = FAIR
    await judge(company)
  })

  it.runIf(LONG)(
    '[S3] a reader that does not read is bounded, then cut as slow, then catches up',
    { timeout: 300_000 },
    async () => {
      await addDevices(company, 1)
      await addShared(company, 1)
      const [office] = company.devices
      for (let count = 0; count < 98; count++) {
        const noise = Buffer.from(crypto.getRandomValues(new Uint8Array(3_600))).toString('base64')
        await office!.create([{ kind: 'fact', path: 'about', value: noise }])
      }
      await allSent(company)
      const pid = company.server.pid()
      const before = await residentOf(pid)
      const socket = openSocket(proxy, '/sync', { cookie: company.marina.cookie })
      socket.binaryType = 'arraybuffer'
      await once(socket, 'open')
      const say = (message: ToServer) => socket.send(encodeFrame(message))
      const heard: ToDevice['type'][] = []
      socket.on('message', (frame: ArrayBuffer) => heard.push(decodeFrame(frame).type))
      const device = newId<'device'>() as DeviceId
      say({ type: 'hello', protocol: PROTOCOL, device, label: 'slow', epoch: null, team: null })
      await eventually('the welcome', () => heard.includes('welcome'))
      const link = proxy.links().at(-1)!
      link.pause(true)
      // It asks for far more than lies in the buffers of the system, and never reads.
      for (let asked = 0; asked < 30; asked++) say({ type: 'pull', cursor: 0, next: null })
      let most = 0
      const began = Date.now()
      // The server gives up 30 s after an answer that could not leave, and a second later for each 16 KB of it (some 22);
      // the frame that says so waits behind the others, half a minute at most. In the middle of that it is read.
      while (Date.now() - began < 67_000) {
        most = Math.max(most, (await residentOf(pid)) - before)
        await wait(500)
      }
      link.pause(false)
      const [code] = (await once(socket, 'close')) as [number]
      expect(code).toBe(CLOSE.slow.code)
      expect(heard.filter((type) => type === 'batch').length).toBeLessThan(30)
      expect(most).toBeLessThan(150)
      note(`a slow reader: ${heard.length} frames taken, the server grew by ${Math.round(most)} MB at most`)
      await addDevices(company, 1, proxy)
      await allSent(company)
      await judge(company)
    },
  )
})

/** MB of memory that a process holds. */
async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1_024
}
