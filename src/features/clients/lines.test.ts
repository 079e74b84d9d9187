import { expect, it } from 'vitest'
import { makeLines, type Line } from './lines'

interface Item {
  id: string
  name: string
}
const of = (text: string): Item[] => [...text].map((id) => ({ id, name: id }))
const read = (lines: readonly Line<Item>[]): string => lines.map((line) => line.now().id).join('')
const make = () =>
  makeLines<Item>(
    ({ id }) => id,
    ({ name }) => name !== '#',
  )

it('keeps the line of what stays, wherever it moves', () => {
  const lines = make()
  const before = lines(of('abc'))
  const after = lines(of('cxa'))
  expect(read(after)).toBe('cxa')
  expect([after[0], after[2]]).toEqual([before[2], before[0]])
})

it('shows in a kept line what its item has become', () => {
  const lines = make()
  const [line] = lines([{ id: 'a', name: 'old' }])
  expect(line?.now().name).toBe('old')
  lines([{ id: 'a', name: 'new' }])
  expect(line?.now().name).toBe('new')
})

it('gives lines on the screen to what is found, and loses none of the others', () => {
  const lines = make()
  const before = lines(of('abcdefgh'))
  expect(read(before)).toBe('abcdefgh')
  const found = lines(of('gbz'), [0, 2])
  expect(read(found)).toBe('gbz')
  // `b` stays where it was; the other two are drawn in the places of `a` and `c`.
  expect(found[1]).toBe(before[1])
  expect(new Set(found)).toEqual(new Set(before.slice(0, 3)))
  const all = lines(of('abcdefghz'), [0, 2])
  expect(read(all)).toBe('abcdefghz')
  expect(new Set(all).size).toBe(9)
  expect(new Set(all.slice(0, 3))).toEqual(new Set(found))
})

it('gives the lines of a list that was scrolled to the top of the next one', () => {
  const lines = make()
  const before = lines(of('abcdef'))
  const after = lines(of('xyab'), [3, 4])
  expect(read(after)).toBe('xyab')
  expect(after.slice(0, 2)).toEqual(before.slice(3, 5))
})

it('gives the line of a heading to nobody', () => {
  const lines = make()
  const heading = { id: 'h', name: '#' }
  const before = lines([heading, ...of('ab')])
  const after = lines(of('xyz'), [0, 2])
  expect(read(after)).toBe('xyz')
  expect(after).not.toContain(before[0])
  expect(before[0]?.now()).toBe(heading)
})
