/** Random rows and filters for property tests. */
import fc from 'fast-check'
import { newId, type FieldId, type MemberId } from '../ids'
import { aRow } from '../profile/testRow'
import type { OwnField } from '../team/ownFields'
import { offeredFields, valueOf, type ViewContext } from './fields'
import type { OrderContext } from './order'
import type { Filter } from './view'

export const NOW = Date.parse('2026-11-05T12:00:00Z')
export const MEMBERS = [newId<MemberId>(), newId<MemberId>()] as const
const DAY = 86_400_000

const anOwnField = (type: OwnField['type'], more: Partial<OwnField> = {}): OwnField => ({
  id: newId<FieldId>(),
  name: type,
  help: '',
  group: '',
  type,
  choices: [],
  staleDays: 90,
  order: 0,
  archived: false,
  ...more,
})
export const OWN = {
  text: anOwnField('text'),
  number: anOwnField('number'),
  date: anOwnField('date'),
  yesNo: anOwnField('yesNo'),
  archived: anOwnField('yesNo', { archived: true }),
}

export const CONTEXT: ViewContext & OrderContext = {
  me: MEMBERS[0],
  today: '2026-11-05',
  now: NOW,
  fields: Object.values(OWN),
  locale: 'ru',
  memberName: (id) => (id === MEMBERS[0] ? 'Анна' : 'Ольга'),
}

const cities = ['', 'Тула', 'Псков', 'Казань', 'Ёлки']
const day = fc.integer({ min: -60, max: 60 }).map((days) => new Date(NOW + days * DAY).toISOString().slice(0, 10))
const past = fc.integer({ min: 0, max: 100 }).map((days) => NOW - days * DAY)
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })

export const someRow = fc
  .record({
    name: fc.constantFrom('Ладога', '«Ёлка»', 'Урал', 'Alpha', 'Élan', '', '7 ветров'),
    city: fc.constantFrom(...cities),
    tags: fc.uniqueArray(fc.constantFrom('дом', 'кухни', 'опт')),
    owner: fc.constantFrom(null, ...MEMBERS),
    talked: maybe(past),
    next: maybe(day),
    created: past,
    calls: maybe(fc.integer({ min: 1, max: 9 })),
    yes: maybe(fc.constantFrom('yes', 'no')),
    number: maybe(fc.integer({ min: -5, max: 5 })),
    said: past,
  })
  .map((r) =>
    aRow({
      name: r.name,
      city: r.city,
      tags: r.tags,
      owner: r.owner,
      touched: r.talked === undefined ? null : { when: r.talked, type: 'call' },
      steps: r.next === undefined ? [] : [{ entry: newId(), what: 'x', who: MEMBERS[1], on: r.next }],
      created: r.created,
      changed: r.created,
      ...(r.calls === undefined ? {} : { entries: { call: { count: r.calls, last: r.said } } }),
      own: {
        ...(r.yes === undefined ? {} : { [OWN.yesNo.id]: { value: r.yes, at: r.said } }),
        ...(r.number === undefined ? {} : { [OWN.number.id]: { value: String(r.number), at: r.said } }),
      },
    }),
  )
export const someRows = fc.array(someRow, { maxLength: 40 })

const values = ['@me', ...MEMBERS, ...cities.slice(1), 'дом', 'yes', 'no', 'due', 'quiet', 'organisation']
export const someCondition: fc.Arbitrary<Filter> = fc
  .constantFrom(
    ...offeredFields(CONTEXT.fields).flatMap(({ name, operators }) => operators.map((op) => ({ name, op }))),
  )
  .chain(({ name: field, op }) => {
    switch (valueOf(op)) {
      case 'none':
        return fc.constant({ field, op })
      case 'values':
        return fc
          .uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 })
          .map((value) => ({ field, op, value }))
      case 'text':
        return fc.constantFrom('ла', 'Ё', 'a;b~(c)!d:e,$f').map((value) => ({ field, op, value }))
      case 'day':
        return day.map((value) => ({ field, op, value }))
      case 'days':
      case 'number':
        return fc.integer({ min: 0, max: 90 }).map((value) => ({ field, op, value }))
    }
  })

export const someFilter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    someCondition,
    fc.array(tie('filter'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('filter'), { maxLength: 3 }).map((any) => ({ any })),
    tie('filter').map((not) => ({ not })),
  ),
})).filter
