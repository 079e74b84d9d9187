/** What is typed of a step, and what it becomes: pure, so that it can be judged without a screen. */
import * as v from 'valibot'
import { addDays } from '../../shared/dates'
import { isId, newId, type EntryId, type MemberId, type ProfileId } from '../../shared/ids'
import { isDay } from '../../shared/isDay'
import { REPEATS, STEP_WAYS, type Repeat } from '../../shared/profile/factWords'
import type { OpenStep } from '../../shared/profile/row'
import { nextOn, stepMoves, stepTime, todoOf, writeStep, type Todo } from '../../shared/practice/steps'
import type { ChangeInput } from '../../solid/notebook'

const id = v.custom<string>((input) => typeof input === 'string' && isId(input))
const formSchema = v.strictObject({
  /** Given when the form begins, so that saving twice writes one step. */
  entry: id,
  profile: v.nullable(id),
  what: v.pipe(v.string(), v.maxLength(500)),
  promise: v.boolean(),
  as: v.picklist(['', ...STEP_WAYS]),
  who: id,
  /** YYYY-MM-DD, or '' */
  on: v.string(),
  /** `week/2`, or '' */
  repeat: v.string(),
  /** HH:MM, or ''; absent in a form that an older app kept. */
  at: v.optional(v.string(), ''),
})
export type StepForm = v.InferOutput<typeof formSchema>

/** Tomorrow, until another day is chosen: most steps are for then, and Enter is enough. */
export const emptyForm = (me: MemberId, today: string, profile: ProfileId | null): StepForm => ({
  entry: newId<EntryId>(),
  profile,
  what: '',
  promise: false,
  as: '',
  who: me,
  on: addDays(today, 1),
  repeat: '',
  at: '',
})

export const formOf = (step: OpenStep, profile: ProfileId): StepForm => ({
  entry: step.entry,
  profile,
  what: step.what,
  promise: step.promise ?? false,
  as: step.as ?? '',
  who: step.who,
  on: step.on,
  repeat: step.repeat === undefined ? '' : repeatKey(step.repeat),
  at: step.time ?? '',
})

/** What was kept of a form; undefined when there is nothing, or not of this app. A day that went by meanwhile is asked anew. */
export function parseStepForm(stored: string | null, today: string): StepForm | undefined {
  try {
    const result = v.safeParse(formSchema, JSON.parse(stored ?? 'null'))
    if (!result.success) return undefined
    return result.output.on < today ? { ...result.output, on: '' } : result.output
  } catch {
    return undefined
  }
}

/** The repeats that are offered. */
export const USUAL_REPEATS: readonly Repeat[] = [
  { every: 'day', times: 1 },
  { every: 'week', times: 1 },
  { every: 'week', times: 2 },
  { every: 'month', times: 1 },
  { every: 'month', times: 3 },
  { every: 'month', times: 6 },
  { every: 'year', times: 1 },
]

export const repeatKey = ({ every, times }: Repeat): string => `${every}/${times}`

export function repeatOf(key: string): Repeat | undefined {
  const [unit, times] = key.split('/')
  const every = REPEATS.find((one) => one === unit)
  return every === undefined ? undefined : { every, times: Number(times) }
}

export type StepProblem = 'what' | 'on'

/** What has to be mended before it can be saved. */
export function problemsOf({ what, on }: StepForm): StepProblem[] {
  const problems: StepProblem[] = []
  if (what.trim() === '') problems.push('what')
  if (!isDay(on)) problems.push('on')
  return problems
}

/** The step that the form says. One that is for no client was promised to none. */
export const stepOf = ({ profile, what, promise, as, who, on, repeat }: StepForm): Todo =>
  todoOf({
    what: what.trim().replaceAll(/\s+/g, ' '),
    who: who as MemberId,
    on,
    as: as === '' ? undefined : as,
    promise: promise && profile !== null ? true : undefined,
    repeat: repeatOf(repeat),
  })

/**
 * What saving changes; empty when nothing is another. A step that an entry ended with is moved: its words are the
 * entry's.
 */
export function changesOf(form: StepForm, before: OpenStep | undefined): ChangeInput[] {
  const after = stepOf(form)
  const time = form.at === (before?.time ?? '') ? [] : [stepTime({ entry: form.entry as EntryId }, form.at)]
  if (before === undefined) return [...writeStep(form.entry as EntryId, after), ...time]
  if (JSON.stringify(todoOf(before)) === JSON.stringify(after)) return time
  if (before.own) return [...writeStep(before.entry, after, before), ...time]
  return [
    ...time,
    ...(after.on === before.on ? [] : stepMoves(before, { type: 'postpone', to: after.on })),
    ...(after.who === before.who ? [] : stepMoves(before, { type: 'passOn', to: after.who })),
  ]
}

/** When it would come back, were it done on its day. */
export const comesBack = ({ on, repeat }: StepForm): string | undefined =>
  on === '' ? undefined : nextOn({ on, repeat: repeatOf(repeat) }, on)
