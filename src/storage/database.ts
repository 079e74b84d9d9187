/**
 * One IndexedDB database per member and workspace. Keys and indexes hold ids and numbers only;
 * everything else is sealed (codec.ts). Migrations only add.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { newId, type FileId, type MemberId, type ProfileId, type WorkspaceId } from '../shared/ids'
import type { DirectoryEntry } from '../shared/directory'
import type { FileValue } from '../shared/profile/facts'
import type { Row } from '../shared/profile/row'
import type { AccessGrant, LateContribution, OutboxItem, Refusal } from '../shared/protocol'
import { seal, type Sealed } from './codec'

export interface Schema extends DBSchema {
  /** Single values, see `Meta` in notebookStore.ts. */
  meta: { key: string; value: Sealed<unknown> }
  /** Whole documents as the server compressed them. */
  states: { key: ProfileId; value: { profile: ProfileId; seq: number; data: Sealed<Uint8Array> } }
  /** Yjs updates since the state, in the order they were stored. */
  updates: { key: number; value: { profile: ProfileId; data: Sealed<Uint8Array> }; indexes: { profile: ProfileId } }
  rows: { key: ProfileId; value: { profile: ProfileId; data: Sealed<{ row: Row; grants: AccessGrant[] }> } }
  /** Stored here and not confirmed by the server. `first`: what goes before all others (docs/sync.md, S22). */
  outbox: { key: number; value: OutboxRecord; indexes: { profile: ProfileId; first: 1 } }
  /** Confirmed, but not yet seen in the ledger on this device. */
  sent: { key: number; value: OutboxRecord & { seq: number }; indexes: { profile: ProfileId } }
  /** Refused by the server. */
  shelf: {
    key: number
    value: { profile: ProfileId; data: Sealed<{ item: OutboxItem; why: Refusal | 'erased'; at: number }> }
  }
  late: {
    key: string
    value: { id: string; profile: ProfileId; data: Sealed<LateContribution> }
    indexes: { profile: ProfileId }
  }
  /** Profiles that left this member's view while something of them is still unsent. */
  leaving: { key: ProfileId; value: ProfileId }
  /** Files of profiles, without their bytes. */
  files: { key: FileId; value: FileRecord; indexes: { profile: ProfileId; state: FileRecord['state'] } }
  /** The bytes, in parts of 1 MiB from 0; -1 is the thumbnail. */
  fileParts: { key: [FileId, number]; value: Sealed<Uint8Array> }
  /** What may be known of clients that are not in this member's view. */
  directory: { key: ProfileId; value: { profile: ProfileId; data: Sealed<DirectoryEntry> } }
  /** All rows, a thousand in each as columns (columns.ts). */
  snapshot: { key: number; value: Sealed<string> }
  /** Rows that were written or removed since the snapshot was begun. */
  changedRows: { key: number; value: ProfileId }
}

export interface FileRecord {
  file: FileId
  profile: ProfileId
  /**
   * stored: the server does not have it. refused: nor will it take it. sent: made here, and the server has it.
   * fetched: it came from the server.
   */
  state: 'stored' | 'refused' | 'sent' | 'fetched'
  /** The outbox's number of the item that names it; 0 for a fetched one. */
  item: number
  /** Bytes of the whole. */
  size: number
  /** 1 when all parts are here; 0 when at most the thumbnail is. */
  whole: 0 | 1
  /** 1 when it is to be here whenever somebody opens it. */
  pinned: 0 | 1
  /** When it was last opened, ms since 1970 UTC. */
  used: number
  /** `value` is null while only the thumbnail came. `why` and `at` are the refusal's. */
  data: Sealed<{ value: FileValue | null; why: string | null; at: number }>
}

export interface OutboxRecord {
  n: number
  profile: ProfileId
  type: OutboxItem['type']
  /** It passes a complaint up; absent otherwise. */
  first?: 1
  data: Sealed<OutboxItem>
}

export type Database = IDBPDatabase<Schema>

export const databaseName = (workspace: WorkspaceId, member: MemberId): string => `kartoteka/${workspace}/${member}`

export const STORES = [
  'meta',
  'states',
  'updates',
  'rows',
  'outbox',
  'sent',
  'shelf',
  'late',
  'leaving',
  'files',
  'fileParts',
  'directory',
  'snapshot',
  'changedRows',
] as const

/** What the page must do when the database goes away under it. */
export interface DatabaseEvents {
  /**
   * Another tab brings a newer schema: finish, and ask for a reload. It is closed when the promise has settled.
   * `isDeleted`: another tab deletes it, and it is closed already.
   */
  outdated(isDeleted: boolean): Promise<void> | void
  /** The browser closed it (storage cleared, disk trouble). */
  closed(): void
}

export async function openDatabase(name: string, events: DatabaseEvents): Promise<Database> {
  const database = await openDB<Schema>(name, 4, {
    upgrade(db, oldVersion, _newVersion, tx) {
      // One that fails is told of by the opening.
      tx.done.catch(() => {})
      if (oldVersion < 1) {
        void db.createObjectStore('meta').put(seal(newId()), 'made')
        db.createObjectStore('states', { keyPath: 'profile' })
        db.createObjectStore('updates', { autoIncrement: true }).createIndex('profile', 'profile')
        db.createObjectStore('rows', { keyPath: 'profile' })
        db.createObjectStore('outbox', { keyPath: 'n' }).createIndex('profile', 'profile')
        db.createObjectStore('sent', { keyPath: 'n' }).createIndex('profile', 'profile')
        db.createObjectStore('shelf', { autoIncrement: true })
        db.createObjectStore('late', { keyPath: 'id' }).createIndex('profile', 'profile')
        db.createObjectStore('leaving')
      }
      if (oldVersion < 2) {
        const files = db.createObjectStore('files', { keyPath: 'file' })
        files.createIndex('profile', 'profile')
        files.createIndex('state', 'state')
        db.createObjectStore('fileParts')
      }
      if (oldVersion < 3) {
        db.createObjectStore('directory', { keyPath: 'profile' })
        db.createObjectStore('snapshot')
        db.createObjectStore('changedRows', { autoIncrement: true })
      }
      if (oldVersion < 4) tx.objectStore('outbox').createIndex('first', 'first')
    },
    blocking: (_version, next) => {
      const close = () => database.close()
      if (next === null) close()
      Promise.resolve(events.outdated(next === null)).then(close, close)
    },
    terminated: () => events.closed(),
  })
  return database
}
