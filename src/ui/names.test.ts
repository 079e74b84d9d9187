import { describe, expect, it } from 'vitest'
import { HUES, hueOf, initials } from './names'

describe('initials', () => {
  it.each([
    ['Марина Орлова', 'МО'],
    ['анна', 'А'],
    ['Jean-Luc van der Berg', 'JB'],
    ['ООО «Кухни Ладога»', 'КЛ'],
    ['«Каркас-Юг»', 'К'],
    ['3М', '3'],
    ['', '·'],
    ['«»', '·'],
  ])('of %s are %s', (name, letters) => expect(initials(name)).toBe(letters))
})

describe('a hue', () => {
  it('is the same for the same name and one of those in the tokens', () => {
    const names = Array.from({ length: 200 }, (_, index) => `name ${index}`)
    const hues = names.map(hueOf)
    expect(names.map(hueOf)).toEqual(hues)
    expect(new Set(hues)).toEqual(new Set(Array.from({ length: HUES }, (_, index) => index + 1)))
  })
})
