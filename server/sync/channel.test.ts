import * as decoding from 'lib0/decoding'
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { openPeer, openSocket, type ChannelSocket, type Peer } from '../../tests/support/channelSocket'
import { edit, commands, typeNote } from '../../tests/support/noteEditor'
import {
  addProfile,
  fact,
  itemsOf,
  newDevice,
  newProfile,
  openTestWorkspace,
  silent,
  type TestWorkspace,
} from '../../tests/support/notebook'
import type { ProfileId } from '../../src/shared/ids'
import type { Change } from '../../src/shared/profile/change'
import { CLOSE, LEDGER, LIMITS, NOTES } from '../../src/shared/protocol'
import type { Session } from '../accounts/session'
import { awarenessFrame, HEARTBEAT, step1Frame, step2Frame, updateFrame } from './channelFrames'
import type { SocketContext } from './context'
import type { ServerNotebook } from './notebook'

let test: TestWorkspace
let anna: Session
let boris: Session
let viewer: Session
let profile: ProfileId
const peers: Peer[] = []
const sockets: ChannelSocket[] = []

beforeEach(async () => {
  test = await openTestWorkspace()
  anna = await test.member('manager', 'Anna')
  boris = await test.member('manager', 'Boris')
  viewer = await test.member('viewer', 'Vera')
  profile = await addProfile(test.notebook, anna)
  await test.notebook.setGrant(anna, profile, { member: boris.member, level: 'write', until: null })
})

afterEach(async () => {
  for (const peer of peers.splice(0)) peer.stop()
  for (const socket of sockets.splice(0)) socket.hangUp()
  await test.close()
})

const contextOf = (session: Session, notebook: ServerNotebook = test.notebook): SocketContext => ({
  notebook,
  db: test.storage.db,
  log: silent,
  revalidate: () => Promise.resolve(session),
})

/** The notebook with some of its methods replaced. */
const notebookWith = (over: Partial<ServerNotebook>): ServerNotebook => ({ ...test.notebook, ...over })

function peerOf(session: Session, options: Parameters<typeof openPeer>[3] = {}, notebook?: ServerNotebook): Peer {
  const peer = openPeer(session, profile, contextOf(session, notebook), options)
  peers.push(peer)
  return peer
}

function socketOf(session: Session, query = {}, context = contextOf(session), at = profile): ChannelSocket {
  const socket = openSocket(session, at, context, query)
  sockets.push(socket)
  return socket
}

/** Moves frames to and fro until it is so. */
const until = (condition: () => boolean): Promise<void> =>
  vi.waitFor(
    () => {
      for (const peer of peers) peer.flush()
      if (!condition()) throw new Error(`not yet: ${condition.toString()}`)
    },
    { interval: 1, timeout: 5_000 },
  )

const notes = (doc: Y.Doc): string => doc.getXmlFragment(NOTES).toJSON()
const committed = async (): Promise<Y.Doc> => (await test.notebook.document(test.workspace, profile))!

/** Sends the frames and gives the code with which the server closes. */
async function codeAfter(session: Session, ...frames: Uint8Array[]): Promise<number> {
  const socket = socketOf(session)
  for (const frame of frames) socket.send(frame)
  await until(() => socket.closed !== null)
  return socket.closed!.code
}

/** What an honest library makes of a change to a replica of the document. */
async function updateOf(change: (doc: Y.Doc) => void): Promise<Uint8Array> {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(await committed()))
  const before = Y.encodeStateVector(doc)
  change(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

/** Has a member change the notes by another way than the channel under test. */
async function write(session: Session, change: (doc: Y.Doc) => void): Promise<void> {
  const update = await updateOf(change)
  const { result } = await test.notebook.writeNotes({ session, device: null }, profile, update, null)
  expect(result).toBe('stored')
}

describe('an unmodified provider', () => {
  it('reads the ledger and the notes', async () => {
    const peer = peerOf(anna)
    await until(() => peer.provider.synced)
    expect(peer.doc.getArray(LEDGER).toJSON()).toEqual((await committed()).getArray(LEDGER).toJSON())
    expect(peer.doc.getArray(LEDGER).length).toBe(2)
  })

  it('[C1] hears what another types, and the sender does not hear it again', async () => {
    const [one, other] = [peerOf(anna), peerOf(boris)]
    await until(() => one.provider.synced && other.provider.synced)
    let heard = 0
    one.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin === one.provider) heard += 1
    })
    typeNote(one.doc, 'Привет')
    await until(() => notes(other.doc).includes('Привет'))
    expect(heard).toBe(0)
    typeNote(other.doc, ' и вам')
    await until(() => notes(one.doc).includes('Привет и вам'))
    expect(notes(await committed())).toBe('<paragraph>Привет и вам</paragraph>')
  })

  it('hears a fact that is appended to the ledger', async () => {
    const peer = peerOf(boris)
    await until(() => peer.provider.synced)
    const changes = [fact(profile, 'city', 'Тула')]
    await test.notebook.push({ session: anna, device: newDevice() }, itemsOf([changes]))
    const last = () => peer.doc.getArray<Change>(LEDGER).toArray().at(-1)!
    await until(() => last().id === changes[0]!.id)
    expect(last()).toMatchObject({ kind: 'fact', path: 'city', value: 'Тула', by: anna.member })
  })

  it('brings what it typed while it was away', async () => {
    const doc = new Y.Doc({ gc: false })
    typeNote(doc, 'at the stand')
    peerOf(anna, { doc, device: newDevice() })
    const other = peerOf(boris)
    await until(() => notes(other.doc).includes('at the stand'))
  })

  it('of a viewer is served, its whole state is nothing new, and what it types is refused', async () => {
    await write(anna, (doc) => typeNote(doc, 'abc'))
    await write(anna, (doc) => edit(doc, 1, 2, commands.remove()))
    const before = Y.encodeStateAsUpdate(await committed())
    const peer = peerOf(viewer)
    await until(() => peer.provider.synced)
    expect(notes(peer.doc)).toBe('<paragraph>bc</paragraph>')

    const socket = socketOf(viewer)
    socket.send(step2Frame(Y.encodeStateAsUpdate(peer.doc)))
    socket.send(step1Frame(new Uint8Array([0])))
    await until(() => socket.inbox.some(([kind, step]) => kind === 0 && step === 1))
    expect(socket.closed).toBeNull()

    typeNote(peer.doc, 'x')
    await until(() => peer.socket.closed !== null)
    expect(peer.socket.closed!.code).toBe(CLOSE.readOnly.code)
    expect(Y.encodeStateAsUpdate(await committed())).toEqual(before)
  })
})

describe('the end of a connection has a name', () => {
  it('[C1] unknown and forbidden profiles get one answer', async () => {
    const stranger = await test.member('manager')
    const forbidden = socketOf(stranger)
    const unknown = socketOf(anna, {}, contextOf(anna), newProfile())
    await until(() => forbidden.closed !== null && unknown.closed !== null)
    expect(forbidden.closed).toEqual(unknown.closed)
    expect(forbidden.closed).toEqual(CLOSE.noAccess)
    expect([...forbidden.inbox, ...unknown.inbox]).toEqual([])
  })

  it.each([
    ['no bytes', []],
    ['an unknown kind', [9]],
    ["the server's own kind", [2, 0, 0]],
    ['an unknown step', [0, 7, 0]],
    ['more bytes than it says', [0, 0, 1, 0, 5]],
    ['fewer bytes than it says', [0, 2, 200, 1, 0]],
    ['a state vector that promises too much', [0, 0, 3, 255, 255, 3]],
    ['a client twice in a state vector', [0, 0, 5, 2, 1, 1, 1, 1]],
    ['an update that is none', [0, 2, 3, 1, 2, 3]],
    ['awareness that is none', [1, 2, 5, 0]],
  ])('malformed: %s', async (_title, bytes) => {
    expect(await codeAfter(anna, Uint8Array.from(bytes))).toBe(CLOSE.malformed.code)
  })

  it('malformed: a text frame', async () => {
    const socket = socketOf(anna)
    socket.send(Buffer.from('hello'), false)
    await until(() => socket.closed !== null)
    expect(socket.closed!.code).toBe(CLOSE.malformed.code)
  })

  it('tooLarge: an update beyond the limit', async () => {
    expect(await codeAfter(anna, updateFrame(new Uint8Array(LIMITS.notesUpdate + 1)))).toBe(CLOSE.tooLarge.code)
  })

  it('tooFast: more frames than anybody types', async () => {
    expect(await codeAfter(anna, ...Array.from({ length: 1_200 }, () => updateFrame(new Uint8Array([0, 0]))))).toBe(
      CLOSE.tooFast.code,
    )
  })

  it('slow: a reader who does not read', async () => {
    const peer = peerOf(anna)
    await until(() => peer.provider.synced)
    peer.socket.server.bufferedAmount = 2 * LIMITS.frame
    await write(boris, (doc) => typeNote(doc, 'x'))
    await until(() => peer.socket.closed !== null)
    expect(peer.socket.closed!.code).toBe(CLOSE.slow.code)
  })

  const hostile: [keyof typeof CLOSE, string, (doc: Y.Doc) => void][] = [
    ['ledgerWrite', 'a push into the ledger', (doc) => doc.getArray(LEDGER).push([{ id: 'x' }])],
    ['ledgerWrite', 'a deletion from the ledger', (doc) => doc.getArray(LEDGER).delete(0, 1)],
    ['notesSchema', 'an unknown node', (doc) => doc.getXmlFragment(NOTES).push([new Y.XmlElement('script')])],
    ['notesSchema', 'another root', (doc) => doc.getMap('mine').set('a', 1)],
    ['malformed', 'a subdocument', (doc) => doc.getMap('mine').set('a', new Y.Doc())],
  ]
  it.each(hostile)('%s: %s, and every replica stays as it was', async (name, _title, change) => {
    const other = peerOf(boris)
    await until(() => other.provider.synced)
    const before = [Y.encodeStateAsUpdate(await committed()), Y.encodeStateAsUpdate(other.doc)]
    expect(await codeAfter(anna, updateFrame(await updateOf(change)))).toBe(CLOSE[name].code)
    other.flush()
    expect([Y.encodeStateAsUpdate(await committed()), Y.encodeStateAsUpdate(other.doc)]).toEqual(before)
    expect(other.socket.closed).toBeNull()
  })

  it("forgedClient: an update under the client id of another member's connection", async () => {
    const victim = peerOf(boris)
    await until(() => victim.provider.synced)
    typeNote(victim.doc, 'mine')
    await vi.waitFor(async () => {
      victim.flush()
      expect(notes(await committed())).toContain('mine')
    })
    const before = Y.encodeStateAsUpdate(await committed())
    const forged = await updateOf((doc) => {
      doc.clientID = victim.doc.clientID
      typeNote(doc, 'forged')
    })
    expect(await codeAfter(anna, updateFrame(forged))).toBe(CLOSE.forgedClient.code)
    expect(Y.encodeStateAsUpdate(await committed())).toEqual(before)
  })

  it("forgedClient: another member's client id or device in the address", async () => {
    const device = newDevice()
    const own = peerOf(boris, { device })
    await until(() => own.provider.synced)
    const sameClient = socketOf(anna, { client: String(own.doc.clientID), device: newDevice() })
    const sameDevice = socketOf(anna, { client: '7', device })
    await until(() => sameClient.closed !== null && sameDevice.closed !== null)
    expect([sameClient.closed!.code, sameDevice.closed!.code]).toEqual([
      CLOSE.forgedClient.code,
      CLOSE.forgedClient.code,
    ])
  })

  it.each([{ client: '-1' }, { client: '4294967296' }, { client: 'x' }, { device: 'x' }])(
    'malformed: %o in the address',
    async (query) => {
      const socket = socketOf(anna, query)
      await until(() => socket.closed !== null)
      expect(socket.closed!.code).toBe(CLOSE.malformed.code)
    },
  )
})

describe('[C2] frames are handled in order', () => {
  it('the next waits until the last was stored', async () => {
    const log: string[] = []
    let release = () => {}
    const notebook = notebookWith({
      async writeNotes(author, id, update, from) {
        log.push(`begin ${update.length}`)
        await new Promise<void>((resolve) => (release = resolve))
        log.push(`end ${update.length}`)
        return test.notebook.writeNotes(author, id, update, from)
      },
    })
    const socket = socketOf(anna, {}, contextOf(anna, notebook))
    const first = await updateOf((doc) => typeNote(doc, 'a'))
    socket.send(updateFrame(first))
    socket.send(updateFrame(new Uint8Array([0, 0])))
    await until(() => log.length === 1)
    release()
    await until(() => log.length === 3)
    release()
    await until(() => log.length === 4)
    expect(log).toEqual([`begin ${first.length}`, `end ${first.length}`, 'begin 2', 'end 2'])
  })

  it('[N4] what waited for something is asked for again when that has come', async () => {
    const tab = new Y.Doc({ gc: false })
    typeNote(tab, 'first ')
    // Heard by this tab from elsewhere, and not yet by the server.
    const first = Y.encodeStateAsUpdate(tab)
    const here = new Y.Doc({ gc: false })
    Y.applyUpdate(here, first)
    typeNote(here, 'second')

    const socket = socketOf(anna)
    socket.send(updateFrame(Y.encodeStateAsUpdate(here, Y.encodeStateVector(tab))))
    socket.send(step1Frame(new Uint8Array([0])))
    await until(() => socket.inbox.some(([kind, step]) => kind === 0 && step === 1))
    expect(notes(await committed())).toBe('')

    socket.inbox.splice(0)
    await test.notebook.writeNotes({ session: boris, device: null }, profile, first, null)
    await until(() => socket.inbox.some(([kind, step]) => kind === 0 && step === 0))
    socket.send(step2Frame(Y.encodeStateAsUpdate(here, Y.encodeStateVector(tab))))
    await vi.waitFor(async () => expect(notes(await committed())).toBe('<paragraph>first second</paragraph>'))
  })
})

describe('[C4] presence', () => {
  const state = (client: number, what: unknown, clock = 1) =>
    awarenessFrame([{ client, clock, state: JSON.stringify(what) }])

  it('shows the session’s name, cursor and field, and nothing else', async () => {
    const [one, other] = [peerOf(anna, { device: newDevice() }), peerOf(boris)]
    await until(() => one.provider.synced && other.provider.synced)
    const position = { type: null, tname: NOTES, item: { client: 1, clock: 2 }, assoc: 0 }
    one.provider.awareness.setLocalState({
      user: { name: 'Director', member: boris.member },
      cursor: { anchor: position, head: position },
      field: 'people/x/name',
      script: '<script>',
    })
    const shown = () => other.provider.awareness.getStates().get(one.doc.clientID)
    await until(() => shown()?.['field'] !== undefined)
    expect(shown()).toEqual({
      user: { name: 'Anna', member: anna.member },
      cursor: { anchor: position, head: position },
      field: 'people/x/name',
    })
  })

  it('drops a cursor or field that is not well formed', async () => {
    const [one, other] = [peerOf(anna), peerOf(boris)]
    await until(() => one.provider.synced && other.provider.synced)
    one.provider.awareness.setLocalState({ cursor: { anchor: 1, head: {} }, field: 'x'.repeat(1_000) })
    await until(() => other.provider.awareness.getStates().has(one.doc.clientID))
    expect(other.provider.awareness.getStates().get(one.doc.clientID)).toEqual({
      user: { name: 'Anna', member: anna.member },
    })
  })

  it('is told to those who come later, and ends with the connection', async () => {
    const one = peerOf(anna, { device: newDevice() })
    await until(() => one.provider.synced)
    one.provider.awareness.setLocalStateField('field', 'name')
    one.flush()
    const other = peerOf(boris)
    const states = other.provider.awareness.getStates()
    await until(() => states.has(one.doc.clientID))
    one.stop()
    await until(() => !states.has(one.doc.clientID))
  })

  it('is shown at once when a tab comes back under the same client id', async () => {
    const device = newDevice()
    const [one, other] = [peerOf(anna, { device }), peerOf(boris)]
    const states = other.provider.awareness.getStates()
    await until(() => states.has(one.doc.clientID))
    const again = socketOf(anna, { device, client: String(one.doc.clientID) })
    again.send(state(one.doc.clientID, { field: 'city' }, 1))
    await until(() => states.get(one.doc.clientID)?.['field'] === 'city')
    one.socket.hangUp()
    other.flush()
    expect(states.get(one.doc.clientID)?.['field']).toBe('city')
  })

  it('of another cannot be set or removed, whatever the clock', async () => {
    const [victim, other] = [peerOf(boris, { device: newDevice() }), peerOf(boris)]
    const states = other.provider.awareness.getStates()
    await until(() => states.has(victim.doc.clientID))
    const attacker = socketOf(anna, { device: newDevice(), client: '77' })
    attacker.send(state(victim.doc.clientID, null, 2 ** 50))
    attacker.send(state(victim.doc.clientID, { field: 'forged' }, 2 ** 50))
    attacker.send(state(77, { field: 'own' }))
    await until(() => states.has(77))
    expect(states.get(victim.doc.clientID)).toEqual({ user: { name: 'Boris', member: boris.member } })
    victim.provider.awareness.setLocalStateField('field', 'city')
    await until(() => states.get(victim.doc.clientID)?.['field'] === 'city')
  })

  it('is asked for by a query', async () => {
    const [one, other] = [peerOf(anna, { device: newDevice() }), peerOf(boris)]
    await until(() => other.provider.awareness.getStates().has(one.doc.clientID))
    const socket = socketOf(boris)
    await until(() => socket.inbox.length > 0)
    socket.inbox.splice(0)
    socket.send(new Uint8Array([3]))
    await until(() => socket.inbox.length > 0)
    const heard = new Awareness(new Y.Doc())
    const input = decoding.createDecoder(socket.inbox[0]!)
    expect(decoding.readVarUint(input)).toBe(1)
    applyAwarenessUpdate(heard, decoding.readVarUint8Array(input), null)
    expect(heard.getStates().get(one.doc.clientID)).toEqual({ user: { name: 'Anna', member: anna.member } })
    heard.destroy()
  })

  it('tooLarge and malformed states end the connection', async () => {
    const large = state(5, { field: 'x'.repeat(10_000) })
    expect(await codeAfter(anna, large)).toBe(CLOSE.tooLarge.code)
    expect(await codeAfter(anna, awarenessFrame([{ client: 6, clock: 1, state: '{' }]))).toBe(CLOSE.malformed.code)
  })
})

describe('[C5] rights end', () => {
  it('when a grant is taken back', async () => {
    const peer = peerOf(boris)
    await until(() => peer.provider.synced)
    await test.notebook.dropGrant(anna, profile, boris.member)
    await until(() => peer.socket.closed !== null)
    expect(peer.socket.closed!.code).toBe(CLOSE.noAccess.code)
  })

  it('when the profile is handed over', async () => {
    const peer = peerOf(anna)
    await until(() => peer.provider.synced)
    await test.notebook.handOver(anna, [profile], boris.member, '')
    await until(() => peer.socket.closed !== null)
    expect(peer.socket.closed!.code).toBe(CLOSE.noAccess.code)
  })

  it('when the session ends: within two seconds', async () => {
    // Of better-auth, which this workspace has none of.
    test.storage.sqlite.exec('create table session (id text primary key)')
    const socket = socketOf(anna, {}, { ...contextOf(anna), revalidate: () => Promise.resolve(null) })
    await until(() => socket.closed !== null)
    expect(socket.closed!.code).toBe(CLOSE.signIn.code)
  })
})

describe('[C6] what is thrown', () => {
  it('ends this connection and no other', async () => {
    const notebook = notebookWith({ writeNotes: () => Promise.reject(new Error('disk')) })
    const [one, other] = [peerOf(anna, {}, notebook), peerOf(boris)]
    await until(() => one.provider.synced && other.provider.synced)
    typeNote(one.doc, 'x')
    await until(() => one.socket.closed !== null)
    expect(one.socket.closed!.code).toBe(1011)
    typeNote(other.doc, 'y')
    await vi.waitFor(async () => {
      other.flush()
      expect(notes(await committed())).toContain('y')
    })
  })

  it('while opening ends it too', async () => {
    const notebook = notebookWith({ reach: () => Promise.reject(new Error('disk')) })
    const socket = socketOf(anna, {}, contextOf(anna, notebook))
    await until(() => socket.closed !== null)
    expect(socket.closed!.code).toBe(1011)
  })
})

describe('a quiet connection', () => {
  afterEach(() => vi.useRealTimers())

  it('hears a heartbeat, for y-websocket leaves a server that says nothing', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
    const socket = socketOf(anna)
    await vi.waitFor(() => expect(socket.inbox.length).toBe(1))
    vi.advanceTimersByTime(9_000)
    expect(socket.inbox.at(-1)).toEqual(HEARTBEAT)
    expect(socket.server.pings).toBe(1)
  })

  it('is given up when nothing answers', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
    const socket = socketOf(anna)
    await vi.waitFor(() => expect(socket.inbox.length).toBe(1))
    vi.advanceTimersByTime(62_000)
    expect(socket.closed!.code).toBe(1006)
  })
})
