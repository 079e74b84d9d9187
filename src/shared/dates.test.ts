import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from './dates'

test('the day of this device is the day of its zone', () => {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const time = fc.date({ min: new Date('1970-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
  fc.assert(
    fc.property(time, (date) => {
      expect(dayOf(date.getTime())).toBe(dayOf(date.getTime(), here))
    }),
  )
})
