/**
 * better-auth, as far as we use it: passwords (scrypt), sessions and their cookie. Its tables live in our
 * database; its HTTP handler is not mounted: our own few routes call it (server/http).
 */
import { runWithAdapter } from '@better-auth/core/context'
import { betterAuth, type BetterAuthOptions } from 'better-auth'
import { getAdapter } from 'better-auth/db/adapter'
import { getMigrations } from 'better-auth/db/migration'
import { generateSignedCookie } from 'hono/cookie'
import type { Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Config } from '../config'
import type { Storage } from '../storage/storage'
import type { Tables } from '../storage/tables'

/** Characters of a password; the upper end keeps hashing from being a way to keep the server busy. */
export const PASSWORD = { min: 10, max: 200 } as const

const DAY = 86_400

export type Auth = Awaited<ReturnType<typeof openAuth>>

/** Brings better-auth's tables up to date and opens it on our database. */
export async function openAuth(storage: Storage, config: Config, log: Logger) {
  const options = authOptions(storage, config, log)
  const { runMigrations } = await getMigrations(options)
  await runMigrations()
  const auth = betterAuth(options)
  const context = await auth.$context
  const { name, attributes } = context.authCookies.sessionToken

  return {
    api: auth.api,
    /** Users, credential accounts and sessions by themselves, without any route. */
    internal: context.internalAdapter,
    hashPassword: (password: string) => context.password.hash(password),
    /** Runs better-auth's statements inside our transaction, so that both commit or neither. */
    async inTransaction<T>(trx: Transaction<Tables>, work: () => Promise<T>): Promise<T> {
      const adapter = await getAdapter({ ...options, database: { db: trx, type: storage.type } })
      return runWithAdapter(adapter, work)
    },
    /** The Set-Cookie line for a session's token. */
    cookie: (token: string) =>
      generateSignedCookie(name, token, context.secret, {
        ...attributes,
        maxAge: config.sessionDays * DAY,
      }),
  }
}

function authOptions(storage: Storage, config: Config, log: Logger) {
  return {
    appName: 'Kartoteka',
    baseURL: config.publicUrl ?? `http://localhost:${config.port}`,
    secret: config.authSecret,
    database: { db: storage.db, type: storage.type },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD.min,
      maxPasswordLength: PASSWORD.max,
    },
    // The session is read from the database each time: one that was ended is over at once.
    session: { expiresIn: config.sessionDays * DAY, updateAge: DAY, cookieCache: { enabled: false } },
    advanced: {
      // Browsers do not tell ports apart: a demo beside the real server must not overwrite its cookie.
      cookiePrefix: config.demo ? 'kartoteka-demo' : 'kartoteka',
      useSecureCookies: config.publicUrl?.startsWith('https://') ?? false,
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true, path: '/' },
      // We have just migrated; a check at the first request would wait for a transaction that waits for it.
      database: { validateSchema: false },
    },
    telemetry: { enabled: false },
    // Its further arguments may quote what was typed: only the sentence is kept.
    logger: { level: 'error', log: (level, message) => log[level]({ from: 'better-auth' }, message) },
  } satisfies BetterAuthOptions
}
