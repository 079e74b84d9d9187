/** Ledgers for the tests of this folder, written the way people would tell them. */
import { newId, type ChangeId, type DeviceId, type EntryId, type MemberId, type ProfileId } from '../../shared/ids'
import type { Known } from '../../shared/profile/change'
import type { Entry } from '../../shared/profile/entry'
import type { FactValue } from '../../shared/profile/facts'
import { fold, headsOf, type Profile } from '../../shared/profile/fold'

export const IGOR = newId<MemberId>()
export const ANNA = newId<MemberId>()
export const PHONE = newId<DeviceId>()
export const CLIENT = newId<ProfileId>()

interface By {
  by?: MemberId
  at?: number
  /** false = not sent yet. */
  sent?: boolean
  arrived?: number
  after?: ChangeId[]
}

/** A ledger that grows by one change a call; each names what stood unless told otherwise. */
export function makeLedger(start = Date.parse('2026-11-01T09:00:00Z')) {
  const changes: Known[] = []
  let seq = 0
  const stamp = ({ by = IGOR, at = start + changes.length * 60_000, sent = true, arrived = at }: By) => ({
    id: newId<ChangeId>(),
    profile: CLIENT,
    at,
    ...(sent ? { by, device: PHONE, arrived, seq: ++seq } : { by: undefined, device: undefined }),
  })
  const add = (change: Known): Known => {
    changes.push(change)
    return change
  }
  return {
    changes,
    profile: (): Profile => fold(CLIENT, changes),
    created: (by: By = {}) => add({ ...stamp(by), kind: 'created', after: [], owner: by.by ?? IGOR, notes: 1 }),
    fact: (path: string, value: FactValue | null, by: By = {}) =>
      add({ ...stamp(by), kind: 'fact', path, value, after: by.after ?? headsOf(changes, path) }),
    entry: (entry: EntryId, value: Entry | null, by: By = {}) =>
      add({
        ...stamp(by),
        kind: 'entry',
        entry,
        value,
        after: by.after ?? headsOf(changes, `entry/${entry}`),
      }),
    handover: (to: MemberId, note: string, by: By = {}) =>
      add({ ...stamp(by), kind: 'handover', from: by.by ?? IGOR, to, note, after: [] } as Known),
    record: (kind: string, rest: object, by: By = {}) =>
      add({ ...stamp(by), kind, after: [], ...rest } as unknown as Known),
  }
}
