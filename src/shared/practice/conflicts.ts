/** What two people changed without knowing of each other: somebody who may says which of it stands. */
import type { ChangeId } from '../ids'
import type { FactValue } from '../profile/facts'
import type { Entry } from '../profile/entry'
import type { Profile } from '../profile/fold'
import type { Row } from '../profile/row'
import { isAside, passedTo, type PracticeContext, type Signal } from './signal'

/** One for each client with such things, for whoever is responsible. */
export function conflictSignals(row: Row, { today }: PracticeContext): Signal[] {
  if (row.conflicts === 0 || isAside(row, 'conflict', today)) return []
  const reason = { kind: 'conflict', things: row.conflicts } as const
  return [
    {
      id: `conflict/${row.id}`,
      kind: 'conflict',
      row,
      on: today,
      who: passedTo(row, 'conflict', today) ?? row.owner,
      aside: 'conflict',
      reason,
    },
  ]
}

const rivalled = (profile: Profile) =>
  [...profile.facts.values(), ...profile.entries.values()].filter(({ rivals }) => rivals.length > 0)

/** What stands, and what was said beside it. */
export const whyConflict = (profile: Profile): ChangeId[] =>
  rivalled(profile).flatMap(({ current, rivals }) => [current.id, ...rivals.map(({ id }) => id)])

type Said =
  | { kind: 'fact'; path: string; value: FactValue | null }
  | { kind: 'entry'; entry: Parameters<Profile['entries']['get']>[0]; value: Entry | null }

/** Says once more what stands: changes that know of all that was said settle each of these things (fold.ts, F3). */
export const settleAsItStands = (profile: Profile): Said[] =>
  rivalled(profile).map(({ current }) =>
    current.kind === 'fact'
      ? { kind: 'fact', path: current.path, value: current.value }
      : { kind: 'entry', entry: current.entry, value: current.value },
  )
