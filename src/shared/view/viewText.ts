/**
 * A view as the few words that stand in the address, and back. Only what differs from the view it begins with is
 * said: `f` the filter, `sort` (`-talked` = downwards), `group` (`-` = none), `columns`.
 *
 *   filter    = condition / "(" filter *(";" filter) ")" all / "(" filter *("~" filter) ")" any / "!" filter
 *   condition = field ":" operator [":" value *("," value)]
 *
 * A filter of one is "(filter;)" or "(filter~)". The outermost brackets are left out.
 */
import type { Condition, Filter, Operator, View } from './view'

/** Numbers and lists say what they are, so that reading gives what was written. */
const DAYS = new Set<Operator>(['inLast', 'notInLast', 'inNext', 'atLeast', 'atMost'])
const LISTS = new Set<Operator>(['is', 'isNot'])
const KNOWN: readonly string[] = [
  'is',
  'isNot',
  'contains',
  'empty',
  'filled',
  'before',
  'after',
  'inLast',
  'notInLast',
  'inNext',
  'atLeast',
  'atMost',
  'stale',
] satisfies Operator[]

const escape = (text: string): string => text.replaceAll(/[$:;~,()!]/g, (mark) => `$${mark.charCodeAt(0).toString(16)}`)
const unescape = (text: string): string =>
  text.replaceAll(/\$([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const isCondition = (filter: Filter): filter is Condition => 'field' in filter

export function writeFilter(filter: Filter): string {
  const text = written(filter)
  return text.startsWith('(') ? text.slice(1, -1) : text
}

function written(filter: Filter): string {
  if (isCondition(filter)) {
    const { field, op, value } = filter
    const values = value === undefined ? [] : Array.isArray(value) ? value : [String(value)]
    return [escape(field), op, ...(value === undefined ? [] : [values.map(escape).join(',')])].join(':')
  }
  if ('not' in filter) return `!${written(filter.not)}`
  const [parts, mark] = 'all' in filter ? [filter.all, ';'] : [filter.any, '~']
  return `(${parts.map(written).join(mark)}${parts.length < 2 ? mark : ''})`
}

/** Undefined for what is no filter. */
export function readFilter(text: string): Filter | undefined {
  if (text.length > 4_000) return undefined
  let at = 0
  const next = (): string | undefined => text[at]
  const word = (): string => {
    const from = at
    while (at < text.length && !':;~,()!'.includes(text[at]!)) at += 1
    return unescape(text.slice(from, at))
  }
  const one = (depth: number): Filter | undefined => {
    if (next() === '!') {
      at += 1
      const inner = one(depth + 1)
      return inner && { not: inner }
    }
    if (next() !== '(') return condition()
    if (depth > 6) return undefined
    at += 1
    const inner = several(depth + 1)
    if (inner === undefined || next() !== ')') return undefined
    at += 1
    return inner
  }
  const several = (depth: number): Filter | undefined => {
    const parts: Filter[] = []
    let mark: string | undefined
    while (at < text.length && next() !== ')') {
      if (next() === ';' || next() === '~') {
        if (mark !== undefined && mark !== next()) return undefined
        mark = next()
        at += 1
        continue
      }
      const part = one(depth)
      if (part === undefined) return undefined
      parts.push(part)
    }
    if (mark === undefined && parts.length === 1) return parts[0]
    return mark === '~' ? { any: parts } : { all: parts }
  }
  const condition = (): Filter | undefined => {
    const field = word()
    if (field === '' || next() !== ':') return undefined
    at += 1
    const op = word()
    if (!KNOWN.includes(op)) return undefined
    if (next() !== ':') return { field, op: op as Operator }
    const values: string[] = []
    do {
      at += 1
      values.push(word())
    } while (next() === ',')
    return { field, op: op as Operator, value: valueOf(op as Operator, values) }
  }
  const filter = several(0)
  return at < text.length ? undefined : filter
}

function valueOf(op: Operator, values: string[]): Condition['value'] {
  if (LISTS.has(op)) return values
  return DAYS.has(op) && Number.isFinite(Number(values[0])) ? Number(values[0]) : values.join(',')
}

export const sameFilter = (a: Filter, b: Filter): boolean => a === b || written(a) === written(b)

export type ViewWords = Partial<Record<'f' | 'sort' | 'group' | 'columns', string>>

/** What of the view differs from the one that it began with. */
export function writeView(view: View, base: View): ViewWords {
  const words: ViewWords = {}
  if (!sameFilter(view.filter, base.filter)) words.f = writeFilter(view.filter)
  if (view.sort.field !== base.sort.field || view.sort.down !== base.sort.down)
    words.sort = `${view.sort.down ? '-' : ''}${view.sort.field}`
  if (view.group !== base.group) words.group = view.group ?? '-'
  if (view.columns.join() !== base.columns.join()) words.columns = view.columns.join(',')
  return words
}

/** The view that the words make of another; what cannot be read is as if it were not there. */
export function readView(words: ViewWords, base: View): View {
  const filter = words.f === undefined ? undefined : readFilter(words.f)
  const sort = words.sort?.match(/^(-?)([\w/.-]{1,60})$/)
  return {
    filter: filter ?? base.filter,
    sort: sort === undefined || sort === null ? base.sort : { field: sort[2]!, down: sort[1] === '-' },
    group: words.group === undefined ? base.group : words.group === '-' ? null : words.group.slice(0, 60),
    columns:
      words.columns === undefined
        ? base.columns
        : [...new Set(words.columns.split(',').filter((name) => name !== '' && name.length <= 60))].slice(0, 20),
  }
}
