import { expect, test } from 'vitest'
import { keyNames } from './keyNames'

test('the command key is Ctrl, and ⌘ on Apple’s keyboards', () => {
  expect(keyNames('mod+k', false)).toEqual(['Ctrl', 'K'])
  expect(keyNames('mod+k', true)).toEqual(['⌘', 'K'])
})

test('keys one after the other, and signs that are no letters', () => {
  expect(keyNames('g c', false)).toEqual(['G', 'C'])
  expect(keyNames('?', false)).toEqual(['?'])
  expect(keyNames('shift++', false)).toEqual(['Shift', '+'])
  expect(keyNames('up', false)).toEqual(['↑'])
})
