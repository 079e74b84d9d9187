import { describe, expect, it } from 'vitest'
import { newId } from '../ids'
import { aRow } from '../profile/testRow'
import { contractSignals, nextRenewals, renewalOf, whyContract } from './contracts'
import type { RowContract } from './row'
import { at, makeStory, OLGA } from './testStory'

const SUPPLY = newId()
const contract = (rest: Partial<RowContract> = {}): RowContract => ({
  id: SUPPLY,
  what: 'Поставка',
  from: '2026-01-01',
  until: '2026-12-31',
  ...rest,
})
const said = (today: string, ...contracts: RowContract[]) =>
  contractSignals(aRow({ owner: OLGA, practice: { contracts } }), at(today))

describe('a contract that runs out', () => {
  it('is spoken of from 60 days before its end, and after it [CT1]', () => {
    // 31 December less 60 days is 1 November.
    expect(said('2026-10-31', contract())).toEqual([])
    expect(said('2026-11-01', contract())).toMatchObject([
      { on: '2026-11-01', who: OLGA, aside: SUPPLY, reason: { what: 'Поставка', until: '2026-12-31' } },
    ])
    expect(said('2027-03-01', contract())).toMatchObject([{ on: '2026-11-01' }])
    expect(said('2026-12-01', contract({ until: undefined }))).toEqual([])
  })
  it('says how far its renewal is, until it was signed or refused [CT3]', () => {
    const renewed = (renewal: RowContract['renewal']) =>
      said('2026-12-01', contract({ renewal, renewedOn: '2026-11-15' }))
    expect(renewed('proposed')).toMatchObject([{ reason: { renewal: 'proposed' } }])
    expect(renewed('agreed')).toMatchObject([{ reason: { renewal: 'agreed' } }])
    expect(renewed('signed')).toEqual([])
    expect(renewed('refused')).toEqual([])
  })
  it('has a new cycle once its last day was moved [CT2]', () => {
    const next = contract({ until: '2027-12-31', renewal: 'signed', renewedOn: '2026-12-20' })
    expect(renewalOf(next)).toBeUndefined()
    expect(said('2027-11-15', next)).toMatchObject([{ reason: { kind: 'contract', until: '2027-12-31' } }])
  })
  it('is spoken of beside another that began before its last 60 days, and lasts longer [CT1]', () => {
    const service = contract({ id: newId(), what: 'Сервис', from: '2026-06-01', until: '2027-05-31' })
    expect(said('2026-12-15', contract(), service)).toMatchObject([{ aside: SUPPLY }])
    expect(said('2026-12-15', contract(), { ...service, from: '2026-11-01' })).toEqual([])
  })
  it('is over when a later one took its place, and rests while it is put off', () => {
    const later = contract({ id: newId(), from: '2027-01-01', until: '2027-12-31' })
    expect(said('2026-12-15', contract(), later)).toEqual([])
    expect(said('2026-12-15', contract(), { ...later, until: '2026-06-30' })).toHaveLength(2)
    const row = aRow({ practice: { contracts: [contract()], aside: { [SUPPLY]: { until: '2026-12-20' } } } })
    expect(contractSignals(row, at('2026-12-20'))).toEqual([])
    expect(contractSignals(row, at('2026-12-21'))).toHaveLength(1)
  })
})

it('a renewal goes forward only, and may skip a step', () => {
  expect(nextRenewals(undefined)).toEqual(['proposed', 'agreed', 'signed', 'refused'])
  expect(nextRenewals('agreed')).toEqual(['signed', 'refused'])
  expect(nextRenewals('signed')).toEqual([])
})

it('its why is what was said of the contract', () => {
  const story = makeStory()
  const from = story.fact(`contracts/${SUPPLY}`, { what: 'Поставка', from: '2026-01-01', until: '2026-12-31' })
  const renewal = story.fact(`contracts/${SUPPLY}/renewal`, { state: 'proposed', on: '2026-11-10' }, '2026-11-10')
  expect(contractSignals(story.row(), at('2026-11-22'))).toHaveLength(1)
  expect(whyContract(story.profile(), SUPPLY)).toEqual([renewal, from])
})
