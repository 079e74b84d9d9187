/** One dated thing in the timeline. */
import * as v from 'valibot'
import { isDay } from '../isDay'
import { ENTRY_TYPES, OUTCOMES } from './entryTypes'

export * from './entryTypes'

const date = v.pipe(v.string(), v.check(isDay))
const id = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/))

export const nextStepSchema = v.strictObject({
  what: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  /** Who does it: a member. */
  who: id,
  /** The day it is due, YYYY-MM-DD, as on the wall calendar of whoever does it. */
  on: date,
})
export type NextStep = v.InferOutput<typeof nextStepSchema>

export const entrySchema = v.strictObject({
  type: v.picklist(ENTRY_TYPES),
  /** When it happened, ms since 1970 UTC. */
  when: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)),
  text: v.pipe(v.string(), v.maxLength(20_000)),
  /** The person at the client it was with. */
  person: v.optional(id),
  outcome: v.optional(v.picklist(OUTCOMES)),
  /** Orders only: in the smallest unit of the currency (kopecks, cents). */
  amount: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))),
  /** ISO 4217. */
  currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  deliveryOn: v.optional(date),
  next: v.optional(nextStepSchema),
})
export type Entry = v.InferOutput<typeof entrySchema>
