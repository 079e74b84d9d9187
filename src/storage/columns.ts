/**
 * Rows as columns: a thousand rows are one text, and reading it takes a fifth of reading each row by itself. Values
 * that many rows share (a city, an owner) stand once and are one string in memory.
 */
import type { Row } from '../shared/profile/row'
import { ROW_VERSION } from '../shared/profile/rowVersion'
import type { StoredRow } from './notebookStore'

/** What every row has, and what few have. A row of any other shape is kept as it is. */
const ALWAYS = [
  'id',
  'v',
  'made',
  'name',
  'kind',
  'city',
  'segment',
  'source',
  'tags',
  'owner',
  'people',
  'phones',
  'emails',
  'inns',
  'legal',
  'touched',
  'ordered',
  'steps',
  'conflicts',
  'created',
] as const satisfies readonly (keyof Row)[]
type Always = (typeof ALWAYS)[number]
/** The type checker holds both lists to the row. */
const SOMETIMES: Record<Exclude<keyof Row, Always>, true> = {
  changed: true,
  own: true,
  entries: true,
  address: true,
  site: true,
}
type Sometimes = keyof typeof SOMETIMES

/** The values themselves, or the places of each row's value among the different ones. */
type Column = unknown[] | { all: unknown[]; at: number[] }

interface Columns {
  always: Record<Always, Column>
  sometimes: Partial<Record<Sometimes, { at: number[]; values: unknown[] }>>
  /** Grants of those that have some. */
  grants: { at: number[]; values: StoredRow['grants'][] }
  odd: StoredRow[]
}

const isKnown = (key: string): boolean => key in SOMETIMES || (ALWAYS as readonly string[]).includes(key)
const isRegular = ({ row }: StoredRow): boolean =>
  row.v === ROW_VERSION && ALWAYS.every((key) => row[key] !== undefined) && Object.keys(row).every(isKnown)

export function toColumns(rows: readonly StoredRow[]): string {
  const regular = rows.filter(isRegular)
  const column = (key: Always) => [key, shared(regular.map(({ row }) => row[key]))]
  const columns = {
    always: Object.fromEntries(ALWAYS.map(column)),
    sometimes: Object.fromEntries(Object.keys(SOMETIMES).map((key) => [key, few(regular, key as Sometimes)])),
    grants: present(regular.map(({ grants }) => (grants.length === 0 ? undefined : grants))),
    odd: rows.filter((row) => !isRegular(row)),
  }
  return JSON.stringify(columns)
}

const few = (rows: readonly StoredRow[], key: Sometimes) => present(rows.map(({ row }) => row[key]))

function present<T>(values: readonly (T | undefined)[]): { at: number[]; values: T[] } {
  const filled = { at: [] as number[], values: [] as T[] }
  values.forEach((value, at) => {
    if (value === undefined) return
    filled.at.push(at)
    filled.values.push(value)
  })
  return filled
}

/** Texts of which at least each second came before. */
function shared(values: unknown[]): Column {
  const places = new Map<unknown, number>()
  for (const value of values) {
    if (value !== null && typeof value === 'object') return values
    if (!places.has(value)) places.set(value, places.size)
  }
  if (places.size * 2 > values.length) return values
  return { all: [...places.keys()], at: values.map((value) => places.get(value)!) }
}

/** The rows again, each with its own lists. */
export function fromColumns(text: string): StoredRow[] {
  const { always, sometimes, grants, odd } = JSON.parse(text) as Columns
  const { id, v, made, name, kind, city, segment, source, tags, owner, people, phones, emails, inns, legal } =
    values(always)
  const { touched, ordered, steps, conflicts, created } = values(always)
  // Written out, because objects that are filled key by key take several times as long.
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
      touched: touched[at]!,
      ordered: ordered[at]!,
      steps: steps[at]!,
      conflicts: conflicts[at]!,
      created: created[at]!,
    },
    grants: [],
  }))
  for (const [key, { at, values }] of Object.entries(sometimes))
    at.forEach((place, index) => Object.assign(rows[place]!.row, { [key]: values[index] }))
  grants.at.forEach((place, index) => (rows[place]!.grants = grants.values[index]!))
  return [...rows, ...odd]
}

function values(columns: Record<Always, Column>): { [K in Always]: Row[K][] } {
  const read = (column: Column): unknown[] =>
    Array.isArray(column) ? column : column.at.map((place) => column.all[place])
  return Object.fromEntries(ALWAYS.map((key) => [key, read(columns[key])])) as { [K in Always]: Row[K][] }
}
