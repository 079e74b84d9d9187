import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayOf } from './dates'
import { momentOf, noonOf } from './noon'

const ZONES = ['Europe/Moscow', 'Asia/Kamchatka', 'America/St_Johns', 'Pacific/Apia', 'Europe/Berlin', 'UTC']

test('noon of a day is noon there: Moscow is three hours ahead of UTC', () => {
  expect(new Date(noonOf('2026-10-12', 'Europe/Moscow')).toISOString()).toBe('2026-10-12T09:00:00.000Z')
})

test('a time of a day is a moment, before and after clocks are moved', () => {
  // Berlin is two hours ahead of UTC until 25 October 2026, 3:00 there, and one hour after it.
  expect(new Date(momentOf('2026-10-24', '15:30', 'Europe/Berlin')).toISOString()).toBe('2026-10-24T13:30:00.000Z')
  expect(new Date(momentOf('2026-10-25', '15:30', 'Europe/Berlin')).toISOString()).toBe('2026-10-25T14:30:00.000Z')
  expect(new Date(momentOf('2026-10-25', '00:30', 'Europe/Berlin')).toISOString()).toBe('2026-10-24T22:30:00.000Z')
})

test('noon is twelve on the clock of the zone on every day, also when clocks are moved', () => {
  const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1995-01-01', count))
  fc.assert(
    fc.property(days, fc.constantFrom(...ZONES), (day, zone) => {
      // Apia left out 30 December 2011: there was no such noon.
      fc.pre(!(zone === 'Pacific/Apia' && day === '2011-12-30'))
      const noon = noonOf(day, zone)
      const hour = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(noon)
      expect([dayOf(noon, zone), hour]).toEqual([day, '12:00'])
    }),
  )
})
