// @vitest-environment happy-dom
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { useLocale } from './index'
import { formatMoney } from './money'

const LANGUAGES = { en: 'en-GB', ru: 'ru' } as const
afterAll(() => useLocale('en'))

const byPlatform = (language: string, amount: number, currency: string): string =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    maximumFractionDigits: amount % 100 === 0 ? 0 : 2,
  }).format(amount / 100)

test('money is written as the platform writes it, in every currency one can choose', async () => {
  for (const [locale, language] of Object.entries(LANGUAGES)) {
    await useLocale(locale as keyof typeof LANGUAGES)
    fc.assert(
      fc.property(
        fc.integer({ min: -1e13, max: 1e13 }),
        fc.constantFrom('RUB', 'EUR', 'USD', 'KZT', 'BYN', 'CNY', 'GBP'),
        fc.constantFrom(1, 100),
        (amount, currency, unit) => {
          const sum = amount === 0 ? 0 : Math.round(amount / unit) * unit || 0
          expect(formatMoney(sum, currency)).toBe(byPlatform(language, sum, currency))
        },
      ),
    )
  }
})

test('a sum stays on one line', async () => {
  for (const locale of ['en', 'ru'] as const) {
    await useLocale(locale)
    expect(formatMoney(123_456_789, 'RUB')).not.toMatch(/ /)
  }
})
