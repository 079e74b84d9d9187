// @vitest-environment happy-dom
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { formatDay, formatMonth, formatTime } from './format'
import { useLocale } from './index'
import { KIND, say } from './say'

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

describe('what the app spells by itself', () => {
  afterEach(() => useLocale('en'))
  const PLATFORM = { en: 'en-GB', ru: 'ru' } as const

  it('says days, months and times as the platform does', async () => {
    for (const language of ['en', 'ru'] as const) {
      await useLocale(language)
      const platform = (time: Date, options: Intl.DateTimeFormatOptions): string =>
        new Intl.DateTimeFormat(PLATFORM[language], options).format(time)
      const anyTime = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      fc.assert(
        fc.property(anyTime, (date) => {
          const day = { day: 'numeric', month: 'short' } as const
          const here = date.getTime()
          expect(formatDay(here, here).replaceAll('\u00A0', ' ')).toBe(platform(date, day))
          expect(formatDay(here, NOW + 365 * 86_400_000 * 400).replaceAll('\u00A0', ' ')).toBe(
            platform(date, { ...day, year: 'numeric' }).replaceAll('\u00A0', ' '),
          )
          expect(formatMonth(here)).toBe(platform(date, { month: 'long', year: 'numeric' }).replaceAll('\u00A0', ' '))
          expect(formatTime(here)).toBe(platform(date, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }))
        }),
      )
    }
  })

  it('spells numbers as the platform does', () => {
    for (const language of ['en', 'ru'] as const) {
      const platform = new Intl.NumberFormat(language)
      const said = (count: number): string => say([{ type: KIND.number, value: 'count' }], language, { count })
      fc.assert(
        fc.property(fc.oneof(fc.maxSafeNat(), fc.nat(20_000), fc.double({ noNaN: true })), (count) => {
          expect(said(count)).toBe(platform.format(count))
        }),
      )
    }
  })
})
