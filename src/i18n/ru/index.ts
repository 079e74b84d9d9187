import type { Messages } from '../messages'
import common from './common'
import shell from './shell'
import sync from './sync'
import account from './account'
import today from './today'
import clients from './clients'
import profile from './profile'
import history from './history'
import notes from './notes'
import handover from './handover'
import team from './team'
import exchange from './exchange'
import settings from './settings'

export default {
  ...common,
  ...shell,
  ...sync,
  ...account,
  ...today,
  ...clients,
  ...profile,
  ...history,
  ...notes,
  ...handover,
  ...team,
  ...exchange,
  ...settings,
} satisfies Messages
