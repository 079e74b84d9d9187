import { expect, test } from 'vitest'
import { zoomedAbout } from './zoom'

const WHOLE = { scale: 1, x: 0, y: 0 }

test('the point under the fingers stays where it is', () => {
  const next = zoomedAbout(WHOLE, 2, 100, -40)
  // Where that point of the picture lies now: its old distance from the middle, grown, and moved.
  expect([100 * next.scale + next.x, -40 * next.scale + next.y]).toEqual([100, -40])
  const again = zoomedAbout(next, 1.5, 100, -40)
  expect([100 * again.scale + again.x, -40 * again.scale + again.y]).toEqual([100, -40])
})

test('never smaller than the whole picture, which is then in the middle, nor larger than eight times', () => {
  expect(zoomedAbout({ scale: 2, x: 30, y: 30 }, 0.1, 0, 0)).toEqual(WHOLE)
  expect(zoomedAbout(WHOLE, 100, 0, 0).scale).toBe(8)
})
