/**
 * The order of the list, and its groups.
 *
 * [O1] The order depends on the rows alone, never on the order in which they came: equal ones by name, then by id.
 * [O2] What has nothing to be sorted by stands last, upwards and downwards.
 * [O3] Each row stands in exactly one group.
 */
import type { Row } from '../profile/row'
import { fieldOf, STAGES, type Field, type ViewContext } from './fields'
import type { View } from './view'

/** What order needs beside the context: names as people read them. */
export interface OrderContext extends ViewContext {
  locale: string
  memberName(id: string): string
}

/** ru begins with its own letters, as its collation does. */
let keysOf: { locale: string; byRow: WeakMap<Row, string> } = { locale: '', byRow: new WeakMap() }

/** Nearly every name: nothing is to be taken from its beginning, which takes longer than the rest. */
const BEGINS_WELL = /^[a-zа-я0-9]/

/** The name without case, ё, accents of Latin letters, and the quotes that it may begin with. */
function nameKey(row: Row): string {
  const known = keysOf.byRow.get(row)
  if (known !== undefined) return known
  const lower = row.name.toLowerCase().replaceAll('ё', 'е')
  const bare = BEGINS_WELL.test(lower) ? lower : lower.replace(/^[^\p{L}\p{N}]+/u, '')
  const plain = /[\u00c0-\u024f]/.test(bare) ? bare.normalize('NFD').replaceAll(/([a-z])[\u0300-\u036f]+/g, '$1') : bare
  const key = keysOf.locale === 'ru' && /^[a-z]/.test(plain) ? `\uffff${plain}` : plain
  keysOf.byRow.set(row, key)
  return key
}

/** By name, then by id. Keys are looked up once: looking them up in each comparison takes ten times as long. */
function sortByName(rows: readonly Row[]): Row[] {
  const keys = rows.map(nameKey)
  const places = rows.map((_, place) => place)
  places.sort((a, b) => {
    const [left, right] = [keys[a]!, keys[b]!]
    return left < right ? -1 : left > right ? 1 : rows[a]!.id < rows[b]!.id ? -1 : 1
  })
  return places.map((place) => rows[place]!)
}

/** How values read: a colleague's name, the name of a choice. */
export function readable(field: Field, { memberName }: Pick<OrderContext, 'memberName'>): (value: string) => string {
  if (field.members) return memberName
  const choices = field.own?.choices ?? []
  return choices.length === 0 ? (value) => value : (value) => choices.find(({ id }) => id === value)?.name ?? value
}

/** Values in the order in which people look for them: stages and choices have one of their own. */
export function orderValues(values: Iterable<string>, field: Field, context: OrderContext): string[] {
  const own: readonly string[] = field.name === 'stage' ? [...STAGES] : (field.own?.choices.map(({ id }) => id) ?? [])
  const places = new Map<string, number>(own.map((value, place) => [value, place]))
  const labelOf = readable(field, context)
  const collator = new Intl.Collator(context.locale, { numeric: true, sensitivity: 'base' })
  return [...values].toSorted(
    (a, b) =>
      (places.get(a) ?? Infinity) - (places.get(b) ?? Infinity) ||
      collator.compare(labelOf(a), labelOf(b)) ||
      (a < b ? -1 : 1),
  )
}

/** One number for each row, ascending; NaN = nothing to sort by. */
function numbersOf(field: Field, rows: readonly Row[], context: OrderContext): (row: Row) => number {
  switch (field.kind) {
    case 'moment':
      return (row) => field.at(row) ?? NaN
    case 'number':
      return (row) => field.number(row) ?? NaN
    case 'presence':
      return (row) => (field.has(row) ? 0 : NaN)
    case 'day':
      return placesOf(
        rows,
        (row) => field.day(row) ?? '',
        (days) => [...days].toSorted(),
      )
    case 'text':
      return placesOf(rows, field.text, (texts) => orderValues(texts, field, context))
    case 'value': {
      const first = (row: Row): string => {
        const what = field.values(row, context)
        return typeof what === 'string' ? what : (what?.[0] ?? '')
      }
      return placesOf(rows, first, (values) => orderValues(values, field, context))
    }
  }
}

/** Texts are put in order once, however many rows share them. */
function placesOf(
  rows: readonly Row[],
  read: (row: Row) => string,
  order: (texts: Iterable<string>) => string[],
): (row: Row) => number {
  const texts = new Set<string>()
  for (const row of rows) texts.add(read(row))
  texts.delete('')
  const places = new Map(order(texts).map((text, place) => [text, place]))
  return (row) => places.get(read(row)) ?? NaN
}

/** `byName` in the order of a field; equal ones stay by name. */
function byField(byName: readonly Row[], field: Field, down: boolean, context: OrderContext): Row[] {
  const numberOf = numbersOf(field, byName, context)
  const keys = Float64Array.from(byName, numberOf)
  const filled: number[] = []
  const empty: Row[] = []
  byName.forEach((row, index) => {
    if (Number.isNaN(keys[index]!)) empty.push(row)
    else filled.push(index)
  })
  filled.sort(down ? (a, b) => keys[b]! - keys[a]! || a - b : (a, b) => keys[a]! - keys[b]! || a - b)
  return [...filled.map((index) => byName[index]!), ...empty]
}

/** The rows of `before` as they are now, in its order, then those that are new. */
function carried(before: readonly Row[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const kept: Row[] = []
  for (const { id } of before) {
    const row = byId.get(id)
    if (row !== undefined && byId.delete(id)) kept.push(row)
  }
  return [...kept, ...byId.values()]
}

/**
 * Keeps the last orders, so that another filter sorts nothing and one changed client nearly nothing.
 * All rows are sorted; what a filter lets through of them is in order.
 */
export function makeOrder() {
  let rows: readonly Row[] = []
  let byName: readonly Row[] = []
  let last: { byName: readonly Row[]; sort: View['sort']; context: OrderContext; sorted: readonly Row[] } | undefined

  return (all: readonly Row[], sort: View['sort'], context: OrderContext): readonly Row[] => {
    if (keysOf.locale !== context.locale) {
      keysOf = { locale: context.locale, byRow: new WeakMap() }
      rows = []
    }
    if (all !== rows) {
      byName = sortByName(carried(byName, all))
      rows = all
    }
    const field = fieldOf(sort.field, context.fields)
    if (field === undefined || sort.field === 'name') {
      return field !== undefined && sort.down ? byName.toReversed() : byName
    }
    const same = last?.byName === byName && last.context === context
    if (!same || last!.sort.field !== sort.field || last!.sort.down !== sort.down)
      last = { byName, sort, context, sorted: byField(byName, field, sort.down, context) }
    return last!.sorted
  }
}

export interface Group {
  /** '' = nothing under this field. */
  value: string
  rows: Row[]
}

/** The rows under one heading for each value, in their order; those without a value last. */
export function groupRows(rows: readonly Row[], name: string, context: OrderContext): Group[] {
  const field = fieldOf(name, context.fields)
  if (field === undefined || field.kind !== 'value' || !field.single) return [{ value: '', rows: [...rows] }]
  const byValue = new Map<string, Row[]>()
  for (const row of rows) {
    const what = field.values(row, context)
    const value = typeof what === 'string' ? what : ''
    const group = byValue.get(value)
    if (group === undefined) byValue.set(value, [row])
    else group.push(row)
  }
  const without = byValue.get('')
  byValue.delete('')
  const groups = orderValues(byValue.keys(), field, context).map((value) => ({ value, rows: byValue.get(value)! }))
  return without === undefined ? groups : [...groups, { value: '', rows: without }]
}
