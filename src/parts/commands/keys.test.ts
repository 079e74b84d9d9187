import { describe, expect, test } from 'vitest'
import { chordOf, isCharacter, makeSequence } from './keys'

const press = (key: string, code: string, more: Partial<KeyboardEvent> = {}) =>
  chordOf({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

describe('the key that was pressed', () => {
  test.each([
    ['c', 'KeyC', 'c'],
    ['с', 'KeyC', 'c'],
    ['о', 'KeyJ', 'j'],
    ['C', 'KeyC', 'c'],
    ['/', 'Slash', '/'],
    ['.', 'Slash', '/'],
    ['1', 'Digit1', '1'],
    ['&', 'Digit1', '1'],
    ['Escape', 'Escape', 'esc'],
    ['ArrowDown', 'ArrowDown', 'down'],
    // Where a Latin layout has its letters elsewhere, the letter counts, not its place.
    ['k', 'KeyV', 'k'],
    ['F5', 'F5', undefined],
    // A Russian letter on a key without a Latin one.
    ['ж', 'Semicolon', undefined],
  ])('%s on %s is %s', (key, code, chord) => {
    expect(press(key, code)).toBe(chord)
  })

  test('Ctrl and ⌘ are one, in either language', () => {
    expect(press('k', 'KeyK', { ctrlKey: true })).toBe('mod+k')
    expect(press('л', 'KeyK', { metaKey: true })).toBe('mod+k')
    expect(press('z', 'KeyZ', { ctrlKey: true, shiftKey: true })).toBe('mod+shift+z')
  })

  test('a question mark is one however it is typed; Alt is no command', () => {
    expect(press('?', 'Slash', { shiftKey: true })).toBe('?')
    expect(press(',', 'Slash', { shiftKey: true })).toBe('?')
    expect(press('?', 'Digit7', { shiftKey: true })).toBe('?')
    expect(press('c', 'KeyC', { altKey: true })).toBeUndefined()
    expect(press('c', 'KeyC', { shiftKey: true })).toBe('shift+c')
  })
})

describe('keys one after the other', () => {
  const sequence = () => makeSequence((keys) => 'g t'.startsWith(keys))

  test('two in time are one command, a beginning alone is none', () => {
    const keys = sequence()
    expect(keys.pressed('g', 0)).toBeUndefined()
    expect(keys.pressed('t', 1_000)).toBe('g t')
    expect(keys.pressed('t', 1_100)).toBe('t')
  })

  test('a beginning is forgotten after a while', () => {
    const keys = sequence()
    keys.pressed('g', 0)
    expect(keys.pressed('t', 2_000)).toBe('t')
    keys.pressed('g', 3_000)
    keys.forget()
    expect(keys.pressed('t', 3_100)).toBe('t')
  })

  test('a key that leads nowhere ends it', () => {
    const keys = sequence()
    keys.pressed('g', 0)
    expect(keys.pressed('x', 100)).toBe('g x')
    expect(keys.pressed('t', 200)).toBe('t')
  })
})

test('characters alone can be turned off, named keys and chords cannot', () => {
  expect(['c', '?', 'g t', '1'].map(isCharacter)).toEqual([true, true, true, true])
  expect(['mod+k', 'esc', 'mod+z'].map(isCharacter)).toEqual([false, false, false])
})
