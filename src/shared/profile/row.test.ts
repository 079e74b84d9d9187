import { expect, test } from 'vitest'
import { newId, type ChangeId, type ChoiceId, type EntryId, type FieldId, type MemberId, type ProfileId } from '../ids'
import type { Known } from './change'
import type { Entry } from './entry'
import { fold } from './fold'
import { ROW_VERSION, toRow } from './row'

const id = newId<ProfileId>()
const by = newId<MemberId>()
let clock = 0
const head = () => ({ id: newId<ChangeId>(), profile: id, at: ++clock * 1_000, after: [], by })
const fact = (path: string, value: string | true | null): Known => ({ ...head(), kind: 'fact', path, value })
const entry = (parts: Partial<Entry>): Known => ({
  ...head(),
  kind: 'entry',
  entry: newId<EntryId>(),
  value: { type: 'call', when: 0, text: '', ...parts },
})
const rowOf = (...changes: Known[]) => toRow(fold(id, changes))

test('own fields are there with the time they were last said', () => {
  const size = newId<FieldId>()
  const said = fact(`own/${size}`, '12')
  expect(rowOf(said).own).toEqual({ [size]: { value: '12', at: said.at } })
  const again = { ...fact(`own/${size}`, '14'), after: [said.id] }
  expect(rowOf(said, again).own).toEqual({ [size]: { value: '14', at: again.at } })
  expect(rowOf(said, { ...fact(`own/${size}`, null), after: [said.id] }).own).toBeUndefined()
})

test('several choices are one value, and taking one back is something that was said', () => {
  const field = newId<FieldId>()
  const [one, two] = [newId<ChoiceId>(), newId<ChoiceId>()]
  const first = fact(`own/${field}/${one}`, true)
  const second = fact(`own/${field}/${two}`, true)
  const back = { ...fact(`own/${field}/${one}`, null), after: [first.id] }
  expect(rowOf(first, second).own).toEqual({ [field]: { value: [one, two].toSorted(), at: second.at } })
  expect(rowOf(first, second, back).own).toEqual({ [field]: { value: [two], at: back.at } })
  expect(rowOf(first, back).own).toBeUndefined()
})

test('entries are counted by type, with the last of each', () => {
  const row = rowOf(entry({ when: 5 }), entry({ when: 9 }), entry({ type: 'order', when: 7 }))
  expect(row.entries).toEqual({ call: { count: 2, last: 9 }, order: { count: 1, last: 7 } })
})

test('the last change counts, whatever it was about', () => {
  const name = fact('name', 'Ладога')
  const late = entry({ when: 1 })
  expect(rowOf(late, name).changed).toBe(Math.max(late.at, name.at))
})

test('a row of a client with nothing to say stays small', () => {
  const row = rowOf(fact('name', 'Ладога'))
  expect(row.v).toBe(ROW_VERSION)
  for (const part of ['own', 'entries', 'address', 'site']) expect(row).not.toHaveProperty(part)
  expect(rowOf(fact('address', 'Невский, 1'), fact('site', 'a.example'))).toMatchObject({ address: true, site: true })
})
