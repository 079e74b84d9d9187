import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../dates'
import { newId, type EntryId, type MemberId, type ProfileId } from '../ids'
import { parseDraft, type Known } from '../profile/change'
import type { Entry } from '../profile/entry'
import type { FactValue } from '../profile/facts'
import { REPEATS, type Repeat } from '../profile/factWords'
import { fold, headsOf } from '../profile/fold'
import { stepsOf, toRow, type OpenStep } from '../profile/row'
import { aRow } from '../profile/testRow'
import type { PracticeContext } from './signal'
import { nextOn, stepMoves, stepTime, stepSignals, whyStep, writeStep, type StepMove, type Todo } from './steps'

const me = newId<MemberId>()
const olga = newId<MemberId>()
const today = '2026-11-05'
const context: PracticeContext = {
  now: Date.parse('2026-11-05T09:00:00Z'),
  today,
  settings: { fields: [], views: [], answers: {} },
  ordersKnownTo: () => undefined,
}

describe('signals', () => {
  const step = (what: string, on: string, more: Partial<OpenStep> = {}): OpenStep => ({
    entry: newId<EntryId>(),
    what,
    who: me,
    on,
    ...more,
  })

  test('of what is due today or overdue, a promise as one of its own kind', () => {
    const row = aRow({
      owner: me,
      steps: [
        step('Позвонить', '2026-11-01'),
        step('Прислать цены', today, { promise: true }),
        step('Зайти', '2026-11-06'),
      ],
    })
    expect(stepSignals(row, context).map(({ kind, on, who, reason }) => [kind, on, who, reason.kind])).toEqual([
      ['step', '2026-11-01', me, 'step'],
      ['promise', today, me, 'promise'],
    ])
  })

  test('are for whoever does the step now', () => {
    const row = aRow({ owner: me, steps: [step('Позвонить', today, { who: olga })] })
    expect(stepSignals(row, context)[0]!.who).toBe(olga)
    expect(stepSignals(row, { ...context, doer: () => me })[0]!.who).toBe(me)
  })

  test('keep their name while the step moves', () => {
    const one = step('Позвонить', '2026-11-01')
    const id = (steps: OpenStep[]) => stepSignals({ ...row, steps }, context)[0]!.id
    const row = aRow({ owner: me })
    expect(id([one])).toBe(id([{ ...one, on: today, who: olga }]))
  })
})

describe('the next day of what repeats', () => {
  const next = (on: string, every: Repeat['every'], times: number, now: string, first = on) =>
    nextOn({ on, first, repeat: { every, times } }, now)

  test('of what does not repeat there is none', () => {
    expect(nextOn({ on: today }, today)).toBeUndefined()
  })

  test.each([
    // Done on its day: the next of its days.
    ['2026-11-05', 'day', 1, today, '2026-11-06'],
    ['2026-11-05', 'week', 2, today, '2026-11-19'],
    ['2026-11-05', 'month', 3, today, '2027-02-05'],
    ['2026-11-05', 'year', 1, today, '2027-11-05'],
    // Two days early: 12 November is the one that was done, 19 November comes next.
    ['2026-11-07', 'week', 1, today, '2026-11-14'],
    // Three weeks late: 15, 22 and 29 October and 5 November are gone; not on the same day again.
    ['2026-10-15', 'week', 1, today, '2026-11-12'],
  ] as const)('from %s, each %s × %i, done on %s: %s', (on, every, times, now, expected) => {
    expect(next(on, every, times, now)).toBe(expected)
  })

  test('ends with short months and comes back to its day', () => {
    const first = '2027-01-31'
    const days = ['2027-01-31']
    while (days.length < 5) days.push(next(days.at(-1)!, 'month', 1, days.at(-1)!, first)!)
    expect(days).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'])
    expect(next('2028-01-31', 'month', 1, '2028-01-31')).toBe('2028-02-29')
    // 29 February: the 28th where there is none, and the 29th again after four years.
    expect(next('2028-02-29', 'year', 1, '2028-02-29')).toBe('2029-02-28')
    expect(next('2031-02-28', 'year', 1, '2031-02-28', '2028-02-29')).toBe('2032-02-29')
  })

  test('one that was put off goes on as it was agreed', () => {
    // Each Monday from 2 November on; that of the 2nd was put off to Wednesday.
    expect(next('2026-11-04', 'week', 1, '2026-11-04', '2026-11-02')).toBe('2026-11-09')
  })

  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))
  const repeat = fc.record({ every: fc.constantFrom(...REPEATS), times: fc.integer({ min: 1, max: 99 }) })

  test('is never before tomorrow, is one of its days, and leaves none out', () => {
    fc.assert(
      fc.property(day, day, repeat, fc.integer({ min: 1, max: 30 }), (first, now, repeat, steps) => {
        // Its days one by one, as a person would count them.
        const days = [first]
        let on = first
        for (let done = 0; done < steps; done++) {
          on = nextOn({ on, first, repeat }, on)!
          days.push(on)
        }
        const found = nextOn({ on: first, first, repeat }, now)!
        expect(found >= addDays(now, 1)).toBe(true)
        expect(found > first).toBe(true)
        const expected = days.find((one) => one > now && one > first)
        if (expected !== undefined) expect(found).toBe(expected)
        // The day of the month stays, but for months that are too short.
        const inMonths = repeat.every === 'month' || repeat.every === 'year'
        if (inMonths && found.slice(8) !== first.slice(8)) {
          expect(first.slice(8) > found.slice(8)).toBe(true)
          expect(addDays(found, 1).slice(8)).toBe('01')
        }
      }),
    )
  })
})

describe('a step of a client', () => {
  const profile = newId<ProfileId>()
  const entry = newId<EntryId>()
  const other = newId<EntryId>()

  /** A ledger in which each change has seen those before. */
  function makeChanges() {
    const changes: Known[] = []
    const add = (input: { kind: 'fact'; path: string; value: FactValue | null } | Plan) => {
      const change = { ...input, id: newId(), profile, at: changes.length, after: [] } as unknown as Known
      change.after = headsOf(changes, change.kind === 'fact' ? change.path : `entry/${entry}`)
      expect(parseDraft(change)).toBeDefined()
      changes.push(change)
    }
    return {
      changes,
      add,
      open: () => stepsOf(fold(profile, changes)),
      move: (step: OpenStep, move: StepMove) => stepMoves(step, move).forEach(add),
    }
  }
  type Plan = { kind: 'entry'; entry: EntryId; value: Entry }
  const plan: Plan = {
    kind: 'entry',
    entry,
    value: { type: 'note', when: 1, text: '', next: { what: 'Позвонить', who: me, on: '2026-11-01' } },
  }
  const weekly: Todo = { what: 'Спросить о заказе', who: me, on: '2026-11-02', repeat: { every: 'week', times: 1 } }

  test.each<[string, StepMove, Partial<OpenStep> | null]>([
    ['done closes it', { type: 'done', today }, null],
    ['later moves its day', { type: 'postpone', to: '2026-11-06' }, { on: '2026-11-06' }],
    ['passing on names a colleague', { type: 'passOn', to: olga }, { who: olga }],
  ])('%s', (_title, move, after) => {
    const { add, open, move: make } = makeChanges()
    add(plan)
    const [before] = open()
    make(before!, move)
    expect(open()).toEqual(after === null ? [] : [{ ...before, ...after }])
  })

  test('that repeats is never done for good: it is done today and due again', () => {
    const { changes, add, open, move } = makeChanges()
    writeStep(other, weekly).forEach(add)
    move(open()[0]!, { type: 'done', today })
    // From Monday, 2 November on: done on Thursday, due again on Monday, the 9th.
    expect(open()).toEqual([{ entry: other, own: true, ...weekly, on: '2026-11-09', first: '2026-11-02' }])
    expect(fold(profile, changes).facts.get(`steps/${other}/did`)?.current.value).toBe(today)
    move(open()[0]!, { type: 'stop' })
    expect(open()).toMatchObject([{ on: '2026-11-09', what: weekly.what }])
    expect(open()[0]!.repeat).toBeUndefined()
    move(open()[0]!, { type: 'done', today: '2026-11-09' })
    expect(open()).toEqual([])
  })

  test('of an hour keeps it when it is moved or comes again, and stands before those of its day that have none', () => {
    const { add, open, move } = makeChanges()
    const [early, late] = [newId<EntryId>(), newId<EntryId>()]
    for (const one of [early, late, other]) writeStep(one, weekly).forEach(add)
    add(stepTime({ entry: late }, '15:00'))
    add(stepTime({ entry: early }, '09:30'))
    expect(open().map(({ time }) => time)).toEqual(['09:30', '15:00', undefined])
    move(open()[0]!, { type: 'done', today })
    expect(open().find(({ entry: id }) => id === early)).toMatchObject({ on: '2026-11-09', time: '09:30' })
    add(stepTime({ entry: early }, ''))
    expect(open().find(({ entry: id }) => id === early)).not.toHaveProperty('time')
  })

  test('that is not needed is dropped', () => {
    const { add, open, move } = makeChanges()
    writeStep(other, weekly).forEach(add)
    move(open()[0]!, { type: 'drop' })
    expect(open()).toEqual([])
  })

  test('that an entry ended with belongs to the entry: it is neither stopped nor dropped', () => {
    const { add, open } = makeChanges()
    add(plan)
    expect(stepMoves(open()[0]!, { type: 'drop' })).toEqual([])
    expect(stepMoves(open()[0]!, { type: 'stop' })).toEqual([])
  })

  test('that is written anew is as it is written, also after it was moved', () => {
    const { add, open, move } = makeChanges()
    writeStep(other, weekly).forEach(add)
    move(open()[0]!, { type: 'postpone', to: '2026-11-04' })
    move(open()[0]!, { type: 'passOn', to: olga })
    const mended: Todo = { ...weekly, what: 'Спросить о монтаже', who: me, on: '2026-11-10', promise: true }
    writeStep(other, mended, open()[0]).forEach(add)
    expect(open()).toEqual([{ entry: other, own: true, ...mended }])
  })

  test('whose words alone were mended goes on being counted from its first day', () => {
    const { add, open, move } = makeChanges()
    const monthly: Todo = { ...weekly, on: '2027-01-31', repeat: { every: 'month', times: 1 } }
    writeStep(other, monthly).forEach(add)
    move(open()[0]!, { type: 'done', today: '2027-01-31' })
    const [now] = open()
    expect(now!.on).toBe('2027-02-28')
    writeStep(other, { ...now!, what: 'Сверить остатки' }, now).forEach(add)
    expect(open()).toMatchObject([{ what: 'Сверить остатки', on: '2027-02-28', first: '2027-01-31' }])
    expect(nextOn(open()[0]!, '2027-02-28')).toBe('2027-03-31')
  })

  test('is explained by what made it and what moved it, the last first', () => {
    const { changes, add, open, move } = makeChanges()
    add(plan)
    move(open()[0]!, { type: 'postpone', to: '2026-11-06' })
    add({ kind: 'fact', path: 'name', value: 'Каркас' })
    expect(whyStep(fold(profile, changes), { entry })).toEqual([changes[1]!.id, changes[0]!.id])
    expect(toRow(fold(profile, changes)).steps).toHaveLength(1)
  })
})
