/** Late contributions are settled change by change; and what members may know of clients that they may not open. */
import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Draft, LateContent } from '../../../src/shared/profile/change'
import { stable } from '../../../src/shared/profile/fold'
import type { Tables } from '../tables'

export async function up(untyped: Kysely<unknown>, bytes: 'blob' | 'bytea'): Promise<void> {
  await untyped.schema
    .alterTable('late')
    .addColumn('colleague', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await untyped.schema
    .createTable('late_change')
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('late', 'text', (c) => c.notNull())
    .addColumn('profile', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('accepted', 'integer')
    .addPrimaryKeyConstraint('late_change_key', ['workspace', 'id'])
    .execute()
  await untyped.schema.createIndex('late_change_by_late').on('late_change').columns(['late']).execute()
  await untyped.schema
    .createTable('late_note')
    .addColumn('profile', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('part', 'integer', (c) => c.notNull())
    .addColumn('bytes', sql.raw(bytes), (c) => c.notNull())
    .addPrimaryKeyConstraint('late_note_key', ['profile', 'seq', 'part'])
    .execute()
  await untyped.schema
    .alterTable('workspace')
    .addColumn('directory_key', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await untyped.schema.alterTable('profile').addColumn('directory', 'text').execute()
  await untyped.schema
    .alterTable('profile')
    .addColumn('directory_seq', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute()
  await untyped.schema
    .createIndex('profile_by_directory')
    .on('profile')
    .columns(['workspace', 'directory_seq'])
    .execute()
  await nameLateChanges(untyped)
}

/** Contributions that came before this: each change of theirs is known by its id, like the new ones. */
async function nameLateChanges(db: Kysely<Tables>): Promise<void> {
  const rows = await db.selectFrom('late').select(['id', 'workspace', 'profile', 'content']).execute()
  for (const { id, workspace, profile, content } of rows) {
    const parsed = JSON.parse(content) as LateContent
    const changes: Draft[] = parsed.type === 'changes' ? parsed.changes : []
    for (const draft of changes)
      await db
        .insertInto('late_change')
        .values({ workspace, id: draft.id, late: id, profile, hash: hashOf(draft), accepted: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
  }
}

/** As server/sync/pushItems.ts has it. */
const hashOf = (draft: Draft): string => createHash('sha256').update(stable(draft)).update('\n').digest('hex')
