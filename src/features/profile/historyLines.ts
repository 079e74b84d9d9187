/** The history as the screen lists it: filtered, newest first, a heading for each month. */
import type { MemberId } from '../../shared/ids'
import { isChange, textOf, type Profile } from '../../shared/profile/fold'
import type { HistoryLine } from '../../shared/profile/history'
import { effectiveTime } from '../../shared/profile/order'
import type { Known } from '../../shared/profile/change'
import { groupOf, type FieldGroup } from './words'

/** What a change is about, as people sort it. */
const SORTS = ['talks', 'facts', 'people', 'orders', 'notes', 'handovers'] as const
export type Sort = (typeof SORTS)[number]

export interface HistoryFilter {
  sort: Sort | ''
  /** A group, or one person of the client (`person/<id>`); '' = everything. */
  field: FieldGroup | `person/${string}` | ''
  member: MemberId | ''
  /** Words that the change must hold, all of them. */
  words: string
}
export const EVERYTHING: HistoryFilter = { sort: '', field: '', member: '', words: '' }

export interface Month {
  type: 'month'
  /** YYYY-M */
  key: string
  time: number
  count: number
}
export type HistoryItem = Month | { type: 'change'; key: string; line: HistoryLine }

/** Later than this after its author's clock, a change "arrived later". ms */
const LATER = 60_000

export function sortOf({ change, replaced }: HistoryLine): Sort | undefined {
  if (change.kind === 'entry') return (change.value?.type ?? typeBefore(replaced)) === 'order' ? 'orders' : 'talks'
  switch (groupOf(change)) {
    case 'people':
      return 'people'
    case 'steps':
    case 'trouble':
      return 'talks'
    case 'deals':
      return 'orders'
    case 'notes':
      return 'notes'
    case 'owners':
      return 'handovers'
    case 'entries':
    case 'other':
      return undefined
    default:
      return 'facts'
  }
}

/** What an entry was before it was withdrawn. */
function typeBefore(replaced: readonly Known[]): string | undefined {
  for (const before of replaced) if (before.kind === 'entry' && before.value !== null) return before.value.type
  return undefined
}

export function matches(line: HistoryLine, { sort, field, member }: HistoryFilter): boolean {
  const { change } = line
  if (member !== '' && change.by !== member) return false
  if (sort !== '' && sortOf(line) !== sort) return false
  if (field === '') return true
  if (!field.startsWith('person/')) return groupOf(change) === field
  const id = field.slice('person/'.length)
  if (change.kind === 'fact') return change.path === `people/${id}` || change.path.startsWith(`people/${id}/`)
  return change.kind === 'entry' && change.value?.person === id
}

/** What the words of a search are looked for in: values as they were written, old ones too, and whom they are about. */
export function searched({ change, replaced }: HistoryLine, profile: Profile, author: string): string {
  const parts = [author, ...[change, ...replaced].flatMap(wordsOf)]
  if (change.kind === 'fact') {
    const [set, id] = change.path.split('/')
    if (set === 'people' || set === 'legal') parts.push(textOf(profile, `${set}/${id}/name`))
  }
  return plain(parts.join(' '))
}

function wordsOf(change: Known): string[] {
  if (change.kind === 'fact') return textsIn(change.value)
  if (change.kind === 'handover') return [change.note]
  if (change.kind !== 'entry' || change.value === null) return []
  return [change.value.text, change.value.next?.what ?? '']
}

/** All that people wrote in a value of several parts. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const plain = (text: string): string => text.toLocaleLowerCase().replaceAll('ё', 'е')

/** `textIn` gives what the words are looked for in. */
export function historyItems(
  lines: readonly HistoryLine[],
  filter: HistoryFilter,
  textIn: (line: HistoryLine) => string = () => '',
): HistoryItem[] {
  const words = plain(filter.words).split(/\s+/).filter(Boolean)
  const items: HistoryItem[] = []
  let month: Month | undefined
  for (const line of lines) {
    if (!matches(line, filter)) continue
    if (words.length > 0) {
      const text = textIn(line)
      if (!words.every((word) => text.includes(word))) continue
    }
    const time = effectiveTime(line.change)
    const key = monthOf(time)
    if (month?.key !== key) {
      month = { type: 'month', key, time, count: 0 }
      items.push(month)
    }
    month.count += 1
    items.push({ type: 'change', key: line.change.id, line })
  }
  return items
}

function monthOf(time: number): string {
  const date = new Date(time)
  return `${date.getFullYear()}-${date.getMonth()}`
}

/** When it reached the server, where that was notably after it was made; null otherwise and while unsent. */
export function arrivedLater(change: Known): number | null {
  return isChange(change) && change.arrived - change.at > LATER ? change.arrived : null
}

/** What the history holds, for the filters: sorts and groups in the order of the page. */
export function filterChoices(lines: readonly HistoryLine[]): {
  sorts: Sort[]
  groups: FieldGroup[]
  members: MemberId[]
} {
  const sorts = new Set<Sort | undefined>()
  const groups = new Set<FieldGroup>()
  const members = new Set<MemberId>()
  for (const line of lines) {
    sorts.add(sortOf(line))
    groups.add(groupOf(line.change))
    if (line.change.by !== undefined) members.add(line.change.by)
  }
  return {
    sorts: SORTS.filter((sort) => sorts.has(sort)),
    groups: ORDER.filter((group) => groups.has(group)),
    members: [...members],
  }
}

const ORDER: FieldGroup[] = [
  'client',
  'tags',
  'contacts',
  'legal',
  'people',
  'entries',
  'steps',
  'deals',
  'trouble',
  'own',
  'files',
  'notes',
  'owners',
  'other',
]
