/**
 * Says a parsed message: the part of ICU MessageFormat that our messages use, and no more, so that it comes with the
 * first screen for a few hundred bytes. What a message may hold is checked when it is compiled; that it says what the
 * reference implementation says is tested for every branch of every message.
 */

/** The elements of @formatjs/icu-messageformat-parser that `say` knows. */
export type Element =
  | { type: typeof KIND.literal; value: string }
  | { type: typeof KIND.argument; value: string }
  | { type: typeof KIND.number; value: string }
  | { type: typeof KIND.select; value: string; options: Options }
  | { type: typeof KIND.plural; value: string; options: Options; offset: number; pluralType?: 'cardinal' | 'ordinal' }
  | { type: typeof KIND.pound }
export type Elements = Element[]
type Options = Record<string, { value: Elements }>
export type Values = Readonly<Record<string, string | number | Date>>

/** The parser's numbers of the elements. */
export const KIND = { literal: 0, argument: 1, number: 2, select: 5, plural: 6, pound: 7 } as const

const numbers = new Map<string, Intl.NumberFormat>()
const plurals = new Map<string, Intl.PluralRules>()

function made<T>(known: Map<string, T>, key: string, make: () => T): T {
  const before = known.get(key)
  if (before !== undefined) return before
  const one = make()
  known.set(key, one)
  return one
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)

/** What counts, as the platform spells it: its own first format of numbers takes a slow phone a tenth of a second. */
function spellCount(count: number, locale: string): string {
  const digits = String(count)
  return digits.length < 4 ? digits : digits.replaceAll(/\B(?=(\d{3})+$)/g, locale === 'ru' ? '\u00A0' : ',')
}

/** `counted` is the number of the plural around, which # stands for. */
export function say(elements: Elements, locale: string, values: Values, counted = 0): string {
  const spelled = (value: number): string =>
    isCount(value)
      ? spellCount(value, locale)
      : made(numbers, locale, () => new Intl.NumberFormat(locale)).format(value)
  const inner = (option: { value: Elements } | undefined, count = counted): string =>
    option === undefined ? '' : say(option.value, locale, values, count)
  let text = ''
  for (const element of elements) {
    if (element.type === KIND.literal) text += element.value
    else if (element.type === KIND.argument) text += String(values[element.value] ?? '')
    else if (element.type === KIND.number) text += spelled(Number(values[element.value]))
    else if (element.type === KIND.pound) text += spelled(counted)
    else if (element.type === KIND.select)
      text += inner(element.options[String(values[element.value])] ?? element.options.other)
    else {
      const count = Number(values[element.value])
      const type = element.pluralType ?? 'cardinal'
      const rules = made(plurals, `${locale} ${type}`, () => new Intl.PluralRules(locale, { type }))
      const { options, offset } = element
      text += inner(options[`=${count}`] ?? options[rules.select(count - offset)] ?? options.other, count - offset)
    }
  }
  return text
}
