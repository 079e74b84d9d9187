import { expect, it } from 'vitest'
import { newId, type PersonId } from '../ids'
import type { Decides } from '../profile/facts'
import { aRow } from '../profile/testRow'
import { deciderSignals, whyDecider } from './decider'
import type { PracticeRow } from './row'
import { at, makeStory, noon, OLGA } from './testStory'

const met = { count: 3, last: noon('2026-11-10') }
const aClient = (practice: PracticeRow, decides: Decides | null = null) =>
  aRow({ owner: OLGA, practice, people: [{ id: newId<PersonId>(), name: 'Иван', role: '', decides }] })
const context = at('2026-11-22')

it('three meetings and nobody who decides are said, since the last of them', () => {
  expect(deciderSignals(aClient({ met }), context)).toMatchObject([
    { on: '2026-11-10', who: OLGA, aside: 'decider', reason: { kind: 'decider', meetings: 3 } },
  ])
  expect(deciderSignals(aClient({ met }, 'influences'), context)).toHaveLength(1)
})

it.each([
  ['two meetings', aClient({ met: { ...met, count: 2 } })],
  ['somebody decides', aClient({ met }, 'yes')],
  ['there is a contract', aClient({ met, contracts: [{ id: newId(), what: 'Поставка', from: '2026-01-01' }] })],
  ['a deal was won', aClient({ met, firstWon: '2025-01-01' })],
  ['it was put off', aClient({ met, aside: { decider: { until: '2026-11-22' } } })],
  ['it is a desk', { ...aClient({ met }), desk: true as const }],
])('nothing is said where %s', (_, row) => {
  expect(deciderSignals(row, context)).toEqual([])
})

it('its why is the meetings that took place, and what was said of who decides', () => {
  const story = makeStory()
  const person = newId()
  story.fact(`people/${person}`, true)
  const decides = story.fact(`people/${person}/decides`, 'no')
  const meetings = ['2026-09-01', '2026-10-01', '2026-11-01'].map((day) => story.entry('meeting', day))
  story.entry('meeting', '2026-11-05', { outcome: 'noAnswer' })
  expect(deciderSignals(story.row(), context)).toMatchObject([{ on: '2026-11-01', reason: { meetings: 3 } }])
  expect(whyDecider(story.profile())).toEqual([...meetings.toReversed(), decides])
})
