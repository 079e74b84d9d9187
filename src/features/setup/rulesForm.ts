/** The team's rules as they are typed: text in every field, empty where nothing is agreed. */
import * as v from 'valibot'
import { amountText, parseAmount } from '../../parts/money'
import { newId, type StageId } from '../../shared/ids'
import { segmentKey } from '../../shared/practice/rhythm'
import type { Row } from '../../shared/profile/row'
import { AGED_FACTS, type AgedFact } from '../../shared/team/agedFacts'
import { MOST_STAGES, type OrderRules, type RhythmSetting, type Stage, type Standards } from '../../shared/team/rules'

/** Longest interval and age, in days; longest time to enter, in hours: as in rules.ts. */
export const MOST_DAYS = 730
export const MOST_HOURS = 720

export type RuleProblem = 'days' | 'hours' | 'segment' | 'sameSegment' | 'amount' | 'lineLong' | 'linesMany'
type Made<T> = { value: T } | { problem: RuleProblem }

/** Empty = nothing; undefined = no whole number from 1 to `most`. */
function whole(typed: string, most: number): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  const number = /^\d{1,4}$/.test(text) ? Number(text) : 0
  return number >= 1 && number <= most ? number : undefined
}

const text = v.pipe(v.string(), v.maxLength(10_000))

export const rhythmFormSchema = v.object({
  days: text,
  segments: v.pipe(v.array(v.object({ segment: text, days: text })), v.maxLength(50)),
})
export type RhythmForm = v.InferOutput<typeof rhythmFormSchema>

export const rhythmForm = (rhythm: RhythmSetting | undefined): RhythmForm => ({
  days: daysText(rhythm?.days),
  segments: (rhythm?.segments ?? []).map(({ segment, days }) => ({ segment, days: String(days) })),
})
const daysText = (days: number | null | undefined): string => (days ? String(days) : '')

/** A segment without days asks for nothing, and is left out. */
export function rhythmFrom({ days: typed, segments }: RhythmForm): Made<RhythmSetting> {
  const days = whole(typed, MOST_DAYS)
  if (days === undefined) return { problem: 'days' }
  const named: RhythmSetting['segments'] = []
  for (const one of segments) {
    const every = whole(one.days, MOST_DAYS)
    if (every === undefined) return { problem: 'days' }
    if (every === null) continue
    const segment = one.segment.trim()
    if (segment === '') return { problem: 'segment' }
    if (named.some((other) => segmentKey(other.segment) === segmentKey(segment))) return { problem: 'sameSegment' }
    named.push({ segment, days: every })
  }
  return { value: { id: 'rhythm', days, segments: named } }
}

/** Segments that clients have, most first, without those that `form` names. Spellings of one are one. */
export function segmentsToOffer(rows: Iterable<Pick<Row, 'segment' | 'desk'>>, form: RhythmForm): string[] {
  const named = new Set(form.segments.map(({ segment }) => segmentKey(segment)))
  const counts = new Map<string, { segment: string; count: number }>()
  for (const { segment, desk } of rows) {
    const key = segmentKey(segment)
    if (key === '' || desk || named.has(key)) continue
    const known = counts.get(key)
    if (known === undefined) counts.set(key, { segment: segment.trim(), count: 1 })
    else known.count += 1
  }
  return [...counts.values()]
    .toSorted((a, b) => b.count - a.count || (a.segment < b.segment ? -1 : 1))
    .map(({ segment }) => segment)
}

export const standardsFormSchema = v.object({ entryHours: text, ages: v.record(v.picklist(AGED_FACTS), text) })
export type StandardsForm = v.InferOutput<typeof standardsFormSchema>

export const standardsForm = (standards: Standards | undefined): StandardsForm => ({
  entryHours: daysText(standards?.entryHours),
  ages: Object.fromEntries(AGED_FACTS.map((fact) => [fact, daysText(standards?.ages[fact])])),
})

export function standardsFrom({ entryHours: typed, ages: typedAges }: StandardsForm): Made<Standards> {
  const entryHours = whole(typed, MOST_HOURS)
  if (entryHours === undefined) return { problem: 'hours' }
  const ages: Partial<Record<AgedFact, number>> = {}
  for (const fact of AGED_FACTS) {
    const age = whole(typedAges[fact] ?? '', MOST_DAYS)
    if (age === undefined) return { problem: 'days' }
    if (age !== null) ages[fact] = age
  }
  return { value: { id: 'standards', entryHours, ages } }
}

export const orderFormSchema = v.object({
  least: text,
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  below: v.picklist(['stop', 'warn']),
  lines: text,
})
export type OrderForm = v.InferOutput<typeof orderFormSchema>

export const orderForm = (rules: OrderRules | undefined, currency: string): OrderForm => ({
  least: rules?.least ? amountText(rules.least.amount) : '',
  currency: rules?.least?.currency ?? currency,
  below: rules?.below ?? 'warn',
  lines: (rules?.lines ?? []).join('\n'),
})

/** One product line a line; the same one twice is one. */
export function orderRulesFrom({ least, currency, below, lines: typed }: OrderForm): Made<OrderRules> {
  const amount = least.trim() === '' ? 0 : parseAmount(least)
  if (amount === undefined) return { problem: 'amount' }
  const lines = [...new Set(typed.split('\n').map((line) => line.trim()))].filter(Boolean)
  if (lines.some((line) => line.length > 100)) return { problem: 'lineLong' }
  if (lines.length > 50) return { problem: 'linesMany' }
  return { value: { id: 'orderRules', least: amount === 0 ? null : { amount, currency }, below, lines } }
}

export const stagesInUse = (stages: readonly Stage[] = []): Stage[] => stages.filter(({ archived }) => !archived)
export const mayAddStage = (stages: readonly Stage[] = []): boolean => stagesInUse(stages).length < MOST_STAGES

/** One that comes last. */
export const newStage = (name: string, stages: readonly Stage[] = []): Stage => ({
  id: newId<StageId>(),
  name: name.trim(),
  order: Math.max(0, ...stages.map(({ order }) => order)) + 1,
  archived: false,
})

/** The stage one place earlier (-1) or later (1). Gives those that have another `order` than before; [] at the end. */
export function movedStage(stages: readonly Stage[], id: StageId, by: 1 | -1): Stage[] {
  const used = stagesInUse(stages)
  const place = used.findIndex((one) => one.id === id)
  const other = used[place + by]
  if (place < 0 || other === undefined) return []
  const next = used.toSpliced(place, 1).toSpliced(place + by, 0, used[place]!)
  return next.flatMap((stage, index) => (stage.order === index + 1 ? [] : [{ ...stage, order: index + 1 }]))
}
