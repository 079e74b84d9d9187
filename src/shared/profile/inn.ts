/**
 * ИНН and КПП of the Russian tax service, verified with no network. The weights of the control
 * digits are the published ones: an ИНН has 10 digits (organisation, one control) or 12 (person, two).
 */
const WEIGHTS = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]

const control = (digits: number[], weights: number[]): number =>
  (weights.reduce((sum, weight, index) => sum + weight * digits[index]!, 0) % 11) % 10

export type InnProblem = 'length' | 'digits' | 'control'

/** What is wrong with an ИНН, or null when its form and control digits are right. Spaces are allowed. */
export function innProblem(text: string): InnProblem | null {
  const inn = text.replaceAll(/\s/g, '')
  if (!/^\d+$/.test(inn)) return 'digits'
  if (inn.length !== 10 && inn.length !== 12) return 'length'
  const digits = Array.from(inn, Number)
  return withControl(digits.slice(0, inn.length === 10 ? 9 : 10)).join('') === inn ? null : 'control'
}

/** Completes 9 or 10 digits with the control digits of an ИНН. */
export function withControl(digits: number[]): number[] {
  if (digits.length === 9) return [...digits, control(digits, WEIGHTS.slice(2))]
  const first = [...digits, control(digits, WEIGHTS.slice(1))]
  return [...first, control(first, WEIGHTS)]
}

/** КПП: four digits of the tax office, two digits or letters of the reason, three digits. */
export const isKpp = (text: string): boolean => /^\d{4}[\dA-Z]{2}\d{3}$/.test(text)
