import { describe, expect, it } from 'vitest'
import { newId } from '../../shared/ids'
import { mentionable } from './noteMentions'
import { imageAlt, mentionLabel } from './noteNodes'
import { askedIn } from './noteSuggest'

describe('a sign that was typed', () => {
  it('asks for a mention or a block, at the start of a line and after a space', () => {
    expect(askedIn('@', 5)).toEqual({ for: 'mention', query: '', from: 4, to: 5 })
    expect(askedIn('спросить @Оль', 20)).toEqual({ for: 'mention', query: 'Оль', from: 16, to: 20 })
    expect(askedIn('(@', 2)?.for).toBe('mention')
    expect(askedIn('/спис', 6)).toEqual({ for: 'block', query: 'спис', from: 1, to: 6 })
  })
  it('asks for nothing inside an address, a path, a fraction, or when a word follows', () => {
    for (const text of ['anna@ladoga.ru', 'a/b', '1/2', 'https://', '@Оля завтра', 'текст', ''])
      expect(askedIn(text, 30)).toBeUndefined()
  })
})

describe('who may be mentioned', () => {
  const member = (name: string, disabled = false) => ({
    id: newId(),
    name,
    disabled,
    kind: 'member' as const,
    about: '',
  })
  const all = [member('Ольга Нечаева'), member('Анна Белова'), { ...member('Олег Крылов'), kind: 'person' as const }]

  it('is found by the beginning of any part of the name, whatever the case', () => {
    expect(mentionable(all, 'ол').map(({ name }) => name)).toEqual(['Ольга Нечаева', 'Олег Крылов'])
    expect(mentionable(all, 'БЕЛ').map(({ name }) => name)).toEqual(['Анна Белова'])
    expect(mentionable(all, 'лга')).toEqual([])
    expect(mentionable(all, '')).toHaveLength(3)
  })
})

describe('what the notes hold of a name', () => {
  it('is one line that the server takes', () => {
    expect(mentionLabel('  Ольга\n\tНечаева\u2028 ')).toBe('Ольга Нечаева')
    expect(mentionLabel('😀'.repeat(300)).length).toBeLessThanOrEqual(200)
    expect(imageAlt('стенд\u0000.jpg')).toBe('стенд .jpg')
  })
})
