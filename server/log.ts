/**
 * The log: one JSON line an event, on stderr. It never holds names, e-mails, what clients are called,
 * or tokens; ids are fine. Errors are logged by name, message and stack, so messages must not quote input.
 */
import { pino, type Logger } from 'pino'
import type { Config } from './config'

export function makeLog(config: Pick<Config, 'logLevel'>): Logger {
  return pino({ level: config.logLevel, base: null }, pino.destination({ dest: 2, sync: true }))
}

/** A request's path as the log may keep it: without query and without the token of a link. */
export function loggedPath(path: string): string {
  const [bare = ''] = path.split('?')
  return bare.replace(/^(\/api\/(?:setup|invitations|calendar|demo\/sign-in)\/)[^/]{20,}$/, (whole, start: string) =>
    UUID.test(whole.slice(start.length)) ? whole : `${start}…`,
  )
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
