/** All HTTP routes, in the order of their gates. */
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { Logger } from 'pino'
import { LIMITS } from '../../src/shared/protocol'
import type { Accounts } from '../accounts/accounts'
import type { Config } from '../config'
import { loggedPath } from '../log'
import type { ServerPush } from '../push/push'
import type { ServerNotebook } from '../sync/notebook'
import { SessionOver } from '../sync/sight'
import type { ServerFiles } from '../files/files'
import { calendarRoutes, feedRoutes } from './calendar'
import { deviceRoutes } from './devices'
import { directoryRoutes } from './directory'
import { refuse, type HttpEnv } from './env'
import { handInRoutes } from './handIn'
import { appFiles } from './files'
import { securityHeaders } from './headers'
import { offeredRoutes } from './offered'
import { isOwnOrigin } from './origin'
import { fileRoutes } from './profileFiles'
import { profileRoutes } from './profiles'
import { pushRoutes } from './push'
import { signedIn } from './rights'
import { meRoutes, publicRoutes } from './session'
import { myViewRoutes } from './myViews'
import { settingRoutes } from './settings'
import { teamRoutes } from './team'

/** The app behind `fetch`: /api, /healthz, and the built pages for everything else. */
export function httpApp(
  accounts: Accounts,
  notebook: ServerNotebook,
  files: ServerFiles,
  push: ServerPush,
): Hono<HttpEnv> {
  const { config, log } = accounts
  const app = new Hono<HttpEnv>()
  app.use(securityHeaders(config), requestLog(log))
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.route('/api', apiRoutes(accounts, notebook, files, push))
  // The service worker takes what other apps share. Where it is gone, the page says that it has to be shared again.
  app.post('/arrive', (c) => c.redirect('/arrive?problem=lost', 303))
  app.get('*', appFiles(config.appDir, log))
  app.notFound((c) => refuse(c, 'noAccess'))
  app.onError((error, c) => {
    // The member was disabled between the gate and the lock.
    if (error instanceof SessionOver) return refuse(c, 'signIn')
    // Hono's own refusals are about the request: JSON that does not parse.
    if (error instanceof HTTPException) return refuse(c, error.status === 413 ? 'tooLarge' : 'badRequest')
    log.error({ err: error, path: loggedPath(c.req.path) }, 'a route failed')
    return refuse(c, 'server')
  })
  return app
}

function apiRoutes(accounts: Accounts, notebook: ServerNotebook, files: ServerFiles, push: ServerPush): Hono<HttpEnv> {
  const api = new Hono<HttpEnv>()
  api.use(neverStored, ownOriginOnly(accounts.config))
  api.route('/', handInRoutes(accounts, notebook, files))
  api.use(bodyLimit({ maxSize: LIMITS.body, onError: tooLarge }))
  api.route('/', publicRoutes(accounts))
  api.route('/', feedRoutes(accounts))
  // Everything below needs a session: also what does not exist, so that strangers learn nothing.
  api.use(signedIn(accounts.sessionOf))
  api.route('/', meRoutes(accounts))
  api.route('/', teamRoutes(accounts))
  api.route('/', settingRoutes(accounts))
  api.route('/', myViewRoutes(accounts))
  api.route('/', deviceRoutes(accounts))
  api.route('/', pushRoutes(accounts, push))
  api.route('/', calendarRoutes(accounts))
  api.route('/', offeredRoutes(accounts, notebook))
  api.route('/', profileRoutes(notebook))
  api.route('/', directoryRoutes(notebook))
  api.route('/', fileRoutes(files))
  api.all('*', (c) => refuse(c, 'noAccess'))
  return api
}

/** The rest of the body is not read, so the connection ends with this answer; the header says so. */
function tooLarge(c: Context): Response {
  c.header('connection', 'close')
  return refuse(c, 'tooLarge')
}

const neverStored = createMiddleware(async (c, next) => {
  await next()
  // Bytes of files may be asked about again: their routes say how.
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
})

/** Cross-site forgery: what may change something must come from our own pages. */
const ownOriginOnly = (config: Config) =>
  createMiddleware(async (c, next) => {
    const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD'
    if (changes && !isOwnOrigin(config, c.req.header('origin'), c.req.header('host'))) return refuse(c, 'noAccess')
    return next()
  })

const requestLog = (log: Logger) =>
  createMiddleware(async (c, next) => {
    const start = performance.now()
    await next()
    const line = { method: c.req.method, path: loggedPath(c.req.path), status: c.res.status }
    const level = c.req.path.startsWith('/api/') ? 'info' : 'debug'
    log[level]({ ...line, ms: Math.round(performance.now() - start) }, 'request')
  })
