import { beforeAll, expect, test } from 'vitest'
import { useLocale } from '../../i18n'
import { agoText } from './ago'

const NOW = new Date(2026, 10, 22, 9, 0).getTime()
const at = (days: number, hours = 23) => new Date(2026, 10, 22 - days, hours, 59).getTime()

beforeAll(async () => {
  globalThis.document ??= { documentElement: {} } as Document
  await useLocale('en')
})

test('days are those of the calendar, whatever the hour', () => {
  expect(agoText(at(0, 0), NOW)).toBe('today')
  expect(agoText(at(1), NOW)).toBe('yesterday')
  expect(agoText(at(16), NOW)).toBe('16 days ago')
})

test.each(['en', 'ru'] as const)('days are said as the platform says them (%s)', async (locale) => {
  await useLocale(locale)
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  for (let days = 0; days <= 45; days++) expect(agoText(at(days), NOW)).toBe(words.format(-days, 'day'))
})

test('what is long ago, or to come, is said by its date alone', () => {
  expect(agoText(at(60), NOW)).toBe('')
  expect(agoText(at(-1), NOW)).toBe('')
})
