/** The accounts as the process opens them; the files beside this one are what can be done with them. */
import type { Logger } from 'pino'
import type { Config } from '../config'
import type { Storage } from '../storage/storage'
import { openAuth, type Auth } from './auth'
import type { SessionOf } from './session'
import { makeSessionOf } from './sessions'

export interface Accounts {
  storage: Storage
  auth: Auth
  config: Config
  log: Logger
  /** Who a request or an upgrade comes from. */
  sessionOf: SessionOf
}

/** @throws Error when better-auth's tables cannot be brought up to date. */
export async function openAccounts(storage: Storage, config: Config, log: Logger): Promise<Accounts> {
  const auth = await openAuth(storage, config, log)
  return { storage, auth, config, log, sessionOf: makeSessionOf(auth, storage.db) }
}
