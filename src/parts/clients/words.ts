/** What fields, values and filters are called on the screen. Says messages that come with the other pages. */
import { t } from '../../i18n'
import { formatDate } from '../../i18n/format'
import type { MemberId } from '../../shared/ids'
import { ENTRY_TYPES } from '../../shared/profile/entryTypes'
import { fieldOf, ME, STAGES, type Field } from '../../shared/view/fields'
import { isCondition } from '../../shared/view/match'
import type { Condition, Filter, Operator } from '../../shared/view/view'
import type { Notebook } from '../../solid/notebook'

/** What the words need of the notebook. */
export type Speaker = Pick<Notebook, 'settings' | 'memberName'>

const PLAIN = [
  'name',
  'owner',
  'city',
  'segment',
  'tag',
  'source',
  'kind',
  'stage',
  'talked',
  'next',
  'nextWho',
  'created',
  'changed',
  'person',
  'decider',
  'phone',
  'email',
  'inn',
  'address',
  'site',
  'conflicts',
  'lost',
] as const
const oneOf = <T extends string>(all: readonly T[], text: string): T | undefined => all.find((one) => one === text)

export function fieldTitle(name: string, { settings }: Pick<Speaker, 'settings'>): string {
  const plain = oneOf(PLAIN, name)
  if (plain !== undefined) return t(`filters.field.${plain}`)
  const type = oneOf(ENTRY_TYPES, name.replace(/^entry\./, ''))
  if (name.startsWith('entry.') && type !== undefined) return t(`filters.field.entry.${type}`)
  return settings().fields.find(({ id }) => name === `own/${id}`)?.name ?? t('filters.field.gone')
}

/** One value of a field as people read it. */
export function valueTitle(field: Field, value: string, { memberName }: Pick<Speaker, 'memberName'>): string {
  if (value === '') return t('filters.none')
  if (value === ME) return t('filters.me')
  if (field.members) return memberName(value as MemberId) || t('filters.gone')
  if (field.name === 'stage') {
    const stage = oneOf(STAGES, value)
    return stage === undefined ? value : t(`filters.stage.${stage}`)
  }
  if (field.name === 'lost') return value === '?' ? t('filters.unasked') : t('trouble.reason', { why: value })
  if (field.name === 'kind') return t(value === 'private' ? 'filters.kind.private' : 'filters.kind.organisation')
  if (field.own?.type === 'yesNo') return t(value === 'yes' ? 'filters.yes' : 'filters.no')
  if (field.own !== undefined && field.own.choices.length > 0)
    return field.own.choices.find(({ id }) => id === value)?.name ?? t('filters.gone')
  return value
}

export const operatorTitle = (op: Operator): string => t(`filters.op.${op}`)

/** "City is Tula, Pskov" */
export function conditionWords({ field: name, op, value }: Condition, speaker: Speaker): string {
  const field = fieldOf(name, speaker.settings().fields)
  const title = fieldTitle(name, speaker)
  if (field === undefined) return t('filters.says.unknown', { field: title })
  const said = sentence(field, title, op, value, speaker)
  return field.own?.archived ? t('filters.says.archived', { what: said }) : said
}

function sentence(field: Field, title: string, op: Operator, value: Condition['value'], speaker: Speaker): string {
  switch (op) {
    case 'is':
    case 'isNot': {
      const values = Array.isArray(value) ? value : [String(value ?? '')]
      const shown = values.map((one) => valueTitle(field, one, speaker)).join(', ')
      return t(`filters.says.${op}`, { field: title, value: shown })
    }
    case 'contains':
    case 'atLeast':
    case 'atMost':
      return t(`filters.says.${op}`, { field: title, value: String(value ?? '') })
    case 'before':
    case 'after':
      return t(`filters.says.${op}`, { field: title, value: formatDate(String(value ?? '')) })
    case 'inLast':
    case 'notInLast':
    case 'inNext':
      return t(`filters.says.${op}`, { field: title, days: Number(value ?? 0) })
    case 'filled':
    case 'empty':
    case 'stale':
      return t(`filters.says.${op}`, { field: title })
  }
}

export function filterWords(filter: Filter, speaker: Speaker): string {
  if (isCondition(filter)) return conditionWords(filter, speaker)
  if ('not' in filter) return t('filters.says.not', { what: inBrackets(filter.not, speaker) })
  const [parts, join] = 'all' in filter ? [filter.all, t('filters.and')] : [filter.any, t('filters.or')]
  return parts.map((one) => inBrackets(one, speaker)).join(` ${join} `)
}

function inBrackets(filter: Filter, speaker: Speaker): string {
  const several = 'all' in filter ? filter.all.length > 1 : 'any' in filter && filter.any.length > 1
  const what = filterWords(filter, speaker)
  return several ? t('filters.bracket', { what }) : what
}
