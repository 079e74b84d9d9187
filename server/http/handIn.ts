/** What the device of somebody who left may still say, by its hand-in token (accounts/handIn.ts). No session. */
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { LIMITS } from '../../src/shared/protocol'
import type { Accounts } from '../accounts/accounts'
import { countHandedIn, leaverOf, takeReceipt, type Leaver } from '../accounts/handIn'
import type { ServerFiles } from '../files/files'
import { readFrame } from '../sync/frames'
import type { ServerNotebook } from '../sync/notebook'
import { refuse, type HttpEnv } from './env'
import { makeLimits } from './limits'
import { fileRoutes } from './profileFiles'

/** Requests of one device a minute: pushes of hundreds of steps, and pieces of files. */
const A_MINUTE = 300

interface LeaverEnv extends HttpEnv {
  Variables: HttpEnv['Variables'] & { leaver: Leaver }
}

/** Mounted before the gate of sessions and the limit of ordinary bodies: its own gate comes before any body is read. */
export function handInRoutes(accounts: Accounts, notebook: ServerNotebook, files: ServerFiles): Hono<LeaverEnv> {
  const { db } = accounts.storage
  const tries = makeLimits(accounts.config)
  const byDevice = new RateLimiterMemory({ points: A_MINUTE, duration: 60 })
  const routes = new Hono<LeaverEnv>()

  const gate = createMiddleware<LeaverEnv>(async (c, next) => {
    if (!(await tries.byAddress(c))) return refuse(c, 'tooMany')
    const token = tokenOf(c)
    const leaver = token === null ? null : await leaverOf(db, token)
    if (leaver === null) return refuse(c, 'noAccess')
    await tries.succeeded(c)
    const allowed = await byDevice.consume(leaver.device).then(
      () => true,
      () => false,
    )
    if (!allowed) return refuse(c, 'tooMany')
    if (Number(c.req.header('content-length') ?? Infinity) > leaver.room) return refuse(c, 'tooLarge')
    c.set('leaver', leaver)
    c.set('session', leaver.session)
    return next()
  })

  /** One frame of type `push` as on /sync; answers `{ answers, taken, refused }`, the counts of all that came by this token. Without items it asks whether the token is good. */
  routes.post('/hand-in', gate, bodyLimit({ maxSize: LIMITS.frame, onError: tooLarge }), async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const frame = readFrame(bytes)
    if ('close' in frame || frame.type !== 'push') return refuse(c, 'badRequest')
    const { session, device } = c.get('leaver')
    const { answers, fresh } = await notebook.handIn({ session, device }, frame.items)
    const refused = fresh.filter(({ result }) => result === 'refused').length
    const all = await countHandedIn(db, device, { bytes: bytes.length, taken: fresh.length - refused, refused })
    return c.json({ answers, ...all })
  })

  routes.post('/hand-in/wiped', async (c) => {
    if (!(await tries.byAddress(c))) return refuse(c, 'tooMany')
    const token = tokenOf(c)
    if (token === null || !(await takeReceipt(db, token))) return refuse(c, 'noAccess')
    await tries.succeeded(c)
    return c.json({})
  })

  // Files are sent and never read here.
  routes.use('/hand-in/profiles/*', (c, next) =>
    c.req.method === 'POST' || c.req.method === 'PUT' ? gate(c, next) : Promise.resolve(refuse(c, 'noAccess')),
  )
  routes.use('/hand-in/profiles/*', bodyLimit({ maxSize: LIMITS.body, onError: tooLarge }))
  routes.use('/hand-in/profiles/*', async (c, next) => {
    await next()
    const bytes = Number(c.req.header('content-length') ?? 0)
    await countHandedIn(db, c.get('leaver').device, { bytes, taken: 0, refused: 0 })
  })
  routes.route('/hand-in', fileRoutes(files))
  return routes
}

function tooLarge(c: Context): Response {
  c.header('connection', 'close')
  return refuse(c, 'tooLarge')
}

/** Never in an address: those are kept in logs. */
function tokenOf(c: Context): string | null {
  const [, token] = /^HandIn ([\w-]{20,100})$/.exec(c.req.header('authorization') ?? '') ?? []
  return token ?? null
}
