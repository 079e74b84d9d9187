/** The head's routes: invitations, members, audit; and the record of an export. */
import { Hono } from 'hono'
import { exportBody, inviteBody, memberPatch } from '../../src/shared/api'
import type { Accounts } from '../accounts/accounts'
import { listAudit } from '../accounts/audit'
import { recordExport } from '../accounts/exports'
import { invite, listInvitations, revokeInvitation } from '../accounts/invitations'
import { changeMember, listMembers } from '../accounts/members'
import { body } from './body'
import { refuse, type HttpEnv } from './env'
import { may } from './rights'

export function teamRoutes(accounts: Accounts): Hono<HttpEnv> {
  const { storage, config } = accounts
  const routes = new Hono<HttpEnv>()

  routes.get('/invitations', may('invite'), async (c) =>
    c.json(await listInvitations(storage.db, c.get('session').workspace)),
  )
  routes.post('/invitations', may('invite'), body(inviteBody), async (c) => {
    const made = await invite(accounts, c.get('session'), c.req.valid('json'))
    if (made === null) return refuse(c, 'noAccess')
    // After the #, so that the token is in no server's log.
    const link = `${config.publicUrl ?? new URL(c.req.url).origin}/invitation#${made.token}`
    return c.json({ id: made.id, link })
  })
  routes.delete('/invitations/:id', may('invite'), async (c) =>
    (await revokeInvitation(accounts, c.get('session'), c.req.param('id'))) ? c.json({}) : refuse(c, 'noAccess'),
  )

  routes.get('/members', may('manageTeam'), async (c) =>
    c.json(await listMembers(storage.db, c.get('session').workspace)),
  )
  routes.patch('/members/:id', may('manageTeam'), body(memberPatch), async (c) => {
    const result = await changeMember(accounts, c.get('session'), c.req.param('id'), c.req.valid('json'))
    return result === 'done' ? c.json({}) : refuse(c, result)
  })

  routes.get('/audit', may('readAudit'), async (c) => c.json(await listAudit(storage.db, c.get('session').workspace)))

  routes.post('/exports', may('export'), body(exportBody), async (c) =>
    (await recordExport(accounts, c.get('session'), c.req.valid('json'))) ? c.json({}) : refuse(c, 'noAccess'),
  )
  return routes
}
