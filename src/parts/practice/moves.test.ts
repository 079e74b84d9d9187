import { describe, expect, test } from 'vitest'
import { newId, type DealId, type EntryId, type MemberId } from '../../shared/ids'
import { parseDraft } from '../../shared/profile/change'
import { aRow } from '../../shared/profile/testRow'
import { complaintSignals } from '../../shared/practice/complaints'
import { deciderSignals } from '../../shared/practice/decider'
import type { RowAside } from '../../shared/practice/row'
import type { Reason, Signal } from '../../shared/practice/signal'
import { at, makeStory } from '../../shared/practice/testStory'
import { isFor, type Whose } from '../../shared/practice/today'
import type { FactValue } from '../../shared/profile/facts'
import { NO_SETTINGS } from '../../shared/team/settings'
import { movesOf, type Move } from './moves'

const today = '2026-11-05'
const [me, olga] = [newId<MemberId>(), newId<MemberId>()]
const settings = {
  ...NO_SETTINGS,
  standards: { id: 'standards' as const, entryHours: null, ages: { phones: 180, people: 90 } },
}
const signal = (reason: Reason, aside?: string, on = today): Signal => ({
  id: 'x',
  kind: reason.kind,
  row: aRow({ owner: me }),
  on,
  who: me,
  reason,
  ...(aside === undefined ? {} : { aside }),
})
const moves = (of: Signal, move: Move) =>
  movesOf(of, move, { today, settings }).map((change) =>
    change.kind === 'fact' ? [change.path, change.value] : change,
  )

const step = { entry: newId<EntryId>(), what: 'Позвонить', who: me, on: '2026-11-01' }
const thing = newId<DealId>()

describe('a step', () => {
  test('is done, put off and passed on by facts of its own', () => {
    const of = signal({ kind: 'step', step })
    expect(moves(of, { type: 'done' })).toEqual([[`steps/${step.entry}/done`, today]])
    expect(moves(of, { type: 'putOff', to: '2026-11-08' })).toEqual([[`steps/${step.entry}/on`, '2026-11-08']])
    expect(moves(of, { type: 'passOn', to: olga })).toEqual([[`steps/${step.entry}/who`, olga]])
  })

  test('that repeats was done today, and is due again', () => {
    const weekly = { ...step, own: true as const, repeat: { every: 'week' as const, times: 1 } }
    // From 1 November each week: after 5 November that is the 8th.
    expect(moves(signal({ kind: 'promise', step: weekly }), { type: 'done' })).toEqual([
      [`steps/${step.entry}/did`, today],
      [`steps/${step.entry}/on`, '2026-11-08'],
    ])
  })
})

describe('a reminder', () => {
  const until = (reason: Reason, aside: string, on?: string) => moves(signal(reason, aside, on), { type: 'done' })

  test('put off comes back on the day that was named', () => {
    // It rests through the day before.
    const of = signal({ kind: 'decider', meetings: 3 }, 'decider')
    expect(moves(of, { type: 'putOff', to: '2026-11-08' })).toEqual([['aside/decider', { until: '2026-11-07' }]])
  })

  test('done rests until it would come anyway', () => {
    const rhythm = { kind: 'rhythm', days: 45, every: 30, from: 'team', last: null } as const
    expect(until(rhythm, 'rhythm')).toEqual([['aside/rhythm', { until: '2026-12-05', done: true }]])
    const purchase = { kind: 'purchase', days: 45, usual: 10, orders: 4, last: 0 } as const
    expect(until(purchase, 'purchase')).toEqual([['aside/purchase', { until: '2026-11-15', done: true }]])
    // The youngest of the facts that are asked about: 90 days.
    const stale: Reason = { kind: 'stale', facts: ['phones', 'people'] }
    expect(until(stale, 'stale')).toEqual([['aside/stale', { until: '2027-02-03', done: true }]])
  })

  test('of a birthday rests until the day, and is there again next year', () => {
    const birthday = { kind: 'date', about: 'birthday', what: 'Игорь', round: false } as const
    expect(until(birthday, thing, '2026-11-09')).toEqual([[`aside/${thing}`, { until: '2026-11-09', done: true }]])
  })

  test('of a delivery ends with its arrival', () => {
    expect(until({ kind: 'delivery' }, thing)).toEqual([
      [`orders/${thing}/delivery`, { state: 'delivered', on: today }],
    ])
  })

  test('passed on is the other’s; a complaint gets somebody who answers it', () => {
    const deal = signal({ kind: 'deal', what: 'Линия', quietDays: 30 }, thing)
    expect(moves(deal, { type: 'passOn', to: olga })).toEqual([[`aside/${thing}`, { until: '2026-12-05', who: olga }]])
    const complaint = signal({ kind: 'complaint', text: '', raised: false, owner: me }, thing)
    expect(moves(complaint, { type: 'passOn', to: olga })).toEqual([[`complaints/${thing}/owner`, olga]])
  })

  test('a complaint that was passed up and is passed on has somebody again, and is the heads’ no more', () => {
    const story = makeStory()
    const entry = newId<EntryId>()
    story.entry('complaint', '2026-11-02', { id: entry, text: 'Скол' })
    story.fact(`complaints/${entry}/raised`, { on: '2026-11-03', text: 'Не могу решить' }, '2026-11-03')
    const [raised] = complaintSignals(story.row(), at(today))
    expect(raised).toMatchObject({ who: null, reason: { raised: true } })
    for (const [path, value] of moves(raised!, { type: 'passOn', to: olga }) as [string, FactValue | null][])
      story.fact(path, value, today)
    const [passed] = complaintSignals(story.row(), at(today))
    expect(passed).toMatchObject({ who: olga, reason: { raised: false, owner: olga } })
    // The head's list has it no more; Olga's has.
    const whose = (member: MemberId, isHead: boolean): Whose => ({ member, isHead, mayDo: () => true })
    expect(isFor(passed!, whose(me, true))).toBe(false)
    expect(isFor(passed!, whose(olga, false))).toBe(true)
  })

  test('passed on and put off by whoever has it comes back to them, and to its owner once the month is over', () => {
    const passedOn = { until: '2026-12-05', who: olga }
    const row = (aside: RowAside) =>
      aRow({ owner: me, practice: { met: { count: 3, last: 0 }, aside: { decider: aside } } })
    const [passed] = deciderSignals(row(passedOn), at(today))
    expect(passed?.who).toBe(olga)
    const [[, later]] = moves(passed!, { type: 'putOff', to: '2026-11-20' }) as [[string, RowAside]]
    expect(deciderSignals(row(later), at('2026-11-19'))).toEqual([])
    expect(deciderSignals(row(later), at('2026-11-20'))).toMatchObject([{ who: olga }])
    expect(deciderSignals(row(passedOn), at('2026-12-05'))).toMatchObject([{ who: olga }])
    expect(deciderSignals(row(passedOn), at('2026-12-06'))).toMatchObject([{ who: me }])
  })
})

test('everything that a gesture writes is a change that the server takes', () => {
  const reasons: [Reason, string][] = [
    [{ kind: 'rhythm', days: 45, every: 30, from: 'team', last: null }, 'rhythm'],
    [{ kind: 'purchase', days: 45, usual: 10, orders: 4, last: 0 }, 'purchase'],
    [
      { kind: 'volume', now: { amount: 1, currency: 'RUB' }, before: { amount: 3, currency: 'RUB' }, orders: 3 },
      'volume',
    ],
    [{ kind: 'date', about: 'firstDeal', what: '', round: false }, 'firstDeal'],
    [{ kind: 'deal', what: 'Линия', quietDays: 30 }, thing],
    [{ kind: 'delivery' }, thing],
    [{ kind: 'complaint', text: '', raised: true, owner: me }, thing],
    [{ kind: 'loss', deal: false }, thing],
    [{ kind: 'contract', what: 'Договор', until: today }, thing],
    [{ kind: 'decider', meetings: 3 }, 'decider'],
    [{ kind: 'stale', facts: ['phones'] }, 'stale'],
    [{ kind: 'handed', from: olga, when: 0 }, 'handed'],
    [{ kind: 'conflict', things: 1 }, 'conflict'],
    [{ kind: 'step', step }, ''],
  ]
  const all: Move[] = [{ type: 'done' }, { type: 'putOff', to: '2026-11-08' }, { type: 'passOn', to: olga }]
  for (const [reason, aside] of reasons)
    for (const move of all) {
      const of = signal(reason, aside)
      const changes = movesOf(of, move, { today, settings })
      expect(changes).not.toEqual([])
      for (const change of changes) {
        const draft = { ...change, id: newId(), profile: of.row.id, at: 1, after: [] }
        expect(parseDraft(draft), `${reason.kind} ${move.type}`).toBeTruthy()
      }
    }
})
