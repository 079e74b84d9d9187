/** Sums of money as the language in use writes them. */
import { locale } from './index'
import type { Locale } from './messages'

/**
 * How the platform writes the currencies that most companies count in, round the number. The platform's own first
 * format of money takes a slow phone a tenth of a second, which a list of what is due does not have; that both say
 * the same is tested.
 */
const AROUND: Record<Locale, Partial<Record<string, [before: string, after: string]>>> = {
  en: { RUB: ['RUB\u00A0', ''], EUR: ['€', ''], USD: ['US$', ''], GBP: ['£', ''] },
  ru: { RUB: ['', '\u00A0₽'], EUR: ['', '\u00A0€'], USD: ['', '\u00A0$'], GBP: ['', '\u00A0£'] },
}
const GROUPS: Record<Locale, string> = { en: ',', ru: '\u00A0' }
const POINT: Record<Locale, string> = { en: '.', ru: ',' }

const formats = new Map<string, Intl.NumberFormat>()

/** `amount` in the smallest unit of the currency. */
export function formatMoney(amount: number, currency: string): string {
  const around = AROUND[locale()][currency]
  return around === undefined || !Number.isSafeInteger(amount) ? byPlatform(amount, currency) : spelled(amount, around)
}

function spelled(amount: number, [before, after]: [string, string]): string {
  const size = Math.abs(amount)
  const whole = `${Math.floor(size / 100)}`.replace(/\B(?=(\d{3})+$)/g, GROUPS[locale()])
  const rest = size % 100 === 0 ? '' : `${POINT[locale()]}${`${size % 100}`.padStart(2, '0')}`
  return `${amount < 0 ? '-' : ''}${before}${whole}${rest}${after}`
}

function byPlatform(amount: number, currency: string): string {
  const maximumFractionDigits = amount % 100 === 0 ? 0 : 2
  const key = `${locale()} ${currency} ${maximumFractionDigits}`
  let format = formats.get(key)
  if (format === undefined) {
    const language = locale() === 'en' ? 'en-GB' : 'ru'
    format = new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits })
    formats.set(key, format)
  }
  return format.format(amount / 100)
}
