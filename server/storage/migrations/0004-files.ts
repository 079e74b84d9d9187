/** Files of profiles; their bytes lie beside the database (server/files/disk.ts). */
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('file')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('profile', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('size', 'bigint', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('thumb', 'integer', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addColumn('stored', 'bigint')
    .addColumn('named', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('file_by_profile').on('file').columns(['profile']).execute()
  await db.schema.createIndex('file_by_member').on('file').columns(['workspace', 'by']).execute()
  await db.schema.createIndex('file_by_named').on('file').columns(['named', 'created']).execute()
}
