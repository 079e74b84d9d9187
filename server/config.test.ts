import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kartoteka-config-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const read = (env: NodeJS.ProcessEnv, flags: string[] = []) => readConfig({ DATA_DIR: folder, ...env }, flags)

test('every setting has a default', () => {
  expect(read({})).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    dataDir: folder,
    publicUrl: null,
    trustProxy: false,
    logLevel: 'info',
    sessionDays: 60,
    setupHours: 24,
    memberFiles: 5_000_000_000,
    companyFiles: 50_000_000_000,
    locale: 'en',
    demo: false,
  })
})

test('an empty variable counts as absent', () => {
  expect(read({ PORT: '', PUBLIC_URL: ' ', AUTH_SECRET: '' })).toMatchObject({ port: 8080, publicUrl: null })
})

test('the demo keeps its data apart, with a secret of its own', () => {
  const demo = read({}, ['--demo'])
  expect(demo).toMatchObject({ demo: true, dataDir: join(folder, 'demo') })
  expect(demo.authSecret).not.toBe(read({}).authSecret)
})

test('the secret is made once, kept for its owner only, and a given one is used instead', () => {
  const { authSecret } = read({})
  expect(authSecret).toHaveLength(43)
  expect(read({}).authSecret).toBe(authSecret)
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(authSecret)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  expect(read({ AUTH_SECRET: 'x'.repeat(32) }).authSecret).toBe('x'.repeat(32))
})

test('the public address is kept as an origin', () => {
  expect(read({ PUBLIC_URL: 'https://Clients.Example.com:443/' }).publicUrl).toBe('https://clients.example.com')
})

test.each([
  [{ LANG: 'ru_RU.UTF-8' }, 'ru'],
  [{ LANG: 'ru_RU.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'en_US.UTF-8', DEMO_LANGUAGE: 'ru' }, 'ru'],
])('the demo speaks by %o', (env, locale) => {
  expect(read(env).locale).toBe(locale)
})

describe('a setting that cannot be used is told in a sentence', () => {
  test.each([
    [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ PORT: '-1' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ PUBLIC_URL: 'clients.example.com' }, 'PUBLIC_URL must be an address such as'],
    [{ PUBLIC_URL: 'https://example.com/clients' }, 'PUBLIC_URL must be an address such as'],
    [{ PUBLIC_URL: 'ftp://example.com' }, 'PUBLIC_URL must be an address such as'],
    [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY must be true or false.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
    [{ SESSION_DAYS: '0' }, 'SESSION_DAYS must be a whole number from 1 to 365.'],
    [{ SETUP_HOURS: '721' }, 'SETUP_HOURS must be a whole number from 1 to 720.'],
    [{ DEMO_LANGUAGE: 'de' }, 'DEMO_LANGUAGE must be en or ru.'],
    [{ AUTH_SECRET: 'short' }, 'AUTH_SECRET must have 32 characters or more.'],
    [{ DATA_DIR: '/dev/null/data' }, 'DATA_DIR /dev/null/data cannot be made or written.'],
  ])('%o', (env, sentence) => {
    expect(() => read(env)).toThrow(ConfigError)
    expect(() => read(env)).toThrow(sentence)
  })

  test('so is an unknown option', () => {
    expect(() => read({}, ['--dem'])).toThrow('Unknown option --dem.')
  })
})
