import fc from 'fast-check'
import { decodeAny as decodeOfLib0, encodeAny as encodeOfLib0 } from 'lib0/buffer'
import { expect, test } from 'vitest'
import { decodeAny, encodeAny } from './any'

const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true }),
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

test('bytes that end too soon are an error, not half a value', () => {
  const bytes = encodeAny({ name: 'Кухни Ладога' })
  expect(() => decodeAny(bytes.subarray(0, -1))).toThrow()
})
