import { describe, expect, test } from 'vitest'
import { makeTypeAhead, movedTo } from './menuKeys'

describe('keys in a menu', () => {
  test('arrows go round, Home and End go to the ends', () => {
    expect(movedTo('ArrowDown', 0, 3)).toBe(1)
    expect(movedTo('ArrowDown', 2, 3)).toBe(0)
    expect(movedTo('ArrowUp', 0, 3)).toBe(2)
    expect(movedTo('Home', 2, 3)).toBe(0)
    expect(movedTo('End', 0, 3)).toBe(2)
  })

  test('from no item, down begins at the first and up at the last', () => {
    expect(movedTo('ArrowDown', -1, 3)).toBe(0)
    expect(movedTo('ArrowUp', -1, 3)).toBe(2)
  })

  test('other keys and an empty menu move nowhere', () => {
    expect(movedTo('x', 0, 3)).toBeUndefined()
    expect(movedTo('ArrowDown', -1, 0)).toBeUndefined()
  })
})

describe('typing in a menu', () => {
  const labels = ['Елена', 'Иван', 'Ёлкин', 'Игорь']

  test('letters in quick succession are the beginning of a name', () => {
    const typeAhead = makeTypeAhead()
    expect(typeAhead.find('и', 0, labels, 0)).toBe(1)
    expect(typeAhead.find('г', 200, labels, 1)).toBe(3)
  })

  test('after a pause a new word begins', () => {
    const typeAhead = makeTypeAhead()
    typeAhead.find('и', 0, labels, 0)
    expect(typeAhead.find('е', 2_000, labels, 1)).toBe(2)
  })

  test('one letter again and again goes through all that begin with it, ё as е', () => {
    const typeAhead = makeTypeAhead()
    expect(typeAhead.find('е', 0, labels, -1)).toBe(0)
    expect(typeAhead.find('е', 100, labels, 0)).toBe(2)
    expect(typeAhead.find('е', 200, labels, 2)).toBe(0)
  })

  test('letters that begin nothing find nothing', () => {
    expect(makeTypeAhead().find('щ', 0, labels, 0)).toBe(-1)
  })
})
