import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile'
import { describe, expect, it } from 'vitest'
import { phoneKey } from '../../shared/profile/phone'
import { spellPhone } from './phones'

const spell = (typed: string) => spellPhone(parsePhoneNumberFromString, typed)

describe('spellPhone', () => {
  it('writes all spellings of one number in one way', () => {
    for (const typed of ['89210001122', '+7 (921) 000-11-22', '921 000 11 22', '007 921 0001122'])
      expect(spell(typed)).toEqual({ text: '+7 921 000 11 22', known: true })
  })

  it('knows lines on land and other countries', () => {
    expect(spell('+7 495 000 11 22').known).toBe(true)
    expect(spell('00 49 30 123456')).toEqual({ text: '+49 30 123456', known: true })
  })

  it('leaves a range that nobody has been given as typed, and known by its length', () => {
    expect(spell('8 (000) 110-85-57')).toEqual({ text: '8 (000) 110-85-57', known: true })
  })

  it('keeps an extension', () => {
    expect(spell('8 495 000 11 22 доб. 12')).toEqual({ text: '+7 495 000 11 22 доб. 12', known: true })
  })

  it('leaves an unknown shape as typed, but for 00', () => {
    expect(spell('12-34')).toEqual({ text: '12-34', known: false })
    expect(spell('00 999 12')).toEqual({ text: '+999 12', known: false })
  })

  it('keeps the key of the number', () => {
    for (const typed of ['8 921 000-11-22', '0049 30 123456', '+375 29 123 45 67'])
      expect(phoneKey(spell(typed).text)).toBe(phoneKey(typed))
  })
})
