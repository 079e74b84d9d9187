import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { newId, type StageId } from '../../shared/ids'
import { aRow } from '../../shared/profile/testRow'
import { orderRulesSchema, rhythmSchema, standardsSchema, type Stage } from '../../shared/team/rules'
import {
  mayAddStage,
  movedStage,
  newStage,
  orderForm,
  orderRulesFrom,
  rhythmForm,
  rhythmFrom,
  segmentsToOffer,
  standardsForm,
  standardsFrom,
} from './rulesForm'

const problem = (made: object) => ('problem' in made ? made.problem : undefined)

describe('the rhythm', () => {
  const form = { days: '30', segments: [{ segment: ' Салоны ', days: '14' }] }
  it('is read as it is typed, and typed again as it was read', () => {
    const made = rhythmFrom(form)
    const value = { id: 'rhythm', days: 30, segments: [{ segment: 'Салоны', days: 14 }] }
    expect(made).toEqual({ value })
    expect(v.is(rhythmSchema, value)).toBe(true)
    expect(rhythmForm(v.parse(rhythmSchema, value))).toEqual({ ...form, segments: [{ segment: 'Салоны', days: '14' }] })
    expect(rhythmFrom(rhythmForm(undefined))).toEqual({ value: { id: 'rhythm', days: null, segments: [] } })
  })
  it('takes whole days only, each segment once, and leaves out one without days', () => {
    for (const days of ['0', '731', '1.5', '-3', 'неделя']) expect(problem(rhythmFrom({ ...form, days }))).toBe('days')
    const twice = [...form.segments, { segment: 'САЛОНЫ', days: '7' }]
    expect(problem(rhythmFrom({ days: '', segments: twice }))).toBe('sameSegment')
    expect(problem(rhythmFrom({ days: '', segments: [{ segment: ' ', days: '7' }] }))).toBe('segment')
    expect(rhythmFrom({ days: '', segments: [{ segment: 'Опт', days: '' }] })).toMatchObject({
      value: { segments: [] },
    })
  })
  it('offers segments that clients have, most first, whatever their spelling', () => {
    const rows = ['Опт', 'Салоны', 'опт ', '', 'Стройка'].map((segment) => aRow({ segment }))
    expect(segmentsToOffer(rows, rhythmForm(undefined))).toEqual(['Опт', 'Салоны', 'Стройка'])
    expect(segmentsToOffer(rows, form)).toEqual(['Опт', 'Стройка'])
  })
})

it('the standard of upkeep has what was filled, and nothing else', () => {
  expect(standardsFrom(standardsForm(undefined))).toEqual({ value: { id: 'standards', entryHours: null, ages: {} } })
  const form = { ...standardsForm(undefined), entryHours: '24' }
  const made = standardsFrom({ ...form, ages: { ...form.ages, phones: '180' } })
  expect(made).toEqual({ value: { id: 'standards', entryHours: 24, ages: { phones: 180 } } })
  expect(v.is(standardsSchema, (made as { value: unknown }).value)).toBe(true)
  expect(problem(standardsFrom({ ...form, entryHours: '721' }))).toBe('hours')
  expect(problem(standardsFrom({ ...form, ages: { phones: 'год' } }))).toBe('days')
})

it('the smallest order is money as people type it; product lines stand one below the other', () => {
  const form = { least: '50 000', currency: 'RUB', below: 'stop' as const, lines: 'ДСП\n\n ЦСП \nДСП' }
  const value = {
    id: 'orderRules' as const,
    least: { amount: 50_000_00, currency: 'RUB' },
    below: 'stop' as const,
    lines: ['ДСП', 'ЦСП'],
  }
  expect(orderRulesFrom(form)).toEqual({ value })
  expect(v.is(orderRulesSchema, value)).toBe(true)
  expect(orderForm(value, 'EUR')).toEqual({ ...form, least: '50000', lines: 'ДСП\nЦСП' })
  expect(orderRulesFrom(orderForm(undefined, 'EUR'))).toEqual({
    value: { id: 'orderRules', least: null, below: 'warn', lines: [] },
  })
  expect(problem(orderRulesFrom({ ...form, least: 'много' }))).toBe('amount')
  expect(problem(orderRulesFrom({ ...form, lines: 'я'.repeat(101) }))).toBe('lineLong')
  expect(problem(orderRulesFrom({ ...form, lines: Array.from({ length: 51 }, (_, at) => at).join('\n') }))).toBe(
    'linesMany',
  )
})

describe('stages', () => {
  const stage = (order: number, archived = false): Stage => ({
    id: newId<StageId>(),
    name: `${order}`,
    order,
    archived,
  })
  it('are six at most, without those in the archive', () => {
    const six = [1, 2, 3, 4, 5, 6].map((order) => stage(order))
    expect(mayAddStage(six)).toBe(false)
    expect(mayAddStage([...six.slice(1), stage(9, true)])).toBe(true)
    expect(newStage(' Оплата ', [stage(3), stage(9, true)])).toMatchObject({ name: 'Оплата', order: 10 })
  })
  it('change places with as few saved as will do', () => {
    const [one, gone, two, three] = [stage(1), stage(1, true), stage(2), stage(3)]
    const all = [one, gone, two, three]
    expect(movedStage(all, three.id, -1)).toEqual([
      { ...three, order: 2 },
      { ...two, order: 3 },
    ])
    expect(movedStage(all, one.id, -1)).toEqual([])
    expect(movedStage(all, three.id, 1)).toEqual([])
    expect(movedStage(all, gone.id, 1)).toEqual([])
    // Two heads added at once: equal orders are told apart by the first move.
    const same = [stage(5), stage(5)]
    expect(movedStage(same, same[1]!.id, -1).map(({ id, order }) => [id, order])).toEqual([
      [same[1]!.id, 1],
      [same[0]!.id, 2],
    ])
  })
})
