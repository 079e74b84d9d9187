import * as encoding from 'lib0/encoding'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { commands, edit, typeNote } from '../../../tests/support/noteEditor'
import { newId } from '../../../src/shared/ids'
import { FIRST_SERVER_CLIENT, LEDGER, LIMITS, NOTES } from '../../../src/shared/protocol'
import { checkNotesUpdate, type NotesCheck, type WhyNot } from './check'
import type { AnyValue, Content, Struct, Update } from './update'
import { readUpdate } from './updateReader'
import { writeUpdate } from './updateWriter'

const SERVER = FIRST_SERVER_CLIENT + 1
const ANNA = 11
const BORIS = 12

const docOf = (clientID: number) => Object.assign(new Y.Doc({ gc: false }), { clientID })

/** The server's document: two records in the ledger, one paragraph of Boris in the notes. */
function serverDoc(): Y.Doc {
  const doc = docOf(SERVER)
  doc.getArray(LEDGER).push([{ id: '1' }, { id: '2' }])
  const boris = replicaOf(doc, BORIS)
  typeNote(boris, 'Привет')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(boris))
  return doc
}

function replicaOf(doc: Y.Doc, clientID: number): Y.Doc {
  const replica = docOf(clientID)
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc))
  return replica
}

/** The bytes that one edit gives. */
function updateOf(doc: Y.Doc, change: () => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  const updates: Uint8Array[] = []
  const listen = (update: Uint8Array) => updates.push(update)
  doc.on('update', listen)
  change()
  doc.off('update', listen)
  return updates.length === 0 ? Y.encodeStateAsUpdate(doc, before) : Y.mergeUpdates(updates)
}

const anna = (client: number) => (client === ANNA ? 'own' : client === BORIS ? 'other' : 'free')
const check = (doc: Y.Doc, bytes: Uint8Array): NotesCheck => checkNotesUpdate(doc, bytes, anna)

/** Refused with that name, and the document is byte for byte what it was. */
function expectRefused(doc: Y.Doc, bytes: Uint8Array, why: WhyNot): void {
  const before = Y.encodeStateAsUpdate(doc)
  expect(check(doc, bytes)).toEqual({ ok: false, why })
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
}

/** Applies what the check let through, and sees that all of it applied. */
function store(doc: Y.Doc, result: NotesCheck): void {
  if (!result.ok) throw new Error(`refused: ${result.why}`)
  if (result.update !== null) Y.applyUpdate(doc, result.update)
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
}

const struct = (over: Partial<Struct>): Struct => ({
  client: ANNA,
  clock: 0,
  length: 1,
  origin: null,
  rightOrigin: null,
  parent: { root: NOTES },
  parentSub: null,
  content: { kind: 'type', type: 'xmlElement', name: 'paragraph' },
  ...over,
})

function bytesOf(structs: Struct[], deletions: Update['deletions'] = new Map()): Uint8Array {
  const byClient = new Map<number, Struct[]>()
  for (const one of structs) {
    const list = byClient.get(one.client)
    if (list === undefined) byClient.set(one.client, [one])
    else list.push(one)
  }
  return writeUpdate({ structs: byClient, deletions })
}

const string = (text: string): Pick<Struct, 'content' | 'length'> => ({
  content: { kind: 'string', text },
  length: text.length,
})

describe('what honest editors send', () => {
  it('is let through: every command of the editor, whatever it stands in', () => {
    const doc = serverDoc()
    const device = replicaOf(doc, ANNA)
    const steps = [
      commands.type('дом'),
      commands.bold(),
      commands.heading(2),
      commands.split(),
      commands.bulletList(),
      commands.type('one'),
      commands.splitItem(),
      commands.sinkItem(),
      commands.liftItem(),
      commands.italic(),
      commands.strike(),
      commands.link('https://a.b'),
      commands.line(),
      commands.rule(),
      commands.taskList(),
      commands.check(),
      commands.check(),
      commands.quote(),
      commands.lift(),
      commands.orderedList(),
      commands.remove(),
      commands.join(),
      commands.paragraph(),
      commands.type('😀'),
      commands.mention('Ольга Нечаева'),
      commands.image('Стенд'),
      commands.split(),
    ]
    for (const from of [0, 3, 9]) {
      for (const step of steps) {
        const bytes = updateOf(device, () => edit(device, from, from + 4, step))
        store(doc, check(doc, bytes))
        expect(doc.getXmlFragment(NOTES).toJSON()).toEqual(device.getXmlFragment(NOTES).toJSON())
      }
    }
  })

  it('[N1] is nothing when the server has it: a reader answers the first step with all deletions', () => {
    const doc = serverDoc()
    const other = replicaOf(doc, 98)
    edit(other, 2, 4, commands.remove())
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    const viewer = replicaOf(doc, 99)
    const step2 = Y.encodeStateAsUpdate(viewer, Y.encodeStateVector(doc))
    expect(readUpdate(step2).deletions.size).toBeGreaterThan(0)
    const nothing: NotesCheck = { ok: true, update: null, claims: [], waits: false, schema: 1 }
    expect(check(doc, step2)).toEqual(nothing)
    expect(check(doc, Y.encodeStateAsUpdate(viewer))).toEqual(nothing)
    expect(check(doc, Uint8Array.from([0, 0]))).toEqual(nothing)
  })

  it('[N1] is cut inside a run of text', () => {
    const doc = serverDoc()
    const device = replicaOf(doc, ANNA)
    store(
      doc,
      check(
        doc,
        updateOf(device, () => typeNote(device, 'abc')),
      ),
    )
    typeNote(device, 'def')
    const result = check(doc, Y.encodeStateAsUpdate(device))
    if (!result.ok) throw new Error(result.why)
    const [added] = readUpdate(result.update!).structs.get(ANNA)!
    expect(added!.content).toEqual({ kind: 'string', text: 'def' })
    store(doc, result)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(replicaOf(doc, 1)))
    expect(doc.getXmlFragment(NOTES).toJSON()).toBe('<paragraph>Приветabcdef</paragraph>')
  })

  it("may delete another member's text, and undo", () => {
    const doc = serverDoc()
    const device = replicaOf(doc, ANNA)
    const undo = new Y.UndoManager(device.getXmlFragment(NOTES), { trackedOrigins: new Set(['editor']) })
    store(
      doc,
      check(
        doc,
        updateOf(device, () => edit(device, 1, 4, commands.remove())),
      ),
    )
    expect(doc.getXmlFragment(NOTES).toJSON()).toBe('<paragraph>вет</paragraph>')
    store(
      doc,
      check(
        doc,
        updateOf(device, () => undo.undo()),
      ),
    )
    expect(doc.getXmlFragment(NOTES).toJSON()).toBe('<paragraph>Привет</paragraph>')
  })

  it("[N3] claims a client id that is nobody's", () => {
    const doc = serverDoc()
    const device = replicaOf(doc, 77)
    expect(
      check(
        doc,
        updateOf(device, () => typeNote(device, 'x')),
      ),
    ).toMatchObject({ ok: true, claims: [77] })
  })

  it('[N4] is taken in part when something is missing, and whole when that arrives', () => {
    const doc = serverDoc()
    const device = replicaOf(doc, ANNA)
    const first = updateOf(device, () => typeNote(device, 'one '))
    const second = updateOf(device, () => typeNote(device, 'two '))
    const third = updateOf(device, () => edit(device, 1, 3, commands.remove()))
    const other = replicaOf(doc, 77)
    const elsewhere = updateOf(other, () => typeNote(other, '!'))

    const late = check(doc, Y.mergeUpdates([second, third, elsewhere]))
    expect(late).toMatchObject({ ok: true, claims: [77], waits: true, schema: 1 })
    store(doc, late)
    expect(doc.getXmlFragment(NOTES).toJSON()).toBe('<paragraph>ивет!</paragraph>')

    expect(check(doc, second)).toEqual({ ok: true, update: null, claims: [], waits: true, schema: 1 })
    store(doc, check(doc, first))
    const again = check(doc, Y.encodeStateAsUpdate(device, Y.encodeStateVector(doc)))
    expect(again).toMatchObject({ ok: true, waits: false })
    store(doc, again)
    expect(doc.getXmlFragment(NOTES).toJSON()).toContain('one two ')
  })

  it('[N4] leaves out a deletion of what is not there yet', () => {
    const doc = serverDoc()
    const device = replicaOf(doc, ANNA)
    typeNote(device, 'abc')
    const bytes = updateOf(device, () => edit(device, 7, 9, commands.remove()))
    expect(check(doc, bytes)).toEqual({ ok: true, update: null, claims: [], waits: true, schema: 1 })
  })

  it('[N4] leaves out items that wait for each other', () => {
    const doc = serverDoc()
    const bytes = bytesOf([
      struct({ client: 70, origin: { client: 71, clock: 0 }, parent: null }),
      struct({ client: 71, origin: { client: 72, clock: 0 }, parent: null }),
      struct({ client: 72, origin: { client: 70, clock: 0 }, parent: null }),
      struct({ client: 73 }),
    ])
    const result = check(doc, bytes)
    expect(result).toMatchObject({ ok: true, claims: [73], waits: true, schema: 1 })
    store(doc, result)
  })

  it('[N4] puts what depends on each other in order, however entangled', () => {
    const doc = serverDoc()
    const entangled: Struct[] = []
    for (let clock = 0; clock < 50; clock++)
      for (let client = 70; client < 75; client++) {
        const before = client === 70 ? { client: 74, clock: clock - 1 } : { client: client - 1, clock }
        entangled.push(
          clock === 0 && client === 70 ? struct({ client }) : struct({ client, clock, origin: before, parent: null }),
        )
      }
    const result = check(doc, bytesOf(entangled))
    expect(result).toMatchObject({ ok: true, waits: false })
    store(doc, result)
    expect(doc.getXmlFragment(NOTES).length).toBe(251)
  })
})

describe('what is refused, and nothing changes', () => {
  const hostile: [string, WhyNot, (doc: Y.Doc) => Uint8Array][] = [
    [
      "an item under another member's client",
      'forgedClient',
      (doc) => bytesOf([struct({ client: BORIS, clock: Y.getState(doc.store, BORIS) })]),
    ],
    [
      "an item under another member's client, far ahead",
      'forgedClient',
      () => bytesOf([struct({ client: BORIS, clock: 1_000_000 })]),
    ],
    [
      '[N2] an item in the ledger, by its name',
      'ledgerWrite',
      () => bytesOf([struct({ parent: { root: LEDGER }, content: { kind: 'any', values: [{ id: '3' }] } })]),
    ],
    [
      '[N2] an item in the ledger, by a record as parent',
      'ledgerWrite',
      () => bytesOf([struct({ parent: { client: SERVER, clock: 0 } })]),
    ],
    [
      '[N2] an item in the ledger, after a record',
      'ledgerWrite',
      () => bytesOf([struct({ parent: null, origin: { client: SERVER, clock: 1 } })]),
    ],
    [
      '[N2] an item in the ledger, before a record',
      'ledgerWrite',
      () => bytesOf([struct({ parent: null, rightOrigin: { client: SERVER, clock: 0 } })]),
    ],
    [
      '[N2] an item between the notes and the ledger',
      'ledgerWrite',
      () =>
        bytesOf([
          struct({ parent: null, origin: { client: BORIS, clock: 0 }, rightOrigin: { client: SERVER, clock: 0 } }),
        ]),
    ],
    [
      '[N2] an item after a record that is not there',
      'ledgerWrite',
      () => bytesOf([struct({ parent: null, origin: { client: SERVER, clock: 99 } })]),
    ],
    ['[N2] a deletion of a record', 'ledgerWrite', () => bytesOf([], new Map([[SERVER, [{ clock: 0, length: 1 }]]]))],
    [
      '[N2] a deletion of a record to come',
      'ledgerWrite',
      () => bytesOf([], new Map([[SERVER, [{ clock: 50, length: 1 }]]])),
    ],
    [
      "[N2] an item of the server's",
      'ledgerWrite',
      (doc) => bytesOf([struct({ client: SERVER, clock: Y.getState(doc.store, SERVER) })]),
    ],
    ['[N2] an item of another server', 'ledgerWrite', () => bytesOf([struct({ client: FIRST_SERVER_CLIENT })])],
    [
      '[N2] a ledger entry pushed by an honest library',
      'ledgerWrite',
      (doc) => {
        const device = replicaOf(doc, ANNA)
        return updateOf(device, () => device.getArray(LEDGER).push([{ id: '3' }]))
      },
    ],
    [
      '[N2] a ledger entry put first by an honest library',
      'ledgerWrite',
      (doc) => {
        const device = replicaOf(doc, ANNA)
        return updateOf(device, () => device.getArray(LEDGER).insert(0, [{ id: '3' }]))
      },
    ],
    [
      '[N2] a ledger emptied by an honest library',
      'ledgerWrite',
      (doc) => {
        const device = replicaOf(doc, ANNA)
        return updateOf(device, () => device.getArray(LEDGER).delete(0, 2))
      },
    ],
    [
      '[N2] a ledger entry hidden behind good notes',
      'ledgerWrite',
      (doc) => {
        const device = replicaOf(doc, ANNA)
        return updateOf(device, () => {
          typeNote(device, 'hello')
          device.getArray(LEDGER).delete(1, 1)
        })
      },
    ],
    [
      'a subdocument',
      'malformed',
      () => {
        const device = docOf(ANNA)
        device.getMap(NOTES).set('inner', new Y.Doc())
        return Y.encodeStateAsUpdate(device)
      },
    ],
    ['collected garbage', 'malformed', () => raw(1, 1, ANNA, 0, 0, 5, 0)],
    ['deleted content', 'malformed', () => raw(1, 1, ANNA, 0, 0x81, BORIS, 0, 5, 0)],
    [
      'a client listed twice',
      'malformed',
      () => raw(2, 1, ANNA, 0, 0x87, BORIS, 0, 6, 1, ANNA, 1, 0x87, BORIS, 0, 6, 0),
    ],
    ['bytes after the end', 'malformed', () => Uint8Array.from([...bytesOf([struct({})]), 0])],
    ['bytes that stop early', 'malformed', () => bytesOf([struct({})]).slice(0, -1)],
    ['a huge count', 'malformed', () => raw(2 ** 50)],
    ['more bytes than allowed', 'malformed', () => bytesOf([struct({ ...string('x'.repeat(LIMITS.notesUpdate)) })])],
    [
      'a value that nests deep',
      'malformed',
      () => bytesOf([struct({ parentSub: 'level', content: { kind: 'any', values: [nested(200)] } })]),
    ],
    [
      'an item inside a text run',
      'malformed',
      (doc) => bytesOf([struct({ parent: { client: BORIS, clock: Y.getState(doc.store, BORIS) - 1 } })]),
    ],
    [
      'an item between two paragraphs of different parents',
      'malformed',
      () =>
        bytesOf([
          struct({}),
          struct({
            clock: 1,
            parent: { client: ANNA, clock: 0 },
            content: { kind: 'type', type: 'xmlText', name: null },
          }),
          struct({
            clock: 2,
            parent: null,
            origin: { client: ANNA, clock: 0 },
            rightOrigin: { client: ANNA, clock: 1 },
          }),
        ]),
    ],
    ['[N5] another root', 'notesSchema', () => bytesOf([struct({ parent: { root: 'secrets' } })])],
    [
      '[N5] a root named as a property of every object',
      'notesSchema',
      () => bytesOf([struct({ parent: { root: '__proto__' } })]),
    ],
    [
      '[N5] an attribute of the notes themselves',
      'notesSchema',
      () => bytesOf([struct({ parentSub: 'level', content: { kind: 'any', values: [1] } })]),
    ],
    ['[N5] text directly in the notes', 'notesSchema', () => bytesOf([struct(string('x'))])],
    [
      '[N5] an unknown node',
      'notesSchema',
      () => bytesOf([struct({ content: { kind: 'type', type: 'xmlElement', name: 'script' } })]),
    ],
    [
      '[N5] a node where it does not belong',
      'notesSchema',
      () => bytesOf([struct({ content: { kind: 'type', type: 'xmlElement', name: 'listItem' } })]),
    ],
    ['[N5] an image', 'notesSchema', () => inText({ kind: 'embed', value: { image: 'x' } })],
    [
      '[N5] a link to a script',
      'notesSchema',
      () => inText({ kind: 'format', key: 'link', value: { href: 'javascript:alert(1)' } }),
    ],
    ['[N5] an unknown mark', 'notesSchema', () => inText({ kind: 'format', key: 'highlight', value: {} })],
    ['[N5] a node inside a text', 'notesSchema', () => inText({ kind: 'type', type: 'xmlElement', name: 'hardBreak' })],
    ['[N5] bytes inside a text', 'notesSchema', () => inText({ kind: 'binary', bytes: new Uint8Array(3) })],
    ['[N5] a map', 'notesSchema', () => bytesOf([struct({ content: { kind: 'type', type: 'map', name: null } })])],
    [
      '[N5] an unknown attribute',
      'notesSchema',
      () =>
        bytesOf([
          struct({}),
          struct({
            clock: 1,
            parent: { client: ANNA, clock: 0 },
            parentSub: 'onclick',
            content: { kind: 'any', values: ['x'] },
          }),
        ]),
    ],
    [
      '[N5] a picture from an address',
      'notesSchema',
      () => withAttribute('image', 'file', 'https://evil.example/1.png'),
    ],
    ['[N5] a picture with a source', 'notesSchema', () => withAttribute('image', 'src', newId())],
    ['[N5] a picture with a long description', 'notesSchema', () => withAttribute('image', 'alt', 'x'.repeat(10_000))],
    ['[N5] a mention of no id', 'notesSchema', () => withAttribute('mention', 'id', '../../admin')],
    ['[N5] a mention that is a link', 'notesSchema', () => withAttribute('mention', 'href', 'https://a.b')],
    ['[N5] a mention of two lines', 'notesSchema', () => withAttribute('mention', 'label', 'a\nb')],
    ['[N5] a mention called by an object', 'notesSchema', () => withAttribute('mention', 'label', { toString: 'x' })],
    ['[N5] a mention with text in it', 'notesSchema', () => inMention({ kind: 'type', type: 'xmlText', name: null })],
    [
      '[N5] a mention with a picture in it',
      'notesSchema',
      () => inMention({ kind: 'type', type: 'xmlElement', name: 'image' }),
    ],
    [
      '[N5] a mention outside of a paragraph',
      'notesSchema',
      () => bytesOf([struct({ content: { kind: 'type', type: 'xmlElement', name: 'mention' } })]),
    ],
    ['[N5] a picture within a line', 'notesSchema', () => bytesOf([struct({}), inside(0, 1, 'image')])],
    ['[N5] nodes within nodes without end', 'notesSchema', () => bytesOf(quotes(100))],
  ]
  it.each(hostile)('%s: %s', (_title, why, bytesFor) => {
    const doc = serverDoc()
    expectRefused(doc, bytesFor(doc), why)
  })

  it('but quotes within quotes are fine for as long as anybody would', () => {
    const doc = serverDoc()
    store(doc, check(doc, bytesOf(quotes(60))))
  })

  it("[N5] the other schema's node stays refused when it hides among good ones", () => {
    const doc = serverDoc()
    const device = replicaOf(doc, ANNA)
    const bytes = updateOf(device, () => {
      typeNote(device, 'hello')
      device.getXmlFragment(NOTES).push([new Y.XmlElement('iframe')])
    })
    expectRefused(doc, bytes, 'notesSchema')
  })

  it('mutated updates of honest editors never throw and never change the document', { timeout: 60_000 }, () => {
    const doc = serverDoc()
    const device = replicaOf(doc, ANNA)
    const honest = Array.from({ length: 8 }, (_, index) =>
      updateOf(device, () =>
        edit(
          device,
          index,
          index + 5,
          [commands.type('Aя'), commands.bold(), commands.split(), commands.bulletList()][index % 4]!,
        ),
      ),
    )
    const bytes = Y.mergeUpdates(honest)
    const before = Y.encodeStateAsUpdate(doc)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }),
        (mutations) => {
          const mutated = bytes.slice()
          for (const [at, value] of mutations) mutated[at] = value
          const result = check(doc, mutated)
          if (result.ok && result.update !== null) {
            const copy = replicaOf(doc, 1)
            store(copy, result)
            expect(copy.getArray(LEDGER).toJSON()).toEqual(doc.getArray(LEDGER).toJSON())
            expect([...copy.share.keys()].toSorted()).toEqual([LEDGER, NOTES])
          }
        },
      ),
      { numRuns: 3_000 },
    )
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })
})

describe('[N6] what would keep the server busy', () => {
  /** A paragraph with one long run of text, and what is put around it. */
  const long = (size: number, more: Struct[], deletions: Update['deletions'] = new Map()) =>
    bytesOf(
      [
        struct({}),
        struct({
          clock: 1,
          parent: { client: ANNA, clock: 0 },
          content: { kind: 'type', type: 'xmlText', name: null },
        }),
        struct({ clock: 2, parent: { client: ANNA, clock: 1 }, ...string('x'.repeat(size)) }),
        ...more,
      ],
      deletions,
    )

  it('is refused: items whose neighbours lie ever further apart', () => {
    const size = 20_000
    const items = Array.from({ length: size }, (_, index) =>
      struct({
        clock: 2 + size + index,
        parent: null,
        rightOrigin: { client: ANNA, clock: 1 + size - index },
        ...string('y'),
      }),
    )
    expectRefused(serverDoc(), long(size, items), 'malformed')
  })

  it('is refused: the same in steps, each small, around what is there', () => {
    const doc = serverDoc()
    const size = 3_000
    const item = (index: number) =>
      struct({
        clock: 2 + size + index,
        parent: null,
        rightOrigin: { client: ANNA, clock: 1 + size - index },
        ...string('y'),
      })
    store(
      doc,
      check(
        doc,
        long(
          size,
          Array.from({ length: 500 }, (_, index) => item(index)),
        ),
      ),
    )
    const more = bytesOf(Array.from({ length: 2_000 }, (_, index) => item(500 + index)))
    expectRefused(doc, more, 'malformed')
  })

  it('is refused: a run cut into very many pieces', () => {
    const doc = serverDoc()
    store(doc, check(doc, long(200_000, [])))
    const every = Array.from({ length: 90_000 }, (_, index) => ({ clock: 2 + 2 * index, length: 1 }))
    expectRefused(doc, bytesOf([], new Map([[ANNA, every]])), 'malformed')
  })

  it('but a large honest paste is not, and typing in it is not', () => {
    const doc = serverDoc()
    const device = replicaOf(doc, ANNA)
    const pasted = updateOf(device, () => {
      const text = new Y.XmlText()
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [text])
      device.getXmlFragment(NOTES).push([paragraph])
      text.applyDelta(
        Array.from({ length: 5_000 }, (_, index) => ({
          insert: `word ${index} `,
          attributes: index % 2 === 0 ? { bold: {} } : {},
        })),
      )
    })
    store(doc, check(doc, pasted))
    expect(readUpdate(pasted).structs.get(ANNA)!.length).toBeGreaterThan(9_000)
    store(
      doc,
      check(
        doc,
        updateOf(device, () => typeNote(device, 'end')),
      ),
    )
    expect(doc.getXmlFragment(NOTES).toJSON()).toBe(device.getXmlFragment(NOTES).toJSON())
  })

  it('but a week of two members at one place is not', () => {
    const doc = serverDoc()
    for (const client of [ANNA, 77]) {
      const device = Object.assign(new Y.Doc({ gc: false }), { clientID: client })
      const fragment = device.getXmlFragment(NOTES)
      for (let index = 0; index < 1_000; index++) fragment.insert(0, [new Y.XmlElement('paragraph')])
      store(doc, check(doc, Y.encodeStateAsUpdate(device)))
    }
    expect(doc.getXmlFragment(NOTES).length).toBe(2_001)
  })
})

const raw = (...values: number[]): Uint8Array => {
  const output = encoding.createEncoder()
  for (const value of values) encoding.writeVarUint(output, value)
  return encoding.toUint8Array(output)
}

type Nested = Nested[]
const nested = (depth: number): Nested => (depth === 0 ? [] : [nested(depth - 1)])

/** A paragraph, its text, and that content in it. */
/** An element in the element that Anna made with that clock. */
const inside = (parent: number, clock: number, name: string): Struct =>
  struct({ clock, parent: { client: ANNA, clock: parent }, content: { kind: 'type', type: 'xmlElement', name } })

/** A paragraph with a mention in it, or a picture, which has that attribute. */
const withAttribute = (name: 'mention' | 'image', attribute: string, value: AnyValue): Uint8Array => {
  const at = name === 'mention' ? 1 : 0
  return bytesOf([
    ...(name === 'mention' ? [struct({}), inside(0, 1, 'mention')] : [struct({ content: elementOf('image') })]),
    struct({
      clock: at + 1,
      parent: { client: ANNA, clock: at },
      parentSub: attribute,
      content: { kind: 'any', values: [value] },
    }),
  ])
}
const elementOf = (name: string): Content => ({ kind: 'type', type: 'xmlElement', name })

const inMention = (content: Content): Uint8Array =>
  bytesOf([struct({}), inside(0, 1, 'mention'), struct({ clock: 2, parent: { client: ANNA, clock: 1 }, content })])

const inText = (content: Content): Uint8Array =>
  bytesOf([
    struct({}),
    struct({ clock: 1, parent: { client: ANNA, clock: 0 }, content: { kind: 'type', type: 'xmlText', name: null } }),
    struct({ clock: 2, parent: { client: ANNA, clock: 1 }, content }),
  ])

const quotes = (count: number): Struct[] =>
  Array.from({ length: count }, (_, clock) =>
    struct({
      clock,
      parent: clock === 0 ? { root: NOTES } : { client: ANNA, clock: clock - 1 },
      content: { kind: 'type', type: 'xmlElement', name: 'blockquote' },
    }),
  )

describe('[N7] an editor of an older schema than the notes have', () => {
  const asOld = (doc: Y.Doc, bytes: Uint8Array) => checkNotesUpdate(doc, bytes, () => 'own', true)
  /** Notes with a mention, a heading and a picture, and what an old editor sends after that edit. */
  const scene = (change: (device: Y.Doc) => void) => {
    const doc = serverDoc()
    const author = replicaOf(doc, 77)
    edit(author, 8, 8, commands.mention('Ольга'))
    edit(author, 1, 1, commands.heading(2))
    typeNote(author, ' и ещё')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(author))
    const device = replicaOf(doc, ANNA)
    return { doc, bytes: updateOf(device, () => change(device)) }
  }
  const mentionIn = (doc: Y.Doc) =>
    (doc.getXmlFragment(NOTES).get(0) as Y.XmlElement).toArray().findIndex((part) => part instanceof Y.XmlElement)

  it('may type, and delete text', () => {
    for (const change of [
      (device: Y.Doc) => typeNote(device, 'Новое'),
      (device: Y.Doc) => edit(device, 1, 3, commands.remove()),
      (device: Y.Doc) => edit(device, 1, 3, commands.bold()),
    ]) {
      const { doc, bytes } = scene(change)
      store(doc, asOld(doc, bytes))
    }
  })

  it('may not delete what it does not know, nor an attribute', () => {
    for (const change of [
      (device: Y.Doc) => (device.getXmlFragment(NOTES).get(0) as Y.XmlElement).delete(mentionIn(device), 1),
      (device: Y.Doc) => device.getXmlFragment(NOTES).delete(0, 1),
      (device: Y.Doc) => (device.getXmlFragment(NOTES).get(0) as Y.XmlElement).removeAttribute('level'),
    ]) {
      const { doc, bytes } = scene(change)
      expect(asOld(doc, bytes)).toEqual({ ok: false, why: 'notesSchema' })
      expect(check(doc, bytes)).toMatchObject({ ok: true })
    }
  })

  it('may take back what it typed itself, and repeat what the server has', () => {
    const doc = serverDoc()
    const device = replicaOf(doc, ANNA)
    const bytes = updateOf(device, () => {
      edit(device, 1, 1, commands.split())
      typeNote(device, 'x')
      device.getXmlFragment(NOTES).delete(device.getXmlFragment(NOTES).length - 1, 1)
    })
    expect(asOld(doc, bytes).ok).toBe(false)
    const fresh = replicaOf(doc, 78)
    const added = updateOf(fresh, () => {
      fresh.getXmlFragment(NOTES).push([new Y.XmlElement('paragraph')])
      fresh.getXmlFragment(NOTES).delete(fresh.getXmlFragment(NOTES).length - 1, 1)
    })
    store(doc, asOld(doc, added))
    expect(asOld(doc, added)).toMatchObject({ ok: true, update: null })
  })

  it('the schema that an update needs is told', () => {
    const doc = serverDoc()
    const device = replicaOf(doc, ANNA)
    const plain = updateOf(device, () => typeNote(device, 'x'))
    expect(check(doc, plain)).toMatchObject({ ok: true, schema: 1 })
    const named = updateOf(device, () => edit(device, 1, 1, commands.mention('Ольга')))
    store(doc, check(doc, plain))
    expect(check(doc, named)).toMatchObject({ ok: true, schema: 2 })
  })
})
