/** What enters and leaves a member's view, as devices will be told by their next pull. */
import type { Kysely } from 'kysely'
import type { AccessEventTable, Tables } from '../storage/tables'
import { inChunks } from './chunks'
import type { Write } from './write'

export type AccessEvent = Pick<AccessEventTable, 'member' | 'profile' | 'kind'>

export async function writeAccessEvents(write: Write, events: AccessEvent[], seq: number): Promise<void> {
  await inChunks(events, (some) =>
    write.trx
      .insertInto('access_event')
      .values(some.map((event) => ({ ...event, workspace: write.workspace.id, seq })))
      .execute(),
  )
  for (const { member } of events) write.sightMoved(member)
}

/**
 * Every process judges its open sockets, and what it keeps of rights (rights.ts), again when the version moved: so
 * whatever changes who may see or write raises it in the same transaction.
 */
export async function raiseAccessVersion({
  trx,
  workspace,
}: {
  trx: Kysely<Tables>
  workspace: Write['workspace']
}): Promise<void> {
  await trx
    .updateTable('workspace')
    .set((row) => ({ access_version: row('access_version', '+', 1) }))
    .where('id', '=', workspace.id)
    .execute()
}
