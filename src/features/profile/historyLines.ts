/** The history as the screen lists it: filtered, newest first, a heading for each day, or month when older. */
import type { MemberId } from '../../shared/ids'
import { isChange } from '../../shared/profile/fold'
import type { HistoryLine } from '../../shared/profile/history'
import { effectiveTime } from '../../shared/profile/order'
import type { Known } from '../../shared/profile/change'
import { groupOf, type FieldGroup } from './words'

export interface HistoryFilter {
  /** A group, or one person of the client (`person/<id>`); '' = everything. */
  field: FieldGroup | `person/${string}` | ''
  member: MemberId | ''
}

export type HistoryItem =
  | { type: 'day'; key: string; time: number }
  | { type: 'month'; key: string; time: number }
  | { type: 'change'; key: string; line: HistoryLine }

/** Days of this and the last month are headings of their own; before that, months. */
const DAYS_FOR = 45 * 86_400_000

/** Later than this after its author's clock, a change "arrived later". ms */
const LATER = 60_000

export function matches(change: Known, { field, member }: HistoryFilter): boolean {
  if (member !== '' && change.by !== member) return false
  if (field === '') return true
  if (!field.startsWith('person/')) return groupOf(change) === field
  const id = field.slice('person/'.length)
  if (change.kind === 'fact') return change.path === `people/${id}` || change.path.startsWith(`people/${id}/`)
  return change.kind === 'entry' && change.value?.person === id
}

export function historyItems(lines: readonly HistoryLine[], filter: HistoryFilter, now: number): HistoryItem[] {
  const items: HistoryItem[] = []
  let heading = ''
  for (const line of lines) {
    if (!matches(line.change, filter)) continue
    const time = effectiveTime(line.change)
    const type = now - time < DAYS_FOR ? 'day' : 'month'
    const key = headingKey(type, time)
    if (key !== heading) items.push({ type, key, time })
    heading = key
    items.push({ type: 'change', key: line.change.id, line })
  }
  return items
}

function headingKey(type: 'day' | 'month', time: number): string {
  const date = new Date(time)
  const month = `${date.getFullYear()}-${date.getMonth()}`
  return type === 'day' ? `${month}-${date.getDate()}` : month
}

/** When it reached the server, where that was notably after it was made; null otherwise and while unsent. */
export function arrivedLater(change: Known): number | null {
  return isChange(change) && change.arrived - change.at > LATER ? change.arrived : null
}

/** Groups and members that the history holds, for the filters. Groups in the order of the page. */
export function filterChoices(lines: readonly HistoryLine[]): { groups: FieldGroup[]; members: MemberId[] } {
  const groups = new Set<FieldGroup>()
  const members = new Set<MemberId>()
  for (const { change } of lines) {
    groups.add(groupOf(change))
    if (change.by !== undefined) members.add(change.by)
  }
  return { groups: ORDER.filter((group) => groups.has(group)), members: [...members] }
}

const ORDER: FieldGroup[] = [
  'client',
  'tags',
  'contacts',
  'legal',
  'people',
  'entries',
  'steps',
  'notes',
  'owners',
  'other',
]
