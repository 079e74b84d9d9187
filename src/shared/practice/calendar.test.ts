import { describe, expect, test } from 'vitest'
import { newId, type EntryId, type MemberId, type PersonId } from '../ids'
import type { Row } from '../profile/row'
import { aRow } from '../profile/testRow'
import { calendarDays, MOST_DAYS, withinLimit, type CalendarAsker } from './calendar'

const me = newId<MemberId>()
const olga = newId<MemberId>()
const asker: CalendarAsker = {
  me,
  today: '2026-11-23',
  zone: 'Europe/Moscow',
  locale: 'ru',
  origin: 'https://clients.example.com',
  doer: (_row, step) => step.who,
}
const ivan = newId<PersonId>()
const entry = newId<EntryId>()
const client = (more: Partial<Row> = {}): Row => aRow({ name: 'Ладога', owner: me, ...more })
const texts = (row: Row, more: Partial<CalendarAsker> = {}) =>
  calendarDays(row, { ...asker, ...more }).map(({ on, text }) => [on, text])

describe('the calendar of a member', () => {
  test('has birthdays, what was done together, contracts and days of the client’s own, with the years they make', () => {
    // Born 14 May 1976: 50 in May 2026, which is past; 51 in May 2027. First order 1 December 2021: five years.
    const row = client({
      practice: {
        firstOrder: Date.parse('2021-12-01T09:00:00Z'),
        dates: [
          { id: ivan, on: '1976-05-14', what: 'Иван Петров', birthday: true },
          { id: 'a', on: '--12-31', what: 'День завода' },
        ],
        contracts: [{ id: 'b', what: '№ 7', from: '2024-02-01', until: '2027-03-31' }],
      },
    })
    expect(new Set(texts(row).map(String))).toEqual(
      new Set([
        '2027-05-14,День рождения: Иван Петров, 51 год · Ладога',
        '2026-12-01,Работаем вместе, 5 лет · Ладога',
        '2026-12-31,День завода · Ладога',
        '2027-02-01,Договор: № 7, 3 года · Ладога',
        '2027-03-31,Кончается договор: № 7 · Ладога',
      ]),
    )
  })

  test('has steps of one’s own, promises by their name, each with where it is opened', () => {
    const row = client({
      steps: [
        { entry, what: 'Позвонить', who: me, on: '2026-11-20' },
        { entry: newId(), what: 'Прислать образцы', who: me, on: '2026-11-25', promise: true },
        { entry: newId(), what: 'Приехать', who: olga, on: '2026-11-25' },
      ],
    })
    expect(texts(row, { locale: 'en' })).toEqual([
      ['2026-11-20', 'Позвонить · Ладога'],
      ['2026-11-25', 'We promised: Прислать образцы · Ладога'],
    ])
    expect(calendarDays(row, asker)[0]).toMatchObject({
      uid: `step-${entry}`,
      url: `https://clients.example.com/clients/${row.id}`,
    })
  })

  test('has a step of an hour at that hour of the company’s clock, a meeting for an hour, all else for half', () => {
    const step = { what: 'Приехать', who: me, on: '2026-11-25', time: '15:00' }
    const at = (...steps: Row['steps']) => calendarDays(client({ steps }), asker).map((day) => day.at)
    // 15:00 in Moscow is 12:00 in UTC, summer and winter.
    const begins = Date.parse('2026-11-25T12:00:00Z')
    expect(at({ ...step, entry, as: 'meeting' })).toEqual([{ begins, ends: begins + 3_600_000 }])
    expect(at({ ...step, entry })).toEqual([{ begins, ends: begins + 1_800_000 }])
  })

  test('names a private client once', () => {
    const dates = [{ id: ivan, on: '--12-14', what: 'Иван Петров', birthday: true as const }]
    expect(texts(client({ name: 'Иван Петров', practice: { dates } }))).toEqual([
      ['2026-12-14', 'День рождения: Иван Петров'],
    ])
  })

  test('has nothing of a colleague’s clients', () =>
    expect(texts(client({ owner: olga, steps: [{ entry, what: 'Позвонить', who: me, on: '2026-11-20' }] }))).toEqual(
      [],
    ))

  test('has the steps of one’s desk, which belong to no client', () => {
    const row = client({ desk: true, name: 'x', steps: [{ entry, what: 'Отчёт', who: me, on: '2026-11-20' }] })
    expect(calendarDays(row, asker)).toMatchObject([{ text: 'Отчёт', url: 'https://clients.example.com/' }])
  })

  test('keeps the soonest of too many', () => {
    const days = Array.from({ length: MOST_DAYS + 1 }, (_, n) => ({
      uid: `${n}`,
      on: `2026-12-${n === 7 ? 31 : 10}`,
      text: '',
    }))
    expect(withinLimit(days)).toHaveLength(MOST_DAYS)
    expect(withinLimit(days).some(({ uid }) => uid === '7')).toBe(false)
  })
})
