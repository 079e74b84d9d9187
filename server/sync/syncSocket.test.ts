/** The conversation on /sync with a reader that does not read; tests/integration/sync.test.ts has the rest. */
import { EventEmitter } from 'node:events'
import { decodeAny, encodeAny } from 'lib0/buffer'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { CLOSE, PROTOCOL, type ToDevice, type ToServer } from '../../src/shared/protocol'
import {
  addProfile,
  newDevice,
  openTestWorkspace,
  pullAll,
  silent,
  type TestWorkspace,
} from '../../tests/support/notebook'
import type { Session } from '../accounts/session'
import { handleSync } from './syncSocket'

let workspace: TestWorkspace
let anna: Session

beforeEach(async () => {
  workspace = await openTestWorkspace()
  anna = await workspace.member('manager', 'Anna')
})
afterEach(async () => {
  vi.useRealTimers()
  await workspace.close()
})

/** A socket whose other end takes frames, or lets them lie. */
class Line extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  reads = true
  sent: ToDevice[] = []
  lying: (() => void)[] = []
  closed: number | null = null
  get bufferedAmount() {
    return this.lying.length * 1_000_000
  }
  send(frame: Uint8Array, ...rest: unknown[]) {
    this.sent.push(decodeAny(frame) as ToDevice)
    const done = rest.at(-1) as () => void
    if (this.reads) done()
    else this.lying.push(done)
  }
  close(code: number) {
    if (this.closed !== null) return
    this.closed = code
    this.readyState = 3
    this.emit('close')
  }
  say(message: ToServer) {
    this.emit('message', Buffer.from(encodeAny(message as Parameters<typeof encodeAny>[0])), true)
  }
  of<T extends ToDevice['type']>(type: T) {
    return this.sent.filter((message): message is Extract<ToDevice, { type: T }> => message.type === type)
  }
}

const open = async (device = newDevice()) => {
  const line = new Line()
  handleSync(line as unknown as WebSocket, anna, {
    notebook: workspace.notebook,
    db: workspace.storage.db,
    log: silent,
    revalidate: async () => anna,
  })
  line.say({ type: 'hello', protocol: PROTOCOL, device, label: '', epoch: null })
  await vi.waitFor(() => expect(line.of('welcome')).toHaveLength(1))
  return line
}

test('[K4] a reader who does not read is given one answer and no hint, then cut, and catches up on the next socket', async () => {
  const profile = await addProfile(workspace.notebook, anna)
  const line = await open()
  line.reads = false
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const pull: ToServer = { type: 'pull', cursor: 0, next: null }
  line.say(pull)
  line.say(pull)
  line.say(pull)
  await vi.waitFor(() => expect(line.of('batch')).toHaveLength(1))
  await addProfile(workspace.notebook, anna)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(line.of('batch')).toHaveLength(1)
  expect(line.of('hint')).toHaveLength(0)
  expect(line.closed).toBeNull()
  await vi.advanceTimersByTimeAsync(15_000)
  expect(line.closed).toBe(CLOSE.slow.code)
  vi.useRealTimers()

  const again = await open()
  again.say(pull)
  await vi.waitFor(() => expect(again.of('batch')).toHaveLength(1))
  expect(again.of('batch')[0]!.news.map((one) => one.profile)).toContain(profile)
  expect(again.of('batch')[0]!.news).toHaveLength((await pullAll(workspace.notebook, anna, 0)).news.length)
  again.close(1000)
})

test('[S16] a hint that found too much on its way follows it', async () => {
  const line = await open()
  line.reads = false
  line.say({ type: 'pull', cursor: 0, next: null })
  await vi.waitFor(() => expect(line.of('batch')).toHaveLength(1))
  const before = line.of('batch')[0]!.cursor
  await addProfile(workspace.notebook, anna)
  // Somebody else of the same workspace hears of it: so does this line's hub.
  const near = await open()
  await addProfile(workspace.notebook, anna)
  await vi.waitFor(() => expect(near.of('hint')).not.toHaveLength(0))
  expect(line.of('hint')).toHaveLength(0)
  line.reads = true
  for (const done of line.lying.splice(0)) done()
  await vi.waitFor(() => expect(line.of('hint')).toHaveLength(1))
  line.say({ type: 'pull', cursor: before, next: null })
  await vi.waitFor(() => expect(line.of('batch').at(-1)!.news).toHaveLength(2))
  line.close(1000)
  near.close(1000)
})

test('[S16] whoever may read what is a colleague’s is told that it changed', async () => {
  const boris = await workspace.member('manager', 'Boris')
  const mode = {
    kind: 'directory' as const,
    id: 'directory',
    value: JSON.stringify({ id: 'directory', mode: 'everyone' }),
  }
  await workspace.storage.db
    .insertInto('setting')
    .values({ workspace: workspace.workspace, ...mode, seq: 2 })
    .execute()
  const line = await open()
  await addProfile(workspace.notebook, boris)
  await vi.waitFor(() => expect(line.of('hint')).not.toHaveLength(0))
  line.close(1000)
})

test('[S3] more frames than may wait end the connection', async () => {
  const line = await open()
  line.reads = false
  for (let count = 0; count < 40; count++) line.say({ type: 'get', profiles: [] })
  expect(line.closed).toBe(CLOSE.tooFast.code)
})

test('[S2] a hand-in token is given to a device that says it has none, once', async () => {
  const device = newDevice()
  const line = new Line()
  const context = { notebook: workspace.notebook, db: workspace.storage.db, log: silent, revalidate: async () => anna }
  handleSync(line as unknown as WebSocket, anna, context)
  line.say({ type: 'hello', protocol: PROTOCOL, device, label: '', epoch: null, handIn: 'none' })
  await vi.waitFor(() => expect(line.of('welcome')).toHaveLength(1))
  expect(line.of('welcome')[0]!.handIn).toMatch(/^[\w-]{43}$/)
  line.close(1000)
  expect((await open(device)).of('welcome')[0]).not.toHaveProperty('handIn')
})
