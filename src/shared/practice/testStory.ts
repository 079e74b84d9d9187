/** Hand-made histories for the tests of this folder. */
import { newId, type ChangeId, type EntryId, type MemberId, type ProfileId } from '../ids'
import type { Known } from '../profile/change'
import type { Entry } from '../profile/entry'
import type { FactValue } from '../profile/facts'
import { fold, headsOf, type Profile } from '../profile/fold'
import { toRow, type Row } from '../profile/row'
import { NO_SETTINGS } from '../team/noSettings'
import type { TeamSettings } from '../team/settings'
import type { PracticeContext } from './signal'

export const OLGA = newId<MemberId>()
export const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`)

/** What is known at noon of a day. */
export const at = (today: string, settings: Partial<TeamSettings> = {}): PracticeContext => ({
  now: noon(today),
  today,
  settings: { ...NO_SETTINGS, ...settings },
  ordersKnownTo: () => undefined,
})

/** One client of Olga's; each change names what stood. Days are YYYY-MM-DD, at noon UTC. */
export function makeStory(began = '2024-01-01') {
  const id = newId<ProfileId>()
  const changes: Known[] = []
  const head = (day: string) => ({ id: newId<ChangeId>(), profile: id, at: noon(day), by: OLGA })
  const add = (change: Known): ChangeId => {
    changes.push(change)
    return change.id
  }
  add({ ...head(began), kind: 'created', after: [], owner: OLGA, notes: 1 } as unknown as Known)
  return {
    changes,
    id,
    profile: (): Profile => fold(id, changes),
    row: (): Row => toRow(fold(id, changes)),
    fact: (path: string, value: FactValue | null, day = began): ChangeId =>
      add({ ...head(day), kind: 'fact', path, value, after: headsOf(changes, path) }),
    handover: (day: string, to: MemberId, from: MemberId = OLGA): ChangeId =>
      add({ ...head(day), kind: 'handover', after: [], from, to, note: '' } as unknown as Known),
    /** `when`: its moment, unless `parts` say another; its id was made then. */
    entry: (type: Entry['type'], day: string, parts: Partial<Entry> & { id?: EntryId } = {}): ChangeId => {
      const { id: named, ...rest } = parts
      const entry = named ?? idAt<EntryId>(noon(day))
      const value: Entry = { type, when: noon(day), text: '', ...rest }
      return add({ ...head(day), kind: 'entry', entry, value, after: headsOf(changes, `entry/${entry}`) })
    },
  }
}

/** An id as it is made at a moment, however many were made since. */
export function idAt<T extends string>(time: number): T {
  const hex = time.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}${newId().slice(13)}` as T
}
