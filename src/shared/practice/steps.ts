/**
 * Next steps and promises: which are due, when one that repeats is due again, and what a tap does to one.
 *
 * What we promised the client is kept apart from what we have to do: a signal of another kind.
 */
import { addDays } from '../dates'
import type { ChangeId, MemberId } from '../ids'
import type { FactValue } from '../profile/facts'
import type { Repeat } from '../profile/factWords'
import type { Profile } from '../profile/fold'
import type { OpenStep, Row } from '../profile/row'
import { changesBehind } from './behind'
import type { PracticeContext, Signal } from './signal'

/** Its steps that are due today or overdue, soonest first. Of a member's desk too: it has nothing else to say. */
export function stepSignals(row: Row, { today, doer }: PracticeContext): Signal[] {
  return row.steps
    .filter(({ on }) => on <= today)
    .map((step) => {
      const kind = step.promise ? 'promise' : 'step'
      return {
        id: `${kind}/${row.id}/${step.entry}`,
        kind,
        row,
        on: step.on,
        who: doer === undefined ? step.who : doer(row, step),
        reason: { kind, step },
      }
    })
}

/** The changes that a step was worked out from, latest first: how it came to be, and everything that moved it. */
export const whyStep = (profile: Profile, { entry }: Pick<OpenStep, 'entry'>): ChangeId[] => [
  ...changesBehind(profile, `steps/${entry}`),
  ...changesBehind(profile, `todo/${entry}`, entry),
]

/**
 * The day on which a step that repeats is due again once it was done today: the first of its days after today and
 * after the day it is due now, so that one done early is not asked for twice, one done late is not asked for at once,
 * and none is left out. Its days are counted from the first one: a month after 31 January is the last of February, and
 * the next is 31 March again; a step that was put off goes on as it was agreed.
 * @param today YYYY-MM-DD
 * @returns YYYY-MM-DD; undefined for a step that does not repeat
 */
export function nextOn({ on, first = on, repeat }: Pick<OpenStep, 'on' | 'first' | 'repeat'>, today: string) {
  if (repeat === undefined) return undefined
  const after = on > today ? on : today
  // A calendar ends where its years have five figures: days are compared as text.
  if (after >= LAST_DAY) return undefined
  let turn = Math.max(0, turnsBefore(first, after, repeat))
  while (dayOfTurn(first, turn, repeat) <= after) turn += 1
  return dayOfTurn(first, turn, repeat)
}

/** The day of a turn; 0 is the first. */
function dayOfTurn(first: string, turn: number, { every, times }: Repeat): string {
  const count = turn * times
  switch (every) {
    case 'day':
      return addDays(first, count)
    case 'week':
      return addDays(first, 7 * count)
    case 'month':
      return addMonths(first, count)
    case 'year':
      return addMonths(first, 12 * count)
  }
}

/** Not more than the turns that lie between two days: where to begin to look. */
function turnsBefore(first: string, day: string, { every, times }: Repeat): number {
  const days = (Date.parse(day) - Date.parse(first)) / 86_400_000
  return Math.floor(days / (LONGEST[every] * times)) - 1
}
const LAST_DAY = '9000-01-01'
const LONGEST: Record<Repeat['every'], number> = { day: 1, week: 7, month: 31, year: 366 }

/** The same day of a later month, or its last where it is shorter. */
function addMonths(first: string, months: number): string {
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}

/** What one tap does to a next step. `stop`: it is done once more and does not come again. `drop`: it is not needed. */
export type StepMove =
  | { type: 'done'; today: string }
  | { type: 'postpone'; to: string }
  | { type: 'passOn'; to: MemberId }
  | { type: 'stop' }
  | { type: 'drop' }

interface FactInput {
  kind: 'fact'
  path: string
  value: FactValue | null
}

/**
 * The facts that say it. What repeats is never done for good: it was done today, and is due again. Stopping and dropping
 * are for steps of their own; what an entry ended with belongs to the entry.
 */
export function stepMoves(step: OpenStep, move: StepMove): FactInput[] {
  const fact = (name: 'done' | 'on' | 'who' | 'did', value: string): FactInput => ({
    kind: 'fact',
    path: `steps/${step.entry}/${name}`,
    value,
  })
  switch (move.type) {
    case 'done': {
      const next = nextOn(step, move.today)
      return next === undefined ? [fact('done', move.today)] : [fact('did', move.today), fact('on', next)]
    }
    case 'postpone':
      return [fact('on', move.to)]
    case 'passOn':
      return [fact('who', move.to)]
    case 'stop':
      return step.own ? [todo(step, todoOf({ ...step, repeat: undefined }))] : []
    case 'drop':
      return step.own ? [todo(step, null)] : []
  }
}

/** Says the hour of a step, HH:MM on the company's clock; '' = any. */
export const stepTime = ({ entry }: Pick<OpenStep, 'entry'>, time: string): FactInput => ({
  kind: 'fact',
  path: `steps/${entry}/at`,
  value: time === '' ? null : time,
})

/** What an own step says by itself: the value of `todo/<id>`. */
export type Todo = Pick<OpenStep, 'what' | 'who' | 'on' | 'as' | 'promise' | 'repeat'>

/** As it is stored: what is absent is left out. */
export const todoOf = ({ what, who, on, as, promise, repeat }: Todo): Todo => ({
  what,
  who,
  on,
  ...(as && { as }),
  ...(promise && { promise }),
  ...(repeat && { repeat }),
})

const todo = ({ entry }: Pick<OpenStep, 'entry'>, value: FactValue | null): FactInput => ({
  kind: 'fact',
  path: `todo/${entry}`,
  value,
})

/**
 * Writes a step of its own, new or as somebody mended it. While its day and its repeat stay, the days of one that repeats
 * are counted as before; a new day is a new beginning.
 * @param before the step as it stands; absent = it is new
 */
export function writeStep(entry: OpenStep['entry'], value: Todo, before?: OpenStep): FactInput[] {
  const step = { entry }
  if (before === undefined) return [todo(step, todoOf(value))]
  const stays = value.on === before.on && sameRepeat(value.repeat, before.repeat)
  const wasMoved = before.first !== undefined
  return [
    todo(step, todoOf(stays ? { ...value, on: before.first ?? before.on } : value)),
    ...(!stays && wasMoved ? [{ kind: 'fact' as const, path: `steps/${entry}/on`, value: null }] : []),
    ...(value.who === before.who ? [] : [{ kind: 'fact' as const, path: `steps/${entry}/who`, value: value.who }]),
  ]
}

const sameRepeat = (a: Repeat | undefined, b: Repeat | undefined): boolean =>
  a?.every === b?.every && a?.times === b?.times
