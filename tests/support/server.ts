/**
 * The real server as a child process, with a data folder of its own in the system's temporary folder, and
 * people in it. Used by integration, fuzz and browser tests.
 *
 *   const server = await startServer()
 *   const marina = await setUp(server)                       // the head
 *   const olga = await join(server, marina, { name: 'Olga', role: 'manager' })
 *   await olga.post('/api/exports', {...})                   // { status, body, headers }
 *   await server.stop()
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath, resolve } from 'node:path'
import { WebSocket } from 'ws'
import type { Role } from '../../src/shared/access'
import type { ApiErrorCode, Invitation, Me } from '../../src/shared/api'

const ROOT = resolve(import.meta.dirname, '../..')

export interface ServerOptions {
  /** Settings of server/config.ts; PORT is a free one and DATA_DIR a new folder unless they are named here. */
  env?: Record<string, string>
  /** Runs with --demo. */
  demo?: boolean
  /** Runs dist/server/main.js instead of the source. Default: when KARTOTEKA_BUILT=1. */
  built?: boolean
  /** Options of Node itself. */
  node?: string[]
  /** A data folder to go on with; without one it is made, and removed by `stop`. */
  dataDir?: string
}

export interface TestServer {
  /** http://localhost:PORT; stays over a restart. */
  url: string
  port: number
  dataDir: string
  /** Of the process that runs now. */
  pid(): number
  /** Everything printed since the last start: stdout (the greeting) and stderr (the log). */
  output(): string
  /** The token of the printed set-up link; throws when none was printed. */
  setupToken(): string
  /** The demo's sign-in links, in the printed order. */
  demoLinks(): { name: string; role: Role; url: string }[]
  /** SIGTERM, as a supervisor stops it; gives the exit code. The data stay until `stop`. */
  end(): Promise<number | null>
  /** SIGKILL, as a power cut stops it. */
  kill(): Promise<void>
  /** Starts again on the same port and data; ends it first when it runs. */
  restart(): Promise<void>
  /** Ends it, removes its data (unless the folder was given), and gives the exit code. */
  stop(): Promise<number | null>
}

/** Starts the server and waits for its ready line. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(joinPath(tmpdir(), 'kartoteka-')))
  let run = await launch(options, dataDir, 0)
  const { port } = run

  const end = async () => {
    if (run.child.exitCode === null && run.child.signalCode === null) {
      run.child.kill('SIGTERM')
      await once(run.child, 'exit')
    }
    return run.child.exitCode
  }
  return {
    url: `http://localhost:${port}`,
    port,
    dataDir,
    pid: () => run.child.pid ?? 0,
    output: () => run.output(),
    setupToken: () => setupTokenIn(run.output()),
    demoLinks: () => demoLinksIn(run.output()),
    end,
    async kill() {
      if (run.child.exitCode !== null || run.child.signalCode !== null) return
      run.child.kill('SIGKILL')
      await once(run.child, 'exit')
    },
    async restart() {
      await end()
      run = await launch(options, dataDir, port)
    },
    async stop() {
      const code = await end()
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
      return code
    },
  }
}

interface Run {
  child: ChildProcess
  port: number
  output(): string
}

/** Node itself is the child, so that signals and exit codes are the server's own. */
async function launch(options: ServerOptions, dataDir: string, port: number): Promise<Run> {
  const built = options.built ?? process.env.KARTOTEKA_BUILT === '1'
  const program = built ? ['dist/server/main.js'] : ['--import', 'tsx', 'server/main.ts']
  if (built && !existsSync(joinPath(ROOT, program[0]!))) throw new Error('dist/server is not built: npm run build')
  const child = spawn(process.execPath, [...(options.node ?? []), ...program, ...(options.demo ? ['--demo'] : [])], {
    cwd: ROOT,
    env: { ...settings(), PORT: `${port}`, DATA_DIR: dataDir, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const ready = new Promise<number>((resolve, reject) => {
    const onText = (chunk: Buffer) => {
      text += chunk.toString()
      const match = /^Kartoteka is ready on http:\/\/localhost:(\d+)$/m.exec(text)
      if (match) resolve(Number(match[1]))
    }
    child.stdout.on('data', onText)
    child.stderr.on('data', onText)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready:\n${text}`)))
  })
  return { child, port: await ready, output: () => text }
}

/** The environment without settings that somebody's shell may hold. */
function settings(): NodeJS.ProcessEnv {
  const { PUBLIC_URL: _, HOST: __, AUTH_SECRET: ___, TRUST_PROXY: ____, APP_DIR: _____, ...env } = process.env
  return { ...env, LOG_LEVEL: 'info' }
}

function setupTokenIn(output: string): string {
  const token = /\/setup#([\w-]+)/.exec(output)?.[1]
  if (token === undefined) throw new Error(`no set-up link was printed:\n${output}`)
  return token
}

const demoLinksIn = (output: string): { name: string; role: Role; url: string }[] =>
  [...output.matchAll(/^ {2}(.+) \((head|manager|viewer)\): (http\S+)$/gm)].map(([, name = '', role, url = '']) => ({
    name,
    role: role as Role,
    url,
  }))

export interface Answer<T = unknown> {
  status: number
  headers: Headers
  /** Parsed JSON; the text when it is none. */
  body: T
  /** The code of a refusal; undefined for a success. */
  error: ApiErrorCode | undefined
}

export interface CallOptions {
  cookie?: string
  /** The Origin header; null sends none. Default: the server's own, as a browser would. */
  origin?: string | null
  headers?: Record<string, string>
  /** Sent as it is instead of JSON. */
  raw?: string
}

/** One HTTP call as our own page would make it. */
export async function call<T = unknown>(
  server: Pick<TestServer, 'url'>,
  method: string,
  path: string,
  body?: unknown,
  { cookie, origin = server.url, headers, raw }: CallOptions = {},
): Promise<Answer<T>> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...((body !== undefined || raw !== undefined) && { 'content-type': 'application/json' }),
      ...(cookie !== undefined && { cookie }),
      ...(origin !== null && { origin }),
      ...headers,
    },
    body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
  })
  const text = await response.text()
  const parsed = parse(text)
  const error = (parsed as { error?: { code?: ApiErrorCode } } | null)?.error?.code
  return { status: response.status, headers: response.headers, body: parsed as T, error }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The Cookie header that answers these Set-Cookie lines. */
export const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

/** Somebody who is signed in. */
export interface Person {
  me: Me
  email: string
  password: string
  /** The Cookie header of the session. */
  cookie: string
  get<T = unknown>(path: string): Promise<Answer<T>>
  post<T = unknown>(path: string, body?: unknown): Promise<Answer<T>>
  put<T = unknown>(path: string, body?: unknown): Promise<Answer<T>>
  patch<T = unknown>(path: string, body?: unknown): Promise<Answer<T>>
  delete<T = unknown>(path: string): Promise<Answer<T>>
  /** A socket with this person's cookie and our own Origin; `/sync` or `/ws/profile/<id>`. */
  socket(path: string): WebSocket
}

function person(server: TestServer, me: Me, email: string, password: string, cookie: string): Person {
  const send =
    (method: string) =>
    <T>(path: string, body?: unknown) =>
      call<T>(server, method, path, body, { cookie })
  return {
    me,
    email,
    password,
    cookie,
    get: send('GET'),
    post: send('POST'),
    put: send('PUT'),
    patch: send('PATCH'),
    delete: send('DELETE'),
    socket: (path) => openSocket(server, path, { cookie }),
  }
}

/** A raw socket, as a browser with this cookie on this origin would open it. */
export function openSocket(
  server: Pick<TestServer, 'url'>,
  path: string,
  { cookie, origin = server.url }: { cookie?: string; origin?: string } = {},
): WebSocket {
  const headers = cookie === undefined ? {} : { cookie }
  return new WebSocket(`${server.url.replace('http', 'ws')}${path}`, { headers, origin })
}

/** The code with which the server closed a socket. */
export async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number]
  return code
}

export const PASSWORD = 'correct horse battery'

/** Sets the company up by the printed link; gives its head. */
export async function setUp(
  server: TestServer,
  given: { name?: string; email?: string; locale?: 'en' | 'ru' } = {},
): Promise<Person> {
  const { name = 'Marina Orlova', email = 'marina@example.com', locale = 'en' } = given
  const form = { company: 'Lesograd Panels', name, email, password: PASSWORD, zone: 'Europe/Moscow', locale }
  const answer = await call<Me>(server, 'POST', '/api/setup', { token: server.setupToken(), ...form })
  return entered(server, answer, email, PASSWORD)
}

/** An invitation by a head; gives its id and the token of its link. */
export async function invite(head: Person, given: { name?: string; role?: Role; days?: number } = {}) {
  const { name = 'Olga', role = 'manager', days = 7 } = given
  const answer = await head.post<{ id: Invitation['id']; link: string }>('/api/invitations', { name, role, days })
  if (answer.status !== 200) throw new Error(`no invitation: ${answer.status} ${answer.error}`)
  return { id: answer.body.id, link: answer.body.link, token: answer.body.link.split('#')[1]! }
}

let joined = 0

/** Invites somebody and accepts for him or her. */
export async function join(
  server: TestServer,
  head: Person,
  given: { name?: string; email?: string; role?: Role } = {},
): Promise<Person> {
  const { name = `Member ${++joined}`, email = `member${joined}.${Date.now()}@example.com`, role = 'manager' } = given
  const { token } = await invite(head, { name, role })
  const answer = await call<Me>(server, 'POST', '/api/invitations/accept', { token, name, email, password: PASSWORD })
  return entered(server, answer, email, PASSWORD)
}

/** Signs in anew: another session of the same person. */
export async function signIn(server: TestServer, email: string, password = PASSWORD): Promise<Person> {
  return entered(server, await call<Me>(server, 'POST', '/api/sign-in', { email, password }), email, password)
}

/** Signs in by a link of the demo. */
export async function signInByLink(server: TestServer, url: string): Promise<Person> {
  const path = new URL(url).pathname
  const { headers } = await call(server, 'GET', path)
  const cookie = cookieOf(headers)
  const answer = await call<Me>(server, 'GET', '/api/me', undefined, { cookie })
  if (answer.status !== 200) throw new Error(`the link signs nobody in: ${answer.status} ${answer.error}`)
  return person(server, answer.body, answer.body.member.email, '', cookie)
}

function entered(server: TestServer, answer: Answer<Me>, email: string, password: string): Person {
  if (answer.status !== 200) throw new Error(`not signed in: ${answer.status} ${answer.error}`)
  return person(server, answer.body, email, password, cookieOf(answer.headers))
}
