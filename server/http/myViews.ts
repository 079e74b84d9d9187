/** One's own saved views, for every member. */
import { Hono } from 'hono'
import { isId, type ViewId } from '../../src/shared/ids'
import { myViewBody } from '../../src/shared/view/myViews'
import type { Accounts } from '../accounts/accounts'
import { keepView, viewsOf } from '../accounts/memberViews'
import { body } from './body'
import { refuse, type HttpEnv } from './env'

export function myViewRoutes({ storage }: Accounts): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get('/my/views', async (c) => c.json(await viewsOf(storage.db, c.get('session').member)))
  routes.put('/my/views/:id', body(myViewBody), async (c) => {
    const id = c.req.param('id')
    const { at, view } = c.req.valid('json')
    if (!isId(id) || (view !== null && view.id !== id)) return refuse(c, 'badRequest')
    const kept = await keepView(storage, c.get('session'), { id: id as ViewId, at, view })
    return kept ? c.json({}) : refuse(c, 'settingsFull')
  })
  return routes
}
