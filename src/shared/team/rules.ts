/**
 * What a team agrees on for the manager's day: stages of a deal, how often one talks with clients, how old facts may
 * grow, orders, arguments. Settings of their own kind (settings.ts): the head changes them, everybody has them.
 */
import * as v from 'valibot'
import { isId, type StageId } from '../ids'
import { LANGUAGES_OF_ROLES } from '../profile/factWords'
import { AGED_FACTS } from './agedFacts'

const line = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(730))

/** How many stages a team may use at a time: more than six nobody keeps apart. */
export const MOST_STAGES = 6

export const stageSchema = v.strictObject({
  id: v.custom<StageId>((input) => typeof input === 'string' && isId(input), 'not an id'),
  name: line(60),
  /** Ascending; equal ones by id. */
  order: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
  archived: v.boolean(),
})
export type Stage = v.InferOutput<typeof stageSchema>

/** Days between two conversations (P5). */
export const rhythmSchema = v.strictObject({
  id: v.literal('rhythm'),
  /** For clients of no segment named here; null = none is agreed. */
  days: v.nullable(days),
  segments: v.pipe(v.array(v.strictObject({ segment: line(500), days })), v.maxLength(50)),
})
export type RhythmSetting = v.InferOutput<typeof rhythmSchema>

export const standardsSchema = v.strictObject({
  id: v.literal('standards'),
  /** A conversation is to be entered within so many hours; null = not agreed. */
  entryHours: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(720))),
  /** After so many days a fact of this kind is to be asked again; absent = never. */
  ages: v.record(v.picklist(AGED_FACTS), days),
})
export type Standards = v.InferOutput<typeof standardsSchema>

export const orderRulesSchema = v.strictObject({
  id: v.literal('orderRules'),
  /** The smallest order of a client who ordered before (P19): a first one is free. In the smallest unit; null = none. */
  least: v.nullable(
    v.strictObject({
      amount: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER)),
      currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
    }),
  ),
  /** What happens to an order below that. */
  below: v.picklist(['stop', 'warn']),
  /** Product lines, in their order. */
  lines: v.pipe(v.array(line(100)), v.maxLength(50)),
})
export type OrderRules = v.InferOutput<typeof orderRulesSchema>

/** What convinces those who speak this language (P47). */
export const argumentSchema = v.strictObject({
  id: v.picklist(LANGUAGES_OF_ROLES),
  text: v.pipe(v.string(), v.trim(), v.maxLength(2_000)),
})
export type ArgumentSetting = v.InferOutput<typeof argumentSchema>
