import { describe, expect, it, test } from 'vitest'
import * as v from 'valibot'
import { ownFieldSchema, type OwnField } from '../../shared/team/ownFields'
import { emptyFieldForm, fieldFrom, formOf, movedChoice, newChoice, readFieldForm, withoutChoice } from './fieldForm'

const filled = () => ({ ...emptyFieldForm('Деньги'), name: ' Бюджет ', type: 'number' as const })
const made = (result: ReturnType<typeof fieldFrom>): OwnField => {
  if (!('field' in result)) throw new Error(result.problem)
  return result.field
}

describe('the form of a field', () => {
  it('makes a field that the server takes, and is the form of that field again', () => {
    const form = {
      ...filled(),
      type: 'choice' as const,
      choices: [newChoice('Да'), newChoice('Нет')],
      stale: 'own' as const,
      staleDays: '45',
    }
    const field = made(fieldFrom(form, undefined, 3_000))
    expect(v.is(ownFieldSchema, field)).toBe(true)
    expect(field).toMatchObject({ name: 'Бюджет', group: 'Деньги', staleDays: 45, order: 3_000, archived: false })
    expect(made(fieldFrom(formOf(field), field, 0))).toEqual(field)
  })

  it('outlives a reload, and what another version kept is nothing', () => {
    const form = filled()
    expect(readFieldForm(JSON.stringify(form))).toEqual(form)
    expect(readFieldForm('{"name":"x"}')).toBeUndefined()
    expect(readFieldForm('no json')).toBeUndefined()
    expect(readFieldForm(null)).toBeUndefined()
  })

  test.each([
    ['name', { name: '  ' }],
    ['choices', { type: 'choice' as const }],
    ['sameChoice', { type: 'choices' as const, choices: [newChoice('Да'), newChoice(' да')] }],
    ['staleDays', { stale: 'own' as const, staleDays: '0' }],
    ['staleDays', { stale: 'own' as const, staleDays: 'год' }],
  ])('says what is wrong: %s', (problem, wrong) => {
    expect(fieldFrom({ ...filled(), ...wrong }, undefined, 0)).toEqual({ problem })
  })

  it('keeps order and archive of the field that it changes', () => {
    const field = { ...made(fieldFrom(filled(), undefined, 0)), order: 7, archived: true }
    expect(made(fieldFrom({ ...formOf(field), name: 'Иначе' }, field, 99))).toEqual({ ...field, name: 'Иначе' })
  })
})

describe('choices', () => {
  const [a, b, c] = [newChoice('A'), newChoice('B'), newChoice('C')]
  const gone = { ...newChoice('Gone'), archived: true }
  const field = made(fieldFrom({ ...filled(), type: 'choice', choices: [a, b] }, undefined, 0))

  it('move among those in use, and stop at the ends', () => {
    expect(movedChoice([a, gone, b, c], c.id, -1)).toEqual([a, c, b, gone])
    expect(movedChoice([a, b], a.id, -1)).toEqual([a, b])
    expect(movedChoice([a, b], b.id, 1)).toEqual([a, b])
  })

  it('that clients may have go to the archive; a new one just goes', () => {
    expect(withoutChoice([a, b, c], a.id, field)).toEqual([{ ...a, archived: true }, b, c])
    expect(withoutChoice([a, b, c], c.id, field)).toEqual([a, b])
  })

  it('without a name are nothing when new, and taken away when they were saved', () => {
    const form = { ...formOf(field), choices: [{ ...a, name: '' }, b, newChoice('')] }
    expect(made(fieldFrom(form, field, 0)).choices).toEqual([{ ...a, archived: true }, b])
  })
})
