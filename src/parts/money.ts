/** Money as people type it, and the currencies that are offered. */

/**
 * Money as people type it, in the smallest unit: `1 250 000`, `1250000,50`, `1,250,000.5`.
 * Undefined when it is no amount. The last comma or point with one or two digits after it is the decimal one.
 */
export function parseAmount(typed: string): number | undefined {
  const text = typed.replaceAll(/[\s\u00a0\u202f'’]/g, '')
  const match = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(text)
  if (match === null) return undefined
  const whole = match[1]!
  if (/[.,]/.test(whole) && !/^\d{1,3}([.,]\d{3})+$/.test(whole)) return undefined
  const amount = Number(whole.replaceAll(/[.,]/g, '')) * 100 + Number((match[2] ?? '0').padEnd(2, '0'))
  return Number.isSafeInteger(amount) ? amount : undefined
}

/** An amount in the smallest unit as it is typed. */
export const amountText = (amount: number): string =>
  amount % 100 === 0 ? String(amount / 100) : (amount / 100).toFixed(2)

const CURRENCIES = ['RUB', 'EUR', 'USD', 'KZT', 'BYN', 'CNY', 'GBP'] as const

/** For a field of money; the one that is chosen is always among them. */
export const currencyOptions = (chosen: string): { value: string; label: string }[] =>
  [...new Set([...CURRENCIES, chosen])].map((value) => ({ value, label: value }))
