import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recognise } from './recognise'

test('reads a signature of a letter', () => {
  const found = recognise(
    'Добрый день! Пришлите прайс.\n\nС уважением,\nАнна Соколова\nРуководитель снабжения\nООО «Кухни Ладога»\nтел.: 8 (812) 555-10-20 доб. 14\nмоб. +7 921 555-01-02\nanna@ladoga.example\nwww.ladoga.example\nИНН 7707083893',
  )
  expect(found).toMatchObject({
    name: 'Анна Соколова',
    title: 'Руководитель снабжения',
    org: 'ООО «Кухни Ладога»',
    phones: [{ text: '8 (812) 555-10-20 доб. 14' }, { text: '+7 921 555-01-02' }],
    emails: ['anna@ladoga.example'],
    urls: ['https://www.ladoga.example'],
    inn: '7707083893',
  })
})

test('reads a message with a number in it, and names nobody that is not named', () => {
  expect(recognise('наберите завтра 89215550102, по поводу кухни')).toMatchObject({
    name: '',
    org: '',
    phones: [{ text: '89215550102' }],
  })
})

test('reads English, a handle and a link', () => {
  expect(
    recognise(
      'John Smith, Purchasing Manager\nAcme GmbH\n+49 (30) 1234567\njohn@acme.example\nhttps://acme.com/team.\nhttps://t.me/johnsmith',
    ),
  ).toMatchObject({
    name: 'John Smith',
    org: 'Acme GmbH',
    phones: [{ text: '+49 (30) 1234567' }],
    emails: ['john@acme.example'],
    urls: ['https://acme.com/team'],
    telegram: 'johnsmith',
  })
})

test('takes no date, sum or tax number for a phone', () => {
  const found = recognise('Счёт 12.03.2026 на 1 250 000 руб., ИНН 7707083893, до 2026-04-01, артикул 100200300')
  expect(found.phones).toEqual([])
})

test('reads any text in time and never throws', () => {
  const pieces = fc.constantFrom('+7 921', '(', ')', '-', 'а@б.рф', 'ООО', '«', 'www.', '.ru', 'Иван ', '\n', '1', ' ')
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 80 }), (parts) => {
      const found = recognise(parts.join(''))
      expect(found.emails.every((email) => email.includes('@'))).toBe(true)
    }),
  )
  for (const text of [
    'a'.repeat(20_000),
    '1 '.repeat(10_000),
    'А. '.repeat(7_000),
    'a.'.repeat(10_000),
    'a-'.repeat(10_000),
  ])
    recognise(text)
})
