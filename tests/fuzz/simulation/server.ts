/** The server: the product's own notebook and sockets over SQLite in memory, which can be killed and started again. */
import Sqlite from 'better-sqlite3'
import type { Role } from '../../../src/shared/access'
import { newId, type WorkspaceId } from '../../../src/shared/ids'
import type { Session } from '../../../server/accounts/session'
import { storageOver } from '../../../server/storage/sqlite/open'
import type { Storage } from '../../../server/storage/storage'
import type { ServerNotebook } from '../../../server/sync/notebook'
import { openNotebook } from '../../../server/sync/openNotebook'
import { handleSync } from '../../../server/sync/syncSocket'
import { addMember, addWorkspace, silent } from '../../support/notebook'
import { within, type Process } from './time'

/** Batches so small that every pull has stages. */
const SMALL = { little: 3, rows: 4, states: 3, bytes: 4_000 }

/** An empty database with all its tables, made once: migrations are slow. */
let empty: Buffer | undefined

export async function prepareDatabase(): Promise<void> {
  const sqlite = new Sqlite(':memory:')
  const storage = await storageOver(sqlite)
  // better-auth's own, as much of it as the sockets read.
  sqlite.exec('create table session (id text primary key)')
  empty = sqlite.serialize()
  await storage.close()
}

export class Server {
  readonly workspace = newId<'workspace'>() as WorkspaceId
  private constructor(
    public storage: Storage,
    public notebook: ServerNotebook,
    private process: Process,
  ) {}

  static async open(): Promise<Server> {
    const process = { alive: true }
    const { storage, notebook } = await begin(empty!, process)
    const server = new Server(storage, notebook, process)
    await addWorkspace(storage, server.workspace)
    return server
  }

  /** A member of the workspace with a session. */
  async member(role: Role, name: string): Promise<Session> {
    const session = await addMember(this.storage, this.workspace, role, name)
    this.storage.sqlite.prepare('insert into session (id) values (?)').run(session.id)
    return { ...session, expires: Number.MAX_SAFE_INTEGER }
  }

  /** The session with the member's role as it is now; null when it was ended. */
  async current(session: Session): Promise<Session | null> {
    const found = await this.storage.db
      .selectFrom('member')
      .select(['role', 'disabled'])
      .where('id', '=', session.member)
      .executeTakeFirstOrThrow()
    return found.disabled === null ? { ...session, role: found.role } : null
  }

  accept(socket: Parameters<typeof handleSync>[0], session: Session): void {
    const { notebook, storage } = this
    within(this.process, () =>
      handleSync(socket, session, { notebook, db: storage.db, log: silent, revalidate: () => this.current(session) }),
    )
  }

  /** Runs what arrives at the process that runs now. */
  within<T>(run: () => T): T {
    return within(this.process, run)
  }

  /** As after a kill: what was not committed never was, nobody was told goodbye. */
  async crash(): Promise<void> {
    this.process.alive = false
    const { sqlite } = this.storage
    if (sqlite.inTransaction) sqlite.exec('rollback')
    const committed = sqlite.serialize()
    sqlite.close()
    await this.begin(committed)
  }

  /** As after a stop. */
  async restart(): Promise<void> {
    await this.notebook.close()
    this.process.alive = false
    const kept = this.storage.sqlite.serialize()
    await this.storage.close()
    await this.begin(kept)
  }

  async close(): Promise<void> {
    await this.notebook.close()
    await this.storage.close()
    this.process.alive = false
  }

  private async begin(database: Buffer): Promise<void> {
    this.process = { alive: true }
    const { storage, notebook } = await begin(database, this.process)
    this.storage = storage
    this.notebook = notebook
  }
}

function begin(database: Buffer, process: Process): Promise<{ storage: Storage; notebook: ServerNotebook }> {
  return within(process, async () => {
    const storage = await storageOver(new Sqlite(database))
    return { storage, notebook: openNotebook(storage, silent, SMALL) }
  })
}
