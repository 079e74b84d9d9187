/** What the other pages say: they wait for it (withAllMessages). */
import type en from '../en/rest'
import account from './account'
import commands from './commands'
import profile from './profile'
import history from './history'
import notes from './notes'
import handover from './handover'
import team from './team'
import exchange from './exchange'
import filters from './filters'
import problems from './problems'
import settings from './settings'
import arrive from './arrive'
import own from './own'
import setup from './setup'
import rules from './rules'
import dates from './dates'
import files from './files'
import syncPanel from './syncPanel'
import capture from './capture'
import know from './know'
import directory from './directory'
import practice from './practice'
import orders from './orders'
import ordersImport from './ordersImport'
import deals from './deals'
import trouble from './trouble'
import steps from './steps'
import push from './push'

export default {
  ...account,
  ...commands,
  ...profile,
  ...history,
  ...notes,
  ...handover,
  ...team,
  ...exchange,
  ...filters,
  ...problems,
  ...settings,
  ...arrive,
  ...own,
  ...setup,
  ...rules,
  ...dates,
  ...files,
  ...syncPanel,
  ...capture,
  ...directory,
  ...practice,
  ...orders,
  ...ordersImport,
  ...deals,
  ...know,
  ...trouble,
  ...steps,
  ...push,
} satisfies Record<keyof typeof en, string>
