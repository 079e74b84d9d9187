import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { addDays } from '../dates'
import { newId, type EntryId } from '../ids'
import { aRow } from '../profile/testRow'
import { datesWithin } from './dates'
import { calendarText, dateInCalendar, stepInCalendar, type CalendarDay, type CalendarHead } from './ics'
import { OLGA } from './testStory'

const HEAD: CalendarHead = { name: 'Картотека: даты', stamp: Date.parse('2026-11-22T09:30:15Z'), host: 'crm.example' }
const DAY: CalendarDay = { uid: 'date-1-2026', on: '2026-12-31', text: 'День рождения' }

/** What another program reads. */
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  return {
    name: calendar.getFirstPropertyValue('x-wr-calname'),
    events: calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component)
      return {
        uid: event.uid,
        start: event.startDate.toString(),
        end: event.endDate.toString(),
        isDay: event.startDate.isDate,
        text: event.summary,
        note: event.description,
        stamp: String(component.getFirstPropertyValue('dtstamp')),
        url: component.getFirstPropertyValue('url'),
      }
    }),
  }
}

it('another program reads the same days', () => {
  const note = 'Ладога, цех; 2-й этаж\nпозвонить \\ открытка'
  const days = [{ ...DAY, note, url: 'https://crm.example/clients/1?from=ics' }]
  expect(read(calendarText(days, HEAD))).toEqual({
    name: 'Картотека: даты',
    events: [
      {
        uid: 'date-1-2026@crm.example',
        start: '2026-12-31',
        end: '2027-01-01',
        isDay: true,
        text: 'День рождения',
        note,
        stamp: '2026-11-22T09:30:15Z',
        url: 'https://crm.example/clients/1?from=ics',
      },
    ],
  })
})

it('a calendar of nothing is a calendar, and one thing is in it once', () => {
  expect(read(calendarText([], HEAD)).events).toEqual([])
  const twice = [DAY, { ...DAY, text: 'День рождения Ивана' }]
  expect(read(calendarText(twice, HEAD)).events.map(({ text }) => text)).toEqual(['День рождения Ивана'])
})

it('a date is another one each year, a step moves', () => {
  const person = newId()
  const row = aRow({ practice: { dates: [{ id: person, on: '--05-14', what: 'Иван', birthday: true }] } })
  const dates = datesWithin([row], '2026-01-01', 700)
  expect(dates.map((date) => dateInCalendar(date, { text: date.what }))).toEqual([
    { uid: `date-${row.id}-${person}-2026`, on: '2026-05-14', text: 'Иван' },
    { uid: `date-${row.id}-${person}-2027`, on: '2027-05-14', text: 'Иван' },
  ])
  const step = { entry: newId<EntryId>(), what: 'Образцы', who: OLGA, on: '2026-05-14' }
  const uids = [step, { ...step, on: '2026-05-21' }].map((one) => stepInCalendar(row, one, { text: one.what }).uid)
  expect(new Set(uids).size).toBe(1)
})

it('whatever people wrote comes back, in lines of at most 75 octets that cut no character', () => {
  // Control characters are left out, and every end of a line is one: neither is in what is compared.
  const text = fc
    .array(fc.oneof(fc.constantFrom('Ж', '😀', ',', ';', '\\', '\n', ' ', 'a:b'), fc.string({ unit: 'grapheme' })), {
      minLength: 1,
      maxLength: 60,
    })
    // oxlint-disable-next-line no-control-regex -- see above
    .map((parts) => parts.join('').replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029]/g, ''))
    .filter((all) => all !== '')
  const on = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count))
  fc.assert(
    fc.property(text, text, on, (title, note, day) => {
      const written = calendarText([{ uid: 'x', on: day, text: title, note }], HEAD)
      const lines = written.split('\r\n')
      expect(lines.at(-1)).toBe('')
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(line).not.toMatch(/[\r\n]/)
        expect(line.isWellFormed()).toBe(true)
      }
      expect(read(written).events).toMatchObject([{ start: day, end: addDays(day, 1), text: title, note }])
    }),
  )
})
