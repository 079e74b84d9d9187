import { expect, it, vi } from 'vitest'
import { makeLines, type Line } from './lines'

interface Item {
  id: string
  name: string
}
const of = (text: string): Item[] => [...text].map((id) => ({ id, name: id }))
const read = (lines: readonly Line<Item>[]): string => lines.map((line) => line.now().id).join('')
const makeUnread = (later: (run: () => void) => void = (run) => run()) =>
  makeLines<Item>(
    ({ id }) => id,
    ({ name }) => name !== '#',
    later,
  )
const make = (later?: (run: () => void) => void) => {
  const lines = makeUnread(later)
  /** All of them, as a screen reads those that it draws. */
  return (...given: Parameters<typeof lines>): Line<Item>[] => [...lines(...given)]
}

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

it('makes a line for what is read, and for no other of many', () => {
  const keyOf = vi.fn(({ id }: Item) => id)
  const lines = makeLines<Item>(
    keyOf,
    () => true,
    (run) => run(),
  )
  const all = lines(Array.from({ length: 50_000 }, (_, at) => ({ id: `${at}`, name: `${at}` })))
  expect(all).toHaveLength(50_000)
  expect(all[49_999]?.now().id).toBe('49999')
  expect(all[50_000]).toBeUndefined()
  expect(keyOf).toHaveBeenCalledTimes(1)
})

it('keeps the lines on the screen when items come that nobody reads', () => {
  const lines = makeUnread()
  const [first] = lines(of('abc'))
  lines(of('ab'))
  expect(lines(of('xa'))[1]).toBe(first)
})

it('shows a new answer some lines at a time, the upper first', () => {
  const steps: (() => void)[] = []
  const lines = make((run) => void steps.push(run))
  const drawn = lines(of('abcdefghijklmnopqrst'))
  read(drawn)
  const found = lines(of('ABCDEFGHIJKLMNOPQRST'), [0, 19])
  expect(read(found)).toBe('ABCDEFGHijklmnopqrst')
  expect(found).toEqual(drawn)
  steps.shift()!()
  expect(read(found)).toBe('ABCDEFGHIJKLMNOPqrst')
  // Another answer meanwhile: what waits takes that one.
  const next = lines(of('1234567890!?+-*/QRST'), [0, 19])
  steps.shift()!()
  expect(read(next).slice(0, 8)).toBe('12345678')
  while (steps.length > 0) steps.shift()!()
  expect(read(next)).toBe('1234567890!?+-*/QRST')
})
