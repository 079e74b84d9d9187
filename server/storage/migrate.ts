/** Brings the tables up to date: each migration once, in one transaction. */
import { sql, type Kysely } from 'kysely'
import * as notebook from './migrations/0001-notebook'
import * as settings from './migrations/0002-settings'
import * as memberViews from './migrations/0003-member-views'
import * as files from './migrations/0004-files'
import * as lateDirectory from './migrations/0005-late-directory'
import * as leaving from './migrations/0006-leaving'
import * as rowVersion from './migrations/0008-row-version'
import * as directoryMade from './migrations/0009-directory-made'
import * as push from './migrations/0010-push'
import * as desk from './migrations/0011-desk'

type Migration = { up(db: Kysely<unknown>, bytes: 'blob' | 'bytea'): Promise<void> }

/** In order. Released ones are never edited: what changes later is a migration of its own. */
const MIGRATIONS: [name: string, migration: Migration][] = [
  ['0001-notebook', notebook],
  ['0002-settings', settings],
  ['0003-member-views', memberViews],
  ['0004-files', files],
  ['0005-late-directory', lateDirectory],
  ['0006-leaving', leaving],
  ['0008-row-version', rowVersion],
  ['0009-directory-made', directoryMade],
  ['0010-push', push],
  ['0011-desk', desk],
]

/** @throws Error when the database was written by a newer version. */
export async function migrate(db: Kysely<unknown>, bytes: 'blob' | 'bytea'): Promise<void> {
  await sql`create table if not exists migration (name text primary key)`.execute(db)
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(db)
  const done = new Set(rows.map(({ name }) => name))
  for (const [name, migration] of MIGRATIONS) {
    if (done.delete(name)) continue
    await db.transaction().execute(async (trx) => {
      await migration.up(trx, bytes)
      await sql`insert into migration (name) values (${name})`.execute(trx)
    })
  }
  if (done.size > 0) throw new Error(`the database was written by a newer version: ${[...done].join(', ')}`)
}
