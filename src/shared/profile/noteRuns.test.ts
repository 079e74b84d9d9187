import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Runs, type RunTriple } from './noteRuns'

const triple = fc.tuple(fc.nat(1), fc.nat(30), fc.integer({ min: 1, max: 8 }))

it('knows of each character what was said of it first, and how far into that run it is', () => {
  fc.assert(
    fc.property(fc.array(triple, { maxLength: 20 }), triple, (said, [client, clock, length]) => {
      const runs = new Runs<number>()
      const plain = new Map<string, [number, number]>()
      said.forEach(([of, from, count], value) => {
        runs.add(of, from, count, value)
        for (let at = from; at < from + count; at++)
          if (!plain.has(`${of} ${at}`)) plain.set(`${of} ${at}`, [value, at - from])
      })
      let next = clock
      for (const piece of runs.pieces(client, clock, length)) {
        expect(piece.clock).toBe(next)
        expect(piece.length).toBeGreaterThan(0)
        for (let at = 0; at < piece.length; at++) {
          const known = plain.get(`${client} ${piece.clock + at}`)
          expect(piece.value).toBe(known?.[0])
          if (known !== undefined) expect(piece.offset + at).toBe(known[1])
        }
        next += piece.length
      }
      expect(next).toBe(clock + length)
    }),
    { numRuns: 500 },
  )
})

it('gives all of it as runs that neither touch nor overlap, and what of a run is not there', () => {
  fc.assert(
    fc.property(fc.array(triple, { maxLength: 20 }), triple, (said, asked) => {
      const runs = new Runs<true>()
      const plain = new Set<string>()
      for (const [of, from, count] of said) {
        runs.add(of, from, count, true)
        for (const name of names([of, from, count])) plain.add(name)
      }
      const triples = runs.triples()
      expect(triples.flatMap(names).toSorted()).toEqual([...plain].toSorted())
      triples.forEach(([client, clock], index) => {
        const before = triples[index - 1]
        if (before !== undefined && before[0] === client) expect(before[1] + before[2]).toBeLessThan(clock)
      })
      expect(runs.missing(...asked).flatMap(names)).toEqual(names(asked).filter((name) => !plain.has(name)))
    }),
    { numRuns: 500 },
  )
})

const names = ([client, clock, length]: RunTriple): string[] =>
  Array.from({ length }, (_, at) => `${client} ${clock + at}`)
