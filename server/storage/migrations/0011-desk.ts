/** A member's desk is a profile and no client: whoever counts clients, or tells others of them, leaves it out. */
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('profile')
    .addColumn('desk', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
}
