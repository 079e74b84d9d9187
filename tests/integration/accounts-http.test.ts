/** What every HTTP answer has, and what bad requests get. */
import { connect } from 'node:net'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { LIMITS } from '../../src/shared/protocol'
import { call, PASSWORD, setUp, startServer, type Person, type TestServer } from '../support/server'

let server: TestServer
let head: Person
let app: string
const FIRST_PAGES = ['client.en.html', 'client.ru.html', 'gate.ru.html']
const script = 'console.log("Лесоград");\n'.repeat(100)

beforeAll(async () => {
  app = await mkdtemp(joinPath(tmpdir(), 'kartoteka-app-'))
  await mkdir(joinPath(app, 'assets'))
  await mkdir(joinPath(app, '.first'))
  for (const page of FIRST_PAGES)
    await writeFile(joinPath(app, '.first', page), `<!doctype html><title>${page}</title>`)
  await writeFile(joinPath(app, 'index.html'), '<!doctype html><title>Kartoteka</title>')
  await writeFile(joinPath(app, 'sw.js'), script)
  await writeFile(joinPath(app, 'manifest.webmanifest'), '{}')
  await writeFile(joinPath(app, 'assets', 'index-Ab3_d-9.js'), script)
  server = await startServer({ env: { APP_DIR: app } })
  head = await setUp(server)
})
afterAll(async () => {
  await server.stop()
  await rm(app, { recursive: true, force: true })
})
afterEach(async () => {
  // Whatever a test sent, the server is up and the head is still the head.
  expect((await call(server, 'GET', '/healthz')).body).toEqual({ ok: true })
  expect((await head.get('/api/me')).status).toBe(200)
})

const HEADERS = {
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

test.each(['/', '/clients', '/api/me', '/api/nothing', '/healthz', '/missing.js', '/assets/index-Ab3_d-9.js'])(
  'the security headers are on %s',
  async (path) => {
    const { headers } = await call(server, 'GET', path)
    for (const [name, value] of Object.entries(HEADERS)) expect(headers.get(name), name).toBe(value)
    expect(headers.get('permissions-policy')).toContain('camera=(self), microphone=(self), geolocation=()')
    expect(headers.get('x-powered-by')).toBeNull()
  },
)

describe('the built app', () => {
  test('a page is index.html, asked for anew each time', async () => {
    for (const path of ['/', '/clients', '/clients/01a200d9/history', '/index.html']) {
      const { status, headers, body } = await call(server, 'GET', path)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(headers.get('cache-control')).toBe('no-cache')
      expect(body).toContain('<title>Kartoteka</title>')
    }
  })

  test.each([
    ['/clients/01a200d9', 'de, ru-RU;q=0.8', 'client.ru.html'],
    ['/clients/01a200d9', 'de', 'client.en.html'],
    ['/clients/01a200d9', undefined, 'client.en.html'],
    ['/sign-in', 'ru', 'gate.ru.html'],
    ['/sign-in', 'en', 'Kartoteka'],
    ['/clients/new', 'ru', 'Kartoteka'],
    ['/clients/01a200d9/history', 'ru', 'Kartoteka'],
  ])('at %s, for who reads %s, is the page that names what is seen there first: %s', async (path, languages, title) => {
    const headers: Record<string, string> = languages === undefined ? {} : { 'accept-language': languages }
    const answer = await call(server, 'GET', path, undefined, { headers })
    expect(answer.body).toContain(`<title>${title}</title>`)
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(answer.headers.get('vary')).toBe('accept-encoding, accept-language')
  })

  test('what is named by its hash is kept for ever; the worker and the manifest are not', async () => {
    const hashed = await call(server, 'GET', '/assets/index-Ab3_d-9.js')
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(hashed.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(hashed.body).toBe(script)
    for (const path of ['/sw.js', '/manifest.webmanifest'])
      expect((await call(server, 'GET', path)).headers.get('cache-control')).toBe('no-cache')
  })

  test.each(['br', 'gzip'])('is sent as %s to who takes it, and means the same', async (encoding) => {
    const answer = await call(server, 'GET', '/sw.js', undefined, { headers: { 'accept-encoding': encoding } })
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('vary')).toBe('accept-encoding')
    expect(answer.body).toBe(script)
  })

  test('is sent as it is to who takes nothing else', async () => {
    const headers = { 'accept-encoding': 'identity, br;q=0' }
    const answer = await call(server, 'GET', '/sw.js', undefined, { headers })
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(answer.body).toBe(script)
  })

  test('is not sent again to who has it', async () => {
    const etag = (await call(server, 'GET', '/')).headers.get('etag')!
    const again = await call(server, 'GET', '/', undefined, { headers: { 'if-none-match': etag } })
    expect(again).toMatchObject({ status: 304, body: '' })
  })

  test.each([
    '/missing.js',
    '/assets/../../package.json',
    '/..%2f..%2fpackage.json',
    '/%00.js',
    '/.env',
    '/.first/client.ru.html',
  ])('has no %s', async (path) => {
    expect(await raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 4/)
  })
})

/** Bytes as they are, over a plain connection; gives the whole answer. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (bytes) => (answer += bytes.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })

describe('a bad request', () => {
  test.each([
    ['malformed JSON', '{"email":'],
    ['no object', '[]'],
    ['null', 'null'],
    ['nothing', ''],
    ['wrong types', '{"email":1,"password":{}}'],
    ['no address', '{"email":"x","password":"y"}'],
    ['more than asked', `{"email":"a@example.com","password":"y","role":"head"}`],
    ['a password without end', JSON.stringify({ email: 'a@example.com', password: 'x'.repeat(201) })],
    ['a poisoned prototype', '{"__proto__":{"role":"head"},"email":"a@example.com"}'],
  ])('%s gets the error shape', async (_, text) => {
    const answer = await call(server, 'POST', '/api/sign-in', undefined, { raw: text })
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'badRequest' } } })
  })

  test('a body that is not JSON by its type is none', async () => {
    const raw = JSON.stringify({ email: head.email, password: PASSWORD })
    const headers = { 'content-type': 'text/plain' }
    expect((await call(server, 'POST', '/api/sign-in', undefined, { raw, headers })).error).toBe('badRequest')
  })

  test('an oversized body is refused, announced or in chunks', async () => {
    const big = JSON.stringify({ email: 'a@example.com', password: 'x'.repeat(LIMITS.body) })
    const announced = await call(server, 'POST', '/api/sign-in', undefined, { raw: big })
    expect(announced).toMatchObject({ status: 413, body: { error: { code: 'tooLarge' } } })
    const chunked = await fetch(`${server.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: new Blob([big]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(chunked.status).toBe(413)
    expect(await chunked.json()).toEqual({ error: { code: 'tooLarge' } })
  })

  test.each([
    ['no Host', 'GET /api/me HTTP/1.0\r\n\r\n'],
    ['a Host that is none', 'GET /api/me HTTP/1.1\r\nHost: a b/c\r\nConnection: close\r\n\r\n'],
    ['no HTTP', 'hello\r\n\r\n'],
    ['a path with broken escapes', 'GET /api/setup/%E0%A4%A HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
  ])('%s is answered with a refusal', async (_, text) => {
    expect(await raw(text)).toMatch(/^HTTP\/1.1 4\d\d/)
  })
})

describe('a foreign page', () => {
  test.each(['https://evil.example', 'null', 'http://localhost:1', 'http://localhost.evil.example'])(
    'at %s changes nothing, whatever the route',
    async (origin) => {
      const options = { cookie: head.cookie, origin }
      const password = { email: head.email, password: PASSWORD }
      for (const [method, path, body] of [
        ['POST', '/api/sign-in', password],
        ['POST', '/api/sign-out', {}],
        ['POST', '/api/invitations', { name: 'x', role: 'head', days: 1 }],
        ['PATCH', `/api/members/${head.me.member.id}`, { mayExport: true }],
        ['DELETE', '/api/devices/01a200d9-9214-7000-bd6a-5079b577b204', undefined],
        ['POST', '/api/handovers', {}],
      ] as const)
        expect(await call(server, method, path, body, options)).toMatchObject({ status: 404, error: 'noAccess' })
      expect((await head.get('/api/me')).status).toBe(200)
    },
  )

  test('is told apart from a program that names no origin and brings its own cookie', async () => {
    const options = { cookie: head.cookie, origin: null }
    const body = { format: 'csv', filter: '', count: 0 }
    expect((await call(server, 'POST', '/api/exports', body, options)).status).toBe(200)
  })
})
