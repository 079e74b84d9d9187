import { describe, expect, it } from 'vitest'
import { newId } from '../../shared/ids'
import { makeLedger } from './testing'
import { waysOf } from './ways'

const AGENT = 'Mozilla/5.0 (Linux; Android 16)'

describe('the ways to a client', () => {
  it('begin with the person who decides, and name each number once', () => {
    const ledger = makeLedger()
    const [seller, director] = [newId(), newId()]
    for (const [id, name, decides] of [
      [seller, 'Пётр', 'no'],
      [director, 'Анна', 'yes'],
    ] as const) {
      ledger.fact(`people/${id}`, true)
      ledger.fact(`people/${id}/name`, name)
      ledger.fact(`people/${id}/decides`, decides)
    }
    ledger.fact(`people/${seller}/phones/${newId()}`, '+7 921 555-01-01')
    ledger.fact(`people/${director}/phones/${newId()}`, '+7 921 555-02-02')
    ledger.fact(`phones/${newId()}`, '8 921 555 02 02')
    const { call } = waysOf(ledger.profile(), AGENT)
    expect(call.map(({ address, person }) => [address, person?.name])).toEqual([
      ['+7 921 555-02-02', 'Анна'],
      ['+7 921 555-01-01', 'Пётр'],
    ])
  })

  it('lead to messengers before the post, and to the address on the map with its city', () => {
    const ledger = makeLedger()
    const id = newId()
    ledger.fact(`people/${id}`, true)
    ledger.fact(`people/${id}/telegram`, '@anna_l')
    ledger.fact(`people/${id}/emails/${newId()}`, 'anna@ladoga.example')
    ledger.fact(`emails/${newId()}`, 'office@ladoga.example')
    ledger.fact('city', 'Тула')
    ledger.fact('address', 'Заводская, 5')
    const { write, map } = waysOf(ledger.profile(), AGENT)
    expect(write.map(({ by, person }) => [by, person?.id])).toEqual([
      ['telegram', id],
      ['email', id],
      ['email', undefined],
    ])
    expect(map?.link.href).toBe(`geo:0,0?q=${encodeURIComponent('Тула, Заводская, 5')}`)
  })

  it('leave out who moved away and what is no number', () => {
    const ledger = makeLedger()
    const id = newId()
    ledger.fact(`people/${id}`, true)
    ledger.fact(`people/${id}/phones/${newId()}`, '+7 921 555-01-01')
    ledger.fact(`people/${id}/movedTo`, { profile: newId(), person: newId(), on: '2026-01-01' })
    ledger.fact(`phones/${newId()}`, 'у секретаря')
    expect(waysOf(ledger.profile(), AGENT)).toEqual({ call: [], write: [], map: undefined })
  })
})
