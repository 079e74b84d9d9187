/** What a team has agreed on, for its heads to change; everybody gets it with the team (server/sync/team.ts). */
import { Hono } from 'hono'
import type * as v from 'valibot'
import { isId, type ViewId } from '../../src/shared/ids'
import { SETTING_SCHEMAS, type SettingKind, type SettingValue } from '../../src/shared/team/settings'
import type { Accounts } from '../accounts/accounts'
import { dropView, saveSetting } from '../accounts/settings'
import { body } from './body'
import { refuse, type HttpEnv } from './env'
import { may } from './rights'

export function settingRoutes(accounts: Accounts): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  for (const kind of Object.keys(SETTING_SCHEMAS) as SettingKind[]) {
    const schema: v.GenericSchema<unknown, SettingValue<SettingKind>> = SETTING_SCHEMAS[kind]
    routes.put(`/settings/${kind}/:id`, may('setRules'), body(schema), async (c) => {
      const value = c.req.valid('json')
      if (value.id !== c.req.param('id')) return refuse(c, 'badRequest')
      const result = await saveSetting(accounts, c.get('session'), kind, value)
      return result === 'done' ? c.json({}) : refuse(c, result)
    })
  }
  routes.delete('/settings/view/:id', may('setRules'), async (c) => {
    const id = c.req.param('id')
    const dropped = isId(id) && (await dropView(accounts, c.get('session'), id as ViewId))
    return dropped ? c.json({}) : refuse(c, 'noAccess')
  })
  return routes
}
