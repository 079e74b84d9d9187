import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeClock } from './clock'

test('the clock strictly ascends, whatever the wall clock does and whatever was seen', () => {
  const step = fc.oneof(
    fc.record({ wall: fc.integer({ min: 0, max: 1_000 }) }),
    fc.record({ at: fc.integer({ min: 0, max: 2_000 }), arrived: fc.integer({ min: 0, max: 1_500 }) }),
  )
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let wall = 0
      const clock = makeClock(() => wall)
      let last = -1
      for (const one of steps) {
        if ('wall' in one) wall = one.wall
        else {
          clock.saw({ id: 'x', ...one })
          last = Math.max(last, Math.min(one.at, one.arrived))
        }
        const now = clock.tick()
        expect(now).toBeGreaterThan(last)
        last = now
      }
    }),
  )
})

test('a sender whose clock ran ahead does not pull ours beyond its arrival', () => {
  const clock = makeClock(() => 100)
  clock.saw({ id: 'x', at: 9_000_000, arrived: 150 })
  expect(clock.tick()).toBe(151)
})

test('after a restart the clock does not go behind where it was', () => expect(makeClock(() => 5, 80).tick()).toBe(81))
