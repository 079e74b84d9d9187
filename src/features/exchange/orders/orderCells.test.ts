import { describe, expect, it } from 'vitest'
import {
  currencyIn,
  decimalOf,
  innIn,
  isTotal,
  parseDay,
  parseDocument,
  parseMoney,
  parseQuantity,
  parseState,
  withoutInn,
} from './orderCells'

describe('amounts', () => {
  it.each([
    ['1 234,56', 123_456],
    ['1\u00a0234,56 руб.', 123_456],
    ['1\u202f234,5 ₽', 123_450],
    ['150 000', 15_000_000],
    ['1.234,56 €', 123_456],
    ['-1 234,56', -123_456],
    ['(1 234,56)', -123_456],
    ['1,005', 100_500],
    ['0,00', 0],
  ])('%s with a comma before the fraction elsewhere or not', (text, amount) => {
    expect(parseMoney(text, text === '1,005' ? undefined : ',')).toBe(amount)
  })

  it.each([
    ['$1,234.56', 123_456],
    ['1,234', 123_400],
    ['1234.5678', 123_457],
    ["1'234.50", 123_450],
    ['1.005', 101],
  ])('%s with a point', (text, amount) => {
    expect(parseMoney(text, '.')).toBe(amount)
  })

  it.each(['', 'по договору', '12.10.2026', '1,23,4', '99999999999999999999'])('%s is none', (text) => {
    expect(parseMoney(text, ',')).toBeUndefined()
  })

  it('show by other than three digits, or by two signs, which sign parts the fraction', () => {
    expect(decimalOf(['1 000', '1,000', '12,5'])).toBe(',')
    expect(decimalOf(['1,234.567'])).toBe('.')
    expect(decimalOf(['1,234,567'])).toBe('.')
    expect(decimalOf(['1 000', '1,000'])).toBeUndefined()
  })

  it('count 10,000 sheets of a 1C list as ten, and of an English one as ten thousand', () => {
    expect(parseQuantity('10,000', ',')).toBe(10)
    expect(parseQuantity('10,000', undefined)).toBe(10)
    expect(parseQuantity('10,000', '.')).toBe(10_000)
  })
})

describe('days and documents', () => {
  it.each([
    ['12.10.2026 0:00:00', '2026-10-12'],
    ['12.10.2026 15:04', '2026-10-12'],
    ['2026-10-12T09:00:00Z', '2026-10-12'],
    ['12 октября 2026 г.', '2026-10-12'],
    ['Oct 12, 2026', '2026-10-12'],
    ['46307', '2026-10-12'],
  ])('%s', (text, day) => {
    expect(parseDay(text, true)).toBe(day)
  })

  it.each(['31.02.2026', 'скоро', '12.10'])('%s is no day', (text) => {
    expect(parseDay(text, true)).toBeUndefined()
  })

  it.each([
    ['Реализация товаров и услуг 0000-000123 от 12.10.2026 0:00:00', '0000-000123'],
    ['Реализация (акт, накладная, УПД) ТДЦБ-000012 от 12.10.2026', 'ТДЦБ-000012'],
    ['Заказ клиента № 17 от 12 октября 2026 г.', '17'],
    ['Invoice INV-2026/17 dated 12/10/2026', 'INV-2026/17'],
  ])('%s is a document', (text, number) => {
    expect(parseDocument(text, true)).toMatchObject({ number, day: '2026-10-12' })
  })

  it('a client is no document', () => {
    expect(parseDocument('ООО «Ромашка 2000»', true)).toBeUndefined()
    expect(parseDocument('Магазин 5 от производителя', true)).toBeUndefined()
  })
})

it.each([
  ['руб.', 'RUB'],
  ['₽', 'RUB'],
  ['643', 'RUB'],
  ['бел. руб.', 'BYN'],
  ['EUR', 'EUR'],
  ['тг', 'KZT'],
  ['CHF', 'CHF'],
  ['шт', undefined],
])('%s is the currency %s', (text, currency) => {
  expect(currencyIn(text)).toBe(currency)
})

it.each([
  ['Не отгружен', 'planned'],
  ['Готов к отгрузке', 'planned'],
  ['К отгрузке', 'planned'],
  ['Отгружен', 'sent'],
  ['В пути', 'sent'],
  ['Доставлен', 'delivered'],
  ['Закрыт', 'delivered'],
  ['Отменён', 'cancelled'],
  ['Shipped', 'sent'],
  ['Completed', 'delivered'],
  ['Проведён', undefined],
])('%s means %s', (text, state) => {
  expect(parseState(text)).toBe(state)
})

it('a line that sums up others is told from a client that is called so', () => {
  expect(['Итого', 'ИТОГО:', 'Всего по контрагенту', 'Grand total', 'Total:', 'Итог'].map(isTotal)).toEqual(
    Array.from({ length: 6 }, () => true),
  )
  expect(['Total Finance', 'Всегор', 'Итоговая компания'].map(isTotal)).toEqual([false, false, false])
})

it('an ИНН is found beside a name or a КПП, with the zero that Excel lost; a wrong one is none', () => {
  expect(innIn('ООО «Ромашка», ИНН 7707083893')).toBe('7707083893')
  expect(innIn('7707083893/770701001')).toBe('7707083893')
  expect(innIn('12345672')).toBeUndefined()
  expect(innIn('7707083894')).toBeUndefined()
  expect(withoutInn('ООО «Ромашка», ИНН 7707083893')).toBe('ООО «Ромашка»')
})
