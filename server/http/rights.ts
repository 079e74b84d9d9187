/** The two gates before the routes: signed in at all, and the role's right by the one table. */
import { createMiddleware } from 'hono/factory'
import { mayInWorkspace, type WorkspaceAction } from '../../src/shared/access'
import type { SessionOf } from '../accounts/session'
import { refuse, type HttpEnv } from './env'

/** Lets through who has a session, and names it for the routes behind. */
export const signedIn = (sessionOf: SessionOf) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    const session = await sessionOf(c.req.raw.headers)
    if (session === null) return refuse(c, 'signIn')
    c.set('session', session)
    return next()
  })

/** Lets through whose role may do this in the workspace. Stands behind `signedIn`. */
export const may = (action: WorkspaceAction) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    const { role, mayExport } = c.get('session')
    if (!mayInWorkspace(role, action, mayExport)) return refuse(c, 'noAccess')
    return next()
  })
