/**
 * Rows as columns: a thousand rows are one text, and reading it takes a fraction of reading each row by itself.
 * Values that many rows share (a city, an owner, a kind of entry) stand once and are one string in memory. A row of
 * any other shape than that of this version is kept as it is.
 */
import type { OpenStep, Row, RowPerson } from '../shared/profile/row'
import { ROW_VERSION } from '../shared/profile/rowVersion'
import type { StoredRow } from './notebookStore'

/** How the values of a row are written; the type checker holds it to the row, and to what few rows have. */
type Plain = 'id' | 'v' | 'made' | 'name' | 'kind' | 'city' | 'segment' | 'source' | 'owner' | 'conflicts' | 'created'
type Texts = 'tags' | 'phones' | 'emails' | 'inns' | 'legal'
type Few = 'changed' | 'own' | 'entries' | 'address' | 'site' | 'practice' | 'desk'
type Rest = Exclude<keyof Row, Plain | Texts | Few>

const PLAIN: Record<Plain, true> = {
  id: true,
  v: true,
  made: true,
  name: true,
  kind: true,
  city: true,
  segment: true,
  source: true,
  owner: true,
  conflicts: true,
  created: true,
}
const TEXTS: Record<Texts, true> = { tags: true, phones: true, emails: true, inns: true, legal: true }
const FEW: Record<Few, true> = {
  changed: true,
  own: true,
  entries: true,
  address: true,
  site: true,
  practice: true,
  desk: true,
}
/** Those that are records themselves, with what is in each. */
const RECORDS = {
  people: ['id', 'name', 'role', 'decides'],
  steps: ['entry', 'what', 'who', 'on'],
  touched: ['when', 'type'],
  ordered: ['when', 'count'],
} as const satisfies Record<Rest, readonly string[]>
/** What few steps have. */
type StepMore = Omit<OpenStep, (typeof RECORDS)['steps'][number]>
const STEP_MORE: Record<keyof StepMore, true> = {
  first: true,
  own: true,
  promise: true,
  as: true,
  repeat: true,
  time: true,
}

/** The values themselves, or the places of each row's value among the different ones. */
type Column = unknown[] | { all: unknown[]; at: number[] }
/** Of each row as many as its size says, one after the other. */
interface Lists {
  sizes: number[]
  fields: Record<string, Column>
}
interface Sparse<T> {
  at: number[]
  values: T[]
}

interface Columns {
  plain: Record<Plain, Column>
  texts: Record<Texts, Lists>
  records: Record<Rest, Lists>
  few: Record<Few, Sparse<unknown>>
  /** By the place of the step among all of them. */
  stepMore: Sparse<StepMore>
  grants: Sparse<StoredRow['grants']>
  odd: StoredRow[]
}

const keysOf = <K extends string>(of: Record<K, unknown>): K[] => Object.keys(of) as K[]
const mapKeys = <K extends string, T>(of: Record<K, unknown>, make: (key: K) => T): Record<K, T> =>
  Object.fromEntries(keysOf(of).map((key) => [key, make(key)])) as Record<K, T>

/** All of `keys`, and of others none but those of `more`. */
const has = (value: object, keys: readonly string[], more: object = {}): boolean =>
  keys.every((key) => (value as Record<string, unknown>)[key] !== undefined) &&
  Object.entries(value).every(([key, part]) => keys.includes(key) || (key in more && part !== undefined))

const asList = (value: Row[Rest]): readonly object[] => (Array.isArray(value) ? value : value === null ? [] : [value])

function isRegular({ row }: StoredRow): boolean {
  return (
    row.v === ROW_VERSION &&
    Object.keys(row).every((key) => key in PLAIN || key in TEXTS || key in FEW || key in RECORDS) &&
    keysOf(PLAIN).every((key) => row[key] !== undefined) &&
    keysOf(TEXTS).every((key) => row[key] !== undefined) &&
    keysOf(RECORDS).every(
      (key) =>
        row[key] !== undefined &&
        asList(row[key]).every((one) => has(one, RECORDS[key], key === 'steps' ? STEP_MORE : {})),
    )
  )
}

export function toColumns(rows: readonly StoredRow[]): string {
  const regular = rows.filter(isRegular)
  const all = <T>(read: (row: Row) => T): T[] => regular.map(({ row }) => read(row))
  const columns: Columns = {
    plain: mapKeys(PLAIN, (key) => shared(all((row) => row[key]))),
    texts: mapKeys(TEXTS, (key) =>
      lists(
        all((row) => row[key].map((value) => ({ value }))),
        ['value'],
      ),
    ),
    records: mapKeys(RECORDS, (key) =>
      lists(
        all((row) => asList(row[key])),
        RECORDS[key],
      ),
    ),
    few: mapKeys(FEW, (key) => sparse(all((row) => row[key]))),
    stepMore: sparse(all((row) => row.steps).flatMap((steps) => steps.map(moreOf))),
    grants: sparse(regular.map(({ grants }) => (grants.length === 0 ? undefined : grants))),
    odd: rows.filter((row) => !isRegular(row)),
  }
  return JSON.stringify(columns)
}

function moreOf(step: OpenStep): StepMore | undefined {
  const more = Object.entries(step).filter(([key]) => key in STEP_MORE)
  return more.length === 0 ? undefined : Object.fromEntries(more)
}

function lists(all: readonly (readonly object[])[], keys: readonly string[]): Lists {
  const flat = all.flat() as Record<string, unknown>[]
  return {
    sizes: all.map(({ length }) => length),
    fields: Object.fromEntries(keys.map((key) => [key, shared(flat.map((one) => one[key]))])),
  }
}

function sparse<T>(values: readonly (T | undefined)[]): Sparse<T> {
  const filled: Sparse<T> = { at: [], values: [] }
  values.forEach((value, at) => {
    if (value === undefined) return
    filled.at.push(at)
    filled.values.push(value)
  })
  return filled
}

/** Written by place when at least each second value came before. */
function shared(values: unknown[]): Column {
  const places = new Map<unknown, number>()
  for (const value of values) if (!places.has(value)) places.set(value, places.size)
  if (places.size * 2 > values.length) return values
  return { all: [...places.keys()], at: values.map((value) => places.get(value)!) }
}

/** The rows again. Objects are written out: filled key by key they take several times as long. */
export function fromColumns(text: string): StoredRow[] {
  const { plain, texts, records, few, stepMore, grants, odd } = JSON.parse(text) as Columns
  const { id, v, made, name, kind, city, segment, source, owner, conflicts, created } = mapKeys(PLAIN, (key) =>
    read(plain[key]),
  ) as { [K in Plain]: Row[K][] }
  const { tags, phones, emails, inns, legal } = mapKeys(TEXTS, (key) =>
    eachOf(
      texts[key],
      ({ value }) =>
        (at) =>
          value![at] as string,
    ),
  )
  const people = eachOf(records.people, ({ id, name, role, decides }) => (at) => ({
    id: id![at] as RowPerson['id'],
    name: name![at] as string,
    role: role![at] as string,
    decides: decides![at] as RowPerson['decides'],
  }))
  const steps = eachOf(records.steps, ({ entry, what, who, on }) => (at) => ({
    entry: entry![at] as OpenStep['entry'],
    what: what![at] as string,
    who: who![at] as OpenStep['who'],
    on: on![at] as string,
  }))
  const flat = stepMore.at.length === 0 ? [] : steps.flat()
  stepMore.at.forEach((place, index) => Object.assign(flat[place]!, stepMore.values[index]))
  const touched = eachOf(records.touched, ({ when, type }) => (at) => ({
    when: when![at] as number,
    type: type![at] as NonNullable<Row['touched']>['type'],
  }))
  const ordered = eachOf(records.ordered, ({ when, count }) => (at) => ({
    when: when![at] as number,
    count: count![at] as number,
  }))
  const rows = id.map((_, at): StoredRow => ({
    row: {
      id: id[at]!,
      v: v[at]!,
      made: made[at]!,
      name: name[at]!,
      kind: kind[at]!,
      city: city[at]!,
      segment: segment[at]!,
      source: source[at]!,
      tags: tags[at]!,
      owner: owner[at]!,
      people: people[at]!,
      phones: phones[at]!,
      emails: emails[at]!,
      inns: inns[at]!,
      legal: legal[at]!,
      touched: touched[at]![0] ?? null,
      ordered: ordered[at]![0] ?? null,
      steps: steps[at]!,
      conflicts: conflicts[at]!,
      created: created[at]!,
    },
    grants: [],
  }))
  for (const key of keysOf(FEW)) {
    const { at, values } = few[key]
    at.forEach((place, index) => ((rows[place]!.row as unknown as Record<string, unknown>)[key] = values[index]))
  }
  grants.at.forEach((place, index) => (rows[place]!.grants = grants.values[index]!))
  return odd.length === 0 ? rows : [...rows, ...odd]
}

const read = (column: Column): unknown[] =>
  Array.isArray(column) ? column : column.at.map((place) => column.all[place])

/** Of each row its list, made by `make` from the columns. */
function eachOf<T>({ sizes, fields }: Lists, make: (fields: Record<string, unknown[]>) => (at: number) => T): T[][] {
  const one = make(mapKeys(fields, (key) => read(fields[key]!)))
  let next = 0
  return sizes.map((size) => {
    const list: T[] = []
    for (let left = size; left > 0; left--) list.push(one(next++))
    return list
  })
}
