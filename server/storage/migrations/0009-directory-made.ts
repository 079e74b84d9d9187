/** Profiles whose entry in the directory was never made are looked for at every start: an index of these alone. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index profile_without_directory on profile (workspace) where directory is null`.execute(db)
}
