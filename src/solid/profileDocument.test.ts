import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { newId, type ChangeId, type DeviceId, type MemberId, type ProfileId } from '../shared/ids'
import type { Draft } from '../shared/profile/change'
import { CLOSE, NOTES } from '../shared/protocol'
import type { NewItem, StoredProfile } from '../storage/notebookStore'
import { openDocument, type DocumentSource, type OpenDocument } from './profileDocument'

const profile = newId<ProfileId>()
const EMPTY: StoredProfile = {
  state: undefined,
  updates: [],
  items: [],
  unsent: new Set(),
  late: [],
  stored: undefined,
}

/** Sockets that never answer. */
class SilentSocket {
  static opened: SilentSocket[] = []
  closed = false
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onopen: (() => void) | null = null
  onmessage: ((event: { data: Uint8Array }) => void) | null = null
  constructor(readonly address: string) {
    SilentSocket.opened.push(this)
  }
  send() {}
  /** As y-websocket's server tells of an update. */
  receive(update: Uint8Array) {
    const encoder = createEncoder()
    writeVarUint(encoder, 0)
    writeUpdate(encoder, update)
    this.onmessage?.({ data: toUint8Array(encoder) })
  }
  close() {
    this.closed = true
  }
  /** The server ends it. */
  refuse(code: number) {
    this.closed = true
    this.onclose?.({ code, reason: '' })
  }
}

const page = new EventTarget()
/** What a device that stores nothing was given, in order. */
let given: NewItem[]
let source: DocumentSource
let document: OpenDocument

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', SilentSocket)
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
  SilentSocket.opened = []
  given = []
  source = {
    id: profile,
    member: newId<MemberId>(),
    memberName: 'Анна',
    device: async () => newId<DeviceId>(),
    address: 'ws://localhost/ws',
    stored: async () => EMPTY,
    pending: () => given,
    keepUpdates: async () => {},
    typing: () => () => {},
    writeNotes(update, at, schema) {
      given.push({ type: 'notes', profile, update, at, schema })
      return new Promise(() => {})
    },
    changed: () => {},
  }
})
afterEach(() => {
  document.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const type = (text: string) => document.doc.getXmlFragment(NOTES).push([new Y.XmlText(text)])
/** The text that these items make of a document. */
const textOf = (items: NewItem[], doc = new Y.Doc()) => {
  for (const item of items) if (item.type === 'notes') Y.applyUpdate(doc, item.update)
  return doc.getXmlFragment(NOTES).toJSON()
}

test('[V1] typing is handed over while the device has not stored what came before', async () => {
  document = await openDocument(source)
  type('a')
  await vi.advanceTimersByTimeAsync(300)
  type('b')
  await vi.advanceTimersByTimeAsync(300)
  type('c')
  await vi.advanceTimersByTimeAsync(300)
  expect(textOf(given)).toBe('abc')
})

test('[V5] what is typed counts as not saved from the key on, until the writer has it', async () => {
  const held = new Set<symbol>()
  source.typing = () => {
    const one = Symbol('typed')
    held.add(one)
    return () => held.delete(one)
  }
  source.writeNotes = async () => {
    expect(held.size).toBe(1)
  }
  document = await openDocument(source)
  expect(held.size).toBe(0)
  type('a')
  expect(held.size).toBe(1)
  type('b')
  expect(held.size).toBe(1)
  await vi.advanceTimersByTimeAsync(300)
  expect(held.size).toBe(0)
  type('c')
  expect(held.size).toBe(1)
  document.close()
  expect(held.size).toBe(0)
})

test('[V1] a page that goes away hands over everything, in order, without waiting for what others typed', async () => {
  source.keepUpdates = () => new Promise(() => {})
  document = await openDocument(source)
  document.online(true)
  const other = new Y.Doc()
  other.getXmlFragment(NOTES).push([new Y.XmlText('x')])
  SilentSocket.opened[0]!.receive(Y.encodeStateAsUpdate(other))
  expect(document.doc.getXmlFragment(NOTES).toJSON()).toBe('x')
  type('a')
  await vi.advanceTimersByTimeAsync(300)
  type('b')
  expect(given).toEqual([])
  page.dispatchEvent(new Event('pagehide'))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  expect(textOf(given, doc)).toBe('xab')
})

test('what is only in memory so far is there when the client is opened again', async () => {
  const typed = new Y.Doc()
  typed.getXmlFragment(NOTES).push([new Y.XmlText('hello')])
  const created: Draft = { kind: 'created', id: newId<ChangeId>(), profile, at: 1, after: [] }
  given = [
    { type: 'changes', profile, changes: [created] },
    { type: 'notes', profile, update: Y.encodeStateAsUpdate(typed), at: 1 },
  ]
  // The device stores it while the document is being read.
  source.stored = async () => {
    setTimeout(() => (given = []), 0)
    return EMPTY
  }
  document = await openDocument(source)
  await vi.advanceTimersByTimeAsync(1)
  expect(document.doc.getXmlFragment(NOTES).toJSON()).toBe('hello')
  document.addDrafts([])
  expect(document.known().map(({ id }) => id)).toEqual([created.id])
})

test('a client that was closed while it was read anew opens no channel', async () => {
  document = await openDocument(source)
  document.online(true)
  expect(SilentSocket.opened).toHaveLength(1)
  const reading = document.refresh()
  document.close()
  await reading
  await vi.advanceTimersByTimeAsync(10_000)
  expect(SilentSocket.opened.filter(({ closed }) => !closed)).toEqual([])
})

describe('[V4] after a refusal', () => {
  const clientOf = ({ address }: SilentSocket) => new URL(address).searchParams.get('client')
  /** A device that stores what it is given; what the server answered leaves the outbox. */
  let outbox: Extract<NewItem, { type: 'notes' }>[]
  beforeEach(async () => {
    outbox = []
    source.pending = () => []
    source.writeNotes = async (update, at, schema) => {
      outbox.push({ type: 'notes', profile, update, at, schema })
    }
    source.stored = async () => ({
      ...EMPTY,
      items: outbox.map((item, index) => ({ ...item, n: index + 1 })),
      unsent: new Set(outbox.map((_, index) => index + 1)),
    })
    source.changed = vi.fn()
    document = await openDocument(source)
    document.online(true)
  })

  it.each([CLOSE.malformed, CLOSE.ledgerWrite, CLOSE.forgedClient, CLOSE.notesSchema])(
    'the document is made anew under a new client id once the outbox was answered ($reason)',
    async ({ code }) => {
      const before = document.doc
      type('refused')
      await vi.advanceTimersByTimeAsync(300)
      SilentSocket.opened[0]!.refuse(code)
      await vi.advanceTimersByTimeAsync(300)
      // Not sent yet: it is still on the screen, and no channel is opened with it.
      expect(document.doc).toBe(before)
      await document.refresh()
      expect(SilentSocket.opened).toHaveLength(1)
      // The server refused it: it lies on the shelf.
      outbox = []
      await document.refresh()
      expect(document.doc).not.toBe(before)
      expect(document.doc.getXmlFragment(NOTES).toJSON()).toBe('')
      const again = SilentSocket.opened.at(-1)!
      expect(again.closed).toBe(false)
      expect(clientOf(again)).toBe(String(document.doc.clientID))
      expect(clientOf(again)).not.toBe(clientOf(SilentSocket.opened[0]!))
      type('goes on')
      await vi.advanceTimersByTimeAsync(300)
      expect(textOf(outbox)).toBe('goes on')
    },
  )

  it('what the outbox could store stays, and what is typed meanwhile is handed over', async () => {
    const kept = new Y.Doc()
    kept.getXmlFragment(NOTES).push([new Y.XmlText('kept')])
    source.stored = async () => ({ ...EMPTY, updates: [Y.encodeStateAsUpdate(kept)] })
    type('refused')
    SilentSocket.opened[0]!.refuse(CLOSE.notesSchema.code)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(document.doc.getXmlFragment(NOTES).toJSON()).toBe('kept')
    expect(textOf(outbox)).toBe('refused')
  })

  it('a new document that is refused with nothing typed in it is not made again and again', async () => {
    SilentSocket.opened[0]!.refuse(CLOSE.forgedClient.code)
    await vi.advanceTimersByTimeAsync(1_000)
    const mended = document.doc
    SilentSocket.opened.at(-1)!.refuse(CLOSE.forgedClient.code)
    await vi.advanceTimersByTimeAsync(5_000)
    await document.refresh()
    expect(document.doc).toBe(mended)
    expect(SilentSocket.opened).toHaveLength(2)
  })

  it('a socket that only went away comes back with the same document', async () => {
    const before = document.doc
    SilentSocket.opened[0]!.refuse(1006)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(document.doc).toBe(before)
    expect(SilentSocket.opened.length).toBeGreaterThan(1)
  })
})

describe('the channel', () => {
  const opened = async () => {
    document = await openDocument(source)
    document.online(true)
    const socket = SilentSocket.opened.at(-1)!
    socket.onopen?.()
    return socket
  }

  it('[V6] on which nothing comes is opened anew within 20 seconds', async () => {
    const socket = await opened()
    await vi.advanceTimersByTimeAsync(16_000)
    expect(socket.closed).toBe(false)
    await vi.advanceTimersByTimeAsync(4_000)
    expect(socket.closed).toBe(true)
    expect(SilentSocket.opened.at(-1)).not.toBe(socket)
  })

  it('[V6] on which the server says something stays', async () => {
    const socket = await opened()
    for (let second = 0; second < 60; second += 8) {
      await vi.advanceTimersByTimeAsync(8_000)
      socket.receive(Y.encodeStateAsUpdate(new Y.Doc()))
    }
    expect(SilentSocket.opened).toHaveLength(1)
    expect(socket.closed).toBe(false)
  })

  it('closes when its client leaves the screen, and stays closed', async () => {
    const socket = await opened()
    document.close()
    expect(socket.closed).toBe(true)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(SilentSocket.opened).toHaveLength(1)
  })
})
