import { expect, test } from 'vitest'
import type { HandoverCard } from '../../shared/api'
import { newId, type MemberId } from '../../shared/ids'
import { byDirection } from './model'

const [me, olga, timur] = [newId<MemberId>(), newId<MemberId>(), newId<MemberId>()]
const card = (id: string, from: MemberId, to: MemberId, at: number): HandoverCard => ({
  id,
  at,
  by: from,
  from,
  to,
  note: '',
  profiles: [],
})

test('handovers are told apart by direction, newest first, without empty groups', () => {
  const cards = [card('a', olga, me, 1), card('b', olga, timur, 2), card('c', timur, me, 3)]
  const found = byDirection(cards, me).map(({ direction, cards }) => [direction, cards.map(({ id }) => id)])
  expect(found).toEqual([
    ['incoming', ['c', 'a']],
    ['others', ['b']],
  ])
  expect(byDirection([], me)).toEqual([])
})
