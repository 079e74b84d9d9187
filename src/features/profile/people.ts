/** People at the client: reading their facts, and the steps that add, remove and move one. */
import { newId, type PartId, type PersonId, type ProfileId } from '../../shared/ids'
import type { Decides, FactValue } from '../../shared/profile/facts'
import { factOf, partsOf, textOf, type Profile } from '../../shared/profile/fold'
import type { ChangeInput } from '../../solid/notebook'

export { birthdayOf, birthdayParts, type Birthday } from '../../parts/birthday'

export interface Move {
  profile: ProfileId
  person: PersonId
  /** YYYY-MM-DD */
  on: string
}

export interface PersonCard {
  id: PersonId
  path: string
  name: string
  role: string
  decides: Decides | undefined
  movedTo: Move | undefined
  cameFrom: Move | undefined
}

/** Those who are there first, those who moved away after them; each in the order they were added. */
export function peopleOf(profile: Profile): PersonCard[] {
  const people = partsOf(profile, 'people').map(({ id, path }) => ({
    id: id as PersonId,
    path,
    name: textOf(profile, `${path}/name`),
    role: textOf(profile, `${path}/role`),
    decides: factOf(profile, `${path}/decides`) as Decides | undefined,
    movedTo: factOf(profile, `${path}/movedTo`) as Move | undefined,
    cameFrom: factOf(profile, `${path}/cameFrom`) as Move | undefined,
  }))
  return people.toSorted((a, b) => Number(a.movedTo !== undefined) - Number(b.movedTo !== undefined))
}

/** The name as last known, also of a person who was removed; '' when there never was one. */
export const personName = (profile: Profile, id: string): string => textOf(profile, `people/${id}/name`)

const fact = (path: string, value: FactValue | null): ChangeInput => ({ kind: 'fact', path, value })

/** What the form for a new person holds. Everything but the name may be empty. */
export interface NewPerson {
  name: string
  role: string
  phone: string
  email: string
}

/** Undefined without a name. */
export function addPerson(typed: NewPerson): { id: PersonId; steps: ChangeInput[] } | undefined {
  const line = (text: string) => text.trim().replaceAll(/\s+/g, ' ')
  if (line(typed.name) === '') return undefined
  const id = newId<PersonId>()
  const path = `people/${id}`
  const steps = [fact(path, true), fact(`${path}/name`, line(typed.name))]
  if (line(typed.role) !== '') steps.push(fact(`${path}/role`, line(typed.role)))
  if (line(typed.phone) !== '') steps.push(fact(`${path}/phones/${newId<PartId>()}`, line(typed.phone)))
  if (line(typed.email) !== '') steps.push(fact(`${path}/emails/${newId<PartId>()}`, line(typed.email)))
  return { id, steps }
}

/** The person's own facts stay in the history, so that undoing is one step. */
export const removePerson = (id: PersonId): ChangeInput[] => [fact(`people/${id}`, null)]

/** What a person takes along: how to reach them. What they decided and what was said of them here stays here. */
const TAKEN = ['name', 'role', 'telegram', 'whatsapp', 'birthday'] as const
const TAKEN_SETS = ['phones', 'emails', 'networks'] as const

/**
 * A person moves to another client: they begin there with their name and contacts, the past stays here,
 * and each side names the other. The new person is written first, so that no link leads nowhere.
 */
export function movePerson(
  from: Profile,
  id: PersonId,
  to: ProfileId,
  on: string,
): { person: PersonId; there: ChangeInput[]; here: ChangeInput[] } {
  const old = `people/${id}`
  const person = newId<PersonId>()
  const path = `people/${person}`
  const there = [fact(path, true)]
  for (const name of TAKEN) {
    const value = textOf(from, `${old}/${name}`)
    if (value !== '') there.push(fact(`${path}/${name}`, value))
  }
  for (const set of TAKEN_SETS)
    for (const part of partsOf(from, `${old}/${set}`)) there.push(fact(`${path}/${set}/${newId<PartId>()}`, part.value))
  there.push(fact(`${path}/cameFrom`, { profile: from.id, person: id, on }))
  return { person, there, here: [fact(`${old}/movedTo`, { profile: to, person, on })] }
}

/** The person did not move after all. What was made at the other client stays there. */
export const unmovePerson = (id: PersonId): ChangeInput[] => [fact(`people/${id}/movedTo`, null)]

const EMPTY: NewPerson = { name: '', role: '', phone: '', email: '' }

/** The form as it was kept on the device; empty when there was none that this app understands. */
export function parseNewPerson(stored: string | null): NewPerson {
  try {
    const parsed: unknown = stored === null ? null : JSON.parse(stored)
    if (parsed === null || typeof parsed !== 'object') return { ...EMPTY }
    const text = (key: keyof NewPerson): string => {
      const value = (parsed as Partial<Record<string, unknown>>)[key]
      return typeof value === 'string' ? value.slice(0, 500) : ''
    }
    return { name: text('name'), role: text('role'), phone: text('phone'), email: text('email') }
  } catch {
    return { ...EMPTY }
  }
}
