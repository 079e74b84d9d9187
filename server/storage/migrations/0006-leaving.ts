/**
 * What a device gives back when its member leaves (server/accounts/handIn.ts), and what comes back after a restore
 * from a backup (server/sync/restore.ts).
 */
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('hand_in')
    .addColumn('device', 'text', (c) => c.primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('given', 'bigint', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('taken', 'bigint', (c) => c.notNull())
    .addColumn('refused', 'bigint', (c) => c.notNull())
    .addColumn('handed', 'bigint')
    .addColumn('wiped', 'bigint')
    .execute()
  await db.schema
    .createTable('restore')
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('epoch', 'bigint', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('restore_key', ['workspace', 'epoch'])
    .execute()
  await db.schema
    .createTable('offered')
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('profile', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('device', 'text')
    .addColumn('arrived', 'bigint', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('draft', 'text', (c) => c.notNull())
    .addColumn('offered_by', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('settled', 'bigint')
    .addPrimaryKeyConstraint('offered_key', ['workspace', 'id', 'hash'])
    .execute()
  await db.schema.createIndex('offered_by_profile').on('offered').columns(['workspace', 'profile']).execute()
}
