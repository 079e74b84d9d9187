/** The built-in database: one SQLite file, one connection, nothing to configure. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { Kysely, SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, SqliteDatabase, SqliteDialectConfig } from 'kysely'
import { migrate } from '../migrate'
import type { Storage } from '../storage'
import type { Tables } from '../tables'
import { insideWrite, makeWorkspaceQueue } from '../workspaceQueue'

/** @throws Error when the file cannot be opened, or was written by a newer version. */
export async function openSqlite(dataDir: string): Promise<Storage> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const sqlite = new Sqlite(join(dataDir, 'kartoteka.db'))
  configure(sqlite)
  return storageOver(sqlite)
}

/**
 * The storage over an open database, wherever that lies; brings its tables up to date.
 * @throws Error when it was written by a newer version.
 */
export async function storageOver(sqlite: Database): Promise<Storage> {
  const db = new Kysely<Tables>({ dialect: dialectOf(sqlite) })
  const queue = makeWorkspaceQueue(db)
  await migrate(db as Kysely<unknown>, 'blob')
  return {
    db,
    type: 'sqlite',
    sqlite,
    inWorkspace: (workspace, work) => queue.inWorkspace(workspace, work),
    async close() {
      await queue.idle()
      await db.destroy()
    },
  }
}

function configure(sqlite: Database): void {
  sqlite.pragma('journal_mode = WAL')
  // With NORMAL, a power cut could take back what was already acknowledged.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 5000')
  sqlite.pragma('cache_size = -65536')
}

function dialectOf(sqlite: Database): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new OneConnection({ database: keepingStatements(sqlite) }, sqlite),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

class OneConnection extends SqliteDriver {
  constructor(
    config: SqliteDialectConfig,
    private readonly sqlite: Database,
  ) {
    super(config)
  }
  /** A full or failing disk ends the transaction by itself: to end it again would hide what happened. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.sqlite.inTransaction) await super.rollbackTransaction(connection)
  }
  override async acquireConnection(): Promise<DatabaseConnection> {
    if (insideWrite.getStore()) throw new Error('storage.db inside a write waits for itself: use trx')
    return super.acquireConnection()
  }
}

/** Prepared statements are kept by their text: preparing costs more than most of our queries. */
function keepingStatements(sqlite: Database): SqliteDatabase {
  const kept = new Map<string, ReturnType<Database['prepare']>>()
  return {
    close: () => sqlite.close(),
    prepare(text) {
      const known = kept.get(text)
      if (known !== undefined) return known
      const statement = sqlite.prepare(text)
      // Lists of many lengths make many texts; starting anew is cheaper than keeping an order of use.
      if (kept.size >= 500) kept.clear()
      kept.set(text, statement)
      return statement
    },
  }
}
