import { expect, test } from 'vitest'
import { newId, type ChangeId, type MemberId, type PersonId, type ProfileId } from '../../shared/ids'
import type { Known } from '../../shared/profile/change'
import { fold, partsOf, textOf, type Profile } from '../../shared/profile/fold'
import type { ChangeInput } from '../../solid/notebook'
import { NO_CONTACT, type Contact } from '../vcard/contact'
import { readCards } from '../vcard/read'
import { writeCard } from '../vcard/write'
import { contactOfPerson } from './card'
import { clientSteps, personSteps, samePerson } from './person'

const id = newId<ProfileId>()
/** A client after these steps, as the device shows them. */
function after(...steps: ChangeInput[]): Profile {
  const changes = steps.map((step, index): Known => ({
    id: newId<ChangeId>(),
    profile: id,
    at: 1_000 + index,
    after: [],
    by: newId<MemberId>(),
    ...step,
  }))
  return fold(id, changes)
}
const anna: Contact = {
  ...NO_CONTACT,
  name: 'Анна Соколова',
  org: 'Ладога',
  title: 'Снабжение',
  phones: [
    { text: '+7 921 555-01-02', kind: 'mobile' },
    { text: '+7 812 555-10-21', kind: 'fax' },
  ],
  emails: ['anna@ladoga.example'],
  addresses: [{ street: 'ул. Ленина, 5', city: 'Тула', country: '' }],
  birthday: '--05-14',
  telegram: 'anna_l',
}
const values = (profile: Profile, prefix: string) => partsOf(profile, prefix).map(({ value }) => value)

test('a contact with an organisation begins a client with a person; a fax is nobody’s phone', () => {
  const profile = after(...clientSteps('Ладога', [anna]))
  const [person] = partsOf(profile, 'people')
  expect([textOf(profile, 'name'), textOf(profile, 'city'), textOf(profile, 'kind')]).toEqual(['Ладога', 'Тула', ''])
  expect(values(profile, `${person!.path}/phones`)).toEqual(['+7 921 555-01-02'])
  expect(textOf(profile, `${person!.path}/birthday`)).toBe('--05-14')
})

test('a contact without one is a private client with numbers of its own', () => {
  const profile = after(
    ...clientSteps('Пётр', [{ ...NO_CONTACT, name: 'Пётр', phones: [{ text: '+7 921 000-00-01', kind: 'other' }] }]),
  )
  expect([textOf(profile, 'kind'), values(profile, 'phones'), partsOf(profile, 'people')]).toEqual([
    'private',
    ['+7 921 000-00-01'],
    [],
  ])
})

test('a person who is there is completed: nothing said before is changed, no number written twice', () => {
  const person = newId<PersonId>()
  const before = personSteps({ ...anna, title: 'Закупки', emails: [], birthday: undefined }, person)
  const profile = after(...before)
  expect(
    samePerson(profile, { ...anna, name: 'Соколова А.', phones: [{ text: '8 921 555 01 02', kind: 'other' }] }),
  ).toBe(person)
  const whole = after(
    ...before,
    ...personSteps({ ...anna, phones: [{ text: '8 (921) 555-01-02', kind: 'other' }] }, person, profile),
  )
  expect(partsOf(whole, 'people')).toHaveLength(1)
  expect(textOf(whole, `people/${person}/role`)).toBe('Закупки')
  expect(values(whole, `people/${person}/phones`)).toEqual(['+7 921 555-01-02'])
  expect(values(whole, `people/${person}/emails`)).toEqual(['anna@ladoga.example'])
})

test('a person goes out as a contact file and comes back the same', () => {
  const profile = after(...clientSteps('Ладога', [anna]))
  const [person] = partsOf(profile, 'people')
  const [back] = readCards(writeCard(contactOfPerson(profile, person!.path))).contacts
  expect(back).toMatchObject({
    name: anna.name,
    org: 'Ладога',
    title: anna.title,
    phones: [{ text: '+7 921 555-01-02' }],
    emails: anna.emails,
    birthday: '--05-14',
    telegram: 'anna_l',
    addresses: anna.addresses,
  })
})
