/**
 * Very many devices of ours in one process: each a socket that says hello, pulls when it is told to, and keeps what it
 * must to do so. Without a store: what is measured is the server.
 */
import { WebSocket } from 'ws'
import { newId, type ChangeId, type DeviceId, type ProfileId } from '../../../src/shared/ids'
import { PROTOCOL, type ToDevice, type ToServer } from '../../../src/shared/protocol'
import { decodeFrame, encodeFrame } from '../../../src/sync/frames'
import { inPool, obey } from './program.mjs'

/** Sockets that are being opened at a time. */
const POOL = 25

interface Given {
  cookie: string
  device: DeviceId
  profiles: ProfileId[]
  /** It was here yesterday: what it holds. */
  epoch: number
  team: number
  cursor: number
}

interface Device {
  profiles: ProfileId[]
  pulls: number
  /** Presses a key that leaves the field; resolves with the answer. */
  push(): Promise<ToDevice>
}

const devices: Device[] = []

obey({
  async connect({ url, given }: { url: string; given: Given[] }) {
    await inPool(given, POOL, async (one: Given) => {
      devices.push(await connect(url, one))
    })
  },
  /** The first `active` change something each `every` ms, each at moments of its own. Gives ms from push to answer. */
  async work({ active, every, seconds }: { active: number; every: number; seconds: number }) {
    const latencies: number[] = []
    const before = devices.reduce((sum, { pulls }) => sum + pulls, 0)
    let going = true
    const working = devices.slice(0, active).map(async (device) => {
      await sleep(every * Math.random())
      while (going) {
        const began = performance.now()
        await device.push()
        latencies.push(performance.now() - began)
        await sleep(every * (0.5 + Math.random()))
      }
    })
    await sleep(seconds * 1_000)
    going = false
    await Promise.all(working)
    return { latencies, pulls: devices.reduce((sum, { pulls }) => sum + pulls, 0) - before }
  },
})

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function connect(
  url: string,
  { cookie, device: id, profiles, epoch, team, cursor: held }: Given,
): Promise<Device> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync`, {
    headers: { cookie },
    origin: url,
    // As browsers do: every frame, however small.
    perMessageDeflate: { threshold: 0 },
  })
  socket.binaryType = 'arraybuffer'
  const send = (message: ToServer) => socket.send(encodeFrame(message) as Uint8Array)
  let n = 0
  let cursor = held
  let pulling = false
  let again = false
  let answered: (answer: ToDevice) => void = () => {}
  let whole = () => {}
  const ready = new Promise<void>((resolve, reject) => {
    whole = resolve
    socket.on('error', reject)
    socket.on('close', (code) => reject(new Error(`a device of the crowd was closed: ${code}`)))
  })
  const pull = (next: string | null = null) => {
    if (pulling && next === null) return void (again = true)
    pulling = true
    send({ type: 'pull', cursor, next })
  }
  const device: Device = {
    profiles,
    pulls: 0,
    push: () =>
      new Promise((resolve) => {
        answered = resolve
        const profile = profiles[n % profiles.length]!
        const id = newId<ChangeId>()
        const value = `visit${n}.example.com`
        const change = { kind: 'fact' as const, id, profile, at: Date.now(), after: [], path: 'site', value }
        send({ type: 'push', items: [{ type: 'changes', n: ++n, profile, changes: [change] }] })
      }),
  }
  socket.on('open', () => send({ type: 'hello', protocol: PROTOCOL, device: id, label: 'Device', epoch, team }))
  socket.on('message', (frame: ArrayBuffer) => {
    const message = decodeFrame(frame)
    if (message.type === 'answers') answered(message)
    else if (message.type === 'welcome') whole()
    else if (message.type === 'hint') pull()
    else if (message.type === 'batch') {
      if (message.next !== null) return pull(message.next)
      device.pulls += 1
      cursor = message.cursor
      pulling = false
      if (again) pull()
      again = false
    }
  })
  await ready
  return device
}
