/** Set-up links and invitations over HTTP, on the real server. */
import Sqlite from 'better-sqlite3'
import { join as joinPath } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditLine, Invitation, InvitationCard, Me, MemberCard } from '../../src/shared/api'
import {
  call,
  cookieOf,
  invite,
  join,
  PASSWORD,
  setUp,
  signIn,
  startServer,
  type Person,
  type TestServer,
} from '../support/server'

/** Changes the database under the running server: time cannot be waited for. */
function inDatabase(server: TestServer, statement: string, ...values: unknown[]): void {
  const db = new Sqlite(joinPath(server.dataDir, 'kartoteka.db'))
  db.prepare(statement).run(...values)
  db.close()
}

const form = (token: string) => ({
  token,
  company: 'Lesograd Panels',
  name: 'Marina Orlova',
  email: 'marina@example.com',
  password: PASSWORD,
  zone: 'Europe/Moscow',
  locale: 'ru',
})
const unknownToken = 'A'.repeat(43)

describe('the set-up link', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  test('is good for nothing once its time is over, and a new start prints another', async () => {
    const token = server.setupToken()
    inDatabase(server, 'update setup_link set expires = ?', Date.now() - 1)
    expect((await call(server, 'GET', `/api/setup/${token}`)).error).toBe('linkExpired')
    expect((await call(server, 'POST', '/api/setup', form(token))).error).toBe('linkExpired')
    await server.restart()
    expect(server.setupToken()).not.toBe(token)
  })

  test('of no server is unknown', async () => {
    expect((await call(server, 'GET', `/api/setup/${unknownToken}`)).error).toBe('linkUnknown')
    expect((await call(server, 'POST', '/api/setup', form(unknownToken))).error).toBe('linkUnknown')
  })

  test('is kept while the form is refused: a short password, a zone that does not exist', async () => {
    const token = server.setupToken()
    const short = { ...form(token), password: 'ninechars' }
    expect(await call(server, 'POST', '/api/setup', short)).toMatchObject({ status: 422, error: 'weakPassword' })
    const nowhere = { ...form(token), zone: 'Mars/Olympus' }
    expect(await call(server, 'POST', '/api/setup', nowhere)).toMatchObject({ status: 400, error: 'badRequest' })
    expect(await call(server, 'GET', `/api/setup/${token}`)).toMatchObject({ status: 200, body: {} })
  })

  test('makes the company and signs its head in, once, even when used twice at the same moment', async () => {
    const token = server.setupToken()
    const answers = await Promise.all([1, 2].map(() => call<Me>(server, 'POST', '/api/setup', form(token))))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410])
    const made = answers.find(({ status }) => status === 200)!
    expect(made.body).toMatchObject({
      member: { name: 'Marina Orlova', email: 'marina@example.com', role: 'head', mayExport: false },
      workspace: { name: 'Lesograd Panels', zone: 'Europe/Moscow', locale: 'ru' },
    })
    const me = await call<Me>(server, 'GET', '/api/me', undefined, { cookie: cookieOf(made.headers) })
    expect(me.body.member).toEqual(made.body.member)
    expect((await call(server, 'GET', `/api/setup/${token}`)).error).toBe('linkUsed')
  })

  test('is printed no more, and older ones are closed, once there is a company', async () => {
    await server.restart()
    expect(() => server.setupToken()).toThrow('no set-up link')
  })

  test('is nowhere in the log', () => {
    expect(server.output()).not.toMatch(/\/api\/setup\/[\w-]{20,}/)
  })
})

describe('an invitation', () => {
  let server: TestServer
  let head: Person
  const accept = (token: string, email: string, more: object = {}) =>
    call<Me>(server, 'POST', '/api/invitations/accept', { token, name: 'Ольга', email, password: PASSWORD, ...more })
  const states = async () => {
    const { body } = await head.get<Invitation[]>('/api/invitations')
    return new Map(body.map(({ id, state }) => [id, state]))
  }
  beforeAll(async () => {
    server = await startServer()
    head = await setUp(server)
  })
  afterAll(() => server.stop())

  test('shows its holder company, role and who invites, without a session', async () => {
    const { token, link } = await invite(head, { name: 'Тимур', role: 'viewer' })
    expect(link).toBe(`${server.url}/invitation#${token}`)
    const { body } = await call<InvitationCard>(server, 'GET', `/api/invitations/${token}`)
    expect(body).toEqual({ company: 'Lesograd Panels', name: 'Тимур', role: 'viewer', invitedBy: 'Marina Orlova' })
  })

  test('makes a member with its role and session, once, even when used twice at the same moment', async () => {
    const { id, token } = await invite(head, { role: 'manager' })
    const answers = await Promise.all(['olga@example.com', 'other@example.com'].map((email) => accept(token, email)))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410])
    const made = answers.find(({ status }) => status === 200)!
    expect(made.body.member).toMatchObject({ name: 'Ольга', role: 'manager' })
    expect((await call(server, 'GET', `/api/invitations/${token}`)).error).toBe('linkUsed')
    expect((await accept(token, 'third@example.com')).error).toBe('linkUsed')
    expect((await states()).get(id)).toBe('used')
    const { body } = await head.get<MemberCard[]>('/api/members')
    expect(body.filter(({ name }) => name === 'Ольга')).toHaveLength(1)
  })

  test('stays open when the address is taken or the password short, and then still works', async () => {
    const { id, token } = await invite(head)
    expect((await accept(token, 'MARINA@example.com')).error).toBe('emailTaken')
    expect((await accept(token, 'anna@example.com', { password: 'short' })).error).toBe('weakPassword')
    expect((await states()).get(id)).toBe('open')
    expect((await accept(token, 'anna@example.com')).status).toBe(200)
  })

  test('that the head took back is closed', async () => {
    const { id, token } = await invite(head)
    expect((await head.delete(`/api/invitations/${id}`)).status).toBe(200)
    expect((await call(server, 'GET', `/api/invitations/${token}`)).error).toBe('linkRevoked')
    expect((await accept(token, 'late@example.com')).error).toBe('linkRevoked')
    expect((await states()).get(id)).toBe('revoked')
    expect((await head.delete(`/api/invitations/${id}`)).error).toBe('noAccess')
  })

  test('expires', async () => {
    const { id, token } = await invite(head, { days: 1 })
    inDatabase(server, 'update invitation set expires = ? where id = ?', Date.now() - 1, id)
    expect((await call(server, 'GET', `/api/invitations/${token}`)).error).toBe('linkExpired')
    expect((await accept(token, 'late@example.com')).error).toBe('linkExpired')
    expect((await states()).get(id)).toBe('expired')
  })

  test('of no company is unknown', async () => {
    expect((await call(server, 'GET', `/api/invitations/${unknownToken}`)).error).toBe('linkUnknown')
    expect((await accept(unknownToken, 'x@example.com')).error).toBe('linkUnknown')
  })

  test('leaves a trace: who invited, who accepted', async () => {
    const { id, token } = await invite(head, { role: 'viewer', days: 3 })
    const { body: me } = await accept(token, 'trace@example.com')
    const { body: lines } = await head.get<AuditLine[]>('/api/audit')
    expect(lines[0]).toMatchObject({ action: 'accept', by: me.member.id, detail: { invitation: id, role: 'viewer' } })
    expect(lines[1]).toMatchObject({ action: 'invite', by: head.me.member.id, detail: { invitation: id, days: 3 } })
  })

  test('keeps a member after a restart', async () => {
    const olga = await join(server, head)
    await server.restart()
    expect((await olga.get<Me>('/api/me')).body.member.id).toBe(olga.me.member.id)
    expect((await signIn(server, olga.email)).me.member.id).toBe(olga.me.member.id)
  })

  test('leaves no token, password or address in the log or the database file', async () => {
    const { token } = await invite(head)
    await call(server, 'GET', `/api/invitations/${token}`)
    expect(server.output()).not.toContain(token)
    expect(server.output()).not.toContain('@example.com')
    const db = new Sqlite(joinPath(server.dataDir, 'kartoteka.db'), { readonly: true })
    const stored = JSON.stringify([
      db.prepare('select * from invitation').all(),
      db.prepare('select * from account').all(),
    ])
    db.close()
    expect(stored).not.toContain(token)
    expect(stored).not.toContain(PASSWORD)
  })
})

test('guessing tokens ends after a minute’s worth of tries, for the one who guesses only', async () => {
  const server = await startServer({ env: { TRUST_PROXY: 'true' } })
  try {
    const guess = (address: string, token = unknownToken) =>
      call(server, 'GET', `/api/setup/${token}`, undefined, { headers: { 'x-forwarded-for': `8.8.8.8, ${address}` } })
    const guesses = await Promise.all(Array.from({ length: 60 }, () => guess('10.0.0.1')))
    expect(new Set(guesses.map(({ error }) => error))).toEqual(new Set(['linkUnknown']))
    expect(await guess('10.0.0.1', server.setupToken())).toMatchObject({ status: 429, error: 'tooMany' })
    expect((await guess('10.0.0.2', server.setupToken())).status).toBe(200)
  } finally {
    await server.stop()
  }
})
