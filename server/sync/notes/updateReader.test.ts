import * as encoding from 'lib0/encoding'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { MalformedUpdate, MAX_VALUE_DEPTH, readUpdate } from './updateReader'
import { writeUpdate } from './updateWriter'

/** One step of an editing session over every kind of shared type that Yjs has. */
const step = fc.record({
  what: fc.constantFrom('text', 'format', 'delete', 'map', 'array', 'element', 'attribute', 'xmlText', 'embed', 'sync'),
  doc: fc.nat(2),
  at: fc.nat(30),
  length: fc.nat(5),
  text: fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 5 }), fc.constantFrom('Привет', 'a😀b', '﻿')),
  // That key alone is refused: setting it would change the prototype of what it is read into.
  value: fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('__proto__')),
})

const mutations = fc.array(
  fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.constantFrom('set', 'insert', 'remove')),
  { minLength: 1, maxLength: 6 },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function play(steps: Step[]): Y.Doc[] {
  const docs = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc({ gc: false }), { clientID }))
  for (const one of steps) take(docs, one)
  return docs
}

function take(docs: Y.Doc[], { what, doc: index, at, length, text, value }: Step): void {
  const doc = docs[index]!
  const words = doc.getText('text')
  const fragment = doc.getXmlFragment('notes')
  const place = (size: number) => (size === 0 ? 0 : at % (size + 1))
  const first = fragment.get(0)
  switch (what) {
    case 'text':
      return words.insert(place(words.length), text)
    case 'format':
      return words.format(Math.min(at, words.length), Math.min(length, words.length - Math.min(at, words.length)), {
        bold: length % 2 === 0 ? true : null,
      })
    case 'delete':
      return words.delete(Math.min(at, words.length), Math.min(length, words.length - Math.min(at, words.length)))
    case 'map':
      doc.getMap('map').set(`key${length}`, value)
      return undefined
    case 'array':
      return doc
        .getArray('ledger')
        .push([value, new Uint8Array([at, length]), { text, none: undefined, big: 2n, half: 1.5, far: at * 2 ** 40 }])
    case 'element':
      return fragment.insert(place(fragment.length), [new Y.XmlElement('paragraph')])
    case 'attribute':
      if (first instanceof Y.XmlElement) first.setAttribute('level', at as unknown as string)
      return undefined
    case 'xmlText':
      if (first instanceof Y.XmlElement) first.insert(0, [new Y.XmlText(text)])
      return undefined
    case 'embed':
      return words.insertEmbed(place(words.length), { image: text })
    case 'sync': {
      const other = docs[at % 3]!
      return Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)))
    }
  }
}

const bytesOf = (write: (output: encoding.Encoder) => void): Uint8Array => {
  const output = encoding.createEncoder()
  write(output)
  return encoding.toUint8Array(output)
}

const uints = (...values: number[]) =>
  bytesOf((output) => {
    for (const value of values) encoding.writeVarUint(output, value)
  })

const contentOf = (doc: Y.Doc) => ({
  text: doc.getText('text').toDelta() as unknown,
  map: doc.getMap('map').toJSON(),
  ledger: doc.getArray('ledger').toJSON(),
  notes: doc.getXmlFragment('notes').toJSON(),
})

describe('reading and writing an update', { timeout: 60_000 }, () => {
  it('keeps the document: what is written after reading applies to the same content', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        for (const doc of play(steps)) {
          const canonical = writeUpdate(readUpdate(Y.encodeStateAsUpdate(doc)))
          const copy = new Y.Doc({ gc: false })
          Y.applyUpdate(copy, canonical)
          expect(contentOf(copy)).toEqual(contentOf(doc))
          expect(Y.encodeStateAsUpdate(copy)).toEqual(Y.encodeStateAsUpdate(doc))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('writes the bytes that Yjs writes when it merges updates', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        for (const doc of play(steps)) {
          const bytes = Y.encodeStateAsUpdate(doc)
          expect(writeUpdate(readUpdate(bytes))).toEqual(Y.mergeUpdates([bytes, bytes]))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('reads gaps, which a tab sends that knows only the later part', () => {
    const doc = new Y.Doc({ gc: false })
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (const letter of 'abc') doc.getText('text').insert(doc.getText('text').length, letter)
    const gap = Y.mergeUpdates([updates[0]!, updates[2]!])
    expect(
      readUpdate(gap)
        .structs.get(doc.clientID)!
        .map(({ clock }) => clock),
    ).toEqual([0, 2])
    expect(writeUpdate(readUpdate(gap))).toEqual(gap)
  })

  it('gives for any mutated bytes its one error or something that round-trips', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 20 }),
        // Ten times from the same bytes: playing costs more than reading.
        fc.array(mutations, { minLength: 10, maxLength: 10 }),
        (steps, times) => {
          const honest = Y.encodeStateAsUpdate(play(steps)[0]!)
          for (const mutated of times) {
            const bytes = [...honest]
            for (const [at, value, how] of mutated)
              bytes.splice(at % (bytes.length + 1), how === 'insert' ? 0 : 1, ...(how === 'remove' ? [] : [value]))
            expectErrorOrRoundTrip(Uint8Array.from(bytes))
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('gives for any random bytes its one error or something that round-trips', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), expectErrorOrRoundTrip), { numRuns: 5_000 })
  })
})

function expectErrorOrRoundTrip(bytes: Uint8Array): void {
  let canonical: Uint8Array
  try {
    canonical = writeUpdate(readUpdate(bytes))
  } catch (error) {
    if (!(error instanceof MalformedUpdate)) throw error
    return
  }
  if (Buffer.compare(writeUpdate(readUpdate(canonical)), canonical) !== 0)
    expect(writeUpdate(readUpdate(canonical))).toEqual(canonical)
}

describe('what no honest update holds is refused', () => {
  const honest = () => {
    const doc = new Y.Doc({ gc: false })
    doc.getText('text').insert(0, 'hello')
    return Y.encodeStateAsUpdate(doc)
  }
  const refused: [string, Uint8Array][] = [
    ['no bytes', new Uint8Array()],
    ['bytes after the end', Uint8Array.from([...honest(), 0])],
    ['bytes that stop early', honest().slice(0, -1)],
    ['more clients than bytes', uints(2 ** 40, 0)],
    ['more structs than bytes', uints(1, 2 ** 40, 7, 0, 0)],
    ['a number without an end', new Uint8Array(20).fill(0xff)],
    ['a client beyond the safe integers', Uint8Array.from([1, 1, 255, 255, 255, 255, 255, 255, 255, 127, 0, 0])],
    ['a clock beyond the safe integers', withStruct((output) => string(output, 'ab'), Number.MAX_SAFE_INTEGER - 1)],
    ['a client listed twice', Uint8Array.from([2, 1, 7, 0, 4, 1, 1, 97, 1, 98, 1, 7, 1, 4, 1, 1, 97, 1, 98, 0])],
    ['a client listed twice in the deletions', uints(0, 2, 7, 1, 0, 1, 7, 1, 2, 1)],
    ['collected garbage', uints(1, 1, 7, 0, 0, 5, 0)],
    [
      'deleted content',
      withStruct((output) => {
        encoding.writeUint8(output, 1)
        parent(output)
        encoding.writeVarUint(output, 3)
      }),
    ],
    ['a subdocument', subdocument()],
    [
      'content of no known kind',
      withStruct((output) => {
        encoding.writeUint8(output, 31)
        parent(output)
      }),
    ],
    [
      'a type that Yjs does not have',
      withStruct((output) => {
        encoding.writeUint8(output, 7)
        parent(output)
        encoding.writeVarUint(output, 7)
      }),
    ],
    ['an empty string', withStruct((output) => string(output, ''))],
    ['an empty gap', uints(1, 1, 7, 0, 10, 0, 0)],
    ['an empty deletion', uints(0, 1, 7, 1, 0, 0)],
    ['a deletion beyond the safe integers', uints(0, 1, 7, 1, Number.MAX_SAFE_INTEGER, 1)],
    [
      'text that is not UTF-8',
      withStruct((output) => {
        encoding.writeUint8(output, 4)
        parent(output)
        encoding.writeVarUint(output, 1)
        encoding.writeUint8(output, 0xff)
      }),
    ],
    [
      'a text longer than the bytes',
      withStruct((output) => {
        encoding.writeUint8(output, 4)
        parent(output)
        encoding.writeVarUint(output, 2 ** 45)
      }),
    ],
    [
      'a value that nests too deep',
      withStruct((output) => {
        encoding.writeUint8(output, 8)
        parent(output)
        encoding.writeVarUint(output, 1)
        encoding.writeAny(output, deep(MAX_VALUE_DEPTH + 1))
      }),
    ],
    ['JSON that nests too deep', withStruct((output) => format(output, '['.repeat(10_000) + ']'.repeat(10_000)))],
    ['a format that is not JSON', withStruct((output) => format(output, '{'))],
    [
      'a key that would change the prototype',
      withStruct((output) => {
        encoding.writeUint8(output, 8)
        parent(output)
        encoding.writeVarUint(output, 1)
        encoding.writeUint8(output, 118)
        encoding.writeVarUint(output, 1)
        encoding.writeVarString(output, '__proto__')
        encoding.writeUint8(output, 126)
      }),
    ],
    [
      'a parent that is neither root nor item',
      withStruct((output) => {
        encoding.writeUint8(output, 4)
        encoding.writeVarUint(output, 2)
        encoding.writeVarString(output, 'a')
      }),
    ],
    [
      'an item that stands on itself',
      withStruct((output) => {
        encoding.writeUint8(output, 0x84)
        encoding.writeVarUint(output, 7)
        encoding.writeVarUint(output, 0)
        encoding.writeVarString(output, 'a')
      }),
    ],
  ]
  it.each(refused)('%s', (_title, bytes) => {
    expect(() => readUpdate(bytes)).toThrow(MalformedUpdate)
  })

  it('but a value as deep as allowed is read', () => {
    const bytes = withStruct((output) => {
      encoding.writeUint8(output, 8)
      parent(output)
      encoding.writeVarUint(output, 1)
      encoding.writeAny(output, deep(MAX_VALUE_DEPTH))
    })
    expect(readUpdate(bytes).structs.size).toBe(1)
  })
})

/** An update of one struct by client 7. */
function withStruct(write: (output: encoding.Encoder) => void, clock = 0): Uint8Array {
  return bytesOf((output) => {
    for (const value of [1, 1, 7, clock]) encoding.writeVarUint(output, value)
    write(output)
    encoding.writeVarUint(output, 0)
  })
}

function parent(output: encoding.Encoder): void {
  encoding.writeVarUint(output, 1)
  encoding.writeVarString(output, 'notes')
}

function string(output: encoding.Encoder, text: string): void {
  encoding.writeUint8(output, 4)
  parent(output)
  encoding.writeVarString(output, text)
}

function format(output: encoding.Encoder, json: string): void {
  encoding.writeUint8(output, 6)
  parent(output)
  encoding.writeVarString(output, 'bold')
  encoding.writeVarString(output, json)
}

type Nested = Nested[]

function deep(depth: number): Nested {
  return depth === 1 ? [] : [deep(depth - 1)]
}

function subdocument(): Uint8Array {
  const doc = new Y.Doc({ gc: false })
  doc.getMap('map').set('inner', new Y.Doc())
  return Y.encodeStateAsUpdate(doc)
}
