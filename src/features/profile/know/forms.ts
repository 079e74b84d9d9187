/**
 * What a member may add to what is known of a client, as the form holds it: texts alone, so that a form that was left
 * open outlives a reload. Reading a form makes the steps that store it, or says what is missing and where.
 */
import { birthdayOf, birthdayParts } from '../../../parts/birthday'
import { newId, type PartId } from '../../../shared/ids'
import { isDay } from '../../../shared/isDay'
import type { FactValue, ValueAt } from '../../../shared/profile/facts'
import { BROUGHT_AS, LIKES, RENEWALS, SOLVENCY } from '../../../shared/profile/factWords'
import { factOf, stable, type Profile } from '../../../shared/profile/fold'
import type { ChangeInput } from '../../../solid/notebook'

export const KNOW_KINDS = [
  'like',
  'competitor',
  'contract',
  'solvency',
  'switching',
  'date',
  'brought',
  'thanks',
] as const
export type KnowKind = (typeof KNOW_KINDS)[number]

/** Which of the client's facts a form is about. */
export interface Known {
  kind: KnowKind
  path: string
  /** It is not there yet. */
  isNew: boolean
}

const SETS: Partial<Record<KnowKind, string>> = {
  like: 'likes',
  competitor: 'competitors',
  contract: 'contracts',
  solvency: 'solvency',
  date: 'dates',
  thanks: 'thanks',
}
const SINGLE: Partial<Record<KnowKind, string>> = { switching: 'switching', brought: 'broughtBy' }

/** One more of its kind; what there is one of is opened as it stands. */
export function newKnown(kind: KnowKind, profile: Profile): Known {
  const single = SINGLE[kind]
  if (single !== undefined) return { kind, path: single, isNew: factOf(profile, single) === undefined }
  return { kind, path: `${SETS[kind]}/${newId<PartId>()}`, isNew: true }
}

/** What a form may hold; each kind uses some of it. */
const EMPTY = {
  /** The main words: what they like, what the contract is about, who the competitor is. */
  what: '',
  text: '',
  /** YYYY-MM-DD */
  on: '',
  from: '',
  until: '',
  day: '',
  month: '',
  year: '',
  about: 'preference',
  result: 'good',
  renewal: '',
  person: '',
  /** A client's id. */
  profile: '',
  as: 'brought',
  /** Is it a client of ours, or somebody by name? */
  whose: 'client',
}
export type KnowForm = typeof EMPTY
export type KnowField = keyof KnowForm

export type KnowProblem = 'text' | 'day' | 'until' | 'client' | 'name' | 'self'

/** The form as it stands before anybody types. `today` is YYYY-MM-DD. */
export function formOf(profile: Profile, { kind, path, isNew }: Known, today: string): KnowForm {
  const form: KnowForm = { ...EMPTY, on: today, from: today }
  const value = isNew ? undefined : factOf(profile, path)
  return value === undefined ? form : { ...form, ...STANDING[kind](value, profile, path) }
}

const STANDING: Record<KnowKind, (value: FactValue, profile: Profile, path: string) => Partial<KnowForm>> = {
  like: (value) => {
    const { what, about, person = '' } = value as ValueAt<'likes/*'>
    return { what, about, person }
  },
  competitor: (value) => {
    const { name, says, on } = value as ValueAt<'competitors/*'>
    return { what: name, text: says, on }
  },
  contract: (value, profile, path) => {
    const { what, from, until = '' } = value as ValueAt<'contracts/*'>
    return { what, from, until, renewal: renewalOf(profile, path)?.state ?? '' }
  },
  solvency: (value) => {
    const { on, result, text } = value as ValueAt<'solvency/*'>
    return { on, result, text }
  },
  switching: (value) => ({ text: String(value) }),
  date: (value) => {
    const { what, on } = value as ValueAt<'dates/*'>
    return { what, ...birthdayParts(on) }
  },
  brought: (value) => {
    const { name, profile = '', person = '', as = 'brought' } = value as ValueAt<'broughtBy'>
    return { what: name, profile, person, as, whose: profile === '' ? 'name' : 'client' }
  },
  thanks: (value) => {
    const { what, on, profile = '' } = value as ValueAt<'thanks/*'>
    return { what, on, profile }
  },
}

const renewalOf = (profile: Profile, path: string): ValueAt<'contracts/*/renewal'> | undefined =>
  factOf(profile, `${path}/renewal`) as ValueAt<'contracts/*/renewal'> | undefined

/** A contract that goes on where this one ends, as long as this one ran. Undefined for one without an end. */
export function nextContract({ what, from, until }: KnowForm): { known: Known; form: KnowForm } | undefined {
  if (!isDay(from) || !isDay(until) || until < from) return undefined
  const length = Date.parse(until) - Date.parse(from)
  const begins = Date.parse(until) + DAY
  // A whole year is a whole year again, also over a 29 February.
  const years = Math.round(length / YEAR)
  const isYears = years > 0 && Math.abs(length + DAY - years * YEAR) < 2 * DAY
  const ends = isYears ? Date.parse(yearsLater(dayOf(begins), years)) - DAY : begins + length
  return {
    known: { kind: 'contract', path: `contracts/${newId<PartId>()}`, isNew: true },
    form: { ...EMPTY, what, from: dayOf(begins), until: dayOf(ends) },
  }
}
const DAY = 86_400_000
const YEAR = 365.2425 * DAY
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)
function yearsLater(day: string, years: number): string {
  const date = new Date(day)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return dayOf(date.getTime())
}

/** What the member who fills it in knows beside the client. */
export interface FormContext {
  profile: Profile
  /** YYYY-MM-DD */
  today: string
  /** The name of a client; '' for one that is not here. */
  clientName: (id: string) => string
}

export type ReadForm = { steps: ChangeInput[] } | { problem: KnowProblem; field: KnowField }

/** The steps that store the form; none when it says what stands already. */
export function stepsOf(known: Known, form: KnowForm, context: FormContext): ReadForm {
  const made = VALUES[known.kind](tidy(form), context)
  if ('problem' in made) return made
  const steps: ChangeInput[] = []
  const put = (path: string, value: FactValue | null): void => {
    const stands = factOf(context.profile, path) ?? null
    if (stable(stands) !== stable(value)) steps.push({ kind: 'fact', path, value })
  }
  put(known.path, made.value)
  if (known.kind === 'contract') {
    const state = oneOf(RENEWALS, form.renewal)
    const before = renewalOf(context.profile, known.path)
    // A step of the renewal keeps its day while the rest of the contract is corrected.
    if (state !== before?.state) put(`${known.path}/renewal`, state === undefined ? null : { state, on: context.today })
  }
  return { steps }
}

export const removeSteps = ({ path }: Known): ChangeInput[] => [{ kind: 'fact', path, value: null }]

type Made = { value: FactValue } | { problem: KnowProblem; field: KnowField }

const problem = (about: KnowProblem, field: KnowField): Made => ({ problem: about, field })

const VALUES: Record<KnowKind, (form: KnowForm, context: FormContext) => Made> = {
  like: ({ what, about, person }) =>
    what === ''
      ? problem('text', 'what')
      : { value: { what, about: oneOf(LIKES, about) ?? 'preference', ...(person !== '' && { person }) } },
  competitor: ({ what, text, on }) =>
    what === ''
      ? problem('name', 'what')
      : !isDay(on)
        ? problem('day', 'on')
        : { value: { name: what, says: text, on } },
  contract: ({ what, from, until }) => {
    if (what === '') return problem('text', 'what')
    if (!isDay(from)) return problem('day', 'from')
    if (until === '') return { value: { what, from } }
    if (!isDay(until)) return problem('day', 'until')
    return until < from ? problem('until', 'until') : { value: { what, from, until } }
  },
  solvency: ({ on, result, text }) =>
    isDay(on) ? { value: { on, result: oneOf(SOLVENCY, result) ?? 'good', text } } : problem('day', 'on'),
  switching: ({ text }) => (text === '' ? problem('text', 'text') : { value: text }),
  date: ({ what, day, month, year }) => {
    const on = birthdayOf({ day, month, year })
    if (what === '') return problem('text', 'what')
    return typeof on === 'string' ? { value: { what, on } } : problem('day', 'day')
  },
  brought: ({ whose, what, profile, person, as: how }, { profile: here, clientName }) => {
    const as = oneOf(BROUGHT_AS, how)
    const more = as === undefined || as === 'brought' ? {} : { as }
    if (whose === 'name') return what === '' ? problem('name', 'what') : { value: { name: what, ...more } }
    if (profile === '') return problem('client', 'profile')
    if (profile === here.id) return problem('self', 'profile')
    const name = clientName(profile) || what
    if (name === '') return problem('client', 'profile')
    return { value: { name, profile, ...(person !== '' && { person }), ...more } }
  },
  thanks: ({ what, on, profile }) => {
    if (what === '') return problem('text', 'what')
    return isDay(on) ? { value: { what, on, ...(profile !== '' && { profile }) } } : problem('day', 'on')
  },
}

const oneOf = <T extends string>(words: readonly T[], said: string): T | undefined =>
  words.find((word) => word === said)

/** The device's own calendar gives no other, a draft of long ago may. */

/** Spaces that mean nothing, and more letters than a fact holds. */
function tidy(form: KnowForm): KnowForm {
  const line = (text: string): string => text.trim().replaceAll(/\s+/g, ' ')
  return { ...form, what: line(form.what), text: form.text.trim() }
}

/** A form as it was kept on the device; undefined when there was none that this app understands. */
export function parseForm(stored: string | null): KnowForm | undefined {
  if (stored === null) return undefined
  try {
    const parsed: unknown = JSON.parse(stored)
    if (parsed === null || typeof parsed !== 'object') return undefined
    const form = { ...EMPTY }
    for (const field of Object.keys(EMPTY) as KnowField[]) {
      const value = (parsed as Partial<Record<string, unknown>>)[field]
      if (typeof value === 'string') form[field] = value.slice(0, 5_000)
    }
    return form
  } catch {
    return undefined
  }
}
