import { describe, expect, it } from 'vitest'
import { newId } from '../../shared/ids'
import { commitOf, telegramName } from './commit'

const legal = newId()

describe('commitOf', () => {
  it('changes nothing when the value is the same, but for spaces', () => {
    expect(commitOf('city', '  Тула ', 'Тула')).toEqual({ result: 'same' })
    expect(commitOf('city', '', undefined)).toEqual({ result: 'same' })
  })

  it('sets what was typed, on one line', () => {
    expect(commitOf('name', 'Кухни   Ладога\n', undefined)).toEqual({ result: 'set', value: 'Кухни Ладога' })
    expect(commitOf('about', 'one\ntwo ', undefined)).toEqual({ result: 'set', value: 'one\ntwo' })
  })

  it('clears an emptied field, but never the name of a client', () => {
    expect(commitOf('city', ' ', 'Тула')).toEqual({ result: 'clear' })
    expect(commitOf('name', ' ', 'Ладога')).toEqual({ result: 'problem', problem: 'needed' })
  })

  it('keeps an ИНН with wrong control digits out of the ledger and says which rule it breaks', () => {
    const path = `legal/${legal}/inn`
    expect(commitOf(path, '7707083893', undefined)).toEqual({ result: 'set', value: '7707083893' })
    expect(commitOf(path, '77 07 083893', undefined)).toEqual({ result: 'set', value: '7707083893' })
    expect(commitOf(path, '7707083894', undefined)).toEqual({ result: 'problem', problem: 'inn.control' })
    expect(commitOf(path, '770708389', undefined)).toEqual({ result: 'problem', problem: 'inn.length' })
    expect(commitOf(path, '77o7083893', undefined)).toEqual({ result: 'problem', problem: 'inn.digits' })
  })

  it('takes a КПП in any case and refuses one that cannot be', () => {
    expect(commitOf(`legal/${legal}/kpp`, '7707ab001', undefined)).toEqual({ result: 'set', value: '7707AB001' })
    expect(commitOf(`legal/${legal}/kpp`, '77', undefined)).toEqual({ result: 'problem', problem: 'kpp' })
  })

  it('refuses what cannot be a mail address', () => {
    expect(commitOf(`emails/${legal}`, 'a@b.ru', undefined)).toEqual({ result: 'set', value: 'a@b.ru' })
    expect(commitOf(`emails/${legal}`, 'a at b', undefined)).toEqual({ result: 'problem', problem: 'email' })
  })

  it('refuses what is longer than a fact may be', () => {
    expect(commitOf('city', 'x'.repeat(501), undefined)).toEqual({ result: 'problem', problem: 'tooLong' })
    expect(commitOf('about', 'x'.repeat(501), undefined).result).toBe('set')
  })

  it('refuses a path that is not in the catalogue', () => {
    expect(commitOf('shoeSize', '43', undefined)).toEqual({ result: 'problem', problem: 'badPath' })
  })
})

describe('telegramName', () => {
  it.each(['@olga_k', 'olga_k', 'https://t.me/olga_k', 't.me/olga_k/', 'https://telegram.me/olga_k?x=1'])(
    'reads %s as one name',
    (typed) => expect(telegramName(typed)).toBe('olga_k'),
  )

  it('leaves a phone number as it is', () => expect(telegramName('+7 921 000-00-00')).toBe('+7 921 000-00-00'))
})
