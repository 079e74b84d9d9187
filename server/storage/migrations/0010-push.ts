/** What devices are told while nobody looks at the app, and the calendars that members subscribe to. */
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('push_key')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('public', 'text', (c) => c.notNull())
    .addColumn('private', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('push_subscription')
    .addColumn('device', 'text', (c) => c.primaryKey())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('member', 'text', (c) => c.notNull())
    .addColumn('endpoint', 'text', (c) => c.notNull().unique())
    .addColumn('p256dh', 'text', (c) => c.notNull())
    .addColumn('auth', 'text', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('digest', 'integer')
    .addColumn('awake_from', 'integer', (c) => c.notNull())
    .addColumn('awake_to', 'integer', (c) => c.notNull())
    .addColumn('digest_on', 'text')
    .addColumn('made', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('push_subscription_by_member')
    .on('push_subscription')
    .columns(['workspace', 'member'])
    .execute()
  await db.schema
    .createTable('push_waiting')
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('tag', 'text', (c) => c.notNull())
    .addColumn('notice', 'text', (c) => c.notNull())
    .addColumn('due', 'bigint', (c) => c.notNull())
    .addColumn('until', 'bigint', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('push_waiting_key', ['device', 'tag'])
    .execute()
  await db.schema.createIndex('push_waiting_by_due').on('push_waiting').columns(['due']).execute()
  await db.schema
    .createTable('push_seen')
    .addColumn('workspace', 'text', (c) => c.primaryKey())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('calendar_feed')
    .addColumn('member', 'text', (c) => c.primaryKey())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('made', 'bigint', (c) => c.notNull())
    .execute()
}
