import { describe, expect, test } from 'vitest'
import { otherLayout, russianLetter } from './layout'
import { queryOf, scoreOf } from './match'

const score = (typed: string, title: string, keywords?: string) => scoreOf(queryOf(typed), title, keywords)
/** The titles that fit, best first. */
const found = (typed: string, titles: string[]) =>
  titles
    .flatMap((title) => {
      const fits = score(typed, title)
      return fits === undefined ? [] : [{ title, fits }]
    })
    .toSorted((a, b) => b.fits - a.fits)
    .map(({ title }) => title)

describe('the wrong keyboard layout', () => {
  test('is read as the other one', () => {
    expect(otherLayout('ghbdtn')).toBe('привет')
    expect(otherLayout('Руддщ')).toBe('hello')
    expect(otherLayout('')).toBeUndefined()
    expect(otherLayout('+7 921')).toBeUndefined()
  })

  test('finds commands all the same', () => {
    expect(score('yfcnhjqrb', 'Настройки')).toBeGreaterThan(0.5)
    expect(score('ыуеештпы', 'Settings')).toBeGreaterThan(0.5)
  })

  test('a key has a letter in each', () => {
    expect(['c', 'g', 'n', '?', '1'].map(russianLetter)).toEqual(['с', 'п', 'т', undefined, undefined])
  })
})

describe('a few letters', () => {
  const titles = ['Передать коллеге', 'Записать встречу', 'Записать звонок', 'Перейти: Передачи', 'Открыть заметки']

  test('find what begins so before what holds them elsewhere', () => {
    expect(found('пере', titles)).toEqual(['Передать коллеге', 'Перейти: Передачи'])
    expect(found('звон', titles)).toEqual(['Записать звонок'])
  })

  test('need every word that was typed, in any order', () => {
    expect(found('звонок запис', titles)).toEqual(['Записать звонок'])
    expect(found('звонок почта', titles)).toEqual([])
  })

  test('may be initials, and may hold a typo', () => {
    expect(found('зз', titles)).toEqual(['Записать звонок'])
    expect(found('взтречу', ['Записать встречу'])).toEqual(['Записать встречу'])
    expect(found('втсречу', ['Записать встречу'])).toEqual(['Записать встречу'])
    expect(found('настройка', ['Записать встречу'])).toEqual([])
  })

  test('other words count for less than the title', () => {
    expect(score('сегодня', 'Сегодня')!).toBeGreaterThan(score('сегодня', 'Перейти', 'сегодня')!)
    expect(score('звонок', 'Call', 'звонок позвонить')).toBeGreaterThan(0)
    expect(score('зв', 'Call', 'звонок позвонить')).toBeGreaterThan(0)
  })

  test('other words are not found by one letter, which begins too many', () => {
    expect(score('з', 'Call', 'звонок позвонить')).toBeUndefined()
    expect(score('c', 'Call', 'звонок позвонить')).toBeGreaterThan(0)
    // A second word that is begun, or that has one letter, changes nothing.
    for (const typed of ['новый', 'новый к', 'новый кл', 'важно о клиенте'])
      expect(score(typed, 'New client', 'новый клиент важно о клиенте'), typed).toBeGreaterThan(0)
  })
})
