// @vitest-environment happy-dom
import { beforeAll, describe, expect, it, test } from 'vitest'
import * as v from 'valibot'
import { useLocale } from '../../i18n'
import { ownFieldSchema } from '../../shared/team/ownFields'
import { NO_SETTINGS, SIX_QUESTIONS } from '../../shared/team/settings'
import { FIELD_KEYS, fieldKeyOf, newFieldIds, proposedFields, suggestionsOf, suggestionText } from './suggestions'
import {
  answerText,
  beginWelcome,
  fieldKeysOf,
  isAnswered,
  newAnswers,
  readWelcome,
  withIds,
  type Welcome,
} from './welcome'

const answered = (parts: Partial<Welcome['answers']>): Welcome => {
  const begun = beginWelcome(NO_SETTINGS)
  return { ...begun, answers: { ...begun.answers, ...parts } }
}

describe.each(['en', 'ru'] as const)('what the six questions propose (%s)', (language) => {
  beforeAll(() => useLocale(language))

  test.each(SIX_QUESTIONS)('%s has three suggestions at least, each with its words and a field', (question) => {
    const keys = suggestionsOf(question)
    expect(keys.length).toBeGreaterThanOrEqual(3)
    const texts = keys.map(suggestionText)
    expect(new Set(texts).size).toBe(keys.length)
    for (const key of keys) expect(FIELD_KEYS).toContain(fieldKeyOf(question, key))
  })

  it('makes fields that the server takes, each reached by a suggestion', () => {
    const reached = new Set(SIX_QUESTIONS.flatMap((q) => suggestionsOf(q).map((key) => fieldKeyOf(q, key))))
    expect(reached).toEqual(new Set(FIELD_KEYS))
    const ids = Object.fromEntries(FIELD_KEYS.map((key) => [key, newFieldIds(key)]))
    const fields = proposedFields(FIELD_KEYS, ids, [])
    expect(fields).toHaveLength(FIELD_KEYS.length)
    for (const field of fields) {
      expect(v.safeParse(ownFieldSchema, field).issues).toBeUndefined()
      expect(field.choices.length > 0).toBe(field.type === 'choice' || field.type === 'choices')
    }
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length)
  })
})

describe('answers', () => {
  beforeAll(() => useLocale('ru'))

  it('are the taps and the words, a line each, none twice', () => {
    expect(answerText({ chosen: ['volume', 'pays'], text: ' Есть склад ' })).toBe(
      'Покупает много и регулярно\nПлатит вовремя\nЕсть склад',
    )
    expect(answerText({ chosen: ['pays'], text: 'Платит вовремя' })).toBe('Платит вовремя')
  })

  it('are sent only where they differ from what the team has', () => {
    const welcome = answered({ needs: { chosen: [], text: 'Сроки' }, fit: { chosen: [], text: 'Склад рядом' } })
    const settings = { ...NO_SETTINGS, answers: { needs: 'Сроки' } }
    expect(newAnswers(welcome, settings)).toEqual([{ id: 'fit', text: 'Склад рядом' }])
    expect(isAnswered(welcome)).toBe(true)
    expect(isAnswered(beginWelcome(NO_SETTINGS))).toBe(false)
  })

  it('stand for each field once, with ids that stay when more is chosen', () => {
    const welcome = answered({ needs: { chosen: ['price', 'speed', 'pain'], text: '' } })
    expect(fieldKeysOf(welcome)).toEqual(['matters', 'pain'])
    const ids = withIds(welcome)
    const more = { ...answered({ ideal: { chosen: ['pays'], text: '' }, needs: welcome.answers.needs }), ids }
    expect(withIds(more)).toMatchObject(ids)
    expect(Object.keys(withIds(more))).toHaveLength(3)
  })

  it('outlive a reload; what is damaged or unknown is left out', () => {
    const welcome = { ...answered({ ideal: { chosen: ['pays'], text: 'x' } }), without: ['pays' as const] }
    const kept = { ...welcome, ids: withIds(welcome) }
    expect(readWelcome(JSON.stringify(kept))).toEqual(kept)
    const odd = { ...kept, answers: { ideal: { chosen: ['pays', 'magic'], text: 'x' } }, without: ['magic'] }
    expect(readWelcome(JSON.stringify(odd))).toMatchObject({
      answers: { ideal: { chosen: ['pays'], text: 'x' }, keep: { chosen: [], text: '' } },
      without: [],
    })
    expect(readWelcome('{')).toBeUndefined()
    expect(readWelcome('{"answers":1}')).toBeUndefined()
  })
})
