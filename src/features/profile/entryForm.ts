/** The composer of the timeline: what is typed, what becomes of it, and how it outlives a reload. */
import * as v from 'valibot'
import { addDays } from '../../shared/dates'
import { isId, newId, type EntryId, type MemberId } from '../../shared/ids'
import { ENTRY_TYPES, OUTCOMES, TOUCH_TYPES, type Entry, type EntryType } from '../../shared/profile/entry'
import { isDay } from '../../shared/isDay'
import { stepTime } from '../../shared/practice/steps'
import type { ChangeInput } from '../../solid/notebook'
import type { OrderMore } from './orders'
import { amountText, parseAmount } from '../../parts/money'

export { amountText, parseAmount }

const id = v.custom<string>((input) => typeof input === 'string' && isId(input))
const shortText = v.pipe(v.string(), v.maxLength(1_000))

const formSchema = v.strictObject({
  /** Given when the form begins, so that saving twice writes one entry. */
  entry: v.custom<EntryId>((input) => typeof input === 'string' && isId(input)),
  type: v.picklist(ENTRY_TYPES),
  /** `YYYY-MM-DDTHH:mm` on the wall clock of the device; '' = now. */
  when: v.string(),
  text: v.pipe(v.string(), v.maxLength(100_000)),
  person: v.nullable(id),
  outcome: v.nullable(v.picklist(OUTCOMES)),
  amount: shortText,
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  deliveryOn: v.string(),
  /** More of an order, in facts of its own; undefined in a form that an older app kept: it says nothing of them. */
  line: v.optional(shortText),
  number: v.optional(shortText),
  deal: v.optional(v.union([id, v.literal('')])),
  hasNext: v.boolean(),
  nextWhat: shortText,
  nextWho: id,
  nextOn: v.string(),
  /** HH:MM, or ''; undefined in a form that an older app kept. */
  nextAt: v.optional(v.string()),
})
export type EntryForm = v.InferOutput<typeof formSchema>

export type EntryProblem =
  | 'empty'
  | 'textTooLong'
  | 'when'
  | 'amount'
  | 'deliveryOn'
  | 'line'
  | 'number'
  | 'nextWhat'
  | 'nextOn'

export interface FormDefaults {
  me: MemberId
  currency: string
  /** YYYY-MM-DD */
  today: string
}

export function emptyForm(type: EntryType, { me, currency, today }: FormDefaults): EntryForm {
  return {
    entry: newId<EntryId>(),
    type,
    when: '',
    text: '',
    person: null,
    outcome: null,
    amount: '',
    currency,
    deliveryOn: '',
    line: '',
    number: '',
    deal: '',
    hasNext: false,
    nextWhat: '',
    nextWho: me,
    nextOn: addDays(today, 1),
    nextAt: '',
  }
}

/** What of an order the form has beside its entry. */
export type FormMore = Pick<OrderMore, 'line' | 'number' | 'deal'>
const MORE = ['line', 'number', 'deal'] as const
const NO_MORE: FormMore = { line: '', number: '', deal: '' }

/** An entry as it is edited. */
export function formOf(entry: EntryId, value: Entry, defaults: FormDefaults, more: FormMore = NO_MORE): EntryForm {
  const empty = emptyForm(value.type, defaults)
  return {
    ...empty,
    entry,
    when: wallClock(value.when),
    text: value.text,
    person: value.person ?? null,
    outcome: value.outcome ?? null,
    amount: value.amount === undefined ? '' : amountText(value.amount),
    currency: value.currency ?? defaults.currency,
    deliveryOn: value.deliveryOn ?? '',
    line: more.line,
    number: more.number,
    deal: more.deal,
    hasNext: value.next !== undefined,
    nextWhat: value.next?.what ?? '',
    nextWho: value.next?.who ?? defaults.me,
    nextOn: value.next?.on ?? empty.nextOn,
  }
}

/** Nothing in it that its author would miss. */
export const isUntouched = (form: EntryForm): boolean =>
  [form.text, form.amount, form.line, form.number, form.nextWhat].every((text) => (text ?? '').trim() === '') &&
  form.outcome === null

/** The entry, or what to mend first. `standing` is the time of the entry that is edited. */
export function entryOf(form: EntryForm, now: number, standing?: number): { value: Entry } | { problem: EntryProblem } {
  const text = form.text.trim()
  const isOrder = form.type === 'order'
  if (text.length > 20_000) return { problem: 'textTooLong' }
  const when = timeOf(form.when, now, standing)
  if (when === undefined) return { problem: 'when' }
  const value: Entry = { type: form.type, when, text }
  if (form.person !== null) value.person = form.person
  if (form.outcome !== null && TOUCH_TYPES.has(form.type)) value.outcome = form.outcome
  if (isOrder && form.amount.trim() !== '') {
    const amount = parseAmount(form.amount)
    if (amount === undefined) return { problem: 'amount' }
    Object.assign(value, { amount, currency: form.currency })
  }
  if (isOrder && form.deliveryOn !== '') {
    if (!isDay(form.deliveryOn)) return { problem: 'deliveryOn' }
    value.deliveryOn = form.deliveryOn
  }
  if (isOrder && lineOf(form.line).length > 500) return { problem: 'line' }
  if (isOrder && lineOf(form.number).length > 500) return { problem: 'number' }
  if (form.hasNext) {
    const what = form.nextWhat.trim()
    if (what === '' || what.length > 500) return { problem: 'nextWhat' }
    if (!isDay(form.nextOn)) return { problem: 'nextOn' }
    value.next = { what, who: form.nextWho, on: form.nextOn }
  }
  const says = text !== '' || value.outcome !== undefined || value.amount !== undefined || value.next !== undefined
  return says || TOUCH_TYPES.has(form.type) ? { value } : { problem: 'empty' }
}

/** The hour of the next step, where it is another than the one that stands. */
export const nextTime = ({ entry, hasNext, nextAt }: EntryForm, standing = ''): ChangeInput[] =>
  !hasNext || nextAt === undefined || nextAt === standing ? [] : [stepTime({ entry }, nextAt)]

/** The next step of an entry, said anew: to where it was moved before holds no more. `fact`: what stands at a path. */
export function nextSteps(
  entry: EntryId,
  before: Entry['next'],
  after: Entry['next'],
  fact: (path: string) => unknown,
): ChangeInput[] {
  if (before === undefined || after === undefined) return []
  return (['on', 'who'] as const)
    .filter((part) => before[part] !== after[part])
    .map((part) => `steps/${entry}/${part}`)
    .filter((path) => fact(path) !== undefined)
    .map((path) => ({ kind: 'fact', path, value: null }))
}

const lineOf = (text = ''): string => text.trim().replaceAll(/\s+/g, ' ')

/** What a form says of an order beside its entry, where it differs from what stands. */
export function orderSteps(form: EntryForm, standing: FormMore = NO_MORE): ChangeInput[] {
  if (form.type !== 'order') return []
  return MORE.flatMap((part): ChangeInput[] => {
    const typed = form[part]
    if (typed === undefined || lineOf(typed) === standing[part]) return []
    return [{ kind: 'fact', path: `orders/${form.entry}/${part}`, value: lineOf(typed) || null }]
  })
}

/** `YYYY-MM-DDTHH:mm` on the device's clock, as `datetime-local` inputs take it. */
export function wallClock(time: number): string {
  const date = new Date(time)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** An edited entry whose minute was not touched keeps its seconds. */
function timeOf(when: string, now: number, standing?: number): number | undefined {
  if (when === '') return standing ?? now
  if (standing !== undefined && when === wallClock(standing)) return standing
  const time = new Date(when).getTime()
  return Number.isNaN(time) || time < 0 ? undefined : time
}

export interface QuickDay {
  id: 'today' | 'tomorrow' | 'inThreeDays' | 'monday' | 'inMonth'
  /** YYYY-MM-DD */
  day: string
}

/** Days offered for a next step, each once: on a Sunday "tomorrow" is the coming Monday. */
export function quickDays(today: string): QuickDay[] {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  const monday = addDays(today, (8 - weekday) % 7 || 7)
  const days: QuickDay[] = [
    { id: 'today', day: today },
    { id: 'tomorrow', day: addDays(today, 1) },
    { id: 'inThreeDays', day: addDays(today, 3) },
    { id: 'monday', day: monday },
    { id: 'inMonth', day: addDays(today, 30) },
  ]
  return days.filter(({ day }, index) => days.findIndex((other) => other.day === day) === index)
}

/** A form as it was kept on the device, or undefined when there is none that this app understands. */
export function parseForm(stored: string | null): EntryForm | undefined {
  if (stored === null) return undefined
  try {
    const result = v.safeParse(formSchema, JSON.parse(stored))
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}
