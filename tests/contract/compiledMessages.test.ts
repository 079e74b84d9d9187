/** The build holds messages parsed (scripts/compiledMessages.ts): they say what their sources say. */
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { compileMessage } from '../../scripts/compiledMessages'
import en from '../../src/i18n/en'
import ru from '../../src/i18n/ru'
import { say, type Elements } from '../../src/i18n/say'

type Parsed = ReturnType<IntlMessageFormat['getAst']>
type Values = Record<string, string | number>

/** Arguments that go through every branch of a message. */
function valuesFor(elements: Parsed): Values[] {
  const choices = new Map<string, Set<string | number>>()
  const offer = (name: string, ...values: (string | number)[]): void =>
    void choices.set(name, new Set([...(choices.get(name) ?? []), ...values]))
  const walk = (list: Parsed): void => {
    for (const element of list) {
      if (element.type === 1) offer(element.value, 'Кухни «Ладога»')
      if (element.type === 2) offer(element.value, 12_345)
      if (element.type === 5) offer(element.value, ...Object.keys(element.options))
      if (element.type === 6) offer(element.value, 0, 1, 2, 5, 21, 112)
      if (element.type === 5 || element.type === 6) for (const { value } of Object.values(element.options)) walk(value)
    }
  }
  walk(elements)
  return [...choices].reduce<Values[]>(
    (all, [name, values]) => all.flatMap((one) => [...values].map((value) => ({ ...one, [name]: value }))),
    [{}],
  )
}

describe.each([
  ['en', en],
  ['ru', ru],
])('%s', (locale, messages) => {
  test('every message says in the build what its source says, for every branch', () => {
    for (const [key, source] of Object.entries(messages)) {
      const before = new IntlMessageFormat(source, locale)
      const compiled = JSON.parse(JSON.stringify(compileMessage(source))) as string | Elements
      const said = (values: Values) => (typeof compiled === 'string' ? compiled : say(compiled, locale, values))
      for (const values of valuesFor(before.getAst())) expect(said(values), key).toBe(before.format(values))
    }
  })
})

test('a text without arguments stays a text; one that looks like a source does not', () => {
  expect(compileMessage('Сохранить')).toBe('Сохранить')
  expect(compileMessage("'{'name'}'")).toEqual([{ type: 0, value: '{name}' }])
})

test('a message that does not parse, or that the app could not say, fails', () => {
  expect(() => compileMessage('{count, plural, one {# client}')).toThrow()
  expect(() => compileMessage('on {day, date, short}')).toThrow('cannot say')
  expect(() => compileMessage('{share, number, percent}')).toThrow('cannot say')
  expect(() => compileMessage('{count, plural, other {<b>#</b>}}')).toThrow('cannot say')
})
