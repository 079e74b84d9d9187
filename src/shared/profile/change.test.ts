import { describe, expect, test } from 'vitest'
import { newId, type ChangeId, type EntryId, type ProfileId } from '../ids'
import { parseDraft } from './change'
import { thingOf } from './thing'
import { FACT_SHAPES, shapeOf, tagKey } from './facts'

const fact = (path: string, value: unknown, more: object = {}) => ({
  kind: 'fact',
  id: newId<ChangeId>(),
  profile: newId<ProfileId>(),
  at: 1,
  after: [],
  path,
  value,
  ...more,
})
const entry = (value: unknown) => ({
  kind: 'entry',
  id: newId<ChangeId>(),
  profile: newId<ProfileId>(),
  at: 1,
  after: [],
  entry: newId<EntryId>(),
  value,
})
const person = newId<string>()

describe('a draft from the wire', () => {
  test.each([
    fact('name', 'Кухни Ладога'),
    fact('city', null),
    fact(`people/${person}`, true),
    fact(`people/${person}/birthday`, '--05-14'),
    fact(`people/${person}/birthday`, '--02-29'),
    fact(`people/${person}/birthday`, '1980-02-29'),
    fact(`people/${person}/phones/${newId<string>()}`, '+7 921 000-00-00'),
    fact('tags/дилер', 'Дилер'),
    fact(`legal/${newId<string>()}/inn`, '0012345678'),
    entry({ type: 'order', when: 1, text: '', amount: 100, currency: 'RUB', deliveryOn: '2026-01-02' }),
    entry({ type: 'call', when: 1, text: '', next: { what: 'x', who: person, on: '2026-01-02' } }),
    entry(null),
  ])('is taken when well formed: %j', (draft) => expect(parseDraft(draft)).toEqual(draft))

  test.each([
    ['an unknown path', fact('salary', '1')],
    ['a path of the object itself', fact('__proto__', 'x')],
    ['a wrong value', fact('kind', 'robot')],
    ['a number for text', fact('name', 7)],
    ['empty text', fact('name', '')],
    ['endless text', fact('name', 'x'.repeat(501))],
    ['a field too many', fact('name', 'x', { by: person })],
    ['a foreign stamp', fact('name', 'x', { seq: 1 })],
    ['a bad id', fact('name', 'x', { id: '1' })],
    ['time that is no number', fact('name', 'x', { at: 'now' })],
    ['time that is not finite', fact('name', 'x', { at: Number.NaN })],
    ['a tag spelled otherwise than its key', fact('tags/Дилер', 'Дилер')],
    ['too many predecessors', fact('name', 'x', { after: Array.from({ length: 65 }, () => newId<ChangeId>()) })],
    ['an unknown entry type', entry({ type: 'gift', when: 1, text: '' })],
    ['a negative amount', entry({ type: 'order', when: 1, text: '', amount: -1 })],
    ['a day that no month has', fact('ordersKnown', '2026-13-01')],
    ['a day too many', fact(`steps/${person}/on`, '2026-02-30')],
    ['a birthday on no day', fact(`people/${person}/birthday`, '--02-30')],
    [
      'a next step on no day',
      entry({ type: 'call', when: 1, text: '', next: { what: 'x', who: person, on: '2026-99-99' } }),
    ],
    ['no object', 'fact'],
    ['nothing', null],
    ['a kind that only the server writes', { ...fact('name', 'x'), kind: 'handover' }],
  ])('is refused with %s', (_what, draft) => expect(parseDraft(draft)).toBeUndefined())
})

test('every shape of the catalogue is found by a path of its kind', () => {
  for (const shape of FACT_SHAPES) {
    const path = shape.replaceAll('*', () => newId<string>()).replace('#', 'дилер')
    expect(shapeOf(path)).toBe(shape)
  }
})

test('a tag is one whatever its case, spaces or ё', () => {
  expect(tagKey('  Щётка / набор ')).toBe(tagKey('щетка набор'))
})

test('changes to one fact are about one thing', () => {
  const draft = parseDraft(fact('city', 'Тула'))!
  expect(thingOf(draft)).toBe('city')
})
