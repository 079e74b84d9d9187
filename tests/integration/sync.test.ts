/** `/sync` with real sockets against the real process: what devices see, and what bad input does not do. */
import { once } from 'node:events'
import { encodeAny, decodeAny } from 'lib0/buffer'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { CLOSE, FIRST_SERVER_CLIENT, LIMITS, PROTOCOL, type OutboxItem, type ToDevice } from '../../src/shared/protocol'
import { newId, type DeviceId, type ProfileId } from '../../src/shared/ids'
import { created, fact, itemsOf, newDevice, newProfile, NotesPad } from '../support/notebook'
import { closeCode, join, openSocket, setUp, startServer, type Person, type TestServer } from '../support/server'

let server: TestServer
let head: Person
let anna: Person
let boris: Person

beforeAll(async () => {
  server = await startServer()
  head = await setUp(server)
  anna = await join(server, head, { name: 'Anna' })
  boris = await join(server, head, { name: 'Boris' })
})
afterAll(() => server.stop())

/** A device that speaks the protocol and nothing more. */
class TestDevice {
  readonly messages: ToDevice[] = []
  n = 0

  private constructor(
    readonly socket: WebSocket,
    readonly id: DeviceId,
  ) {
    socket.on('message', (data: Buffer) => this.messages.push(decodeAny(data) as ToDevice))
  }

  static async open(person: Person, id = newDevice()): Promise<TestDevice> {
    const socket = person.socket('/sync')
    const device = new TestDevice(socket, id)
    await once(socket, 'open')
    device.say({ type: 'hello', protocol: PROTOCOL, device: id, label: 'Test, Node', epoch: null })
    await device.next('welcome')
    return device
  }

  say(message: unknown): void {
    this.socket.send(encodeAny(message as Parameters<typeof encodeAny>[0]))
  }

  /** Takes the first message of a type out of those that came, waiting for it. */
  async next<T extends ToDevice['type']>(type: T): Promise<Extract<ToDevice, { type: T }>> {
    return vi.waitFor(
      () => {
        const index = this.messages.findIndex((message) => message.type === type)
        if (index === -1) throw new Error(`no ${type} came`)
        return this.messages.splice(index, 1)[0] as Extract<ToDevice, { type: T }>
      },
      { timeout: 10_000, interval: 5 },
    )
  }

  async push(...items: OutboxItem[]) {
    this.say({ type: 'push', items })
    return (await this.next('answers')).answers
  }

  async pull(cursor = 0) {
    this.say({ type: 'pull', cursor, next: null })
    return this.next('batch')
  }

  /** Creates a profile and gives its id. */
  async create(name = 'Ladoga'): Promise<ProfileId> {
    const profile = newProfile()
    const [answer] = await this.push(...itemsOf([[created(profile), fact(profile, 'name', name)]], ++this.n))
    expect(answer?.result).toBe('stored')
    return profile
  }

  close(): void {
    this.socket.close()
  }
}

/** Everything the server holds, as the head's pull shows it. */
async function everything() {
  const device = await TestDevice.open(head)
  const batch = await device.pull()
  device.close()
  return batch.news
}

describe('an edit', () => {
  it('is pushed, hinted to those who may see it, pulled by them, and by nobody else', async () => {
    const [a, h, b] = [await TestDevice.open(anna), await TestDevice.open(head), await TestDevice.open(boris)]
    const before = (await h.pull()).cursor
    const profile = await a.create('Kuhni')
    await h.next('hint')
    const batch = await h.pull(before)
    expect(batch.news).toMatchObject([{ profile, row: { name: 'Kuhni', owner: anna.me.member.id } }])
    expect(batch.news[0]?.updates).toHaveLength(1)
    expect((await b.pull(before)).news).toEqual([])
    expect(b.messages.filter(({ type }) => type === 'hint')).toEqual([])
    for (const device of [a, h, b]) device.close()
  })

  it('is stored exactly once when the server is killed between the commit and the next push', async () => {
    const device = await TestDevice.open(anna)
    const profile = await device.create()
    const items = itemsOf([[fact(profile, 'city', 'Omsk')], [fact(profile, 'city', 'Tomsk')]], 2)
    const first = await device.push(...items)
    const unanswered = itemsOf([[fact(profile, 'city', 'Perm')]], 4)
    device.say({ type: 'push', items: unanswered })
    await server.kill()
    await server.restart()
    const again = await TestDevice.open(anna, device.id)
    expect(await again.push(...items)).toEqual(first)
    const [answer] = await again.push(...unanswered)
    expect(answer?.result).toBe('stored')
    expect(await again.push(...unanswered)).toEqual([answer])
    const row = (await again.pull()).news.find((news) => news.profile === profile)?.row
    // Created, name and three cities: whatever came twice is there once.
    expect(row).toMatchObject({ city: 'Perm', made: 5 })
    again.close()
  })

  it('is welcomed with the highest number that was answered', async () => {
    const device = await TestDevice.open(anna)
    await device.create()
    device.close()
    const again = anna.socket('/sync')
    await once(again, 'open')
    again.send(encodeAny({ type: 'hello', protocol: PROTOCOL, device: device.id, label: 'x', epoch: null }))
    const [welcome] = (await once(again, 'message')) as [Buffer]
    expect(decodeAny(welcome)).toMatchObject({ type: 'welcome', answered: 1, member: { id: anna.me.member.id } })
    again.close()
  })
})

describe('a handover over HTTP', () => {
  it('brings the profile to the new owner and takes it from the old one, who is told at once', async () => {
    const [a, b] = [await TestDevice.open(anna), await TestDevice.open(boris)]
    const profile = await a.create('Fasad')
    const [{ cursor: atA }, { cursor: atB }] = [await a.pull(), await b.pull()]
    const to = boris.me.member.id
    const answer = await anna.post('/api/handovers', { profiles: [profile], to, note: 'On leave' })
    expect(answer).toMatchObject({ status: 200, body: { handed: 1 } })
    await Promise.all([a.next('hint'), b.next('hint')])
    expect(await a.pull(atA)).toMatchObject({ left: [profile], news: [] })
    const { news } = await b.pull(atB)
    expect(news).toMatchObject([{ profile, row: { owner: to } }])
    expect(news[0]?.state).toBeInstanceOf(Uint8Array)
    expect(await a.push(...itemsOf([[fact(profile, 'city', 'Omsk')]], 2))).toEqual([{ n: 2, result: 'late' }])
    const { body } = await boris.get('/api/handovers')
    expect(body).toMatchObject([
      { from: anna.me.member.id, to, note: 'On leave', profiles: [{ id: profile, name: 'Fasad' }] },
    ])
    a.close()
    b.close()
  })

  it('is refused, with the same answer for unknown and forbidden, and changes nothing', async () => {
    const a = await TestDevice.open(anna)
    const profile = await a.create()
    const before = await everything()
    const hand = (who: Person, id: string, to: string) =>
      who.post('/api/handovers', { profiles: [id], to, note: '' }).then(({ status, error }) => ({ status, error }))
    const forbidden = await hand(boris, profile, boris.me.member.id)
    expect(forbidden).toEqual({ status: 404, error: 'noAccess' })
    expect(await hand(boris, newProfile(), boris.me.member.id)).toEqual(forbidden)
    expect(await hand(anna, profile, anna.me.member.id)).toEqual({ status: 409, error: 'sameOwner' })
    expect(await hand(anna, profile, newId<'member'>())).toEqual({ status: 400, error: 'badRequest' })
    expect(await hand(anna, 'x', boris.me.member.id)).toEqual({ status: 400, error: 'badRequest' })
    expect(await everything()).toEqual(before)
    a.close()
  })

  it('shares with a colleague, and takes it back', async () => {
    const [a, b] = [await TestDevice.open(anna), await TestDevice.open(boris)]
    const profile = await a.create()
    const { cursor } = await b.pull()
    const path = `/api/profiles/${profile}/grants/${boris.me.member.id}`
    expect((await boris.put(path, { level: 'write', until: null })).status).toBe(404)
    expect((await anna.put(path, { level: 'read', until: null })).status).toBe(200)
    expect((await b.pull(cursor)).news).toMatchObject([
      { profile, grants: [{ member: boris.me.member.id, level: 'read' }] },
    ])
    expect(await b.push(...itemsOf([[fact(profile, 'city', 'Omsk')]]))).toEqual([
      { n: 1, result: 'refused', why: 'readOnly' },
    ])
    expect((await anna.delete(path)).status).toBe(200)
    expect((await b.pull(cursor)).left).toEqual([profile])
    a.close()
    b.close()
  })
})

describe('bad input ends one connection or one item, and stores nothing', () => {
  const CLOSING: [string, unknown, keyof typeof CLOSE][] = [
    ['a value that is no message', 7, 'malformed'],
    ['an unknown message', { type: 'drop', table: 'profile' }, 'malformed'],
    ['a push without items', { type: 'push' }, 'malformed'],
    [
      'more items than allowed',
      {
        type: 'push',
        items: Array.from({ length: LIMITS.pushItems + 1 }, () => itemsOf([[created(newProfile())]])[0]),
      },
      'malformed',
    ],
    [
      'an item of no profile',
      { type: 'push', items: [{ type: 'changes', n: 1, profile: 'x', changes: [] }] },
      'malformed',
    ],
    [
      'a number that is none',
      { type: 'push', items: [{ type: 'changes', n: -1, profile: newProfile(), changes: [] }] },
      'malformed',
    ],
    [
      'notes that are no bytes',
      { type: 'push', items: [{ type: 'notes', n: 1, profile: newProfile(), update: 'x', at: 1 }] },
      'malformed',
    ],
    ['a cursor that is none', { type: 'pull', cursor: 'all', next: null }, 'malformed'],
    ['a second hello', { type: 'hello', protocol: PROTOCOL, device: newDevice(), label: '', epoch: null }, 'malformed'],
    ['values inside values inside values', { type: 'get', profiles: nested(40) }, 'malformed'],
  ]
  it.each(CLOSING)('%s', async (_what, message, close) => {
    const before = await everything()
    const device = await TestDevice.open(anna)
    device.say(message)
    expect(await closeCode(device.socket)).toBe(CLOSE[close].code)
    expect(await everything()).toEqual(before)
  })

  it('bytes that are no value, text instead of bytes, and values nested without end', async () => {
    const before = await everything()
    const frames = [
      Buffer.from([119, 255, 255, 255, 255, 15]),
      Buffer.alloc(0),
      Buffer.alloc(400_000, Buffer.from([117, 1])),
      'hello',
    ]
    for (const frame of frames) {
      const device = await TestDevice.open(anna)
      device.socket.send(frame)
      expect(await closeCode(device.socket)).toBe(CLOSE.malformed.code)
    }
    expect(await everything()).toEqual(before)
  })

  it('a frame that is too large', async () => {
    const device = await TestDevice.open(anna)
    device.socket.on('error', () => {})
    device.socket.send(Buffer.alloc(LIMITS.frame + 1))
    expect(await closeCode(device.socket)).toBe(CLOSE.tooLarge.code)
  })

  it('another protocol version, and no hello', async () => {
    const old = anna.socket('/sync')
    await once(old, 'open')
    old.send(encodeAny({ type: 'hello', protocol: PROTOCOL + 1, something: 'new' }))
    expect(await closeCode(old)).toBe(CLOSE.protocol.code)
    const rude = anna.socket('/sync')
    await once(rude, 'open')
    rude.send(encodeAny({ type: 'pull', cursor: 0, next: null }))
    expect(await closeCode(rude)).toBe(CLOSE.malformed.code)
  })

  it('[S20] an app of another version: what it pushes is taken as far as it can be read, and nothing else is given', async () => {
    for (const protocol of [PROTOCOL + 1, PROTOCOL - 1]) {
      const socket = anna.socket('/sync')
      const frames: ToDevice[] = []
      socket.on('message', (data: Buffer) => frames.push(decodeAny(data) as ToDevice))
      await once(socket, 'open')
      const say = (message: unknown) => socket.send(encodeAny(message as Parameters<typeof encodeAny>[0]))
      say({ type: 'hello', protocol, device: newDevice(), label: 'Other', epoch: { of: 'another shape' } })
      await vi.waitFor(() => expect(frames).toHaveLength(1), 10_000)
      expect(frames[0]).toMatchObject({ type: 'welcome', protocol: PROTOCOL, member: { id: anna.me.member.id } })
      expect(frames[0]).not.toHaveProperty('team')
      const profile = newProfile()
      const items = itemsOf([
        [created(profile), fact(profile, 'name', `Version ${protocol}`)],
        [Object.assign(fact(profile, 'city', 'Omsk'), { mood: 'of a newer version' })],
        [fact(profile, 'city', 'Tula')],
      ])
      say({ type: 'push', items: [items[0], { type: 'drawing', n: 9, profile }, items[2]] })
      await vi.waitFor(() => expect(frames).toHaveLength(2), 10_000)
      expect(frames[1]).toMatchObject({ type: 'answers', answers: [{ n: 1, result: 'stored' }] })
      say({ type: 'push', items: items.slice(1) })
      await vi.waitFor(() => expect(frames).toHaveLength(3), 10_000)
      expect(frames[2]).toEqual({ type: 'answers', answers: [] })
      const closed = closeCode(socket)
      say({ type: 'pull', cursor: 0, next: null })
      expect(await closed).toBe(CLOSE.protocol.code)
      expect((await everything()).find((news) => news.profile === profile)?.row).toMatchObject({
        name: `Version ${protocol}`,
        city: '',
      })
    }
  })

  it('[S20] fields of a hello that the server does not know are left out', async () => {
    const socket = anna.socket('/sync')
    await once(socket, 'open')
    const hello = { type: 'hello', protocol: PROTOCOL, device: newDevice(), label: '', epoch: null, mood: 'new' }
    socket.send(encodeAny(hello))
    const [frame] = (await once(socket, 'message')) as [Buffer]
    expect(decodeAny(frame)).toMatchObject({ type: 'welcome' })
    socket.close()
  })

  it('no session', async () => {
    expect(await closeCode(openSocket(server, '/sync'))).toBe(CLOSE.signIn.code)
  })

  it('the device id of another member', async () => {
    const device = await TestDevice.open(anna)
    const thief = boris.socket('/sync')
    await once(thief, 'open')
    thief.send(encodeAny({ type: 'hello', protocol: PROTOCOL, device: device.id, label: '', epoch: null }))
    expect(await closeCode(thief)).toBe(CLOSE.newDevice.code)
    device.close()
  })

  it('frames faster than anybody types', async () => {
    const device = await TestDevice.open(anna)
    for (let count = 0; count < 500; count++) device.say({ type: 'get', profiles: [] })
    expect(await closeCode(device.socket)).toBe(CLOSE.tooFast.code)
  })

  it('unknown and forbidden profiles get one answer, to every question, unless the directory tells of them', async () => {
    const tell = (mode: string) => head.put('/api/settings/directory/directory', { id: 'directory', mode })
    expect((await tell('closed')).status).toBe(200)
    const [a, b] = [await TestDevice.open(anna), await TestDevice.open(boris)]
    const [theirs, nobodys] = [await a.create(), newProfile()]
    const update = new NotesPad().paragraph('hello')
    const answers = await b.push(
      ...itemsOf([[fact(theirs, 'city', 'Omsk')], [fact(nobodys, 'city', 'Omsk')]]),
      { type: 'notes', n: 3, profile: theirs, update, at: 1 },
      { type: 'notes', n: 4, profile: nobodys, update, at: 1 },
    )
    expect(answers.map((answer) => ({ ...answer, n: 0 }))).toEqual(
      Array.from({ length: 4 }, () => ({ n: 0, result: 'refused', why: 'unknownProfile' })),
    )
    b.say({ type: 'get', profiles: [theirs, nobodys] })
    expect(await b.next('states')).toEqual({ type: 'states', news: [], missing: [theirs, nobodys] })

    await tell('open')
    const told = await b.push(...itemsOf([[fact(theirs, 'city', 'Omsk')], [fact(nobodys, 'city', 'Omsk')]], 5))
    expect(told.map(({ result }) => result)).toEqual(['late', 'refused'])
    a.close()
    b.close()
  })

  it('a change that is not well formed, a cloned number, a forged client id, a write into the ledger', async () => {
    const [a, h] = [await TestDevice.open(anna), await TestDevice.open(head)]
    const profile = await a.create()
    const pad = new NotesPad(undefined, 7_001)
    const notes = (n: number, update: Uint8Array): OutboxItem => ({ type: 'notes', n, profile, update, at: 1 })
    expect(await a.push(notes(2, pad.paragraph('mine')))).toMatchObject([{ result: 'stored' }])
    const before = await everything()

    const ledger = new NotesPad(undefined, 7_002)
    const intoLedger = ledger.change((xml) => xml.doc!.getArray('ledger').push([{ kind: 'handover' }]))
    const asServer = new NotesPad(undefined, FIRST_SERVER_CLIENT + 1).paragraph('I am the server')
    const answers = await h.push(
      { type: 'changes', n: 1, profile, changes: [{ ...fact(profile, 'city', 'Omsk'), path: 'owner' }] },
      notes(2, asIf(pad.doc.clientID)),
      notes(3, intoLedger),
      notes(4, asServer),
      notes(5, Uint8Array.from([1, 2, 3])),
    )
    expect(answers.map((answer) => ('why' in answer ? answer.why : answer.result))).toEqual([
      'malformed',
      'forgedClient',
      'ledgerWrite',
      'ledgerWrite',
      'malformed',
    ])
    expect(await a.push(...itemsOf([[fact(profile, 'city', 'Omsk')]], 1))).toMatchObject([
      { n: 1, why: 'deviceCloned' },
    ])
    expect(await everything()).toEqual(before)
    a.close()
    h.close()
  })
})

describe('a session that ends', () => {
  it('closes the sockets of a member who signs out, within two seconds', async () => {
    const vera = await join(server, head, { name: 'Vera' })
    const device = await TestDevice.open(vera)
    const began = Date.now()
    await vera.post('/api/sign-out')
    expect(await closeCode(device.socket)).toBe(CLOSE.signIn.code)
    expect(Date.now() - began).toBeLessThan(4_000)
  })

  it('closes the sockets of a member who was disabled, and answers none of their frames', async () => {
    const vera = await join(server, head, { name: 'Vera' })
    const device = await TestDevice.open(vera)
    const profile = await device.create()
    await head.patch(`/api/members/${vera.me.member.id}`, { disabled: true })
    device.say({ type: 'push', items: itemsOf([[fact(profile, 'city', 'Omsk')]], 2) })
    expect(await closeCode(device.socket)).toBe(CLOSE.signIn.code)
    const row = (await everything()).find((news) => news.profile === profile)?.row
    expect(row).toMatchObject({ city: '' })
  })
})

describe('a stop', () => {
  it('tells the sockets, and keeps what was typed as a burst', async () => {
    const device = await TestDevice.open(anna)
    const profile = await device.create()
    await device.push({ type: 'notes', n: 2, profile, update: new NotesPad().paragraph('Call before noon'), at: 1 })
    const closed = closeCode(device.socket)
    expect(await server.end()).toBe(0)
    expect(await closed).toBe(CLOSE.restart.code)
    await server.restart()
    const again = await TestDevice.open(anna, device.id)
    const row = (await again.pull()).news.find((news) => news.profile === profile)?.row
    expect(row).toMatchObject({ made: 3 })
    again.close()
  })
})

/** A second paragraph under the client id of somebody who wrote one. */
function asIf(client: number): Uint8Array {
  const pad = new NotesPad(undefined, client)
  pad.paragraph('mine')
  return pad.paragraph('not mine')
}

function nested(depth: number): unknown {
  return depth === 0 ? [] : [nested(depth - 1)]
}
