import { expect, test } from 'vitest'
import { optionAfterKey } from './createListbox'

test('the arrows go round, pages stop at the ends', () => {
  expect(optionAfterKey('ArrowDown', -1, 3)).toBe(0)
  expect(optionAfterKey('ArrowDown', 2, 3)).toBe(0)
  expect(optionAfterKey('ArrowUp', -1, 3)).toBe(2)
  expect(optionAfterKey('ArrowUp', 0, 3)).toBe(2)
  expect(optionAfterKey('PageDown', 1, 30)).toBe(9)
  expect(optionAfterKey('PageDown', 28, 30)).toBe(29)
  expect(optionAfterKey('PageUp', 3, 30)).toBe(0)
})

test('keys of the text stay the text’s, and an empty list takes none', () => {
  expect(optionAfterKey('Home', 1, 3)).toBeUndefined()
  expect(optionAfterKey('a', 1, 3)).toBeUndefined()
  expect(optionAfterKey('ArrowDown', -1, 0)).toBeUndefined()
})
