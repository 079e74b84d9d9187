import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId, type EntryId, type MemberId } from '../ids'
import { aRow } from '../profile/testRow'
import { planDay, timeOf, wayOf, type Way } from './plan'
import type { Item } from './today'

const who = newId<MemberId>()
let count = 0
function item(what: string, as?: 'call' | 'meeting'): Item {
  const row = aRow({ owner: who })
  const step = { entry: newId<EntryId>(), what, who, on: '2026-11-05', ...(as === undefined ? {} : { as }) }
  const id = `step/${count++}`
  return { id, also: [], signal: { id, kind: 'step', row, on: step.on, who, reason: { kind: 'step', step } } }
}
const call = (name = '') => item(name, 'call')
const meeting = (name = '') => item(name, 'meeting')
const alone = (name = '') => item(name)

const drawn = (items: Item[]): string =>
  planDay(items)
    .map(({ way, items: some, at }) => `${way[0]}${some.length}${at === undefined ? '' : `@${at}`}`)
    .join(' ')

/** As a step that was agreed for this hour. */
const atHour = (one: Item, time: string, on = '2026-11-05'): Item => {
  const { reason } = one.signal
  if (reason.kind !== 'step') throw new Error('no step')
  return { ...one, signal: { ...one.signal, on, reason: { kind: 'step', step: { ...reason.step, time, on } } } }
}

describe('planDay', () => {
  test('[PL2] a call and a meeting that have an hour keep it; the hour of a day that is past is none', () => {
    // 15:00 is 900 minutes; of three blocks in hours two gaps and the evening: ceil(2/3) = 1 call in each of the first two.
    const items = [call(), call(), atHour(meeting(), '15:00'), atHour(call(), '09:30')]
    expect(drawn(items)).toBe('c1 c1@570 c1 m1@900')
    expect(planDay([atHour(meeting(), '15:00', '2026-11-04')], '2026-11-05')).toMatchObject([{ way: 'meeting' }])
    expect(planDay([atHour(meeting(), '15:00', '2026-11-04')], '2026-11-05')[0]).not.toHaveProperty('at')
    expect(timeOf(atHour(meeting('в 14:00'), '15:00').signal)).toBe(900)
  })

  test('[PL3] calls are divided between the meetings, the morning and the evening', () => {
    // 6 calls, 2 meetings, 3 gaps: 2 in each.
    expect(drawn([...Array.from({ length: 6 }, () => call()), meeting(), meeting()])).toBe('c2 m1 c2 m1 c2')
    // 4 calls, 3 meetings: ceil(4/4) = 1, ceil(3/3) = 1, ceil(2/2) = 1, one is left.
    expect(drawn([meeting(), meeting(), meeting(), ...Array.from({ length: 4 }, () => call())])).toBe(
      'c1 m1 c1 m1 c1 m1 c1',
    )
  })

  test('[PL3] where calls only just lie between the meetings, the morning goes without', () => {
    expect(drawn([meeting(), meeting(), meeting(), call(), call()])).toBe('m1 c1 m1 c1 m1')
    expect(drawn([meeting(), meeting(), meeting(), call(), alone()])).toBe('m1 c1 m1 a1 m1')
  })

  test('[PL4] a day without meetings alternates calls with what is done alone', () => {
    const items = [...Array.from({ length: 9 }, () => call()), ...Array.from({ length: 3 }, () => alone())]
    expect(drawn(items)).toBe('c4 a2 c4 a1 c1')
    expect(drawn(Array.from({ length: 9 }, () => call()))).toBe('c9')
    expect(drawn([alone(), alone(), alone()])).toBe('a3')
    expect(drawn([])).toBe('')
  })

  test('[PL2] a meeting keeps its time, and others fill the hours before it and after', () => {
    // 14:00 is 300 minutes after nine: two meetings of 120 fit before it, the third comes after.
    const items = [meeting('первая'), meeting('вторая'), meeting('в 14:00'), meeting('третья')]
    expect(planDay(items).map(({ items: [one], at }) => [titleOf(one!), at])).toEqual([
      ['первая', undefined],
      ['вторая', undefined],
      ['в 14:00', 840],
      ['третья', undefined],
    ])
    expect(drawn([meeting('16:30'), meeting('9:30')])).toBe('m1@570 m1@990')
  })

  const some = (way: Way) => (way === 'alone' ? alone() : item('', way))
  const aDay = fc.array(fc.constantFrom<Way>('call', 'meeting', 'alone'), { maxLength: 30 })

  test('[PL1] every line is in the plan once, calls in their order', () => {
    fc.assert(
      fc.property(aDay, (ways) => {
        const items = ways.map(some)
        const planned = planDay(items).flatMap((block) => block.items)
        expect(planned.map(({ id }) => id).toSorted()).toEqual(items.map(({ id }) => id).toSorted())
        for (const way of ['call', 'alone'] as const) {
          const of = (list: Item[]) => list.filter(({ signal }) => wayOf(signal) === way)
          expect(of(planned)).toEqual(of(items))
        }
      }),
    )
  })

  test('[PL3] two meetings follow each other only when nothing else is left to lie between', () => {
    fc.assert(
      fc.property(aDay, (ways) => {
        const blocks = planDay(ways.map(some))
        const next = blocks.findIndex(({ way }, index) => way === 'meeting' && blocks[index + 1]?.way === 'meeting')
        if (next === -1) return
        expect(blocks.slice(next + 1).every(({ way }) => way === 'meeting')).toBe(true)
      }),
    )
  })

  const titleOf = ({ signal: { reason } }: Item): string => (reason.kind === 'step' ? reason.step.what : '')
})

test('a step says by its words what it is, in both languages', () => {
  const ways = (texts: string[]) => texts.map((what) => wayOf(item(what).signal))
  expect(ways(['Позвонить директору', 'Перезвонить после обеда', 'Созвон по смете', 'Звонок', 'Call back'])).toEqual(
    Array.from({ length: 5 }, () => 'call'),
  )
  expect(ways(['Встреча на объекте', 'Встретиться в шоу-руме', 'Заехать с образцами', 'Meeting at the plant'])).toEqual(
    Array.from({ length: 4 }, () => 'meeting'),
  )
  expect(ways(['Выслать образцы', 'Подготовить смету', 'Send the price list', 'Перевстретить счёт'])).toEqual(
    Array.from({ length: 4 }, () => 'alone'),
  )
})

test('a time is read from the words, a date is none', () => {
  const times = ['в 14:30', '9:05 у них', 'до 12.10', '25:00', '10:15:30', 'счёт 114:20'].map((what) =>
    timeOf(item(what).signal),
  )
  expect(times).toEqual([870, 545, undefined, undefined, undefined, undefined])
})
