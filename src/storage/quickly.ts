/** The changes of a stored profile without Yjs, which takes longer to load than they take to read. */
import type { MemberId } from '../shared/ids'
import type { Known } from '../shared/profile/change'
import { inOrder } from '../shared/profile/fold'
import { broughtBy } from '../shared/profile/late'
import type { LateContribution, OutboxItem } from '../shared/protocol'
import { inflate } from './codec'
import { ledgerIn } from './ledgerBytes'
import type { StoredProfile } from './notebookStore'

/** Drafts that are not in the ledger yet, signed with the member who made them here, or whom a lost record named; and what they accepted. */
export const draftsOf = (items: OutboxItem[], member: MemberId, late: readonly LateContribution[] = []): Known[] =>
  items.flatMap((item) =>
    item.type === 'changes'
      ? [
          ...item.changes.map((draft) => ({ ...draft, by: item.former?.by ?? member })),
          ...broughtBy(item.changes, late),
        ]
      : [],
  )

/**
 * The same as the document will say, quickly and without it; undefined when only the document can tell. The state of a
 * profile that is still coming holds too little to be shown.
 */
export async function quicklyKnownOf(stored: StoredProfile, by: MemberId): Promise<Known[] | undefined> {
  if (stored.state === undefined) return undefined
  const parts = [await inflate(stored.state), ...stored.updates].map(ledgerIn)
  const ledger = parts.flatMap((part) => part ?? [])
  return parts.includes(undefined) ? undefined : inOrder([...ledger, ...draftsOf(stored.items, by, stored.late)])
}
