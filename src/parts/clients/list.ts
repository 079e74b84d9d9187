/** Which clients the list shows and in what order. What was chosen lives in the address, so that "back" brings it again. */
import type { MemberId, ProfileId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import { foldText } from '../../shared/search'

export const VIEWS = ['all', 'mine', 'timeToCall', 'neverTalked', 'toSettle'] as const
export type View = (typeof VIEWS)[number]
export const SORTS = ['name', 'talked', 'next', 'created'] as const
export type Sort = (typeof SORTS)[number]
export const FACETS = ['city', 'segment', 'tag', 'owner'] as const
export type Facet = (typeof FACETS)[number]

/** What narrows and orders the list, but for what is searched. */
export interface ListFilter extends Record<Facet, string> {
  view: View
  sort: Sort
}
export interface ListQuery extends ListFilter {
  text: string
}

/** After this many days without a conversation it is time to call. */
export const QUIET_DAYS = 30
const DAY = 86_400_000

const oneOf = <T extends string>(all: readonly T[], text: string): T => all.find((one) => one === text) ?? all[0]!

/** Reads the address; what it does not know is as if it were not there. */
export function readQuery(params: Readonly<Record<string, string | string[] | undefined>>): ListQuery {
  const param = (name: string): string => {
    const value = params[name]
    return (Array.isArray(value) ? value[0] : value) ?? ''
  }
  return {
    text: param('q'),
    view: oneOf(VIEWS, param('view')),
    sort: oneOf(SORTS, param('sort')),
    city: param('city'),
    segment: param('segment'),
    tag: param('tag'),
    owner: param('owner'),
  }
}

/** What goes into the address: what is as at the start is left out. */
export function writeQuery(query: ListQuery): Record<string, string | undefined> {
  return {
    q: query.text || undefined,
    view: query.view === VIEWS[0] ? undefined : query.view,
    sort: query.sort === SORTS[0] ? undefined : query.sort,
    city: query.city || undefined,
    segment: query.segment || undefined,
    tag: query.tag || undefined,
    owner: query.owner || undefined,
  }
}

/** Whose list, and when. */
export interface Viewer {
  me: MemberId
  /** YYYY-MM-DD */
  today: string
  /** ms since 1970 UTC */
  now: number
}

/** A next step is due, or nothing is planned and the last conversation was long ago. */
export function isTimeToCall(row: Row, { today, now }: Viewer): boolean {
  const step = row.steps[0]
  if (step !== undefined) return step.on <= today
  return (row.touched?.when ?? row.created) < now - QUIET_DAYS * DAY
}

export function inView(row: Row, view: View, viewer: Viewer): boolean {
  switch (view) {
    case 'all':
      return true
    case 'mine':
      return row.owner === viewer.me
    case 'timeToCall':
      return isTimeToCall(row, viewer)
    case 'neverTalked':
      return row.touched === null
    case 'toSettle':
      return row.conflicts > 0
  }
}

/** What a row has under a facet; several for tags, none when it is empty. */
function valuesOf(row: Row, facet: Facet): readonly string[] {
  const value = facet === 'tag' ? row.tags : facet === 'owner' ? row.owner : row[facet]
  return Array.isArray(value) ? value : value ? [value] : []
}

const inFacets = (row: Row, query: ListFilter, except?: Facet): boolean =>
  FACETS.every((facet) => facet === except || query[facet] === '' || valuesOf(row, facet).includes(query[facet]))

/** The values of one facet among the rows that everything else lets through, most frequent first. */
export function countFacet(
  rows: readonly Row[],
  facet: Facet,
  query: ListFilter,
  viewer: Viewer,
): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    if (!inView(row, query.view, viewer) || !inFacets(row, query, facet)) continue
    for (const value of valuesOf(row, facet)) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

const nameKeys = new WeakMap<Row, string>()

/** The name without case, ё, and the quotes that it may begin with. */
function nameKey(row: Row): string {
  let key = nameKeys.get(row)
  if (key === undefined) nameKeys.set(row, (key = foldText(row.name).replace(/^[^\p{L}\p{N}]+/u, '')))
  return key
}

const byName = (a: Row, b: Row): number => {
  const [left, right] = [nameKey(a), nameKey(b)]
  return left < right ? -1 : left > right ? 1 : a.id < b.id ? -1 : 1
}

/** Latest conversation first, soonest next step first, newest client first; without one: last, by name. */
const ORDERS: Record<Sort, (a: Row, b: Row) => number> = {
  name: byName,
  talked: (a, b) => (b.touched?.when ?? -1) - (a.touched?.when ?? -1) || byName(a, b),
  next: (a, b) => compareText(a.steps[0]?.on ?? '~', b.steps[0]?.on ?? '~') || byName(a, b),
  created: (a, b) => b.created - a.created || byName(a, b),
}
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** All rows that the filter lets through, in its order. */
export const listOf = (rows: readonly Row[], filter: ListFilter, viewer: Viewer): Row[] =>
  rows.filter((row) => inView(row, filter.view, viewer) && inFacets(row, filter)).toSorted(ORDERS[filter.sort])

/**
 * Of the clients that were found those that the filter lets through: the best first, or in the order that
 * was asked for. By name is the order when nothing was asked.
 */
export function foundOf(
  found: readonly ProfileId[],
  rowOf: (id: ProfileId) => Row | undefined,
  filter: ListFilter,
  viewer: Viewer,
): Row[] {
  const rows = found.flatMap((id) => {
    const row = rowOf(id)
    return row !== undefined && inView(row, filter.view, viewer) && inFacets(row, filter) ? [row] : []
  })
  return filter.sort === SORTS[0] ? rows : rows.toSorted(ORDERS[filter.sort])
}

/** The filter of a query; equal filters are the same as long as nothing but the text changes. */
export const filterOf = ({ view, sort, city, segment, tag, owner }: ListQuery): ListFilter => ({
  view,
  sort,
  city,
  segment,
  tag,
  owner,
})
export const isSameFilter = (a: ListFilter, b: ListFilter): boolean =>
  a.view === b.view && a.sort === b.sort && FACETS.every((facet) => a[facet] === b[facet])

/** How soon a next step is due. */
export type Due = 'overdue' | 'today' | 'later'
export const dueOf = (on: string, today: string): Due => (on < today ? 'overdue' : on === today ? 'today' : 'later')

/** Which row the arrows go to from `current`; stays inside the list. */
export function moved(current: number, by: number, length: number): number {
  return length === 0 ? -1 : Math.min(Math.max(current + by, 0), length - 1)
}
