/**
 * Which clients a view shows: a filter is compiled once into a function of a row.
 *
 * [M1] A condition on a field that is not known here, or with a value that cannot be, asks nothing: it is left out
 *      of what it stands in, and `problemsOf` names it. A field of the team's own that was archived still answers.
 * [M2] A filter that asks nothing at all shows every client; `any` of no filters shows none.
 */
import { addDays } from '../dates'
import type { Row } from '../profile/row'
import { fieldOf, ME, saidAt, valueOf, type Field, type ViewContext } from './fields'
import type { Condition, Filter, View } from './view'

const DAY = 86_400_000

export type Matches = (row: Row) => boolean

const everybody: Matches = () => true

/** What the filter lets through. */
export const compile = (filter: Filter, context: ViewContext): Matches => compiled(filter, context) ?? everybody

export const isCondition = (filter: Filter): filter is Condition => 'field' in filter

/** Undefined when it asks nothing. */
function compiled(filter: Filter, context: ViewContext): Matches | undefined {
  if (isCondition(filter)) return ofCondition(filter, context)
  if ('not' in filter) {
    const inner = compiled(filter.not, context)
    return inner && ((row) => !inner(row))
  }
  const all = 'all' in filter
  const inner = all ? filter.all : filter.any
  const parts = inner.flatMap((one) => compiled(one, context) ?? [])
  if (parts.length === 0) return all || inner.length > 0 ? undefined : () => false
  if (parts.length === 1) return parts[0]
  return all ? allOf(parts) : anyOf(parts)
}

const allOf =
  (parts: readonly Matches[]): Matches =>
  (row) => {
    for (const part of parts) if (!part(row)) return false
    return true
  }
const anyOf =
  (parts: readonly Matches[]): Matches =>
  (row) => {
    for (const part of parts) if (part(row)) return true
    return false
  }

/** Does the condition make sense for this field: an operator that it has, with a value of the right kind? */
function fits({ op, value }: Condition, field: Field): boolean {
  if (!field.operators.includes(op)) return false
  switch (valueOf(op)) {
    case 'none':
      return true
    case 'values':
      return Array.isArray(value) ? value.length > 0 : typeof value === 'string'
    case 'text':
      return typeof value === 'string' && value.trim() !== ''
    case 'day':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    case 'days':
      return typeof value === 'number' && value >= 0 && value <= 36_500
    case 'number':
      return typeof value === 'number'
  }
}

function ofCondition(condition: Condition, context: ViewContext): Matches | undefined {
  const field = fieldOf(condition.field, context.fields)
  if (field === undefined || !fits(condition, field)) return undefined
  if (condition.op === 'stale') return isStale(field, context)
  switch (field.kind) {
    case 'text':
      return ofText(field, condition)
    case 'value':
      return ofValue(field, condition, context)
    case 'moment':
      return ofMoment(field, condition, context)
    case 'day':
      return ofDay(field, condition, context)
    case 'number':
      return ofNumber(field, condition)
    case 'presence':
      return condition.op === 'filled' ? field.has : (row) => !field.has(row)
  }
}

/** A value that was said longer ago than the team wants; one that never was is empty, not stale. */
function isStale({ own }: Field, { now }: ViewContext): Matches {
  if (own === undefined || own.staleDays === null) return () => false
  const before = now - own.staleDays * DAY
  return (row) => (saidAt(row, own.id) ?? Infinity) < before
}

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>

/** Without case, and е for ё. */
const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')
const isText = (text: string): boolean => text !== ''

function ofText({ some }: Of<'text'>, { op, value }: Condition): Matches {
  if (op === 'filled') return (row) => some(row, isText)
  if (op === 'empty') return (row) => !some(row, isText)
  const wanted = folded(String(value).trim())
  const contains = (text: string): boolean => folded(text).includes(wanted)
  return (row) => some(row, contains)
}

function ofValue({ values }: Of<'value'>, { op, value }: Condition, context: ViewContext): Matches {
  const has = (row: Row): boolean => {
    const what = values(row, context)
    return what !== null && what.length > 0
  }
  if (op === 'filled') return has
  if (op === 'empty') return (row) => !has(row)
  const wanted = new Set((Array.isArray(value) ? value : [String(value)]).map((one) => (one === ME ? context.me : one)))
  const isOne = (one: string): boolean => wanted.has(one)
  const is = (row: Row): boolean => {
    const what = values(row, context)
    return typeof what === 'string' ? what !== '' && wanted.has(what) : what !== null && what.some(isOne)
  }
  return op === 'is' ? is : (row) => !is(row)
}

/** When a day begins on this device's clock, ms since 1970 UTC. */
const beginOf = (day: string): number => new Date(`${day}T00:00:00`).getTime()

function ofMoment({ at, count }: Of<'moment'>, { op, value }: Condition, { now }: ViewContext): Matches {
  switch (op) {
    case 'filled':
      return (row) => at(row) !== undefined
    case 'empty':
      return (row) => at(row) === undefined
    case 'inLast':
    case 'notInLast': {
      const since = now - Number(value) * DAY
      return op === 'inLast' ? (row) => (at(row) ?? -1) >= since : (row) => (at(row) ?? -1) < since
    }
    case 'before': {
      const day = beginOf(String(value))
      return (row) => (at(row) ?? Infinity) < day
    }
    case 'after': {
      const day = beginOf(addDays(String(value), 1))
      return (row) => (at(row) ?? -1) >= day
    }
    case 'atMost':
      return (row) => (count?.(row) ?? 0) <= Number(value)
    default:
      return (row) => (count?.(row) ?? 0) >= Number(value)
  }
}

function ofDay({ day }: Of<'day'>, { op, value }: Condition, { today }: ViewContext): Matches {
  switch (op) {
    case 'filled':
      return (row) => day(row) !== undefined
    case 'empty':
      return (row) => day(row) === undefined
    case 'before':
      return (row) => (day(row) ?? '~') < String(value)
    case 'after':
      return (row) => (day(row) ?? '') > String(value)
    case 'inLast': {
      const since = addDays(today, -Number(value))
      return (row) => {
        const on = day(row)
        return on !== undefined && on >= since && on <= today
      }
    }
    default: {
      const until = addDays(today, Number(value))
      return (row) => (day(row) ?? '~') <= until
    }
  }
}

function ofNumber({ number }: Of<'number'>, { op, value }: Condition): Matches {
  switch (op) {
    case 'filled':
      return (row) => number(row) !== undefined
    case 'empty':
      return (row) => number(row) === undefined
    case 'atMost':
      return (row) => (number(row) ?? Infinity) <= Number(value)
    default:
      return (row) => (number(row) ?? -Infinity) >= Number(value)
  }
}

export interface ViewProblem {
  field: string
  /** archived: the head put the field away, its values still count. unknown: nothing is known of it, or of what is asked. */
  why: 'archived' | 'unknown'
}

/** Fields that a view names and that are gone, each once. */
export function problemsOf(view: View, fields: ViewContext['fields']): ViewProblem[] {
  const problems = new Map<string, ViewProblem>()
  const look = (name: string, condition?: Condition) => {
    const field = fieldOf(name, fields)
    if (field === undefined || (condition !== undefined && !fits(condition, field)))
      problems.set(name, { field: name, why: 'unknown' })
    else if (field.own?.archived && !problems.has(name)) problems.set(name, { field: name, why: 'archived' })
  }
  const walk = (filter: Filter): void => {
    if (isCondition(filter)) look(filter.field, filter)
    else if ('not' in filter) walk(filter.not)
    else for (const one of 'all' in filter ? filter.all : filter.any) walk(one)
  }
  walk(view.filter)
  for (const name of [view.sort.field, view.group, ...view.columns]) if (name !== null) look(name)
  return [...problems.values()]
}

/** How many rows have each value, most frequent first. */
export function countValues(
  rows: Iterable<Row>,
  field: Extract<Field, { kind: 'value' }>,
  context: ViewContext,
): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  const add = (one: string): void => void (one !== '' && counts.set(one, (counts.get(one) ?? 0) + 1))
  for (const row of rows) {
    const what = field.values(row, context)
    if (typeof what === 'string') add(what)
    else what?.forEach(add)
  }
  return Array.from(counts, ([one, count]) => ({ value: one, count })).toSorted(
    (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
  )
}
