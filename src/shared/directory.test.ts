import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutHash, signText, signTexts } from './directory'

describe('what a client is known again by', () => {
  it('is one text for every spelling of a number or address', () => {
    const phones = ['8 (912) 345-67-89', '+7 912 345 67 89', '79123456789']
    expect(new Set(phones.map((phone) => signText('phone', phone)))).toEqual(new Set(['phone 79123456789']))
    expect(signText('email', ' Info@Ladoga.Example ')).toBe('email info@ladoga.example')
    expect(signText('inn', '7707 083893')).toBe('inn 7707083893')
  })

  it('is nothing while it is half typed', () => {
    expect([signText('phone', '8 912'), signText('email', 'info@'), signText('inn', '77070')]).toEqual(['', '', ''])
  })

  it('is never one text for two sorts of sign', () =>
    expect(signTexts({ inns: ['7707083893'], phones: ['7707083893'], emails: [] })).toEqual([
      'inn 7707083893',
      'phone 77707083893',
    ]))
})

describe('the hash', () => {
  it('is the first 24 bits of the HMAC', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.string(), async (secret, text) => {
        const algorithm = { name: 'HMAC', hash: 'SHA-256' }
        const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign'])
        const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)))
        const hash = cutHash(mac)
        expect(hash).toBe(((mac[0]! << 16) | (mac[1]! << 8) | mac[2]!) >>> 0)
        expect(hash).toBeGreaterThanOrEqual(0)
        expect(hash).toBeLessThan(2 ** 24)
      }),
      { numRuns: 50 },
    ))
})
