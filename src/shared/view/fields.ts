/**
 * The catalogue of what can be asked of a client: for each field its kind, its operators, and how it is read from a
 * row. Rows of an older version lack parts; what is absent reads as empty.
 */
import type { FieldId } from '../ids'
import { ENTRY_TYPES, type EntryType } from '../profile/entryTypes'
import { contactInterval } from '../practice/interval'
import type { Row } from '../profile/row'
import type { OwnField, OwnType } from '../team/ownFields'
import type { RhythmSetting } from '../team/rules'
import type { Operator } from './view'

/** Whose list, and when. */
export interface ViewContext {
  me: string
  /** YYYY-MM-DD on this device's wall calendar. */
  today: string
  /** ms since 1970 UTC */
  now: number
  /** The team's own fields, archived ones too. */
  fields: readonly OwnField[]
  /** How often the team talks with whom. */
  rhythm?: RhythmSetting
}

/** Stands for whoever looks, so that "Mine" can be shared. */
export const ME = '@me'

/** After this many days without a conversation it is time to call, where nothing else was agreed. */
export const QUIET_DAYS = 30
const DAY = 86_400_000

/**
 * Where the contact with a client stands:
 * due: a next step is for today or overdue; planned: it lies ahead. With nothing planned, talking: there was a
 * conversation within the days that were agreed, or in the last 30; quiet: there was none for longer; fresh: never yet,
 * and the client is not here for so long.
 */
export const STAGES = ['due', 'quiet', 'planned', 'talking', 'fresh'] as const
export type Stage = (typeof STAGES)[number]

export function stageOf(row: Row, { today, now, rhythm }: Pick<ViewContext, 'today' | 'now' | 'rhythm'>): Stage {
  const step = row.steps[0]
  if (step !== undefined) return step.on <= today ? 'due' : 'planned'
  if ((row.touched?.when ?? row.created) < now - (contactInterval(row, { rhythm })?.days ?? QUIET_DAYS) * DAY)
    return 'quiet'
  return row.touched === null ? 'fresh' : 'talking'
}

/** How a field is read. One that is not there gives undefined, '' or an empty list; nothing is made for a row. */
export type Reading =
  /** True when one of the texts passes. */
  | { kind: 'text'; some: (row: Row, passes: (text: string) => boolean) => boolean; text: (row: Row) => string }
  | { kind: 'value'; values: (row: Row, context: ViewContext) => string | readonly string[] | null }
  /** ms since 1970 UTC; `count`: how often, for things that happen. */
  | { kind: 'moment'; at: (row: Row) => number | undefined; count?: (row: Row) => number }
  /** YYYY-MM-DD */
  | { kind: 'day'; day: (row: Row) => string | undefined }
  | { kind: 'number'; number: (row: Row) => number | undefined }
  | { kind: 'presence'; has: (row: Row) => boolean }

/** What a field is about, for the screen's list of them. */
export type Area = 'client' | 'contact' | 'people' | 'timeline' | 'own'

export type Field = Reading & {
  name: string
  area: Area
  operators: readonly Operator[]
  /** Its values are members. */
  members?: true
  /** At most one value for each client: the list can be grouped by it. */
  single?: true
  /** The field of the team's own behind it. */
  own?: OwnField
}

const OF_VALUE = ['is', 'isNot', 'filled', 'empty'] as const
const OF_TEXT = ['contains', 'filled', 'empty'] as const
const OF_PAST = ['inLast', 'notInLast', 'before', 'after'] as const
const OF_EVENT = [...OF_PAST, 'filled', 'empty'] as const
const OF_ENTRY = [...OF_EVENT, 'atLeast', 'atMost'] as const
const OF_DAY = ['inNext', 'before', 'after', 'filled', 'empty'] as const
const OF_NUMBER = ['atLeast', 'atMost', 'filled', 'empty'] as const
const OF_PRESENCE = ['filled', 'empty'] as const

const value = (
  name: string,
  area: Area,
  values: (row: Row, context: ViewContext) => string | readonly string[] | null,
  more: Partial<Field> = {},
): Field => ({ name, area, kind: 'value', values, operators: OF_VALUE, ...more }) as Field
const moment = (
  name: string,
  area: Area,
  at: (row: Row) => number | undefined,
  operators: Field['operators'],
): Field => ({
  name,
  area,
  kind: 'moment',
  at,
  operators,
})
const presence = (name: string, area: Area, has: (row: Row) => boolean): Field => ({
  name,
  area,
  kind: 'presence',
  has,
  operators: OF_PRESENCE,
})
const ofEntry = (type: EntryType): Field => ({
  ...moment(`entry.${type}`, 'timeline', (row) => row.entries?.[type]?.last, OF_ENTRY),
  kind: 'moment',
  at: (row) => row.entries?.[type]?.last,
  count: (row) => row.entries?.[type]?.count ?? 0,
})

/** Why the client left, as far as we know: '?' while nobody asked; null for one that is ours. */
function lossOf({ practice }: Row): string | null {
  const loss = practice?.losses?.find(({ deal }) => deal === undefined)
  return loss ? (loss.learned ?? loss.given ?? '?') : null
}

const single = { single: true } as const
/** Fields that every team has, in the order in which they are offered. */
const FIELDS: readonly Field[] = [
  {
    name: 'name',
    area: 'client',
    kind: 'text',
    some: (row, passes) => passes(row.name) || row.legal.some(passes),
    text: (row) => row.name,
    operators: OF_TEXT,
  },
  value('owner', 'client', (row) => row.owner, { single: true, members: true }),
  value('city', 'client', (row) => row.city, single),
  value('segment', 'client', (row) => row.segment, single),
  value('tag', 'client', (row) => row.tags),
  value('source', 'client', (row) => row.source, single),
  value('kind', 'client', (row) => row.kind, { single: true, operators: ['is', 'isNot'] }),
  value('stage', 'contact', stageOf, { single: true, operators: ['is', 'isNot'] }),
  moment('talked', 'contact', (row) => row.touched?.when, OF_EVENT),
  { name: 'next', area: 'contact', kind: 'day', day: (row) => row.steps[0]?.on, operators: OF_DAY },
  value('nextWho', 'contact', (row) => row.steps[0]?.who ?? null, { single: true, members: true }),
  ...ENTRY_TYPES.map(ofEntry),
  moment('created', 'timeline', (row) => row.created, OF_PAST),
  moment('changed', 'timeline', (row) => row.changed, OF_PAST),
  {
    name: 'person',
    area: 'people',
    kind: 'text',
    some: (row, passes) => row.people.some(({ name }) => passes(name)),
    text: (row) => row.people[0]?.name ?? '',
    operators: OF_TEXT,
  },
  presence('decider', 'people', (row) => row.people.some(({ decides }) => decides === 'yes')),
  presence('phone', 'people', (row) => row.phones.length > 0),
  presence('email', 'people', (row) => row.emails.length > 0),
  presence('inn', 'client', (row) => row.inns.length > 0),
  presence('address', 'client', (row) => row.address === true),
  presence('site', 'client', (row) => row.site === true),
  presence('conflicts', 'client', (row) => row.conflicts > 0),
  value('lost', 'client', lossOf, single),
]

const byName = new Map(FIELDS.map((field) => [field.name, field]))

const OWN = 'own/'

/** How the values of one of the team's own fields are read. */
function ownReading(id: string, type: OwnType): Reading & Pick<Field, 'operators' | 'single'> {
  const said = (row: Row) => row.own?.[id as FieldId]?.value
  const text = (row: Row): string => {
    const what = said(row)
    return typeof what === 'string' ? what : ''
  }
  switch (type) {
    case 'text':
    case 'long':
    case 'link':
      return { kind: 'text', some: (row, passes) => passes(text(row)), text, operators: [...OF_TEXT, 'stale'] }
    case 'number':
      return {
        kind: 'number',
        number: (row) => (text(row) === '' ? undefined : Number(text(row))),
        operators: [...OF_NUMBER, 'stale'],
      }
    case 'date':
      return { kind: 'day', day: (row) => text(row) || undefined, operators: ['inLast', ...OF_DAY, 'stale'] }
    case 'yesNo':
    case 'choice':
      return { kind: 'value', values: text, operators: [...OF_VALUE, 'stale'], single: true }
    case 'choices':
      return { kind: 'value', values: (row) => said(row) ?? null, operators: [...OF_VALUE, 'stale'] }
  }
}

/** ms since 1970 UTC when the client's value of this own field was last said. */
export const saidAt = (row: Row, id: string): number | undefined => row.own?.[id as FieldId]?.at

const ownField = (own: OwnField): Field => ({
  ...ownReading(own.id, own.type),
  name: `${OWN}${own.id}`,
  area: 'own',
  own,
})

/** A field by its name; undefined when no such field is known here: a newer app made the view, or it is damaged. */
export function fieldOf(name: string, fields: readonly OwnField[]): Field | undefined {
  if (!name.startsWith(OWN)) return byName.get(name)
  const own = fields.find(({ id }) => id === name.slice(OWN.length))
  return own === undefined ? undefined : ownField(own)
}

/** All that can be asked, in the order in which it is offered; what is archived is not. */
export const offeredFields = (fields: readonly OwnField[]): Field[] => [
  ...FIELDS,
  ...fields.filter(({ archived }) => !archived).map(ownField),
]

/** Does the operator need a value, and of what kind? */
export function valueOf(op: Operator): 'values' | 'text' | 'day' | 'days' | 'number' | 'none' {
  switch (op) {
    case 'is':
    case 'isNot':
      return 'values'
    case 'contains':
      return 'text'
    case 'before':
    case 'after':
      return 'day'
    case 'inLast':
    case 'notInLast':
    case 'inNext':
      return 'days'
    case 'atLeast':
    case 'atMost':
      return 'number'
    case 'empty':
    case 'filled':
    case 'stale':
      return 'none'
  }
}
