import { describe, expect, test } from 'vitest'
import { firstOf, inGroups, looksLikePhone, makeKept, merged, type Fitting } from './paletteItems'

const fitting = (id: string, group: string, fits: number, use = 0): Fitting => ({
  choice: { id, group, title: id, run: () => {} },
  fits,
  use,
})
const order = (all: Fitting[], most = 10) =>
  inGroups(all, most).map(({ name, choices }) => [name, ...choices.map(({ id }) => id)])

describe('the order of the palette', () => {
  test('the best first, and groups where their best stands', () => {
    expect(order([fitting('today', 'go', 0.5), fitting('call', 'client', 0.9), fitting('team', 'go', 0.7)])).toEqual([
      ['client', 'call'],
      ['go', 'team', 'today'],
    ])
  })

  test('what is in use decides between what fits alike', () => {
    expect(order([fitting('a', 'go', 0.9), fitting('b', 'go', 0.9, 0.8), fitting('c', 'go', 0.5, 1)])).toEqual([
      ['go', 'b', 'a', 'c'],
    ])
  })

  test('no more than fit a screen', () => {
    expect(order([fitting('a', 'go', 0.9), fitting('b', 'client', 0.8), fitting('c', 'go', 0.7)], 2)).toEqual([
      ['go', 'a'],
      ['client', 'b'],
    ])
  })
})

test('what was found twice is shown once, where it stood first', () => {
  expect(merged([[1, 2], [3, 1], []])).toEqual([1, 2, 3])
})

test('digits are a phone, letters a name', () => {
  expect(looksLikePhone('8 (921) 555-01-44')).toBe(true)
  expect(looksLikePhone('1234')).toBe(false)
  expect(looksLikePhone('Завод 12345')).toBe(false)
})

const groupOf = (name: string, ...ids: string[]) => ({ name, choices: ids.map((id) => fitting(id, name, 1).choice) })

test('the lines in sight are the first of all groups together', () => {
  const groups = [groupOf('go', 'today', 'team'), groupOf('app', 'help', 'undo')]
  expect(firstOf(groups, 3).map(({ choices }) => choices.map(({ id }) => id))).toEqual([['today', 'team'], ['help']])
  expect(firstOf(groups, 2)).toHaveLength(1)
})

test('a client that is found again stays the same choice until it is called otherwise', () => {
  const keep = makeKept()
  const choiceOf = (title: string) => ({ ...fitting('client:1', 'clients', 1).choice, title })
  const kept = (title: string) => keep([{ name: 'clients', choices: [choiceOf(title)] }])[0]?.choices[0]
  const first = kept('Ladoga')
  expect(kept('Ladoga')).toBe(first)
  expect(kept('Onega')?.title).toBe('Onega')
})
