// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { formatDay } from './format'
import { useLocale } from './index'

const NOW = new Date(2026, 10, 22, 12).getTime()
const day = (year: number): number => new Date(year, 2, 3, 12).getTime()

describe('a day', () => {
  afterEach(() => useLocale('en'))

  it('stays on one line, whichever the language', async () => {
    for (const language of ['en', 'ru'] as const) {
      await useLocale(language)
      expect(formatDay(day(2026), NOW)).not.toMatch(/ /)
      expect(formatDay(day(2020), NOW)).not.toMatch(/ /)
      expect(formatDay(day(2020), NOW)).toMatch(/^3\s/)
    }
  })

  it('names its year only when it is not this one', async () => {
    await useLocale('en')
    expect(formatDay(day(2026), NOW)).toBe('3\u00A0Mar')
    expect(formatDay(day(2020), NOW)).toBe('3\u00A0Mar\u00A02020')
  })
})
