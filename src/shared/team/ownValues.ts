/**
 * Values of the team's own fields: from what was typed or imported to the stored spelling and back, when they are
 * stale, and how fields stand on the page. No schema here: lists and workers read it too.
 */
import { effectiveTime } from '../profile/order'
import type { Profile } from '../profile/fold'
import type { MemberId } from '../ids'
import type { OwnField } from './ownFields'

export type Language = 'en' | 'ru'

const DAY = 86_400_000
/** More digits than a number in the browser keeps exactly. */
const DIGITS = 15

/**
 * A number as people type it, in its stored spelling: the shortest decimal one with a point. Spaces and apostrophes
 * group; of comma and point together the last one is the decimal sign. A single comma before three digits groups
 * in English ("12,500") and never in Russian.
 * @returns undefined when it is no number, or has more than 15 digits.
 * @example parseNumber('−12 500,50', 'ru') // '-12500.5'
 */
export function parseNumber(typed: string, language: Language): string | undefined {
  const bare = typed.trim().replaceAll(/[\s'’_]/g, '')
  const negative = /^[-−–]/.test(bare)
  const body = bare.replace(/^[-−–+]/, '')
  if (!/^[\d.,]+$/.test(body) || !/\d/.test(body)) return undefined
  const parts = splitNumber(body, language)
  if (parts === undefined) return undefined
  const whole = parts.whole.replace(/^0+(?=.)/, '') || '0'
  const rest = parts.rest.replace(/0+$/, '')
  if (whole.length + rest.length > DIGITS) return undefined
  const number = rest === '' ? whole : `${whole}.${rest}`
  return negative && number !== '0' ? `-${number}` : number
}

function splitNumber(body: string, language: Language): { whole: string; rest: string } | undefined {
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','))
  if (last === -1) return { whole: body, rest: '' }
  const sign = body[last]!
  const alone = body.indexOf(sign) === last
  const hasOther = body.includes(sign === '.' ? ',' : '.')
  const groups = !alone || (language === 'en' && sign === ',' && !hasOther && /^[1-9]\d{0,2},\d{3}$/.test(body))
  if (groups) return hasOther ? undefined : ungrouped(body, sign)
  const whole = ungrouped(body.slice(0, last), sign === '.' ? ',' : '.')
  return whole && { whole: whole.whole, rest: body.slice(last + 1) }
}

/** Digits in threes behind the first group, or no groups at all. */
function ungrouped(text: string, sign: string): { whole: string; rest: '' } | undefined {
  const [first = '', ...others] = text.split(sign)
  const fits = others.every((group) => group.length === 3) && (others.length === 0 || /^\d{1,3}$/.test(first))
  return fits ? { whole: text.replaceAll(sign, ''), rest: '' } : undefined
}

/** A stored number as one types it in this language; `parseNumber` reads it back. */
export const spellNumber = (number: string, language: Language): string =>
  language === 'ru' ? number.replace('.', ',') : number

/**
 * A day as people write it, as YYYY-MM-DD: `12.03.2026`, `12/3/26`, `2026-03-12`; the day comes before the month.
 * @returns undefined when there is no such day.
 */
export function parseDay(typed: string): string | undefined {
  const text = typed.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$/.exec(text)
  const own = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:\s*г\.?)?$/.exec(text)
  const [year = '', month = '', day = ''] = iso ? iso.slice(1) : own ? own.slice(1).toReversed() : []
  if (year === '') return undefined
  const spelled = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${spelled}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(spelled) ? spelled : undefined
}

const YES = new Set(['yes', 'y', 'true', '1', '+', 'да', 'д', 'есть', 'истина'])
const NO = new Set(['no', 'n', 'false', '0', '-', '−', 'нет', 'н', 'ложь'])

/** "да", "Yes", "+": `yes`; "нет", "no", "-": `no`. */
export function parseYesNo(typed: string): 'yes' | 'no' | undefined {
  const word = typed.trim().toLowerCase()
  return YES.has(word) ? 'yes' : NO.has(word) ? 'no' : undefined
}

const folded = (name: string): string => name.trim().toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ')

/** The id of the choice that is called so, whatever its case; one in use before one that was taken away. */
export function choiceNamed(field: OwnField, name: string): string | undefined {
  const called = field.choices.filter((choice) => folded(choice.name) === folded(name))
  return (called.find(({ archived }) => !archived) ?? called[0])?.id
}

/**
 * What was typed as the stored values of this field: one, for `choices` any number of them.
 * @returns undefined when it does not fit the field's type; [] when nothing was typed.
 */
export function parseOwn(field: OwnField, typed: string, language: Language): string[] | undefined {
  if (typed.trim() === '') return []
  const one = (value: string | undefined) => (value === undefined ? undefined : [value])
  switch (field.type) {
    case 'text':
      return [typed.trim().replaceAll(/\s+/g, ' ')]
    case 'long':
      return [typed.trim()]
    case 'link':
      return /\s/.test(typed.trim()) ? undefined : [typed.trim()]
    case 'number':
      return one(parseNumber(typed, language))
    case 'date':
      return one(parseDay(typed))
    case 'yesNo':
      return one(parseYesNo(typed))
    case 'choice':
      return one(choiceNamed(field, typed))
    case 'choices': {
      const whole = choiceNamed(field, typed)
      const ids = whole === undefined ? typed.split(/[;,|\n]/).map((name) => choiceNamed(field, name)) : [whole]
      return ids.every((id) => id !== undefined) ? [...new Set(ids)] : undefined
    }
  }
}

export const ownPath = (field: string, choice?: string): string =>
  choice === undefined ? `own/${field}` : `own/${field}/${choice}`

/** What a client has under a field: values in the order of the field's choices, and who said the last of it, when. */
export interface Said {
  values: string[]
  /** ms since 1970 UTC; undefined when nothing was ever said. */
  at: number | undefined
  by: MemberId | undefined
}

/** A choice that was taken back is also something that was said. */
export function saidOf(profile: Profile, field: OwnField): Said {
  const said: Said = { values: [], at: undefined, by: undefined }
  const paths =
    field.type === 'choices' ? field.choices.map(({ id }): [string, string] => [ownPath(field.id, id), id]) : []
  if (field.type !== 'choices') paths.push([ownPath(field.id), ''])
  for (const [path, choice] of paths) {
    const current = profile.facts.get(path)?.current
    if (current === undefined) continue
    const at = effectiveTime(current)
    if (said.at === undefined || at > said.at) Object.assign(said, { at, by: current.by })
    if (current.value !== null) said.values.push(choice || String(current.value))
  }
  return said
}

/** Was it said longer ago than the team wants? What was never said is empty, not stale. */
export const isStale = (field: Pick<OwnField, 'staleDays'>, at: number | undefined, now: number): boolean =>
  field.staleDays !== null && at !== undefined && at < now - field.staleDays * DAY

export interface FieldGroup {
  /** '' = none. */
  name: string
  fields: OwnField[]
}

/** Fields of one heading together, headings in the order of their first field; those without one come first. */
export function groupsOf(fields: readonly OwnField[]): FieldGroup[] {
  const byName = new Map<string, OwnField[]>([['', []]])
  for (const field of fields) {
    const known = byName.get(field.group)
    if (known === undefined) byName.set(field.group, [field])
    else known.push(field)
  }
  return [...byName].flatMap(([name, some]) => (some.length === 0 ? [] : [{ name, fields: some }]))
}

const STEP = 1_000
const HIGHEST = 1_000_000

/** The order of a field that is added last. */
export const orderAfter = (fields: readonly OwnField[]): number =>
  Math.min(HIGHEST, Math.max(0, ...fields.map(({ order }) => order)) + STEP)

/**
 * The field one place up (-1) or down (1) among the fields in use of its group. Gives the fields that have another
 * `order` than before, as few as will do; [] when it stands at the end already.
 */
export function movedField(fields: readonly OwnField[], id: string, by: 1 | -1): OwnField[] {
  const field = fields.find((one) => one.id === id)
  if (field === undefined) return []
  const near = fields.filter(({ group, archived }) => group === field.group && !archived)
  const other = near[near.findIndex((one) => one.id === id) + by]
  if (other === undefined) return []
  if (new Set(fields.map(({ order }) => order)).size === fields.length)
    return [
      { ...field, order: other.order },
      { ...other, order: field.order },
    ]
  const order = fields.filter((one) => one.id !== id)
  order.splice(order.findIndex((one) => one.id === other.id) + (by === 1 ? 1 : 0), 0, field)
  return order.flatMap((one, index) => (one.order === index * STEP ? [] : [{ ...one, order: index * STEP }]))
}
