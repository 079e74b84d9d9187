import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../shared/view/match'
import { CONTEXT, someFilter, someRow } from '../../shared/view/testing'
import type { Condition } from '../../shared/view/view'
import { added, fromBlock, replaced, toBlock, turned, withBracket, type One } from './filterBlocks'

const condition = (field: string): Condition => ({ field, op: 'filled' })
const one = (field: string, not = false): One => ({ type: 'one', condition: condition(field), not })

test('any filter can be shown, and shown it lets through the same clients', () => {
  fc.assert(
    fc.property(someFilter, someRow, (filter, row) => {
      expect(compile(fromBlock(toBlock(filter)), CONTEXT)(row)).toBe(compile(filter, CONTEXT)(row))
    }),
  )
})

test('conditions and brackets of conditions can be changed, what is deeper is kept as it is', () => {
  const deep = { not: { any: [condition('city')] } }
  const filter = { all: [{ not: condition('phone') }, { any: [condition('email'), deep] }] }
  expect(toBlock(filter)).toEqual({
    join: 'all',
    items: [
      one('phone', true),
      { type: 'bracket', join: 'any', items: [one('email'), { type: 'deep', filter: deep }] },
    ],
  })
  expect(fromBlock(toBlock(filter))).toEqual(filter)
})

test('and is switched to or, in the row and in a bracket', () => {
  const block = withBracket(added(toBlock({ all: [] }), one('phone')), one('email'))
  expect(block.items[1]).toMatchObject({ join: 'any' })
  expect(turned(block).join).toBe('any')
  expect(turned(block, 1).items[1]).toMatchObject({ join: 'all' })
  expect(turned(turned(block))).toEqual(block)
})

test('what is added to a bracket stands in it', () => {
  const block = added(withBracket(toBlock({ all: [] }), one('email')), one('phone'), 0)
  expect(fromBlock(block)).toEqual({ all: [{ any: [condition('email'), condition('phone')] }] })
})

test('the last condition taken away takes its bracket along, and then everybody is shown', () => {
  const block = withBracket(toBlock({ any: [condition('phone')] }), one('email'))
  const without = replaced(block, [1, 0], null)
  expect(fromBlock(without)).toEqual({ any: [condition('phone')] })
  expect(fromBlock(replaced(without, [0], null))).toEqual({ all: [] })
  expect(fromBlock(replaced(block, [1, 0], one('city', true)))).toEqual({
    any: [condition('phone'), { all: [{ not: condition('city') }] }],
  })
})
