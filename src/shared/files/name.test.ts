import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeName, withEnding } from './name'

test('a path leaves its last part, and what a system forbids leaves a line', () => {
  expect(safeName('C:\\Users\\Olga\\смета.xlsx')).toBe('смета.xlsx')
  expect(safeName('../../etc/passwd')).toBe('passwd')
  expect(safeName('a:b*c?.pdf')).toBe('a_b_c_.pdf')
})

test('hidden characters that turn the direction of writing are gone', () => {
  expect(safeName('photo\u202egpj.exe')).toBe('photogpj.exe')
})

test('a long name is cut before its ending', () => {
  const name = safeName(`${'я'.repeat(400)}.jpeg`)
  expect(name).toMatch(/я…\.jpeg$/)
  expect(name).toHaveLength(150)
})

test('nothing left gets the fallback', () => {
  for (const name of ['', '...', ' . ', '/', '\u0000']) expect(safeName(name, 'voice')).toBe('voice')
})

test('whatever comes, the name fits the ledger, holds no path and stays itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = safeName(given)
      expect(name.length).toBeGreaterThan(0)
      expect(name.length).toBeLessThanOrEqual(150)
      expect(name).not.toMatch(/[\\/\p{Cc}]|^\./u)
      expect(safeName(name)).toBe(name)
    }),
  )
})

test('an ending is exchanged, or added where there was none', () => {
  expect(withEnding('IMG_01.HEIC', 'webp')).toBe('IMG_01.webp')
  expect(withEnding('scan', 'webp')).toBe('scan.webp')
})
