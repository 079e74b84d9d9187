import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeBeside } from './floating'

const PHONE = { width: 390, height: 844 }
const box = (left: number, top: number) => ({ left, top, right: left + 48, bottom: top + 48 })

test('below the button, ends aligned', () => {
  expect(placeBeside(box(300, 100), { width: 200, height: 150 }, PHONE)).toMatchObject({
    left: 148,
    top: 152,
    side: 'below',
  })
})

test('above it when there is more room there', () => {
  expect(placeBeside(box(300, 760), { width: 200, height: 150 }, PHONE)).toMatchObject({ top: 606, side: 'above' })
})

test('a button near the left edge does not push it out of the window', () => {
  expect(placeBeside(box(0, 100), { width: 200, height: 150 }, PHONE).left).toBe(8)
})

test('whatever the sizes, it stays within the window and off the button', () => {
  const size = fc.record({ width: fc.integer({ min: 1, max: 374 }), height: fc.integer({ min: 1, max: 2_000 }) })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 342 }), fc.integer({ min: 0, max: 796 }), size, (left, top, wanted) => {
      const button = box(left, top)
      const place = placeBeside(button, wanted, PHONE)
      const height = Math.min(wanted.height, place.height)
      expect(place.left).toBeGreaterThanOrEqual(8)
      expect(place.left + wanted.width).toBeLessThanOrEqual(PHONE.width - 8)
      expect(place.top).toBeGreaterThanOrEqual(8)
      expect(place.top + height).toBeLessThanOrEqual(PHONE.height - 8)
      expect(place.side === 'below' ? place.top >= button.bottom : place.top + height <= button.top).toBe(true)
    }),
  )
})
