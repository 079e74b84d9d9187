import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { addDays } from '../dates'
import { calendarText, type CalendarDay, type CalendarHead } from './ics'

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

it('what has an hour is a moment, and keeps that time free', () => {
  const at = { begins: Date.parse('2026-12-31T12:00:00Z'), ends: Date.parse('2026-12-31T13:00:00Z') }
  const text = calendarText(
    [{ ...DAY, at }, DAY].map((day, index) => ({ ...day, uid: `${index}` })),
    HEAD,
  )
  expect(read(text).events).toMatchObject([
    { start: '2026-12-31T12:00:00Z', end: '2026-12-31T13:00:00Z', isDay: false },
    { start: '2026-12-31', isDay: true },
  ])
  expect(text.match(/TRANSP:\w+/g)).toEqual(['TRANSP:OPAQUE', 'TRANSP:TRANSPARENT'])
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
