/** What every route finds in its context, and how a route refuses. */
import type { Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ApiError, ApiErrorCode } from '../../src/shared/api'
import type { Session } from '../accounts/session'

/** The Hono environment of all routes under /api. */
export interface HttpEnv {
  Variables: {
    /** Set by `signedIn` and `may` (rights.ts), which stand before every route that reads it. */
    session: Session
  }
}
export type Routes = Hono<HttpEnv>
export type RouteContext = Context<HttpEnv>

const STATUS: Record<ApiErrorCode, ContentfulStatusCode> = {
  badRequest: 400,
  tooLarge: 413,
  tooMany: 429,
  signIn: 401,
  wrongPassword: 401,
  memberDisabled: 403,
  noAccess: 404,
  linkUnknown: 404,
  linkUsed: 410,
  linkExpired: 410,
  linkRevoked: 410,
  emailTaken: 409,
  weakPassword: 422,
  lastHead: 409,
  sameOwner: 409,
  fieldType: 409,
  settingsFull: 409,
  fileType: 422,
  fileDamaged: 422,
  fileQuota: 507,
  server: 500,
}

/** The one error shape: `{ error: { code } }`. Unknown and forbidden are both `noAccess`, a 404. */
export function refuse(c: Context, code: ApiErrorCode): Response {
  return c.json({ error: { code } satisfies ApiError }, STATUS[code])
}
