import { expect, test } from 'vitest'
import { isThrown } from './dragToClose'

test('drawn by a third of its height it goes, however slowly', () => {
  expect(isThrown(200, 3_000, 500)).toBe(true)
  expect(isThrown(150, 3_000, 500)).toBe(false)
})

test('a quick flick is enough, a tremble is not', () => {
  expect(isThrown(60, 80, 500)).toBe(true)
  expect(isThrown(20, 10, 500)).toBe(false)
})
