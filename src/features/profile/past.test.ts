import fc from 'fast-check'
import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import { newId, type EntryId } from '../../shared/ids'
import { fold, textOf } from '../../shared/profile/fold'
import type { ProfileView } from '../../solid/notebook'
import { dayIn, endOf, firstDay, offeredDay, viewOn, writtenBy } from './past'
import { CLIENT, makeLedger } from './testing'

const noon = (day: string) => new Date(`${day}T12:00:00`).getTime()

function told() {
  const ledger = makeLedger()
  const order = newId<EntryId>()
  ledger.created({ at: noon('2026-03-01') })
  ledger.fact('city', 'Тверь', { at: noon('2026-03-01') })
  ledger.fact('city', 'Тула', { at: noon('2026-03-03') })
  ledger.entry(order, { type: 'order', when: noon('2026-03-04'), text: 'Плита' }, { at: noon('2026-03-04') })
  ledger.fact('city', null, { at: noon('2026-03-05') })
  return ledger
}
const on = (day: string) =>
  createRoot((close) => {
    const ledger = told()
    const view = viewOn({ id: CLIENT, changes: () => ledger.changes } as unknown as ProfileView, () => day)
    close()
    return view
  })

test('a client is shown as it was at the end of the day', () => {
  const seen = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'].map((day) => {
    const profile = on(day).profile()
    return [textOf(profile, 'city'), profile.entries.size]
  })
  expect(seen).toEqual([
    ['Тверь', 0],
    ['Тверь', 0],
    ['Тула', 0],
    ['Тула', 1],
    ['', 1],
  ])
})

test('the past can be read and never changed', () => {
  const view = on('2026-03-03')
  expect([view.mayWrite(), view.mayShare(), view.mayHandOver(), view.notesEditable()]).toEqual([
    false,
    false,
    false,
    false,
  ])
})

test('what was written that day and arrived later belongs to that day; a clock that ran ahead gains nothing', () => {
  const ledger = makeLedger()
  ledger.fact('city', 'offline', { at: noon('2026-03-01'), arrived: noon('2026-03-09') })
  ledger.fact('source', 'ahead', { at: noon('2027-01-01'), arrived: noon('2026-03-02') })
  expect(writtenBy(ledger.changes, endOf('2026-03-02'))).toHaveLength(2)
  expect(writtenBy(ledger.changes, endOf('2026-02-28'))).toHaveLength(0)
})

test('whatever the order in which changes arrived, a day shows the same, and the last day shows what stands now', () => {
  const { changes } = told()
  fc.assert(
    fc.property(fc.shuffledSubarray(changes, { minLength: changes.length }), (shuffled) => {
      const facts = (all: typeof changes) =>
        [...fold(CLIENT, all).facts].map(([path, { current }]) => [path, current.id])
      const moment = endOf('2026-03-03')
      expect(facts(writtenBy(shuffled, moment))).toEqual(facts(writtenBy(changes, moment)))
      expect(facts(writtenBy(shuffled, endOf('2026-03-05')))).toEqual(facts(changes))
    }),
  )
})

test('the day that is offered lies within the history', () => {
  const { changes } = told()
  expect([firstDay(changes), firstDay([])]).toEqual(['2026-03-01', undefined])
  expect(offeredDay(changes, '2026-11-22')).toBe('2026-10-23')
  expect(offeredDay(changes, '2026-03-10')).toBe('2026-03-01')
})

test('an address names a day or none', () => {
  expect([dayIn('2026-03-03'), dayIn('2026-13-03'), dayIn('yesterday'), dayIn(undefined)]).toEqual([
    '2026-03-03',
    undefined,
    undefined,
    undefined,
  ])
})
