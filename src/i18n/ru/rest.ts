/** What the other pages say: they wait for it (withAllMessages). */
import type en from '../en/rest'
import account from './account'
import commands from './commands'
import handover from './handover'
import team from './team'
import exchange from './exchange'
import filters from './filters'
import chosen from './chosen'
import problems from './problems'
import update from './update'
import notFound from './notFound'
import settings from './settings'
import arrive from './arrive'
import setup from './setup'
import rules from './rules'
import dates from './dates'
import syncPanel from './syncPanel'
import capture from './capture'
import ordersImport from './ordersImport'
import push from './push'

export default {
  ...account,
  ...commands,
  ...handover,
  ...team,
  ...exchange,
  ...filters,
  ...chosen,
  ...problems,
  ...update,
  ...notFound,
  ...settings,
  ...arrive,
  ...setup,
  ...rules,
  ...dates,
  ...syncPanel,
  ...capture,
  ...ordersImport,
  ...push,
} satisfies Record<keyof typeof en, string>
