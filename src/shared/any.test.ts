import fc from 'fast-check'
import { decodeAny as decodeOfLib0, encodeAny as encodeOfLib0 } from 'lib0/buffer'
import { expect, test } from 'vitest'
import { decodeAny, encodeAny } from './any'

const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.integer({ min: -200, max: 200 }),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.float(),
    fc.double(),
    fc.constant(undefined),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array(),
    fc.array(tie('any')),
    fc.dictionary(fc.string(), tie('any')),
  ),
})).any

test('the bytes are those of lib0, and each side reads the other', () => {
  fc.assert(
    fc.property(value, (one) => {
      const bytes = encodeAny(one)
      expect(bytes).toEqual(encodeOfLib0(one as Parameters<typeof encodeOfLib0>[0]))
      expect(decodeAny(bytes)).toEqual(decodeOfLib0(bytes))
    }),
  )
})

test('the edges of each size are those of lib0', () => {
  const edges = [0, -0, 63, 64, 8191, 8192, 2 ** 31 - 1, 2 ** 31, 2 ** 53, 0.1, 0.5, Number.NaN, Infinity]
  for (const one of edges.flatMap((edge) => [edge, -edge])) {
    expect(encodeAny(one)).toEqual(encodeOfLib0(one))
    expect(decodeAny(encodeAny(one))).toBe(one)
  }
  for (const length of [0, 1, 127, 128, 1023, 1024, 16_383, 16_384, 100_000]) {
    const both = { text: 'я'.repeat(length), bytes: new Uint8Array(length).fill(7) }
    // Compared by `equals`: the test's own comparison takes seconds for as many bytes.
    expect(Buffer.from(encodeAny(both)).equals(encodeOfLib0(both))).toBe(true)
    const read = decodeAny(encodeAny(both)) as typeof both
    expect(read.text).toBe(both.text)
    expect(Buffer.from(read.bytes).equals(both.bytes)).toBe(true)
  }
})

test('nothing is lost where the bytes need more room, whatever stands there', () => {
  const each = [true, null, 5, 100_000, 0.1, 0.5, 'a', 'я', new Uint8Array([7]), [1], { a: 1 }]
  for (const one of each)
    for (let before = 1010; before <= 1030; before++) {
      const all = ['a'.repeat(before), one, one]
      expect(Buffer.from(encodeAny(all)).equals(encodeOfLib0(all))).toBe(true)
    }
})

test('a value is found where it lies within other bytes', () => {
  const bytes = encodeAny({ name: 'Кухни Ладога', share: 0.1 })
  const among = new Uint8Array(bytes.length + 9)
  among.set(bytes, 5)
  expect(decodeAny(among.subarray(5, 5 + bytes.length))).toEqual({ name: 'Кухни Ладога', share: 0.1 })
})

test('bytes that end too soon are an error, not half a value', () => {
  fc.assert(
    fc.property(value, fc.nat(), (one, cut) => {
      const bytes = encodeAny(one)
      const among = bytes.subarray(0, cut % bytes.length)
      expect(() => decodeAny(among)).toThrow()
    }),
  )
})

test('a type that there is not is an error', () => {
  expect(() => decodeAny(new Uint8Array([3]))).toThrow()
})
