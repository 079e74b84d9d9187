/** Signing in and out, and the links by which somebody becomes a member. */
import { Hono, type Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { acceptBody, setupBody, signInBody, type ApiErrorCode } from '../../src/shared/api'
import type { Accounts } from '../accounts/accounts'
import { signInByDemoLink } from '../accounts/demo'
import { acceptInvitation, invitationCard } from '../accounts/invitations'
import { meOf, prolong, seen, signIn, signOut, type SignedIn } from '../accounts/sessions'
import { setUp, setupRefusal } from '../accounts/setup'
import { body } from './body'
import { refuse, type HttpEnv } from './env'
import { makeLimits } from './limits'

/** What needs no session. */
export function publicRoutes(accounts: Accounts): Hono<HttpEnv> {
  const { storage, config } = accounts
  const limits = makeLimits(config)
  const routes = new Hono<HttpEnv>()

  /** Answers Me with the session's cookie, or the refusal. */
  async function welcome(c: Context, result: SignedIn | { refused: ApiErrorCode }, email?: string): Promise<Response> {
    if ('refused' in result) return refuse(c, result.refused)
    await limits.succeeded(c, email)
    setCookies(c, result.cookies)
    return c.json(await meOf(storage.db, result.session))
  }
  const fewTries = createMiddleware(async (c, next) => {
    if (!(await limits.byAddress(c))) return refuse(c, 'tooMany')
    return next()
  })

  routes.post('/sign-in', body(signInBody), async (c) => {
    const { email, password } = c.req.valid('json')
    if (!(await limits.byEmail(c, email))) return refuse(c, 'tooMany')
    return welcome(c, await signIn(accounts, email, password), email)
  })

  routes.post('/sign-out', async (c) => {
    setCookies(c, await signOut(accounts, c.req.raw.headers))
    return c.json({})
  })

  routes.get('/setup/:token', fewTries, async (c) => {
    const refused = await setupRefusal(storage.db, c.req.param('token'))
    if (refused !== null) return refuse(c, refused)
    await limits.succeeded(c)
    return c.json({})
  })
  routes.post('/setup', body(setupBody), fewTries, async (c) => welcome(c, await setUp(accounts, c.req.valid('json'))))

  routes.get('/invitations/:token', fewTries, async (c) => {
    const card = await invitationCard(storage.db, c.req.param('token'))
    if ('refused' in card) return refuse(c, card.refused)
    await limits.succeeded(c)
    return c.json(card)
  })
  routes.post('/invitations/accept', body(acceptBody), fewTries, async (c) =>
    welcome(c, await acceptInvitation(accounts, c.req.valid('json'))),
  )

  if (config.demo)
    routes.get('/demo/sign-in/:token', async (c) => {
      const signedIn = await signInByDemoLink(accounts, c.req.param('token'))
      if (signedIn === null) return refuse(c, 'linkUnknown')
      setCookies(c, signedIn.cookies)
      return c.redirect('/')
    })
  return routes
}

/** GET /me: who is signed in, and one more span for a session in use. */
export function meRoutes(accounts: Accounts): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/me', async (c) => {
    const session = c.get('session')
    const { expires, cookies } = await prolong(accounts, c.req.raw.headers)
    setCookies(c, cookies)
    await seen(accounts.storage.db, session)
    return c.json(await meOf(accounts.storage.db, { ...session, expires: expires ?? session.expires }))
  })
}

function setCookies(c: Context, lines: string[]): void {
  for (const line of lines) c.header('set-cookie', line, { append: true })
}
