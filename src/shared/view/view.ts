/**
 * A view of the list: which clients, in what order, in which groups and columns. The same value lives in the
 * address, among a member's own saved views, and among those that the head shares with the team.
 */
import * as v from 'valibot'
import { isId, type ViewId } from '../ids'

/**
 * One thing that is asked of a client. `field` names it: a fact of the row (`name`, `city`, `tag`, `owner`, …), the
 * timeline (`talked`, `entry.complaint`, …), or a field of the team's own (`own/<id>`). fields.ts says which
 * operators each has and what the value is.
 */
export interface Condition {
  field: string
  op: Operator
  value?: string | number | string[]
}

export const OPERATORS = [
  'is', // one of the values
  'isNot',
  'contains', // text
  'empty',
  'filled',
  'before', // a day, YYYY-MM-DD
  'after',
  'inLast', // days
  'notInLast', // days; never counts as not
  'inNext', // days, today included; overdue too
  'atLeast', // a number
  'atMost',
  'stale', // an own field that has not been said for as long as the team wants
] as const
export type Operator = (typeof OPERATORS)[number]

export type Filter = { all: Filter[] } | { any: Filter[] } | { not: Filter } | Condition

const text = v.pipe(v.string(), v.maxLength(200))
const condition = v.strictObject({
  field: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  op: v.picklist(OPERATORS),
  value: v.optional(v.union([text, v.pipe(v.number(), v.finite()), v.pipe(v.array(text), v.maxLength(50))])),
})

/** Filters within filters. */
const DEPTH = 4
const filterOfDepth = (depth: number): v.GenericSchema<Filter> => {
  if (depth === 0) return condition
  const inner = v.pipe(v.array(filterOfDepth(depth - 1)), v.maxLength(20))
  return v.union([
    condition,
    v.strictObject({ all: inner }),
    v.strictObject({ any: inner }),
    v.strictObject({ not: filterOfDepth(depth - 1) }),
  ])
}
export const filterSchema = filterOfDepth(DEPTH)

const fieldName = v.pipe(v.string(), v.minLength(1), v.maxLength(60))

export const viewSchema = v.strictObject({
  filter: filterSchema,
  sort: v.strictObject({ field: fieldName, down: v.boolean() }),
  /** One heading for each value of this field; null = none. */
  group: v.nullable(fieldName),
  /** In their order, beside the name, which always stands first. */
  columns: v.pipe(v.array(fieldName), v.maxLength(20)),
})
export type View = v.InferOutput<typeof viewSchema>

export const savedViewSchema = v.strictObject({
  id: v.custom<ViewId>((input) => typeof input === 'string' && isId(input), 'not an id'),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  view: viewSchema,
})
export type SavedView = v.InferOutput<typeof savedViewSchema>
