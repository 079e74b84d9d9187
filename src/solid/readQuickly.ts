import type { Known } from '../shared/profile/change'
import { inOrder } from '../shared/profile/fold'
import { broughtBy } from '../shared/profile/late'
import { quicklyKnownOf } from '../storage/quickly'
import type { DocumentSource } from './profileDocument'

/** What the document will say of the ledger, long before it is there; undefined when only the document can tell. */
export async function readQuickly({
  stored,
  pending,
  member,
}: Pick<DocumentSource, 'stored' | 'pending' | 'member'>): Promise<Known[] | undefined> {
  const here = await stored()
  const drafts = pending().flatMap((item) => (item.type === 'changes' ? item.changes : []))
  const known = await quicklyKnownOf(here, member)
  if (known === undefined) return undefined
  return inOrder([...known, ...drafts.map((draft) => ({ ...draft, by: member })), ...broughtBy(drafts, here.late)])
}
