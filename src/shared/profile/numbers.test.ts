import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { innProblem, isKpp, withControl } from './inn'
import { phoneKey, phoneMatches } from './phone'

describe('an ИНН', () => {
  // Published numbers of well-known organisations: Sberbank, Yandex, Gazprom.
  test.each(['7707083893', '7736207543', '7736050003', '77 3605 0003'])('%s is right', (inn) =>
    expect(innProblem(inn)).toBeNull(),
  )
  test('completed with its control digits it is right, and wrong with any other last digit', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(9, 10)
          .chain((length) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })),
        fc.integer({ min: 1, max: 9 }),
        (digits, shift) => {
          const inn = withControl(digits)
          expect(innProblem(inn.join(''))).toBeNull()
          const wrong = [...inn.slice(0, -1), (inn.at(-1)! + shift) % 10]
          expect(innProblem(wrong.join(''))).toBe('control')
        },
      ),
    )
  })
  test('says what is wrong', () => {
    expect(innProblem('770708389')).toBe('length')
    expect(innProblem('77070838AB')).toBe('digits')
  })
})

test('a КПП is nine signs of which the fifth and sixth may be letters', () => {
  expect(isKpp('773601001')).toBe(true)
  expect(isKpp('7736AB001')).toBe(true)
  expect(isKpp('77360100')).toBe(false)
})

describe('a phone', () => {
  const spellings = [
    '+7 (921) 000-12-34',
    '8 921 000 12 34',
    '89210001234',
    '9210001234',
    '007 921 0001234',
    '+79210001234 доб. 12',
  ]
  test.each(spellings)('has one key in every spelling: %s', (phone) => expect(phoneKey(phone)).toBe('79210001234'))
  test.each([...spellings, '0001234', '921000', '12 34'])('is found when %s is typed', (typed) =>
    expect(phoneMatches('79210001234', typed)).toBe(true),
  )
  test('is not found by three digits or by another number', () => {
    expect(phoneMatches('79210001234', '123')).toBe(false)
    expect(phoneMatches('79210001234', '9219998877')).toBe(false)
  })
  test('a foreign number keeps its country', () => expect(phoneKey('+49 30 901820')).toBe('4930901820'))
})
