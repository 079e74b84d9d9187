/** The interface of the storage: one database for everything, SQLite by default. */
import type { Database } from 'better-sqlite3'
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { WorkspaceId } from '../../src/shared/ids'
import { openSqlite } from './sqlite/open'
import type { Tables, WorkspaceTable } from './tables'

/** The workspace inside a write: locked, so that nobody else writes there until the commit. */
export interface LockedWorkspace {
  /** The row as it is now, other writes of the same commit included. */
  row: Selectable<WorkspaceTable>
  /** Takes the workspace's next sequence number. A number of a write that fails is given again. */
  seq(): number
  /** Server time, ms since 1970 UTC; never earlier than one given before in this workspace. */
  arrival(): number
}

export interface Storage {
  /**
   * For reads, and for writes that belong to no workspace. Never inside the work of `inWorkspace`: there
   * `trx` is the way (the one connection is taken, and asking for it throws).
   * better-auth takes it as `database: { db: storage.db, type: storage.type }`, so that its statements
   * wait for our transactions instead of falling into them.
   */
  db: Kysely<Tables>
  type: 'sqlite'
  /**
   * One write in a workspace: locks its row, runs the work, writes back the sequence number if one was taken.
   * Writes that wait at the same time share one commit, each in a savepoint: one that throws takes nothing
   * else with it. Resolves after the commit; a commit that fails (full disk) rejects every write in it.
   * The work should await nothing but `trx`: everybody waits for it.
   * @throws Error when there is no such workspace, and whatever the work throws.
   */
  inWorkspace<T>(
    workspace: WorkspaceId,
    work: (trx: Transaction<Tables>, locked: LockedWorkspace) => Promise<T>,
  ): Promise<T>
  /** The file behind it, for a backup or a test; statements go through `db`. */
  sqlite: Database
  /** Lets the writes that wait finish, then closes. */
  close(): Promise<void>
}

export interface StorageOptions {
  /** The folder of the database file. */
  dataDir: string
  /** Kept for the second engine: only SQLite exists now. */
  databaseUrl?: string | null
}

/**
 * Opens the database and brings its tables up to date.
 * @throws Error when the file cannot be opened, or was written by a newer version.
 */
export async function openStorage({ dataDir, databaseUrl }: StorageOptions): Promise<Storage> {
  if (databaseUrl)
    throw new Error('Only the built-in SQLite database exists in this version: leave DATABASE_URL empty.')
  return openSqlite(dataDir)
}
