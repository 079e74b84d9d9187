/** Whether the device of this session is told of news while its app is closed. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { pushBody, pushPatch, type PushState } from '../../src/shared/api'
import type { Accounts } from '../accounts/accounts'
import type { ServerPush } from '../push/push'
import { isSubscribed, reachAnew, subscribe, unsubscribe } from '../push/subscriptions'
import { body } from './body'
import { refuse, type HttpEnv } from './env'
import { may } from './rights'

/** Bytes: an address, two keys and some hours. */
const SIZE = 4_096
/** Changes of one member a minute. */
const A_MINUTE = 20

export function pushRoutes({ storage }: Accounts, push: ServerPush): Hono<HttpEnv> {
  const tries = new RateLimiterMemory({ points: A_MINUTE, duration: 60 })
  const few = createMiddleware<HttpEnv>(async (c, next) => {
    const allowed = await tries.consume(c.get('session').member).then(
      () => true,
      () => false,
    )
    return allowed ? next() : refuse(c, 'tooMany')
  })
  const small = bodyLimit({ maxSize: SIZE, onError: (c) => refuse(c, 'tooLarge') })
  const routes = new Hono<HttpEnv>()

  routes.get('/push', may('notify'), async (c) => {
    const on = await isSubscribed(storage.db, c.get('session'))
    return c.json({ key: push.key, on } satisfies PushState)
  })
  routes.post('/push', may('notify'), few, small, body(pushBody), async (c) => {
    const result = await subscribe(storage, c.get('session'), c.req.valid('json'), push)
    return result === 'done' ? c.json({}) : refuse(c, result)
  })
  routes.patch('/push', may('notify'), few, small, body(pushPatch), async (c) => {
    const result = await reachAnew(storage, c.get('session'), c.req.valid('json'), push)
    return result === 'done' ? c.json({}) : refuse(c, result)
  })
  // Whoever may not be told may still end it.
  routes.delete('/push', few, async (c) => {
    await unsubscribe(storage.db, c.get('session'))
    return c.json({})
  })
  return routes
}
