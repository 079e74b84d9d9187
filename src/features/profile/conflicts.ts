/** A thing that two members changed without knowing of each other: what stands, and what else was said. */
import type { MemberId } from '../../shared/ids'
import type { KnownEntry, KnownFact, Register } from '../../shared/profile/fold'
import { effectiveTime } from '../../shared/profile/order'
import type { ChangeInput } from '../../solid/notebook'

export interface Said<C> {
  change: C
  by: MemberId | undefined
  /** ms since 1970 UTC */
  at: number
  stands: boolean
}

/** Everything that was said, what stands first; [] when there is nothing to settle. */
export function rivalsOf<C extends KnownFact | KnownEntry>(register: Register<C> | undefined): Said<C>[] {
  if (register === undefined || register.rivals.length === 0) return []
  return [register.current, ...register.rivals].map((change) => ({
    change,
    by: change.by,
    at: effectiveTime(change),
    stands: change === register.current,
  }))
}

/** Keeping one: the same value once more. The change names everything that its author sees, and so settles it. */
export function keepThis(change: KnownFact | KnownEntry): ChangeInput {
  return change.kind === 'fact'
    ? { kind: 'fact', path: change.path, value: change.value }
    : { kind: 'entry', entry: change.entry, value: change.value }
}
