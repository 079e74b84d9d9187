/** Which of the dates are shown: by kind, by whoever is responsible, by segment. */
import type { MemberId } from '../../shared/ids'
import type { ComingDate, DateAbout } from '../../shared/practice/dates'
import { segmentKey } from '../../shared/practice/interval'

export const KINDS = ['birthday', 'firstDeal', 'contract', 'other'] as const satisfies readonly DateAbout[]

/** What is absent leaves nothing out. */
export interface DatesFilter {
  kind?: DateAbout
  owner?: MemberId
  /** As `segmentKey` spells it. */
  segment?: string
}

export const filterDates = (dates: readonly ComingDate[], { kind, owner, segment }: DatesFilter): ComingDate[] =>
  dates.filter(
    ({ about, row }) =>
      (kind === undefined || about === kind) &&
      (owner === undefined || row.owner === owner) &&
      (segment === undefined || segmentKey(row.segment) === segment),
  )

/** The kinds that these dates are of, in one order. */
export function kindsIn(dates: readonly ComingDate[]): DateAbout[] {
  const found = new Set(dates.map(({ about }) => about))
  return KINDS.filter((kind) => found.has(kind))
}

/** The segments of their clients, each by the spelling that comes first, in the order of the alphabet. */
export function segmentsIn(dates: readonly ComingDate[]): { key: string; name: string }[] {
  const byKey = new Map<string, string>()
  for (const { row } of dates) {
    const key = segmentKey(row.segment)
    const known = byKey.get(key)
    if (key !== '' && (known === undefined || row.segment < known)) byKey.set(key, row.segment)
  }
  return [...byKey].map(([key, name]) => ({ key, name })).toSorted((a, b) => a.name.localeCompare(b.name))
}
