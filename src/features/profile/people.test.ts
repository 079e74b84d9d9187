import { describe, expect, it } from 'vitest'
import { newId, type ProfileId } from '../../shared/ids'
import { isFactValue, shapeOf } from '../../shared/profile/facts'
import { factOf, fold, partsOf, textOf } from '../../shared/profile/fold'
import type { ChangeInput } from '../../solid/notebook'
import { addPerson, birthdayOf, birthdayParts, movePerson, peopleOf, removePerson } from './people'
import { CLIENT, makeLedger } from './testing'

const apply = (ledger: ReturnType<typeof makeLedger>, steps: ChangeInput[]) => {
  for (const step of steps) if (step.kind === 'fact') ledger.fact(step.path, step.value)
}
const wellFormed = (steps: ChangeInput[]) =>
  steps.every((step) => step.kind === 'fact' && isFactValue(shapeOf(step.path)!, step.value))

describe('adding and removing a person', () => {
  it('needs a name and nothing else', () => {
    expect(addPerson({ name: ' ', role: 'x', phone: '', email: '' })).toBeUndefined()
    const { steps } = addPerson({ name: ' Иван  Крылов', role: '', phone: '', email: '' })!
    expect(steps.map((step) => step.kind === 'fact' && step.value)).toEqual([true, 'Иван Крылов'])
  })

  it('keeps what was known of a removed person for the way back', () => {
    const ledger = makeLedger()
    const { id, steps } = addPerson({ name: 'Иван', role: 'снабженец', phone: '+7 921 000 11 22', email: 'i@l.ru' })!
    expect(wellFormed(steps)).toBe(true)
    apply(ledger, steps)
    apply(ledger, removePerson(id))
    expect(peopleOf(ledger.profile())).toEqual([])
    ledger.fact(`people/${id}`, true)
    expect(peopleOf(ledger.profile())).toMatchObject([{ id, name: 'Иван', role: 'снабженец' }])
  })
})

describe('a person who moves to another client', () => {
  const ledger = makeLedger()
  const { id, steps } = addPerson({ name: 'Иван', role: 'снабженец', phone: '+7 921 000 11 22', email: 'i@l.ru' })!
  apply(ledger, steps)
  ledger.fact(`people/${id}/about`, 'Любит рыбалку')
  ledger.fact(`people/${id}/decides`, 'yes')
  const to = newId<ProfileId>()
  const move = movePerson(ledger.profile(), id, to, '2026-11-05')

  it('begins there with name and contacts, and knows where they came from', () => {
    expect(wellFormed(move.there)).toBe(true)
    const there = makeLedger()
    apply(there, move.there)
    const profile = fold(to, there.changes)
    const path = `people/${move.person}`
    expect(textOf(profile, `${path}/name`)).toBe('Иван')
    expect(partsOf(profile, `${path}/phones`).map(({ value }) => value)).toEqual(['+7 921 000 11 22'])
    expect(factOf(profile, `${path}/cameFrom`)).toEqual({ profile: CLIENT, person: id, on: '2026-11-05' })
    expect(textOf(profile, `${path}/about`)).toBe('')
    expect(factOf(profile, `${path}/decides`)).toBeUndefined()
  })

  it('keeps the past here and says where they went', () => {
    expect(wellFormed(move.here)).toBe(true)
    apply(ledger, [...addPerson({ name: 'Пётр', role: '', phone: '', email: '' })!.steps, ...move.here])
    const people = peopleOf(ledger.profile())
    expect(people.map(({ name }) => name)).toEqual(['Пётр', 'Иван'])
    expect(people[1]?.movedTo).toEqual({ profile: to, person: move.person, on: '2026-11-05' })
    expect(textOf(ledger.profile(), `people/${id}/about`)).toBe('Любит рыбалку')
  })
})

describe('a birthday', () => {
  it('may lack its year', () => {
    expect(birthdayOf({ day: '14', month: '05', year: '' })).toBe('--05-14')
    expect(birthdayOf({ day: '1', month: '05', year: '1980' })).toBe('1980-05-01')
    expect(birthdayOf({ day: '29', month: '02', year: '' })).toBe('--02-29')
  })

  it('is cleared when all parts are empty, and nothing while it is no day', () => {
    expect(birthdayOf({ day: '', month: '', year: '' })).toBeNull()
    for (const bad of [
      { day: '31', month: '04', year: '' },
      { day: '29', month: '02', year: '1981' },
      { day: '', month: '05', year: '' },
      { day: '1', month: '01', year: '80' },
    ])
      expect(birthdayOf(bad)).toBeUndefined()
  })

  it('comes back from the ledger as it was typed', () => {
    for (const value of ['--05-14', '1980-12-01']) expect(birthdayOf(birthdayParts(value))).toBe(value)
    expect(birthdayParts('soon')).toEqual({ day: '', month: '', year: '' })
  })
})
