/** Every setting of the server, read once from the environment. The README lists the same names. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'

export interface Config {
  /** PORT: where the server listens; 0 takes a free one. Default 8080. */
  port: number
  /**
   * HOST: the interface it listens on. Default 127.0.0.1, so that a server without TLS is reached from this
   * machine only; 0.0.0.0 (or ::) opens it to the network, as in a container behind a proxy.
   */
  host: string
  /** DATA_DIR: the folder of the database and the secret. Default `data`; the demo keeps its own in `demo` inside it. */
  dataDir: string
  /** APP_DIR: the folder of the built app. Default `dist/app`. */
  appDir: string
  /**
   * PUBLIC_URL: the address people open, without a path, such as https://clients.example.com. With it only that
   * origin may change anything, and links name it; https makes cookies Secure. Default null: whatever host
   * the browser asked for, over plain HTTP.
   */
  publicUrl: string | null
  /** TRUST_PROXY: true when a proxy of ours stands in front and sets X-Forwarded-For. Default false. */
  trustProxy: boolean
  /** LOG_LEVEL: silent, error, warn, info or debug. Default info. */
  logLevel: (typeof LOG_LEVELS)[number]
  /** SESSION_DAYS: days without use after which a sign-in ends, 1 to 365. Default 60: weeks offline are normal. */
  sessionDays: number
  /** SETUP_HOURS: hours for which the first set-up link is good, 1 to 720. Default 24; each start prints a new one. */
  setupHours: number
  /** FILES_MEMBER_MB: room for the files that one member sends, in megabytes. Default 5000. Here in bytes. */
  memberFiles: number
  /** FILES_COMPANY_MB: room for all files of one company, in megabytes. Default 50000. Here in bytes. */
  companyFiles: number
  /** DEMO_LANGUAGE: en or ru, the language of the demo workspace. Default: that of LANG. */
  locale: 'en' | 'ru'
  /** AUTH_SECRET: signs the session cookies, 32 characters or more. Default: made at the first start, kept in DATA_DIR. */
  authSecret: string
  /** `--demo` was given: the demo workspace and its sign-in links. */
  demo: boolean
  /** `--restored` was given: the data come from a backup. Says so to the data and ends. */
  restored: boolean
}

const MEGABYTE = 1_000_000

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const

const whole = (name: string, min: number, max: number, fallback: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,6}$/, `${name} must be a whole number from ${min} to ${max}.`),
      v.transform(Number),
      v.minValue(min, `${name} must be a whole number from ${min} to ${max}.`),
      v.maxValue(max, `${name} must be a whole number from ${min} to ${max}.`),
    ),
    `${fallback}`,
  )

const origin = v.pipe(
  v.string(),
  v.check(isOrigin, 'PUBLIC_URL must be an address such as https://clients.example.com, without a path.'),
  v.transform((url) => new URL(url).origin),
)

const settings = v.object({
  PORT: whole('PORT', 0, 65_535, 8080),
  HOST: v.optional(v.pipe(v.string(), v.maxLength(255)), '127.0.0.1'),
  DATA_DIR: v.optional(v.string(), 'data'),
  APP_DIR: v.optional(v.string(), 'dist/app'),
  PUBLIC_URL: v.optional(origin),
  TRUST_PROXY: v.optional(v.picklist(['true', 'false'], 'TRUST_PROXY must be true or false.'), 'false'),
  LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`), 'info'),
  SESSION_DAYS: whole('SESSION_DAYS', 1, 365, 60),
  SETUP_HOURS: whole('SETUP_HOURS', 1, 720, 24),
  FILES_MEMBER_MB: whole('FILES_MEMBER_MB', 1, 999_999, 5_000),
  FILES_COMPANY_MB: whole('FILES_COMPANY_MB', 1, 999_999, 50_000),
  DEMO_LANGUAGE: v.optional(v.picklist(['en', 'ru'], 'DEMO_LANGUAGE must be en or ru.')),
  AUTH_SECRET: v.optional(v.pipe(v.string(), v.minLength(32, 'AUTH_SECRET must have 32 characters or more.'))),
})

/** A setting that cannot be used. The message is one sentence for the person who starts the server. */
export class ConfigError extends Error {}

/**
 * Reads the settings; an empty variable counts as absent. Makes the data folder and, when no
 * AUTH_SECRET is given, the secret in it.
 * @throws ConfigError naming the first setting that cannot be used.
 */
export function readConfig(env: NodeJS.ProcessEnv, flags: readonly string[] = []): Config {
  const unknown = flags.find((flag) => flag !== '--demo' && flag !== '--restored')
  if (unknown !== undefined) throw new ConfigError(`Unknown option ${unknown}. There are --demo and --restored.`)
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = v.safeParse(settings, given)
  if (!parsed.success) throw new ConfigError(parsed.issues[0].message)
  const set = parsed.output
  const demo = flags.includes('--demo')
  const dataDir = resolve(set.DATA_DIR, ...(demo ? ['demo'] : []))
  makeFolder(dataDir)
  return {
    port: set.PORT,
    host: set.HOST,
    dataDir,
    appDir: resolve(set.APP_DIR),
    publicUrl: set.PUBLIC_URL ?? null,
    trustProxy: set.TRUST_PROXY === 'true',
    logLevel: set.LOG_LEVEL,
    sessionDays: set.SESSION_DAYS,
    setupHours: set.SETUP_HOURS,
    memberFiles: set.FILES_MEMBER_MB * MEGABYTE,
    companyFiles: set.FILES_COMPANY_MB * MEGABYTE,
    locale: set.DEMO_LANGUAGE ?? languageOf(env),
    authSecret: set.AUTH_SECRET ?? keptSecret(join(dataDir, 'secret')),
    demo,
    restored: flags.includes('--restored'),
  }
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && `${url.search}${url.hash}${url.username}` === ''
}

const languageOf = (env: NodeJS.ProcessEnv): 'en' | 'ru' =>
  (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').startsWith('ru') ? 'ru' : 'en'

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch {
    throw new ConfigError(`DATA_DIR ${path} cannot be made or written.`)
  }
}

/** The secret of this data folder, readable by its owner only; made when there is none. */
function keptSecret(path: string): string {
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new ConfigError(`DATA_DIR: ${path} cannot be written.`)
  }
  const secret = readFileSync(path, 'utf8').trim()
  if (secret.length < 32)
    throw new ConfigError(`The secret in ${path} is too short. Delete the file to make a new one.`)
  return secret
}
