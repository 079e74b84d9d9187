/** What came back after a restore from a backup and awaits the head. */
import { Hono } from 'hono'
import { offeredBody } from '../../src/shared/api'
import type { Accounts } from '../accounts/accounts'
import type { ServerNotebook } from '../sync/notebook'
import { listOffered } from '../sync/restore'
import { body } from './body'
import { refuse, type HttpEnv } from './env'
import { may } from './rights'

export function offeredRoutes({ storage }: Accounts, notebook: ServerNotebook): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get('/offered', may('manageTeam'), async (c) =>
    c.json(await listOffered(storage.db, c.get('session').workspace)),
  )
  routes.post('/offered', may('manageTeam'), body(offeredBody), async (c) => {
    const result = await notebook.settleOffered(c.get('session'), c.req.valid('json'))
    return result === 'done' ? c.json({}) : refuse(c, result)
  })
  return routes
}
