/** What is sent before everything else; the rules are in notebookStore.ts. */
import type { OutboxRecord } from './database'
import type { Tx } from './write'

/**
 * [D19] What passes a complaint up, behind the earlier items of its client that it stands on, and nothing else with it: on
 * a slow line the head hears of it by the first answer.
 */
export async function goesFirst(tx: Tx, limit: number): Promise<OutboxRecord[]> {
  const outbox = tx.objectStore('outbox')
  const raising = await outbox.index('first').getAll()
  // Another tab's worker was told meanwhile that it arrived.
  if (raising.length === 0) return outbox.getAll(null, limit)
  const lastOf = new Map(raising.map(({ n, profile }) => [profile, n]))
  const records = await Promise.all(
    [...lastOf].map(async ([profile, last]) =>
      (await outbox.index('profile').getAll(profile)).filter(({ n }) => n <= last),
    ),
  )
  return records
    .flat()
    .toSorted((a, b) => a.n - b.n)
    .slice(0, limit)
}
