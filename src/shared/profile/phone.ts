/** Phones as people type them, and one key for all spellings of one number. */

/**
 * Digits with the country code and nothing else; '' when there are none.
 * A leading 00 is an international prefix. In Russia and Kazakhstan 8 is dialled before
 * a ten-digit number inside the country: 8 921 … and +7 921 … are one number.
 */
export function phoneKey(phone: string): string {
  const beforeExtension = phone.split(/(?:доб|ext|#|x)/i)[0]!
  const digits = beforeExtension.replaceAll(/\D/g, '')
  const international = beforeExtension.trimStart().startsWith('+')
  if (!international && digits.startsWith('00')) return digits.slice(2)
  if (!international && digits.length === 11 && digits.startsWith('8')) return `7${digits.slice(1)}`
  if (!international && digits.length === 10) return `7${digits}`
  return digits
}

/**
 * Does what was typed look for this number? The digits may be any part of it, with or without
 * the country code; fewer than four find nothing.
 */
export const phoneMatches = (key: string, typed: string): boolean => phoneMatcher(typed)(key)

/** `phoneMatches` for one query and many keys: what was typed is read once. */
export function phoneMatcher(typed: string): (key: string) => boolean {
  const digits = typed.replaceAll(/\D/g, '')
  if (digits.length < 4) return () => false
  const spellings = [digits, phoneKey(typed)]
  if (digits.startsWith('8')) spellings.push(digits.slice(1))
  const parts = spellings.filter((part) => part.length >= 4)
  return (key) => parts.some((part) => key.includes(part))
}
