/** Handing over and sharing, for a screen. */
import { Hono } from 'hono'
import { grantBody, handoverBody } from '../../src/shared/api'
import { isId, type MemberId, type ProfileId } from '../../src/shared/ids'
import type { ServerNotebook } from '../sync/notebook'
import { body } from './body'
import { refuse, type HttpEnv, type RouteContext } from './env'

export function profileRoutes(notebook: ServerNotebook): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()

  routes.get('/handovers', async (c) => c.json(await notebook.handovers(c.get('session'))))
  routes.post('/handovers', body(handoverBody), async (c) => {
    const { profiles, to, note } = c.req.valid('json')
    const result = await notebook.handOver(c.get('session'), profiles, to, note)
    return 'error' in result ? refuse(c, result.error) : c.json(result)
  })

  routes.put('/profiles/:id/grants/:member', body(grantBody), async (c) => {
    const ids = idsOf(c)
    const grant = c.req.valid('json')
    const set =
      ids !== null && (await notebook.setGrant(c.get('session'), ids.profile, { ...grant, member: ids.member }))
    return set ? c.json({}) : refuse(c, 'noAccess')
  })
  routes.delete('/profiles/:id/grants/:member', async (c) => {
    const ids = idsOf(c)
    const dropped = ids !== null && (await notebook.dropGrant(c.get('session'), ids.profile, ids.member))
    return dropped ? c.json({}) : refuse(c, 'noAccess')
  })
  return routes
}

function idsOf(c: RouteContext): { profile: ProfileId; member: MemberId } | null {
  const { id = '', member = '' } = c.req.param()
  return isId(id) && isId(member) ? { profile: id as ProfileId, member: member as MemberId } : null
}
