/** Asking whether a client of the directory is really the one at the stand: a hash of 24 bits says only "probably". */
import { Hono } from 'hono'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { confirmBody } from '../../src/shared/api'
import type { ServerNotebook } from '../sync/notebook'
import { body } from './body'
import { refuse, type HttpEnv } from './env'

/** Questions of one member: enough for a busy day at a stand, too few to try out the numbers of a city. */
const A_MINUTE = 20
const A_DAY = 300

export function directoryRoutes(notebook: ServerNotebook): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  const minute = new RateLimiterMemory({ points: A_MINUTE, duration: 60 })
  const day = new RateLimiterMemory({ points: A_DAY, duration: 86_400 })

  routes.post('/directory/confirm', body(confirmBody), async (c) => {
    const session = c.get('session')
    if (!(await allowed(minute, session.member)) || !(await allowed(day, session.member))) return refuse(c, 'tooMany')
    return c.json({ same: await notebook.confirmSign(session, c.req.valid('json')) })
  })
  return routes
}

/** The limiter rejects with its state, not with an error, when the points are used up. */
const allowed = (limiter: RateLimiterMemory, member: string): Promise<boolean> =>
  limiter.consume(member).then(
    () => true,
    (reason: unknown) => {
      if (reason instanceof Error) throw reason
      return false
    },
  )
