import { expect, test } from 'vitest'
import { newId, type MemberId } from '../../shared/ids'
import { datesWithin } from '../../shared/practice/dates'
import { aRow } from '../../shared/profile/testRow'
import { filterDates, kindsIn, segmentsIn } from './filter'

const [me, olga] = [newId<MemberId>(), newId<MemberId>()]
const birthday = { id: newId(), on: '--11-24', what: 'Иван', birthday: true } as const
const contract = { id: newId(), what: '№ 7', from: '2025-11-25' }
const dates = datesWithin(
  [
    aRow({ name: 'А', owner: me, segment: 'Мебельщики', practice: { dates: [birthday] } }),
    aRow({ name: 'Б', owner: olga, segment: ' мебельщики', practice: { contracts: [contract], dates: [birthday] } }),
    aRow({ name: 'В', owner: olga, practice: { contracts: [contract] } }),
  ],
  '2026-11-22',
  30,
)
const shown = (filter: Parameters<typeof filterDates>[1]) =>
  filterDates(dates, filter).map(({ row, about }) => `${row.name} ${about}`)

test('dates are chosen by kind, by whoever is responsible and by segment, also all at once', () => {
  expect(shown({})).toEqual(['А birthday', 'Б birthday', 'Б contract', 'В contract'])
  expect(shown({ kind: 'birthday' })).toEqual(['А birthday', 'Б birthday'])
  expect(shown({ owner: me })).toEqual(['А birthday'])
  expect(shown({ segment: 'мебельщики' })).toEqual(['А birthday', 'Б birthday', 'Б contract'])
  expect(shown({ kind: 'contract', owner: olga, segment: 'мебельщики' })).toEqual(['Б contract'])
})

test('only what there is can be chosen, and a segment is one however it is spelled', () => {
  expect(kindsIn(dates)).toEqual(['birthday', 'contract'])
  expect(segmentsIn(dates).map(({ key }) => key)).toEqual(['мебельщики'])
})
