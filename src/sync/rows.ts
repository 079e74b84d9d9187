/**
 * Makes rows anew that an older app, or a server of another version, has made: a few at a time, those that moved
 * last first, while nothing else is to do. Until then they stay as they are: everything that reads rows reads old
 * ones too.
 */
import type { ProfileId } from '../shared/ids'
import type { Row } from '../shared/profile/row'
import type { EitherStore, StoredProfile, SyncStore } from '../storage/notebookStore'

/** Rows in one transaction: a write of the member's own never waits long. */
export const AT_ONCE = 50
/** After the first ones screens hear of so many at a time: each time they draw their lists anew. */
const TOLD_AT_ONCE = 2_000

export interface RenewalEffects {
  store: EitherStore & SyncStore
  rowOf(id: ProfileId, stored: StoredProfile): Promise<Row>
  /** Rows of these profiles were replaced. */
  told(profiles: ProfileId[]): void
  /** Resolves when there is nothing else to do; false = this worker's turn is over. */
  idle(): Promise<boolean>
}

/** Makes the stale rows anew; all are looked through once after an update. Gives how many it made. */
export async function renewRows({ store, rowOf, told, idle }: RenewalEffects): Promise<number> {
  const stale = (await store.staleRows())
    .map((row) => ({ id: row.id, moved: row.changed ?? row.touched?.when ?? row.created }))
    .toSorted((a, b) => b.moved - a.moved)
  let renewed = 0
  let untold: ProfileId[] = []
  for (let from = 0; from < stale.length; from += AT_ONCE) {
    if (!(await idle())) break
    const made: { row: Row; from: StoredProfile }[] = []
    for (const { id } of stale.slice(from, from + AT_ONCE)) {
      const stored = await store.profile(id)
      made.push({ row: await rowOf(id, stored), from: stored })
    }
    const done = await store.renewRows(made)
    renewed += done.length
    untold.push(...done)
    if (untold.length >= (from === 0 ? 1 : TOLD_AT_ONCE)) {
      told(untold)
      untold = []
    }
  }
  if (untold.length > 0) told(untold)
  // Some may wait for their document, which a pull brings: they are looked at again when it did.
  if (renewed === stale.length) await store.allRenewed()
  return renewed
}

/** ms of quiet before rows are looked through: also a slow phone shows its first screen within that. */
const QUIET = 4_000

/** Looks when the worker begins, and again after what was pulled was stored. */
export function makeRenewal(effects: Omit<RenewalEffects, 'idle'>): { stored(): void; stop(): void } {
  let stopped = false
  let running = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const idle = () => new Promise<boolean>((resolve) => setTimeout(() => resolve(!stopped), 20))
  const run = async () => {
    if (running) return look()
    running = true
    await renewRows({ ...effects, idle })
      .then(() => !stopped && effects.store.renewSnapshot())
      .catch((error: unknown) => {
        // A closed database or a full disk is told of by whoever has something to store.
        if (!stopped) reportError(error)
      })
    running = false
  }
  const look = () => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void run(), QUIET)
  }
  look()
  return {
    stored: look,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
