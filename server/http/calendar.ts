/** A member's calendar: its address for the member, and the calendar itself for whatever program has the address. */
import { Hono } from 'hono'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { calendarBody, type CalendarState } from '../../src/shared/api'
import type { Accounts } from '../accounts/accounts'
import { dropFeed, feedMade, feedOf, makeFeed } from '../accounts/feeds'
import { feedText } from '../push/calendar'
import { body } from './body'
import { refuse, type HttpEnv } from './env'
import { makeLimits } from './limits'
import { may } from './rights'

/** Readings of one calendar in ten minutes: programs ask a few times an hour. */
const READINGS = 20
/** Seconds for which what was read is good enough. */
const FRESH = 900

/** With no session: the token in the address is all there is. Stands before the gate of sessions. */
export function feedRoutes({ storage, config }: Accounts): Hono<HttpEnv> {
  const tries = makeLimits(config)
  const readings = new RateLimiterMemory({ points: READINGS, duration: 600 })
  return new Hono<HttpEnv>().get('/calendar/:file{[\\w-]{20,100}\\.ics}', async (c) => {
    if (!(await tries.byAddress(c))) return refuse(c, 'tooMany')
    const feed = await feedOf(storage.db, c.req.param('file').slice(0, -'.ics'.length))
    if (feed === null) return refuse(c, 'noAccess')
    await tries.succeeded(c)
    const isFew = await readings.consume(feed.member).then(
      () => true,
      () => false,
    )
    if (!isFew) return refuse(c, 'tooMany')
    const origin = config.publicUrl ?? new URL(c.req.url).origin
    c.header('content-type', 'text/calendar; charset=utf-8')
    c.header('content-disposition', 'inline; filename="kartoteka.ics"')
    c.header('cache-control', `private, max-age=${FRESH}`)
    return c.body(await feedText(storage.db, feed, origin, Date.now()))
  })
}

/** For the member, in Settings. */
export function calendarRoutes({ storage, config }: Accounts): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get('/calendar', may('calendar'), async (c) =>
    c.json({ made: await feedMade(storage.db, c.get('session')) } satisfies CalendarState),
  )
  routes.post('/calendar', may('calendar'), body(calendarBody), async (c) => {
    const token = await makeFeed(storage, c.get('session'), c.req.valid('json').locale)
    if (token === null) return refuse(c, 'noAccess')
    const origin = config.publicUrl ?? new URL(c.req.url).origin
    return c.json({ link: `${origin}/api/calendar/${token}.ics` })
  })
  // Whoever may not read it any more may still end it.
  routes.delete('/calendar', async (c) => {
    await dropFeed(storage, c.get('session'))
    return c.json({})
  })
  return routes
}
