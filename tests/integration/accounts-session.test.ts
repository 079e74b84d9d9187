/** Signing in and out, what the cookie is, and how a session ends. */
import Sqlite from 'better-sqlite3'
import { once } from 'node:events'
import { join as joinPath } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Me } from '../../src/shared/api'
import { CLOSE } from '../../src/shared/protocol'
import {
  call,
  closeCode,
  cookieOf,
  join,
  openSocket,
  PASSWORD,
  setUp,
  signIn,
  startServer,
  type Person,
  type TestServer,
} from '../support/server'
import { openDevice } from '../support/syncDevice'

let server: TestServer
let head: Person
beforeAll(async () => {
  server = await startServer()
  head = await setUp(server)
})
afterAll(() => server.stop())

const tryPassword = (email: string, password: string) => call(server, 'POST', '/api/sign-in', { email, password })

/** Moves a session's end, as if time had passed. */
function moveExpiry(person: Person, expires: number): void {
  const db = new Sqlite(joinPath(server.dataDir, 'kartoteka.db'))
  const user = 'select user_id from member where id = ?'
  db.prepare(`update session set expiresAt = ? where userId = (${user})`).run(
    new Date(expires).toISOString(),
    person.me.member.id,
  )
  db.close()
}

describe('signing in', () => {
  test('gives the member and a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await tryPassword('MARINA@example.com ', PASSWORD)
    expect(answer.body).toMatchObject({ member: head.me.member, workspace: head.me.workspace })
    const [line, ...others] = answer.headers.getSetCookie()
    expect(others).toEqual([])
    expect(line).toMatch(/^kartoteka\.session_token=/)
    expect(line).toMatch(/; HttpOnly/)
    expect(line).toMatch(/; SameSite=Strict/)
    expect(line).toMatch(/; Path=\//)
    expect(line).toMatch(/; Max-Age=5184000/)
    expect(line).not.toMatch(/Secure/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('answers a wrong password and an unknown address alike', async () => {
    const wrong = await tryPassword(head.email, 'not the password')
    const unknown = await tryPassword('nobody@example.com', 'not the password')
    expect(wrong).toMatchObject({ status: 401, body: { error: { code: 'wrongPassword' } } })
    expect({ status: unknown.status, body: unknown.body }).toEqual({ status: wrong.status, body: wrong.body })
    expect(unknown.headers.getSetCookie()).toEqual([])
  })

  test('takes too many wrong tries for one address, then none, and leaves others alone', async () => {
    const victim = await join(server, head)
    for (let tries = 0; tries < 10; tries++)
      expect((await tryPassword(victim.email, 'wrong password')).error).toBe('wrongPassword')
    expect(await tryPassword(victim.email, 'wrong password')).toMatchObject({ status: 429, error: 'tooMany' })
    expect((await tryPassword(victim.email, PASSWORD)).error).toBe('tooMany')
    expect((await tryPassword(head.email, PASSWORD)).status).toBe(200)
  })

  test('over https makes the cookie Secure', async () => {
    const origin = 'https://clients.example.com'
    const secure = await startServer({ env: { PUBLIC_URL: `${origin}/` } })
    try {
      const form = { company: 'X', name: 'Y', email: 'y@example.com', password: PASSWORD, zone: 'UTC', locale: 'en' }
      const body = { token: secure.setupToken(), ...form }
      const elsewhere = await call(secure, 'POST', '/api/setup', body, { origin: secure.url })
      expect(elsewhere.error).toBe('noAccess')
      const answer = await call<Me>(secure, 'POST', '/api/setup', body, { origin })
      expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-kartoteka\.session_token=.*; Secure/)
      expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000')
      const me = await call<Me>(secure, 'GET', '/api/me', undefined, { cookie: cookieOf(answer.headers) })
      expect(me.body.member.email).toBe('y@example.com')
    } finally {
      await secure.stop()
    }
  })
})

describe('a session', () => {
  test('ends with sign-out, there and then', async () => {
    const person = await signIn(server, head.email)
    const answer = await person.post('/api/sign-out', {})
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^kartoteka\.session_token=;.*Max-Age=0/)
    expect(await person.get('/api/me')).toMatchObject({ status: 401, error: 'signIn' })
    expect((await head.get('/api/me')).status).toBe(200)
  })

  test('signing out without one is fine', async () => {
    expect((await call(server, 'POST', '/api/sign-out', {})).status).toBe(200)
  })

  test('with a forged or cut cookie is none', async () => {
    const [value] = head.cookie.split('.').slice(-1)
    const forged = head.cookie.replace(value!, `${value![0] === 'A' ? 'B' : 'A'}${value!.slice(1)}`)
    for (const cookie of [
      forged,
      head.cookie.slice(0, -5),
      'kartoteka.session_token=',
      'kartoteka.session_token=%',
      ';;=',
    ])
      expect((await call(server, 'GET', '/api/me', undefined, { cookie })).error).toBe('signIn')
  })

  test('expires', async () => {
    const person = await join(server, head)
    moveExpiry(person, Date.now() - 1_000)
    expect((await person.get('/api/me')).error).toBe('signIn')
    expect(await closeCode(person.socket('/sync'))).toBe(CLOSE.signIn.code)
  })

  test('in use is prolonged by a day that has passed', async () => {
    const person = await join(server, head)
    const day = 86_400_000
    moveExpiry(person, Date.now() + 58 * day)
    const answer = await person.get<Me>('/api/me')
    expect(answer.body.expires).toBeGreaterThan(Date.now() + 59 * day)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^kartoteka\.session_token=.*HttpOnly/)
    expect(cookieOf(answer.headers)).toBe(person.cookie)
    expect((await person.get<Me>('/api/me')).headers.getSetCookie()).toEqual([])
  })

  test('of a disabled member is over at once, by HTTP and by socket, and comes back only with a new sign-in', async () => {
    const person = await join(server, head)
    const { closed } = await openDevice(person)
    const path = `/api/members/${person.me.member.id}`
    expect((await head.patch(path, { disabled: true })).status).toBe(200)
    expect((await person.get('/api/me')).error).toBe('signIn')
    expect(await closed).toBe(CLOSE.signIn.code)
    expect(await closeCode(person.socket('/sync'))).toBe(CLOSE.signIn.code)
    expect(await tryPassword(person.email, PASSWORD)).toMatchObject({ status: 403, error: 'memberDisabled' })
    expect((await tryPassword(person.email, 'wrong password')).error).toBe('wrongPassword')
    await head.patch(path, { disabled: false })
    expect((await person.get('/api/me')).error).toBe('signIn')
    expect((await signIn(server, person.email)).me.member.id).toBe(person.me.member.id)
  })
})

describe('a socket', () => {
  const profile = '01a200d9-9214-7000-bd6a-5079b577b204'

  test('without a session is accepted and closed with the code that says so', async () => {
    for (const path of ['/sync', `/ws/profile/${profile}`, '/ws/profile/nonsense'])
      expect(await closeCode(openSocket(server, path))).toBe(CLOSE.signIn.code)
  })

  test('for a profile that is none, or that nobody has, is closed with one code', async () => {
    for (const id of ['nonsense', profile, 'a%2fb'])
      expect(await closeCode(head.socket(`/ws/profile/${id}`))).toBe(CLOSE.noAccess.code)
  })

  test('from a foreign page or for an unknown path is turned away before anything is upgraded', async () => {
    const refused = async (path: string, origin: string) => {
      const socket = openSocket(server, path, { cookie: head.cookie, origin })
      const [error] = (await once(socket, 'error')) as unknown as [Error]
      return error.message
    }
    expect(await refused('/sync', 'https://evil.example')).toContain('403')
    expect(await refused('/sync', 'null')).toContain('403')
    expect(await refused('/else', server.url)).toContain('404')
  })

  test('is told that the server restarts, and the process ends well', async () => {
    const { closed } = await openDevice(head)
    const start = Date.now()
    expect(await server.end()).toBe(0)
    expect(Date.now() - start).toBeLessThan(5_000)
    expect(await closed).toBe(CLOSE.restart.code)
    await server.restart()
    expect((await head.get('/api/me')).status).toBe(200)
  })
})
