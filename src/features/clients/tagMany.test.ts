import { expect, test } from 'vitest'
import { aRow } from '../../shared/profile/testRow'
import { countTags, tagSteps, tidyTag } from './tagMany'

const [a, b, c] = [aRow({ tags: ['Опт'] }), aRow({ tags: ['опт', 'Дом'] }), aRow()]

test('a tag is added where it is missing, however it is spelled', () => {
  expect(tagSteps([a, b, c], ' ОПТ ', true)).toEqual([
    { profile: c.id, change: { kind: 'fact', path: 'tags/опт', value: 'ОПТ' } },
  ])
})

test('and taken away where it is', () => {
  expect(tagSteps([a, b, c], 'дом', false)).toEqual([
    { profile: b.id, change: { kind: 'fact', path: 'tags/дом', value: null } },
  ])
})

test('spellings of one tag are one', () => {
  expect(countTags([a, b, c])).toEqual([
    { tag: 'Опт', count: 2 },
    { tag: 'Дом', count: 1 },
  ])
  expect(tidyTag(' #новый   дом ')).toBe('новый дом')
})
