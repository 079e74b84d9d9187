import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { newId, type ChoiceId, type FieldId } from '../ids'
import { byOrder, withSetting } from './keep'
import { NO_SETTINGS } from './noSettings'
import type { OwnField, OwnType } from './ownFields'
import {
  choiceNamed,
  groupsOf,
  isStale,
  movedField,
  orderAfter,
  parseDay,
  parseNumber,
  parseOwn,
  parseYesNo,
  spellNumber,
} from './ownValues'

const DAY = 86_400_000
const aField = (type: OwnType, given: Partial<OwnField> = {}): OwnField => ({
  id: newId<FieldId>(),
  name: 'Field',
  help: '',
  group: '',
  type,
  choices: [],
  staleDays: null,
  order: 0,
  archived: false,
  ...given,
})
const aChoice = (name: string, archived = false) => ({ id: newId<ChoiceId>(), name, archived })

describe('a number', () => {
  test.each([
    ['12500', 'ru', '12500'],
    ['12 500,50', 'ru', '12500.5'],
    ['12\u00A0500', 'ru', '12500'],
    ['1.250.000,5', 'ru', '1250000.5'],
    ['12.5', 'ru', '12.5'],
    ['12,500', 'ru', '12.5'],
    ['12,500', 'en', '12500'],
    ['0,500', 'en', '0.5'],
    ['1,250,000.50', 'en', '1250000.5'],
    ['12,5', 'en', '12.5'],
    ['12.500', 'en', '12.5'],
    ['−7', 'ru', '-7'],
    ['-0', 'en', '0'],
    ['007', 'en', '7'],
    ['.5', 'en', '0.5'],
    ['5.', 'en', '5'],
    ["1'000", 'en', '1000'],
  ] as const)('%s in %s is %s', (typed, language, stored) => {
    expect(parseNumber(typed, language)).toBe(stored)
  })

  test.each(['', 'abc', '12 шт', '1,2,3', '1.2.3', '12,34.567,8', '-', '.', '1-2', '9'.repeat(16), '١٢'])(
    '%j is none',
    (typed) => {
      expect(parseNumber(typed, 'ru')).toBeUndefined()
      expect(parseNumber(typed, 'en')).toBeUndefined()
    },
  )

  it('comes back from every spelling a reader of either language knows', () => {
    const number = fc
      .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 9_999 }))
      .map(([whole, rest]) => Number(`${whole}.${rest}`))
    fc.assert(
      fc.property(number, fc.constantFrom('en', 'ru'), (value, language) => {
        const stored = String(value === 0 ? 0 : value)
        expect(parseNumber(spellNumber(stored, language), language)).toBe(stored)
        const grouped = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'ru', { maximumFractionDigits: 20 })
        expect(parseNumber(grouped.format(value), language)).toBe(stored)
      }),
    )
  })

  it('is its own number again, and equal numbers are spelled alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,- ') }), (typed) => {
        const stored = parseNumber(typed, 'ru')
        if (stored === undefined) return
        expect(parseNumber(stored, 'ru')).toBe(stored)
        expect(String(Number(stored))).toMatch(/e-/.test(String(Number(stored))) ? /e-/ : stored)
      }),
    )
  })
})

describe('a day', () => {
  test.each([
    ['12.03.2026', '2026-03-12'],
    ['1.2.26', '2026-02-01'],
    ['12/3/2026', '2026-03-12'],
    ['2026-03-12', '2026-03-12'],
    ['2026-03-12T10:00:00Z', '2026-03-12'],
    ['12.03.2026 г.', '2026-03-12'],
    ['29.02.2024', '2024-02-29'],
  ])('%s is %s', (typed, day) => expect(parseDay(typed)).toBe(day))

  test.each(['30.02.2026', '29.02.2026', '13.13.2026', '2026', 'вчера', '', '0.1.2026'])('%j is none', (typed) =>
    expect(parseDay(typed)).toBeUndefined(),
  )

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10)
          expect(parseDay(day)).toBe(day)
          expect(parseDay(day.split('-').toReversed().join('.'))).toBe(day)
        },
      ),
    )
  })
})

describe('a value of a field', () => {
  const [cash, card, barter] = [aChoice('Наличные'), aChoice('Карта'), aChoice('Бартер', true)]
  const pays = aField('choices', { choices: [cash, card, barter] })

  it('is read by the type of its field', () => {
    expect(parseOwn(aField('text'), '  два   слова ', 'ru')).toEqual(['два слова'])
    expect(parseOwn(aField('long'), ' первая\n\nвторая ', 'ru')).toEqual(['первая\n\nвторая'])
    expect(parseOwn(aField('number'), '1 000,5', 'ru')).toEqual(['1000.5'])
    expect(parseOwn(aField('number'), 'много', 'ru')).toBeUndefined()
    expect(parseOwn(aField('date'), '12.03.2026', 'ru')).toEqual(['2026-03-12'])
    expect(parseOwn(aField('yesNo'), 'Да', 'ru')).toEqual(['yes'])
    expect(parseOwn(aField('link'), 'drive.example.com/x', 'ru')).toEqual(['drive.example.com/x'])
    expect(parseOwn(aField('link'), 'не ссылка', 'ru')).toBeUndefined()
    expect(parseOwn(aField('number'), '  ', 'ru')).toEqual([])
  })

  it('names choices by what they are called, in any case, several with a sign between', () => {
    expect(parseOwn(pays, 'карта; НАЛИЧНЫЕ, карта', 'ru')).toEqual([card.id, cash.id])
    expect(parseOwn(pays, 'Карта; чек', 'ru')).toBeUndefined()
    expect(choiceNamed(pays, 'бартер')).toBe(barter.id)
    const twice = aField('choice', { choices: [aChoice('Мёд', true), aChoice('мед')] })
    expect(parseOwn(twice, 'МЁД', 'ru')).toEqual([twice.choices[1]!.id])
  })

  test.each([
    ['да', 'yes'],
    ['+', 'yes'],
    ['No', 'no'],
    ['нет', 'no'],
    ['может быть', undefined],
  ])('%s is %s', (typed, value) => expect(parseYesNo(typed)).toBe(value))
})

describe('stale', () => {
  it('is what was said longer ago than the team wants, to the millisecond', () => {
    const field = aField('text', { staleDays: 30 })
    expect(isStale(field, 0, 30 * DAY)).toBe(false)
    expect(isStale(field, 0, 30 * DAY + 1)).toBe(true)
  })

  it('is never what nobody said, and nothing under a field that keeps for ever', () => {
    expect(isStale(aField('text', { staleDays: 1 }), undefined, 1_000 * DAY)).toBe(false)
    expect(isStale(aField('text'), 0, 10_000 * DAY)).toBe(false)
  })
})

describe('fields on the page', () => {
  it('stand together by their heading, without one first', () => {
    const [a, b, c, d] = ['Деньги', '', 'Деньги', 'Семья'].map((group, order) => aField('text', { group, order }))
    expect(groupsOf([a!, b!, c!, d!])).toEqual([
      { name: '', fields: [b] },
      { name: 'Деньги', fields: [a, c] },
      { name: 'Семья', fields: [d] },
    ])
  })

  const inOrder = (orders: number[]) =>
    orders.map((order) => aField('text', { order })).toSorted((a, b) => byOrder(a, b))
  const after = (fields: OwnField[], changed: OwnField[]) =>
    changed.reduce((settings, field) => withSetting(settings, 'field', field), { ...NO_SETTINGS, fields }).fields

  it('one moves a place and all others stay, whatever the numbers were', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 }),
        fc.nat(11),
        fc.constantFrom(1 as const, -1 as const),
        (orders, at, by) => {
          const fields = inOrder(orders)
          const field = fields[at % fields.length]!
          const names = fields.map(({ id }) => id)
          const [from, to] = [names.indexOf(field.id), names.indexOf(field.id) + by]
          const expected = [...names]
          if (to >= 0 && to < names.length) expected.splice(to, 0, expected.splice(from, 1)[0]!)
          const changed = movedField(fields, field.id, by)
          expect(after(fields, changed).map(({ id }) => id)).toEqual(expected)
        },
      ),
    )
  })

  it('one passes only its own group, and not those in the archive', () => {
    const [a, x, b, c] = [
      aField('text', { order: 1 }),
      aField('text', { order: 2, group: 'Other' }),
      aField('text', { order: 3, archived: true }),
      aField('text', { order: 4 }),
    ]
    expect(movedField([a, x, b, c], c.id, -1)).toEqual([
      { ...c, order: 1 },
      { ...a, order: 4 },
    ])
    expect(movedField([a, x, b, c], x.id, 1)).toEqual([])
  })

  it('a new one comes last', () => {
    expect(orderAfter([])).toBe(1_000)
    expect(orderAfter(inOrder([5, 2_000]))).toBe(3_000)
  })
})
