/**
 * A device that speaks `/sync` by hand: hello, then push, pull and get as frames, without the app.
 *
 *   const device = await openDevice(olga)
 *   const profile = await addProfile(device, 'Ladoga')
 *   await device.ask({ type: 'pull', cursor: 0, next: null })      // the next frame that is no hint
 *   await device.closed                                           // the close code
 */
import { once } from 'node:events'
import { decodeAny, encodeAny } from 'lib0/buffer'
import type { WebSocket } from 'ws'
import { newId, type DeviceId, type ProfileId } from '../../src/shared/ids'
import { PROTOCOL, type Answer, type OutboxItem, type ToDevice, type ToServer } from '../../src/shared/protocol'
import { created, fact, itemsOf } from './notebook'
import type { Person } from './server'

type Frame<Type extends ToDevice['type']> = Extract<ToDevice, { type: Type }>

export interface SyncDevice {
  id: DeviceId
  socket: WebSocket
  welcome: Frame<'welcome'>
  /** Hints that came so far. */
  hints(): number
  /** Sends a frame and gives the next one that is no hint. */
  ask(frame: ToServer): Promise<ToDevice>
  push(items: OutboxItem[]): Promise<Answer[]>
  pull(cursor: number): Promise<Frame<'batch'>>
  /** The code with which the socket was closed, whoever closed it. */
  closed: Promise<number>
  close(): Promise<void>
}

/** Opens a socket and says hello. @throws Error with the close code when the server does not welcome it. */
export async function openDevice(person: Person, id: DeviceId = newId<'device'>() as DeviceId): Promise<SyncDevice> {
  const socket = person.socket('/sync')
  const inbox = inboxOf(socket)
  await once(socket, 'open')
  const ask = (frame: ToServer) => {
    socket.send(encodeAny(frame))
    return inbox.next()
  }
  const expecting = async <Type extends ToDevice['type']>(type: Type, frame: ToServer) => {
    const answer = await ask(frame)
    if (answer.type !== type) throw new Error(`${answer.type} came instead of ${type}`)
    return answer as Frame<Type>
  }
  return {
    id,
    socket,
    welcome: await expecting('welcome', { type: 'hello', protocol: PROTOCOL, device: id, label: 'Test', epoch: null }),
    hints: inbox.hints,
    ask,
    push: async (items) => (await expecting('answers', { type: 'push', items })).answers,
    pull: (cursor) => expecting('batch', { type: 'pull', cursor, next: null }),
    closed: inbox.closed,
    async close() {
      socket.close()
      await inbox.closed
    },
  }
}

function inboxOf(socket: WebSocket) {
  const frames: ToDevice[] = []
  const waiting: { resolve: (frame: ToDevice) => void; reject: (error: Error) => void }[] = []
  let hints = 0
  let code: number | null = null
  socket.on('message', (bytes: Buffer) => {
    const frame = decodeAny(bytes) as unknown as ToDevice
    if (frame.type === 'hint') hints += 1
    else if (waiting.length > 0) waiting.shift()!.resolve(frame)
    else frames.push(frame)
  })
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (given) => {
      code = given
      for (const { reject } of waiting.splice(0)) reject(new Error(`closed with ${code}`))
      resolve(given)
    })
  })
  const next = () =>
    new Promise<ToDevice>((resolve, reject) => {
      const frame = frames.shift()
      if (frame !== undefined) resolve(frame)
      else if (code !== null) reject(new Error(`closed with ${code}`))
      else waiting.push({ resolve, reject })
    })
  return { next, closed, hints: () => hints }
}

/** Makes a profile with a name, as the first items of a new device. */
export async function addProfile(
  device: SyncDevice,
  name: string,
  n = device.welcome.answered + 1,
): Promise<ProfileId> {
  const profile = newId<'profile'>() as ProfileId
  const [answer] = await device.push(itemsOf([[created(profile), fact(profile, 'name', name)]], n))
  if (answer?.result !== 'stored') throw new Error(`the profile was not stored: ${JSON.stringify(answer)}`)
  return profile
}
