/** The seam between the process and the demo workspace. */
import type { Kysely } from 'kysely'
import type { Role } from '../../src/shared/access'
import type { Accounts } from '../accounts/accounts'
import type { Config } from '../config'
import type { Storage } from '../storage/storage'
import type { Tables } from '../storage/tables'
import type { ServerNotebook } from '../sync/notebook'

export interface DemoContext {
  storage: Storage
  /** The same as `storage.db`. */
  db: Kysely<Tables>
  /** For `createWorkspace` and `createMember` (accounts/team.ts) and `demoLink` (accounts/demo.ts). */
  accounts: Accounts
  notebook: ServerNotebook
  config: Config
  /** The language of names and texts: `config.locale`. */
  locale: 'en' | 'ru'
}

export interface DemoLink {
  name: string
  role: Role
  /** Signs this member in when opened; lasting, and only while the server runs with --demo. */
  url: string
}

/** Fills an empty demo workspace, or finds the one that is there. */
export type EnsureDemo = (context: DemoContext) => Promise<{ links: DemoLink[] }>
