/** What a socket's conversation is given by the process that accepted it. */
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Session } from '../accounts/session'
import type { Tables } from '../storage/tables'
import type { ServerNotebook } from './notebook'

export interface SocketContext {
  notebook: ServerNotebook
  db: Kysely<Tables>
  log: Logger
  /**
   * Reads the socket's session anew from the cookie it came with: null when it ended, expired, was
   * revoked, or its member was disabled. Ask when `workspace.access_version` moved, at least every second.
   */
  revalidate: () => Promise<Session | null>
}
