/** One's own devices. */
import { Hono } from 'hono'
import type { Accounts } from '../accounts/accounts'
import { listDevices, revokeDevice } from '../accounts/devices'
import { refuse, type HttpEnv } from './env'

export function deviceRoutes(accounts: Accounts): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get('/devices', async (c) => c.json(await listDevices(accounts.storage.db, c.get('session'))))
  routes.delete('/devices/:id', async (c) =>
    (await revokeDevice(accounts, c.get('session'), c.req.param('id'))) ? c.json({}) : refuse(c, 'noAccess'),
  )
  return routes
}
