/**
 * Honest devices edit, lose frames, send them late, in any order and merged; what the check lets through is
 * what the server has. At the end everybody asks and answers once, as after every reconnect. fast-check
 * prints the seed and path of a failing run.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { commands, edit } from '../../../tests/support/noteEditor'
import { FIRST_SERVER_CLIENT, LEDGER, NOTES } from '../../../src/shared/protocol'
import { checkNotesUpdate } from './check'

const step = fc.record({
  what: fc.constantFrom('edit', 'edit', 'edit', 'undo', 'send', 'sendMerged', 'answer', 'hear', 'append'),
  device: fc.nat(2),
  command: fc.nat(30),
  from: fc.nat(60),
  length: fc.nat(12),
  text: fc.constantFrom('а', 'слово ', 'x', '😀', 'two words'),
  pick: fc.nat(20),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const LIST = Object.values(commands)

class Device {
  readonly doc: Y.Doc
  readonly undo: Y.UndoManager
  /** Typed here and not handed to the server yet. */
  readonly unsent: Uint8Array[] = []
  /** Broadcast by the server and not heard yet. */
  readonly unheard: Uint8Array[] = []

  constructor(clientID: number) {
    this.doc = Object.assign(new Y.Doc({ gc: false }), { clientID })
    this.undo = new Y.UndoManager(this.doc.getXmlFragment(NOTES), {
      trackedOrigins: new Set(['editor']),
      captureTimeout: 0,
    })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.unsent.push(update)
    })
  }
}

class World {
  readonly server = Object.assign(new Y.Doc({ gc: false }), { clientID: FIRST_SERVER_CLIENT })
  readonly devices = [21, 22, 23].map((client) => new Device(client))
  #records = 0

  take({ what, device: index, command, from, length, text, pick }: Step): void {
    const device = this.devices[index]!
    const at = device.unsent.length === 0 ? 0 : pick % device.unsent.length
    switch (what) {
      case 'edit': {
        const make = LIST[command % LIST.length] as (argument: string | number) => ReturnType<typeof commands.bold>
        const argument =
          make === commands.heading ? (pick % 3) + 1 : make === commands.link ? `https://a.b/${pick}` : text
        return edit(device.doc, from, from + length, make(argument))
      }
      case 'undo':
        device.undo.undo()
        return undefined
      case 'send':
        return device.unsent.splice(at, 1).forEach((update) => this.send(device, update))
      case 'sendMerged': {
        const some = device.unsent.splice(at, 3)
        return some.length === 0 ? undefined : this.send(device, Y.mergeUpdates(some))
      }
      case 'answer':
        return this.send(device, Y.encodeStateAsUpdate(device.doc, Y.encodeStateVector(this.server)))
      case 'hear':
        return device.unheard.splice(pick % (device.unheard.length + 1), 1).forEach((update) => hear(device, update))
      case 'append':
        this.server.getArray(LEDGER).push([{ id: this.#records++ }])
        return undefined
    }
  }

  send(from: Device, bytes: Uint8Array): void {
    const result = checkNotesUpdate(this.server, bytes, (client) => (client === from.doc.clientID ? 'own' : 'other'))
    if (!result.ok) throw new Error(`an honest device was refused: ${result.why}`)
    if (result.update === null) return
    Y.applyUpdate(this.server, result.update)
    if (this.server.store.pendingStructs !== null || this.server.store.pendingDs !== null)
      throw new Error('the check let something through that does not apply')
    for (const device of this.devices) if (device !== from) device.unheard.push(result.update)
  }

  /**
   * Each tells the server what it lacks, then hears what it lacks itself; again until nobody has news.
   * Hearing may give news: Yjs takes away formats that a merge made superfluous.
   */
  meet(): void {
    for (let round = 0; round < 10 && !this.agree(); round++) {
      for (const device of this.devices)
        this.send(device, Y.encodeStateAsUpdate(device.doc, Y.encodeStateVector(this.server)))
      for (const device of this.devices)
        hear(device, Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(device.doc)))
    }
  }

  /** The same items, the same of them deleted. */
  agree(): boolean {
    const here = Y.snapshot(this.server)
    return this.devices.every(({ doc }) => Y.equalSnapshots(Y.snapshot(doc), here))
  }
}

const hear = (device: Device, update: Uint8Array) => Y.applyUpdate(device.doc, update, 'server')

/**
 * Yjs 13.6 may give what an undo brings back neighbours between which there is no place, and then no two documents need
 * agree where it stands, with our check or without (github.com/yjs/yjs/issues/794).
 */
const isUndoneNowhere = (doc: Y.Doc): boolean =>
  [...doc.store.clients.values()].flat().some((struct) => {
    if (!(struct instanceof Y.Item) || struct.origin === null || struct.rightOrigin === null) return false
    const end = Y.getItem(doc.store, struct.rightOrigin)
    let right = Y.getItem(doc.store, struct.origin).right
    while (right !== null && right !== end) right = right.right
    return right === null
  })

const contentOf = (doc: Y.Doc) => ({
  notes: doc.getXmlFragment(NOTES).toJSON(),
  ledger: doc.getArray(LEDGER).toJSON(),
})

describe('honest devices through the check', () => {
  it('converge with the server, whatever was cut, reordered or lost on the way', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 80, size: 'max' }), (steps) => {
        const world = new World()
        for (const one of steps) world.take(one)
        fc.pre(!world.devices.some(({ doc }) => isUndoneNowhere(doc)))
        world.meet()
        expect(world.agree()).toBe(true)
        for (const { doc } of world.devices) expect(contentOf(doc)).toEqual(contentOf(world.server))
      }),
      { numRuns: 300 },
    )
  }, 120_000)
})
