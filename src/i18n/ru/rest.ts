/** What the other pages say: they wait for it (withAllMessages). */
import type en from '../en/rest'
import account from './account'
import profile from './profile'
import history from './history'
import notes from './notes'
import handover from './handover'
import team from './team'
import exchange from './exchange'
import settings from './settings'

export default {
  ...account,
  ...profile,
  ...history,
  ...notes,
  ...handover,
  ...team,
  ...exchange,
  ...settings,
} satisfies Record<keyof typeof en, string>
