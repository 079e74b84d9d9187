/** Rows of an older version are looked for at every start: by an index, however many profiles there are. */
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('profile_by_row_version').on('profile').columns(['row_version']).execute()
}
